// The grammar of DOT: turns the words of graphs/dot_scanner.h into the events of statements, in file order.
// It keeps a stack of its own, reports what is wrong with a mend, and goes on behind it. What scopes,
// defaults and products mean is said in graphs/dot_graph.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/dot_scanner.h"

namespace sitemode {

// What a default statement or an attribute list belongs to.
enum class DotOwner : std::uint8_t { graph, node, edge };

// Sink takes:
//   begin_graph(bool is_strict, const DotToken* name)       name may be null
//   begin_subgraph(const DotToken* name, Place)             an operand of the statement at hand
//   end_subgraph()
//   node(const DotToken& id)                                adds to the operand at hand
//   arrow()                                                 ends an operand, another follows
//   attribute(const DotToken& name, const DotToken& value)  of the statement at hand; comes behind all
//   operands end_statement() drop_statement()                                        it was wrong: forget its
//   operands set_default(DotOwner, const DotToken& name, const DotToken& value)   node [..], edge [..], graph
//   [..] and `a = b` is_stopped() -> bool                                    true: a limit is reached, read
//   no further
template <class Sink>
class DotParser {
public:
    DotParser(DotScanner& scanner, Diagnostics& diagnostics, Sink& sink)
        : scanner_(scanner), diagnostics_(diagnostics), sink_(sink) {}

    // Reads one graph and whatever is left of the text. True where nothing was wrong and no limit reached; else the
    // diagnostics say what.
    bool parse() {
        advance();
        if (begin_graph()) {
            while (!open_braces_.empty() && !is_stopped()) statement();
            if (!is_stopped()) check_nothing_follows();
        }
        return errors_ == 0 && scanner_.bad_words() == 0 && !is_stopped();
    }

private:
    static constexpr std::size_t most_errors = 20;

    // The word at hand and those before it: what `token()` gave stays as it is for seven words more.
    const DotToken& token() const { return tokens_[now_]; }
    void advance() {
        now_ = (now_ + 1) % tokens_.size();
        scanner_.next(tokens_[now_]);
    }
    bool is(DotWord word) const { return token().word == word; }
    bool is_stopped() const { return scanner_.has_failed() || errors_ >= most_errors || sink_.is_stopped(); }

    // Once a statement has one error, others in it would only echo it.
    void error(Place place, std::string message, std::string hint) {
        if (scanner_.has_failed() || is_spoiled()) return;
        spoiled_ = true;
        add(Severity::error, place, std::move(message), std::move(hint));
        if (++errors_ < most_errors) return;
        add(Severity::note, place, "too many mistakes: the rest of the file is not read", "");
    }
    void add(Severity severity, Place place, std::string message, std::string hint) {
        diagnostics_.add({severity, place, std::move(message), std::move(hint), "syntax", false});
    }
    bool is_spoiled() const { return spoiled_ || scanner_.bad_words() != bad_words_before_; }
    void begin_statement() {
        errors_ += scanner_.bad_words() - bad_words_before_;
        bad_words_before_ = scanner_.bad_words();
        spoiled_ = false;
    }

    std::string found() const {
        return is(DotWord::end) ? std::string("the end of the file")
                                : quoted(scanner_.source(token().begin, token().end), 30);
    }
    static bool is_keyword(DotWord word) { return word >= DotWord::strict; }

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
        begin_statement();
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
        if (!is_whole)
            recover();
        else if (is(DotWord::semicolon))
            advance();
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
            diagnostics_.add(
                {Severity::error, token().place,
                 "more than " + std::to_string(dot_limits::nested_subgraphs) + " levels of subgraphs",
                 "nest them less deeply", "limit", true});
            open_braces_.clear();
            errors_ = most_errors;
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
        if (!is(DotWord::id)) return no_value(name), recover();
        const DotToken& value = token();
        sink_.set_default(DotOwner::graph, name, value);
        advance();
        const bool goes_on =
            is(DotWord::id) && !token().in_quotes && !value.in_quotes && token().place.line == value.place.line;
        if (goes_on) {
            add(Severity::warning, token().place,
                found() + " is no part of the value of " + quoted(name.text) + ": it makes a site of its own",
                "quote the whole value: " + with_quotes(name, scanner_.source(value.begin, token().end)));
        }
        if (is(DotWord::semicolon)) advance();
    }

    std::string with_quotes(const DotToken& name, std::string_view value) const {
        return std::string(scanner_.source(name.begin, name.end)) + '=' + dot_quoted(value.substr(0, 60));
    }

    void no_value(const DotToken& name) {
        const bool is_word = is_keyword(token().word);
        error(token().place, "no value for " + quoted(name.text) + " before " + found(),
              is_word ? "quote the value: " + with_quotes(name, token().text)
                      : "give one: " + with_quotes(name, "…"));
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
        return is_keyword(token().word) ? "quote it if it is a site: " + dot_quoted(token().text)
                                       : std::string();
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
                const bool at_keyword = is_keyword(token().word);
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
        end_statement(attribute_lists(
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
        end_statement(attribute_lists([this, owner](const DotToken& name, const DotToken& value) {
            sink_.set_default(owner, name, value);
        }));
    }

    // All [..] of a statement; false where one is broken beyond its end.
    template <class Give>
    bool attribute_lists(Give give) {
        while (is(DotWord::left_bracket)) {
            const Place open = token().place;
            advance();
            while (!is(DotWord::right_bracket)) {
                if (attributes(give, open)) continue;
                if (!recover_in_list()) return false;
            }
            advance();
        }
        return true;
    }

    // Passes the rest of a broken list; false where it has no end.
    bool recover_in_list() {
        while (!is(DotWord::right_bracket)) {
            if (is(DotWord::end) || is(DotWord::left_brace) || is(DotWord::right_brace) || is(DotWord::arrow))
                return false;
            advance();
        }
        return true;
    }

    // Attributes up to the next separator: `a=b c=d,` are two.
    template <class Give>
    bool attributes(Give give, Place open) {
        if (!is(DotWord::id)) return no_attribute(open);
        const DotToken* name = &token();
        advance();
        while (name != nullptr) {
            if (!is(DotWord::equals)) return no_equals(*name, open);
            advance();
            if (!is(DotWord::id)) {
                no_value(*name);
                break;
            }
            const DotToken& value = token();
            give(*name, value);
            advance();
            name = name_behind(*name, value, open);
        }
        if (is(DotWord::comma) || is(DotWord::semicolon)) advance();
        return is(DotWord::id) || is(DotWord::right_bracket) || no_attribute(open);
    }

    // The name of the next attribute where no separator stands before it, its '=' being the word at hand; else null.
    // Reports words that a value without quotes has lost on the way: version=2007 SP1.
    const DotToken* name_behind(const DotToken& name, const DotToken& value, Place open) {
        for (bool is_first = true; is(DotWord::id); is_first = false) {
            const DotToken& word = token();
            advance();
            if (is(DotWord::equals)) return &word;
            if (!is_first) continue;
            if (value.in_quotes || word.place.line != value.place.line) {
                no_equals(word, open);
            } else {
                error(word.place, quoted(word.text, 30) + " is no part of the value of " + quoted(name.text, 30),
                      "quote the whole value: " + with_quotes(name, scanner_.source(value.begin, word.end)));
            }
        }
        return nullptr;
    }

    bool no_attribute(Place open) {
        const bool is_closed =
            !is(DotWord::end) && !is(DotWord::left_brace) && !is(DotWord::right_brace) && !is(DotWord::arrow);
        if (!is_closed)
            error(open, "this '[' is never closed", "a ']' is missing");
        else if (is_keyword(token().word))
            error(token().place, found() + " is a word of DOT", "quote it: " + dot_quoted(token().text));
        else
            error(token().place, "an attribute can't begin with " + found(),
                  "an attribute is NAME=VALUE, such as pki=yes");
        if (is(DotWord::end)) open_braces_.clear(); // that they are open too says nothing new
        return false;
    }

    bool no_equals(const DotToken& name, Place open) {
        if (is(DotWord::left_bracket) || is(DotWord::arrow) || is(DotWord::left_brace)) {
            error(open, "this '[' is not closed before " + quoted(name.text, 30), "a ']' is missing");
        } else {
            error(name.place, "no '=' behind " + quoted(name.text, 30),
                  "an attribute is NAME=VALUE, such as pki=yes");
        }
        return false;
    }

    void check_nothing_follows() {
        begin_statement();
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
    Diagnostics& diagnostics_;
    Sink& sink_;
    std::array<DotToken, 8> tokens_;
    std::size_t now_ = 0;
    std::vector<Place> open_braces_;
    std::size_t errors_ = 0;
    std::size_t bad_words_before_ = 0; // of the scanner, at the begin of the statement
    bool spoiled_ = false;             // the statement has an error already
    bool is_undirected_ = false;
};

} // namespace sitemode
