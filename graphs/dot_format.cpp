#include "graphs/dot_format.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "graphs/dot_format_lines.h"
#include "graphs/dot_format_words.h"
#include "graphs/dot_parser.h"
#include "graphs/facts.h"
#include "graphs/graphviz_attributes.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

// Looks at the grammar only.
struct NoMeaning {
    void begin_graph(bool, const DotToken*) {}
    void begin_subgraph(const DotToken*, Place) {}
    void end_subgraph() {}
    void node(const DotToken&) {}
    void site(const DotToken&) {}
    void site_attribute(const DotToken&, const DotToken&) {}
    void end_site(Place) {}
    void link(const DotToken&, const DotToken&) {}
    void arrow() {}
    void attribute(const DotToken&, const DotToken&) {}
    void end_statement() {}
    void drop_statement() {}
    void set_default(DotOwner, const DotToken&, const DotToken&) {}
    bool is_stopped() const { return false; }
};

constexpr std::uint32_t flag(DotWord word) {
    return std::uint32_t{1} << static_cast<unsigned>(word);
}

class DotFormatter {
public:
    explicit DotFormatter(const DotFormatWords& words) : words_(words), lines_(words) {}

    std::string text() {
        while (!is(DotWord::end)) statement();
        lines_.pass(at_);
        lines_.end_comments(0);
        return lines_.take();
    }

private:
    struct Attribute {
        std::size_t name; // position of its name; '=' and the value follow
        std::size_t rank;
    };

    const DotFormatWord& now() const { return words_.at(at_); }
    bool is(DotWord word) const { return now().word == word; }
    DotWord last(std::size_t back = 1) const {
        return at_ < back ? DotWord::end : words_.at(at_ - back).word;
    }

    void statement() {
        keyword_ = now().word;
        if (is(DotWord::right_brace)) {
            closes_ = true;
            is_link_ = was_link_.back();
            was_link_.pop_back();
            write_word();
            if (!goes_on()) return end_statement();
        } else {
            is_link_ = false;
        }
        operands();
    }

    // Up to the end of the statement, or into a group that takes lines of its own.
    void operands() {
        do {
            if (is(DotWord::left_brace)) {
                if (!now().is_inline) return open_group();
                inline_group();
            } else if (is(DotWord::left_bracket)) {
                attribute_lists();
                break;
            } else {
                is_link_ = is_link_ || is(DotWord::arrow);
                write_word();
            }
        } while (goes_on());
        end_statement();
    }

    // True where the word at hand belongs to the statement of the word before.
    bool goes_on() const {
        switch (now().word) {
        case DotWord::comma:
        case DotWord::colon:
        case DotWord::arrow:
        case DotWord::equals:
        case DotWord::left_bracket:
            return true;
        case DotWord::left_brace:
            if (last() == DotWord::id && (last(2) == DotWord::subgraph || last(2) == DotWord::digraph))
                return true;
            break;
        default:
            break;
        }
        constexpr std::uint32_t demanding =
            flag(DotWord::comma) | flag(DotWord::colon) | flag(DotWord::arrow) | flag(DotWord::equals) |
            flag(DotWord::strict) | flag(DotWord::digraph) | flag(DotWord::subgraph);
        return (flag(last()) & demanding) != 0;
    }
    void write_word() {
        constexpr std::uint32_t close_before =
            flag(DotWord::comma) | flag(DotWord::colon) | flag(DotWord::equals);
        const bool is_close =
            (flag(now().word) & close_before) != 0 || last() == DotWord::colon || last() == DotWord::equals;
        lines_.write(at_, !is_close);
        ++at_;
    }

    void end_line() {
        lines_.end(was_link_.size(), closes_);
        closes_ = false;
    }

    void end_statement() {
        if (is(DotWord::semicolon)) lines_.pass(at_++);
        end_line();
    }

    void open_group() {
        write_word();
        end_line();
        was_link_.push_back(is_link_);
    }

    void inline_group() {
        constexpr std::uint32_t unwritten =
            flag(DotWord::semicolon) | flag(DotWord::left_bracket) | flag(DotWord::right_bracket);
        while (!is(DotWord::right_brace)) {
            if ((flag(now().word) & unwritten) != 0)
                lines_.pass(at_++);
            else
                write_word();
        }
        write_word();
    }

    // The position behind all [..] of the statement.
    std::size_t end_of_lists() const {
        std::size_t end = at_;
        while (words_.at(end).word == DotWord::left_bracket) {
            while (words_.at(end).word != DotWord::right_bracket) ++end;
            ++end;
        }
        return end;
    }

    std::vector<Attribute> attributes_up_to(std::size_t end) const {
        std::vector<Attribute> attributes;
        for (std::size_t at = at_; at < end; ++at) {
            if (words_.at(at).word != DotWord::equals) continue;
            attributes.push_back({at - 1, rank_of(words_.at(at - 1).name)});
        }
        return attributes;
    }

    // Facts in the order of the vocabulary, then unknown attributes, then Graphviz' own.
    std::size_t rank_of(std::string_view name) const {
        FactOwner owner = is_link_ ? FactOwner::link : FactOwner::site;
        if (keyword_ == DotWord::edge) owner = FactOwner::link;
        if (keyword_ == DotWord::graph) owner = FactOwner::hierarchy;
        if (const auto fact = fact_named(name, owner)) return static_cast<std::size_t>(*fact);
        return is_graphviz_attribute(name) ? fact_count + 1 : fact_count;
    }

    void attribute_lists() {
        const std::size_t end = end_of_lists();
        std::vector<Attribute> attributes = attributes_up_to(end);
        if (words_.has_comments_between(at_, end - 1)) return long_list(attributes.size(), end);
        const bool needs_list = keyword_ >= DotWord::strict && keyword_ != DotWord::subgraph;
        if (attributes.empty() && !needs_list) {
            while (at_ < end) lines_.pass(at_++);
            return;
        }
        std::stable_sort(attributes.begin(), attributes.end(),
                         [](const Attribute& a, const Attribute& b) { return a.rank < b.rank; });
        lines_.write(at_, true);
        for (std::size_t each = 0; each < attributes.size(); ++each) {
            if (each > 0) lines_.add(", ");
            for (std::size_t part = 0; part < 3; ++part)
                lines_.add(words_.at(attributes[each].name + part).text);
        }
        lines_.write(end - 1, false);
        at_ = end;
    }

    // An attribute a line, since there are comments between them.
    void long_list(std::size_t attributes, std::size_t end) {
        const std::size_t depth = was_link_.size();
        write_word();
        end_line();
        for (; at_ < end - 1; ++at_) {
            const DotWord word = now().word;
            if (word != DotWord::id && word != DotWord::equals) {
                lines_.pass(at_);
                continue;
            }
            const bool is_name = word == DotWord::id && last() != DotWord::equals;
            if (is_name) lines_.end(depth + 1);
            lines_.write(at_, false);
            const bool is_value = word == DotWord::id && !is_name;
            if (is_value && --attributes > 0) lines_.add(",");
        }
        lines_.end(depth + 1);
        lines_.write(at_++, false);
        closes_ = true;
    }

    const DotFormatWords& words_;
    DotLines lines_;
    std::size_t at_ = 0;
    std::vector<bool> was_link_;     // of the open groups: an arrow stands before them in their statement
    bool is_link_ = false;           // the statement at hand has an arrow
    bool closes_ = false;            // the line at hand begins with the end of a group
    DotWord keyword_ = DotWord::end; // the first word of the statement at hand
};

} // namespace

std::optional<std::string> formatted_dot(std::string_view text, Diagnostics& diagnostics) {
    if (text.size() > dot_limits::text_bytes) {
        diagnostics.add(
            {Severity::error, {1, 1, 0}, "a file of more than 1 GiB", "split the hierarchy", "limit", true});
        return std::nullopt;
    }
    TextCheck check = checked_text(text);
    if (check.offence) {
        diagnostics.add(std::move(*check.offence));
        return std::nullopt;
    }
    text = without_byte_order_mark(text);
    TextKeeper keeper;
    DotScanner scanner(text, keeper, diagnostics, check.all_ascii);
    NoMeaning meaning;
    if (!DotParser(scanner, diagnostics, meaning).parse()) return std::nullopt;
    const DotFormatWords words(text, check.all_ascii);
    return DotFormatter(words).text();
}

} // namespace sitemode
