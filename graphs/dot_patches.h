// Changes of a DOT text, a statement or an attribute at a time, in the way that the text around them is
// written: its indentation, its line ends, its semicolons, its quotes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/dot_outline.h"
#include "graphs/text_patches.h"

namespace sitemode {

class DotPatches {
public:
    // Both outlive the patches; `outline` is that of `text`.
    DotPatches(std::string_view text, const DotOutline& outline);

    // New statements, without their semicolons; behind `statement`, or behind all of the graph.
    void write_behind(std::uint32_t statement, std::string new_statement);
    void write_at_end(std::string new_statement);
    // Before all statements of the graph.
    void write_at_begin(const std::string& new_statement);
    // With its line, where nothing else stands there.
    void remove(std::uint32_t statement);
    // Takes a mention out of its list, or its statement where it is the only one.
    void remove_mention(std::uint32_t mention);
    // Puts another site in the place of an operand.
    void replace(const DotOperand& operand, std::string_view id) {
        patches_.replace(operand.at.begin, operand.at.end, std::string(id));
    }
    // Puts a text in the place of the arrow behind an operand, and of the blanks around it.
    void replace_arrow(std::uint32_t operand, std::string text);
    void remove(const DotOperand& operand) { patches_.cut(operand.at.begin, operand.at.end); }
    void remove_lists(std::uint32_t statement);

    // `value` is taken as it is written in a text: see dot_id.
    void set_value(const DotPair& pair, std::string_view value);
    void remove_pair(std::uint32_t statement, std::uint32_t pair);
    void add_pair(std::uint32_t statement, std::string pair);

    // The text with all that was asked for.
    std::string text() &&;

private:
    struct Behind {
        std::uint32_t statement;
        std::string text;
    };
    struct PairChange {
        std::uint32_t statement;
        std::uint32_t removed; // DotOutline::none: `added`
        std::string added;
    };

    std::string_view between(std::uint32_t begin, std::uint32_t end) const {
        return text_.substr(begin, end - begin);
    }
    std::uint32_t before_blanks(std::uint32_t at) const;
    std::uint32_t behind_blanks(std::uint32_t at) const;
    bool is_line_end(std::uint32_t at) const;
    bool begins_line(std::uint32_t at) const;
    std::uint32_t end_of_line(std::uint32_t at) const;
    bool is_plain(std::uint32_t begin, std::uint32_t end) const;
    void cut_mentions();
    void cut_mentions(std::uint32_t statement, const DotOperand& list, const std::vector<bool>& is_cut);
    void put_behind(const Behind& behind);
    void change_pairs();
    void change_pairs(std::uint32_t statement, const PairChange* begin, const PairChange* end);
    void remove_empty_lists(std::uint32_t statement);
    void cut_pair(const DotStatement& statement, std::uint32_t pair, bool has_one_before);
    void insert_pairs(const DotStatement& statement, std::uint32_t last, const std::string& added);

    std::string_view text_;
    const DotOutline& outline_;
    TextPatches patches_;
    std::string line_end_ = "\n";
    bool has_semicolons_ = true;
    std::uint32_t last_ = 0;                                         // statement of the graph
    std::uint32_t last_stop_ = DotOutline::none, last_line_end_ = 0; // many are written behind the same
    std::vector<Behind> behind_;
    std::vector<std::string> at_end_;
    std::vector<PairChange> pair_changes_;
    std::vector<bool> is_removed_; // by statement
    std::vector<bool> is_ended_;   // by statement: a semicolon was written behind it
    std::vector<std::uint32_t> cut_mentions_;
};

} // namespace sitemode
