// The walk that fills a DotOutline, for graphs/dot_outline.cpp, the only one to include this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/dot_graph.h"
#include "graphs/dot_outline.h"

namespace sitemode {

// Notes which links each statement makes and which defaults sites have.
struct DotOutlineMeaning {
    struct Attribute {
        std::uint32_t key;
    };

    DotOutline& outline;
    TextKeeper& keeper;
    std::uint32_t statement = 0; // at hand
    std::uint32_t nodes = 0;

    void begin_graph(bool, const DotToken*) {}
    // Others would be handed on to each link and each reopened subgraph, and are not asked for.
    std::optional<Attribute> read(const DotSubject& subject, const DotToken& name, const DotToken&) {
        if (subject.owner != DotOwner::node) return std::nullopt;
        const auto number = static_cast<std::uint32_t>(outline.default_names_.size());
        return Attribute{outline.default_names_.try_emplace(plain_text(name, keeper), number).first->second};
    }
    void graph_attribute(std::uint32_t, const Attribute&) {}
    void lost_attribute(const DotToken&, const DotToken&) {}
    void new_subgraph(std::uint32_t, std::uint32_t, const DotToken*) {}
    void new_node(std::uint32_t, std::string_view, Place) { ++nodes; }
    void own_statement(std::uint32_t, Place) {}
    void listed(std::uint32_t, std::uint32_t) {}
    void node_attribute(std::uint32_t node, const Attribute& attribute, bool is_default) {
        if (is_default) outline.defaults_.push_back({node, attribute.key});
    }
    void edge(std::uint32_t tail, std::uint32_t head, Place, std::span<const Attribute>,
              std::span<const Attribute>) {
        outline.links_.push_back({tail, head, statement});
    }
    bool is_stopped() const { return false; }
};

// Walks over the words of a text that has no mistake, with a stack of its own.
class DotOutlineWalk {
public:
    DotOutlineWalk(std::string_view text, DotOutline& outline)
        : outline_(outline),
          scanner_(text, outline.keeper_, diagnostics_), meaning_{outline, outline.keeper_},
          graph_(meaning_, outline.keeper_, diagnostics_) {}

    void walk() {
        advance();
        while (!is(DotWord::left_brace) && !is(DotWord::end)) advance();
        graph_.begin_graph(false, nullptr);
        begin_group(DotOutline::none, true);
        while (!open_.empty() && !is(DotWord::end)) statement();
        const auto text_end = now_.begin;
        for (; !open_.empty(); open_.pop_back()) outline_.groups_[open_.back().group].inside.end = text_end;
    }

private:
    // A group and the statement in it that is at hand.
    struct Open {
        std::uint32_t group = 0;
        std::uint32_t statement = 0;
        std::vector<DotOperand> operands;
    };

    bool is(DotWord word) const { return now_.word == word; }
    void advance() {
        last_end_ = now_.end;
        scanner_.next(now_);
    }
    DotStatement& at_hand() { return outline_.statements_[open_.back().statement]; }
    std::uint32_t mentions() const { return static_cast<std::uint32_t>(outline_.mentions_.size()); }

    void statement() {
        switch (now_.word) {
        case DotWord::right_brace:
            return end_group();
        case DotWord::left_brace:
        case DotWord::subgraph:
            begin_statement(DotStatement::Kind::group);
            return group_operand();
        case DotWord::graph:
            return default_statement(DotStatement::Kind::attributes, DotOwner::graph);
        case DotWord::node:
            return default_statement(DotStatement::Kind::defaults, DotOwner::node);
        case DotWord::edge:
            return default_statement(DotStatement::Kind::defaults, DotOwner::edge);
        case DotWord::id:
            return statement_with_id();
        default:
            return advance();
        }
    }

    void begin_statement(DotStatement::Kind kind) {
        open_.back().statement = static_cast<std::uint32_t>(outline_.statements_.size());
        DotStatement& begun = outline_.statements_.emplace_back();
        begun.kind = kind;
        begun.group = open_.back().group;
        begun.at.begin = now_.begin;
        begun.first_pair = begun.end_pair = static_cast<std::uint32_t>(outline_.pairs_.size());
    }

    void end_statement() {
        auto& operands = open_.back().operands;
        DotStatement& ended = at_hand();
        ended.first_operand = static_cast<std::uint32_t>(outline_.operands_.size());
        outline_.operands_.insert(outline_.operands_.end(), operands.begin(), operands.end());
        ended.end_operand = static_cast<std::uint32_t>(outline_.operands_.size());
        operands.clear();
        ended.at.end = last_end_;
        if (is(DotWord::semicolon)) advance();
        ended.stop = last_end_;
        meaning_.statement = open_.back().statement;
        graph_.end_statement();
    }

    void default_statement(DotStatement::Kind kind, DotOwner owner) {
        begin_statement(kind);
        advance();
        lists([&](const DotToken& name, const DotToken& value) { graph_.set_default(owner, name, value); });
        end_statement();
    }

    void statement_with_id() {
        begin_statement(DotStatement::Kind::sites);
        const DotToken first = now_;
        advance();
        if (is(DotWord::equals)) {
            at_hand().kind = DotStatement::Kind::fact;
            pair(first);
            return end_statement();
        }
        sites(first);
        after_operand();
    }

    void sites(const DotToken& first) {
        DotOperand operand{{first.begin, 0}, mentions(), 0, false};
        site(first);
        while (is(DotWord::comma)) {
            advance();
            const DotToken next = now_;
            advance();
            site(next);
        }
        operand.at.end = last_end_;
        operand.end_mention = mentions();
        open_.back().operands.push_back(operand);
    }

    // With its ports; `token` is passed already.
    void site(const DotToken& token) {
        const auto number =
            names_.add(plain_text(token, outline_.keeper_)).index; // as DotGraph numbers its nodes
        graph_.node(token);
        while (is(DotWord::colon)) {
            advance();
            advance();
        }
        outline_.mentions_.push_back({number, open_.back().statement, {token.begin, last_end_}});
    }

    void after_operand() {
        while (is(DotWord::arrow)) {
            at_hand().kind = DotStatement::Kind::links;
            advance();
            graph_.arrow();
            if (!is(DotWord::id)) return group_operand();
            const DotToken first = now_;
            advance();
            sites(first);
        }
        lists([&](const DotToken& name, const DotToken& value) { graph_.attribute(name, value); });
        end_statement();
    }

    void group_operand() {
        open_.back().operands.push_back({{now_.begin, 0}, mentions(), 0, true});
        DotToken name;
        if (is(DotWord::subgraph)) {
            advance();
            if (is(DotWord::id)) {
                name = now_;
                advance();
            }
        }
        graph_.begin_subgraph(name.word == DotWord::id ? &name : nullptr, now_.place);
        begin_group(open_.back().statement, name.word == DotWord::id);
    }

    void begin_group(std::uint32_t of_statement, bool counts) {
        const auto number = static_cast<std::uint32_t>(outline_.groups_.size());
        const std::uint32_t around = open_.empty() ? 0 : open_.back().group;
        outline_.groups_.push_back({of_statement, {now_.end, 0}, counts ? number : around});
        open_.push_back({number, 0, {}});
        advance();
    }

    void end_group() {
        outline_.groups_[open_.back().group].inside.end = now_.begin;
        open_.pop_back();
        if (open_.empty()) return;
        graph_.end_subgraph();
        advance();
        DotOperand& operand = open_.back().operands.back();
        operand.at.end = last_end_;
        operand.end_mention = mentions();
        after_operand();
    }

    template <class Give>
    void lists(Give give) {
        at_hand().lists = {now_.begin, now_.begin};
        at_hand().first_pair = at_hand().end_pair = static_cast<std::uint32_t>(outline_.pairs_.size());
        while (is(DotWord::left_bracket)) {
            for (advance(); !is(DotWord::right_bracket) && !is(DotWord::end);) {
                if (!is(DotWord::id)) {
                    advance();
                    continue;
                }
                const DotToken name = now_;
                advance();
                const DotToken value = pair(name);
                give(name, value);
            }
            advance();
            at_hand().lists.end = last_end_;
        }
    }

    // The word at hand is '='.
    DotToken pair(const DotToken& name) {
        advance();
        DotToken value = now_;
        advance();
        outline_.pairs_.push_back({plain_text(name, outline_.keeper_),
                                   plain_text(value, outline_.keeper_),
                                   {name.begin, value.end},
                                   {value.begin, value.end},
                                   value.in_quotes});
        at_hand().end_pair = static_cast<std::uint32_t>(outline_.pairs_.size());
        return value;
    }

    DotOutline& outline_;
    Diagnostics diagnostics_; // what they say was said when the text was read
    DotScanner scanner_;
    DotOutlineMeaning meaning_;
    DotGraph<DotOutlineMeaning> graph_;
    NameTable names_;
    DotToken now_;
    std::uint32_t last_end_ = 0; // of the word before
    std::vector<Open> open_;
};

} // namespace sitemode
