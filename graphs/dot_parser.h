// The grammar of DOT: turns the words of graphs/dot_scanner.h into the events of statements, in file order.
// It keeps a stack of its own, reports what is wrong with a mend, and goes on behind it. What scopes,
// defaults and products mean is said in graphs/dot_graph.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/dot_attribute_lists.h"
#include "graphs/dot_scanner.h"
#include "graphs/dot_words.h"

namespace sitemode {

// What a default statement or an attribute list belongs to.
enum class DotOwner : std::uint8_t { graph, node, edge };

// clang-format off
// Sink takes:
//   begin_graph(bool is_strict, const DotToken* name)       name may be null
//   begin_subgraph(const DotToken* name, Place)             an operand of the statement at hand
//   end_subgraph()
//   node(const DotToken& id)                                adds to the operand at hand
//   site(const DotToken& id)                                begins a statement `id [..]`, with attributes of its
//   site_attribute(const DotToken& name, const DotToken& value)  own and an end of its own
//   end_site(Place)
//   link(const DotToken& parent, const DotToken& child)     all of a statement `parent -> child`
//   arrow()                                                 ends an operand, another follows
//   attribute(const DotToken& name, const DotToken& value)  of the statement at hand; comes behind its operands
//   end_statement()
//   drop_statement()                                        it was wrong: forget its operands
//   set_default(DotOwner, const DotToken& name, const DotToken& value)
//                                                           node [..], edge [..], graph [..] and `a = b`
//   is_stopped() -> bool                                    true: a limit is reached, read no further
// clang-format on
template <class Sink>
class DotParser {
public:
    DotParser(DotScanner& scanner, Diagnostics& diagnostics, Sink& sink)
        : scanner_(scanner), words_(scanner, diagnostics), lists_(words_), sink_(sink) {}

    // Reads one graph and whatever is left of the text. True where nothing was wrong and no limit reached;
    // else the diagnostics say what.
    bool parse() {
        advance();
        if (begin_graph()) {
            while (!open_braces_.empty() && !is_stopped()) {
                if (!is_semicolon_due_)
                    statement();
                else if (!plain_statement())
                    pass_semicolon();
            }
            if (is_semicolon_due_) pass_semicolon();
            if (!is_stopped()) check_nothing_follows();
        }
        return words_.is_sound() && !sink_.is_stopped();
    }

private:
    const DotToken& token() const { return words_.token(); }
    void advance() { words_.advance(); }
    bool is(DotWord word) const { return words_.is(word); }
    bool is_stopped() const { return words_.is_stopped() || sink_.is_stopped(); }
    std::string found() const { return words_.found(); }
    void error(Place place, std::string message, std::string hint) {
        words_.error(place, std::move(message), std::move(hint));
    }

    bool begin_graph() {
        const bool is_strict = is(DotWord::strict);
        if (is_strict) advance();
        if (is(DotWord::end) && !is_strict) {
            error(token().place, "no graph in it", "a hierarchy starts with digraph { … }");
            return false;
        }
        is_undirected_ = is(DotWord::graph);
        if (is_undirected_) {
            error(token().place, "an undirected graph: links between sites have a direction",
                  "write digraph and ->");
        } else if (!is(DotWord::digraph)) {
            error(token().place, "a graph can't begin with " + found(),
                  "a hierarchy starts with digraph { … }");
            return false;
        }
        advance();
        const DotToken& name = token();
        if (is(DotWord::id)) advance();
        if (!is(DotWord::left_brace)) {
            error(token().place, "'{' is missing before " + found(), "a hierarchy starts with digraph { … }");
            return false;
        }
        sink_.begin_graph(is_strict, name.word == DotWord::id ? &name : nullptr);
        open_braces_.push_back(token().place);
        advance();
        return true;
    }

    void statement() {
        words_.begin_statement();
        switch (token().word) {
        case DotWord::end:
            error(open_braces_.back(), "this '{' is never closed", "a '}' is missing at the end");
            open_braces_.clear();
            return;
        case DotWord::right_brace:
            return end_subgraph();
        case DotWord::left_brace:
        case DotWord::subgraph:
            return begin_subgraph();
        case DotWord::graph:
            return default_statement(DotOwner::graph);
        case DotWord::node:
            return default_statement(DotOwner::node);
        case DotWord::edge:
            return default_statement(DotOwner::edge);
        case DotWord::id:
            return statement_with_id();
        case DotWord::semicolon:
            error(token().place, "nothing stands before this ';'", "remove it");
            return advance();
        case DotWord::arrow:
        case DotWord::line:
            error(token().place, "no site stands before " + found(), "a link is PARENT -> CHILD");
            return recover();
        default:
            error(token().place, "a statement can't begin with " + found(),
                  "a statement is a site, a link or a fact");
            return recover();
        }
    }

    // Passes the rest of a broken statement: up to the next ';', line, or '}' of this level.
    void recover() {
        sink_.drop_statement();
        const std::uint32_t line = token().place.line;
        for (std::size_t depth = 0; !is(DotWord::end); advance()) {
            if (depth == 0 && (is(DotWord::right_brace) || token().place.line != line)) return;
            if (depth == 0 && is(DotWord::semicolon)) return advance();
            if (is(DotWord::left_brace)) ++depth;
            if (is(DotWord::right_brace)) --depth;
        }
    }

    void end_statement(bool is_whole) {
        sink_.end_statement();
        if (!is_whole && is(DotWord::end)) open_braces_.clear(); // that they are open too says nothing new
        if (!is_whole) recover();
        is_semicolon_due_ = is_whole && is(DotWord::semicolon);
    }

    void pass_semicolon() {
        is_semicolon_due_ = false;
        advance();
    }

    // Behind a ';': a statement that is seen at a glance, as most are. False where none is.
    bool plain_statement() {
        DotToken first, second;
        const DotPlain seen = words_.take_plain_statement(first, second);
        if (seen == DotPlain::none) return false;
        words_.begin_statement();
        if (seen == DotPlain::link) {
            sink_.link(first, second);
            return true;
        }
        plain_site(first, second.place);
        return true;
    }

    // Behind the '[' at `open`.
    void plain_site(const DotToken& id, Place open) {
        const auto give = [this](const DotToken& name, const DotToken& value) {
            sink_.site_attribute(name, value);
        };
        sink_.site(id);
        lists_.read_plain(give);
        const bool is_seen = words_.take_plain_end();
        const bool is_whole = is_seen || lists_.read_rest(give, open);
        sink_.end_site(id.place);
        if (!is_seen) end_statement(is_whole);
    }

    void begin_subgraph() {
        const Place place = token().place;
        const DotToken* name = nullptr;
        if (is(DotWord::subgraph)) {
            advance();
            if (is(DotWord::id)) name = &token();
            if (name != nullptr) advance();
        }
        if (!is(DotWord::left_brace)) {
            error(token().place, "'{' is missing before " + found(),
                  "a group of sites is subgraph NAME { … }");
            return recover();
        }
        if (open_braces_.size() > dot_limits::nested_subgraphs) {
            words_.limit(token().place,
                         "more than " + std::to_string(dot_limits::nested_subgraphs) + " levels of subgraphs",
                         "nest them less deeply");
            return;
        }
        sink_.begin_subgraph(name, place);
        open_braces_.push_back(token().place);
        advance();
    }

    void end_subgraph() {
        open_braces_.pop_back();
        if (open_braces_.empty()) return; // what follows the graph is looked at without scanning it
        sink_.end_subgraph();
        advance();
        after_operand();
    }

    void statement_with_id() {
        const DotToken& first = token();
        advance();
        if (is(DotWord::equals)) return graph_attribute(first);
        if (node_list(first)) after_operand();
    }

    // `name = value` outside of brackets: an attribute of the graph.
    void graph_attribute(const DotToken& name) {
        advance();
        if (!is(DotWord::id)) return lists_.no_value(name), recover();
        const DotToken& value = token();
        sink_.set_default(DotOwner::graph, name, value);
        advance();
        const bool goes_on = is(DotWord::id) && !token().in_quotes && !value.in_quotes &&
                             token().place.line == value.place.line;
        if (goes_on) {
            words_.warning(
                token().place,
                found() + " is no part of the value of " + quoted(name.text) + ": it makes a site of its own",
                "quote the whole value: " + lists_.with_quotes(name, words_.source(value, token())));
        }
        if (is(DotWord::semicolon)) advance();
    }

    // The ids of one operand, `first` being read already. False where it is broken (and passed).
    bool node_list(const DotToken& first) {
        sink_.node(first);
        while (true) {
            if (!ports()) return false;
            if (!is(DotWord::comma)) return true;
            advance();
            if (!is(DotWord::id)) {
                error(token().place, "no site behind ',' but " + found(), quote_keyword());
                recover();
                return false;
            }
            sink_.node(token());
            advance();
        }
    }

    std::string quote_keyword() const {
        return words_.is_keyword() ? "quote it if it is a site: " + dot_quoted(token().text) : std::string();
    }

    // `:port` and `:port:compass` say where a line ends at a box: nothing about sites.
    bool ports() {
        for (int count = 0; count < 2 && is(DotWord::colon); ++count) {
            advance();
            if (!is(DotWord::id)) {
                error(token().place, "no port behind ':' but " + found(),
                      "quote a site's code that holds a ':'");
                recover();
                return false;
            }
            advance();
        }
        return true;
    }

    void after_operand() {
        while (is(DotWord::arrow) || is(DotWord::line)) {
            if (is(DotWord::line) && !is_undirected_) {
                is_undirected_ = true; // say it once
                error(token().place, "'--' has no direction", "write -> : PARENT -> CHILD");
            }
            const Place arrow = token().place;
            advance();
            if (!is(DotWord::id) && !is(DotWord::left_brace) && !is(DotWord::subgraph)) {
                const bool at_keyword = words_.is_keyword();
                error(at_keyword ? token().place : arrow, "no site behind this '->' but " + found(),
                      at_keyword ? quote_keyword() : "a link is PARENT -> CHILD");
                return recover_behind_arrow();
            }
            sink_.arrow();
            if (!is(DotWord::id)) return begin_subgraph();
            const DotToken& first = token();
            advance();
            if (!node_list(first)) return;
        }
        end_statement(lists_.read(
            [this](const DotToken& name, const DotToken& value) { sink_.attribute(name, value); }));
    }

    // The statement ends at the arrow: what stands on the next line is a statement of its own.
    void recover_behind_arrow() {
        if (is(DotWord::right_brace) || is(DotWord::end)) return sink_.drop_statement();
        recover();
    }

    void default_statement(DotOwner owner) {
        const DotToken& keyword = token();
        advance();
        if (!is(DotWord::left_bracket)) {
            error(keyword.place,
                  quoted(keyword.text) + " is a word of DOT: [attributes] must follow, not " + found(),
                  "quote it if it is a site: " + dot_quoted(keyword.text));
            return recover();
        }
        end_statement(lists_.read([this, owner](const DotToken& name, const DotToken& value) {
            sink_.set_default(owner, name, value);
        }));
    }

    void check_nothing_follows() {
        words_.begin_statement();
        if (!scanner_.find_next_word()) return;
        const bool is_graph = begins_graph(scanner_.rest());
        error(scanner_.place(), is_graph ? "a second graph in the file" : "text behind the end of the graph",
              is_graph ? "a file holds one hierarchy: make it two files"
                       : "remove it; perhaps there is a '}' too many before it");
    }

    static bool begins_graph(std::string_view text) {
        std::string word;
        for (const char c : text.substr(0, 8)) {
            if ((c | 0x20) < 'a' || (c | 0x20) > 'z') break;
            word += static_cast<char>(c | 0x20);
        }
        return word == "digraph" || word == "graph" || word == "strict";
    }

    DotScanner& scanner_;
    DotWords words_;
    DotAttributeLists lists_;
    Sink& sink_;
    std::vector<Place> open_braces_;
    bool is_undirected_ = false;
    bool is_semicolon_due_ = false; // the word at hand is the ';' behind a statement
};

} // namespace sitemode
