// The rows and cells of CSV, each cell with its place; what they mean is known to graphs/csv_reader.cpp.
// Linear; no memory but for one row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/byte_block.h"
#include "graphs/csv_cell.h"
#include "graphs/diagnostic.h"

namespace sitemode {

struct CsvCell {
    // What stands between the quotes, or between the separators without blanks at the ends.
    std::string_view text;
    Place place; // of its first character or opening quote; of the separator behind it where it is empty
    bool is_quoted = false;
    bool has_doubled_quotes = false;
};

// The text that a cell stands for: doubled quotes and a defusing apostrophe undone. The view is of the input,
// or of `room` where a quote was doubled.
std::string_view undoubled_text(const CsvCell& cell, std::string& room);
inline std::string_view plain_text(const CsvCell& cell, std::string& room) {
    return cell.has_doubled_quotes ? undoubled_text(cell, room) : undefused(cell.text);
}

// A row as nearly all are: a line of the cells that are wanted, none with quotes or blanks around it. It
// knows where its cells are that aren't empty: they are found in the ends of cells, sixty-four bytes at a
// time.
class PlainRow {
public:
    struct Cell {
        std::uint32_t number, begin, end; // offsets in the text
    };

    explicit PlainRow(std::size_t cells) : wanted_(cells), given_(cells + ByteBlock::size) {}

    // Those that aren't empty, in their order.
    std::span<const Cell> given() const { return {given_.data(), given_count_}; }
    std::string_view text(const Cell& cell) const { return {bytes_ + cell.begin, cell.end - cell.begin}; }
    Place place(const Cell& cell) const { return {line_, cell.begin - line_begin_ + 1, 0}; }
    CsvCell whole(const Cell& cell) const { return {text(cell), place(cell), false, false}; }

private:
    friend class CsvScanner;

    void begin(const char* bytes, std::size_t at, std::uint32_t line) {
        bytes_ = bytes;
        line_ = line;
        begin_ = line_begin_ = static_cast<std::uint32_t>(at);
        passed_ = 0;
        given_count_ = 0;
    }
    // Takes the cells that end in a block of bytes, `ends` a bit for each; false where they are too many.
    bool take(std::size_t block, std::uint64_t ends);
    bool is_whole() const { return passed_ == wanted_; }
    // Of the last cell.
    std::size_t end() const { return begin_ - 1; }

    const char* bytes_ = nullptr;
    std::uint32_t line_ = 0, line_begin_ = 0;
    std::uint32_t begin_ = 0;  // of the cell that is not taken yet
    std::uint32_t passed_ = 0; // cells before it
    std::size_t wanted_;
    std::vector<Cell> given_; // with room for more than can end in a block
    std::size_t given_count_ = 0;
};

class CsvScanner {
public:
    // `text` is valid UTF-8 without a byte order mark and outlives the scanner and its cells.
    CsvScanner(std::string_view text, bool all_ascii, Diagnostics& diagnostics)
        : text_(text), diagnostics_(diagnostics), all_ascii_(all_ascii) {}

    // Passes what some programs write above the header: `#TYPE …`, and `sep=;`, which decides the separator.
    // Gives that, or 0.
    char pass_preamble();
    void set_separator(char separator) {
        separator_ = separator;
        block_.begin = no_block;
    }
    char separator() const { return separator_; }

    // Puts the next row into `row`; false at the end of the text, and for ever after once something failed
    // that nothing can follow. Empty lines are no rows. More than `most` cells in
    // a row are a limit.
    bool next(std::vector<CsvCell>& row, std::size_t most);
    // True where a plain row with the cells that are wanted comes next, at the beginning of a line; `row` is
    // then that, and stands there until it is passed. A row that isn't plain is for `next`.
    bool sees(PlainRow& row);
    void pass(const PlainRow& row) {
        at_ = row.end();
        pass_line_end();
    }
    std::string_view rest() const { return text_.substr(at_); }
    // True once a mistake of syntax or a limit was reported.
    bool has_failed() const { return failed_; }

private:
    bool at_end() const { return at_ >= text_.size(); }
    bool is_line_end(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }
    bool is_blank(std::size_t at) const {
        return text_[at] == ' ' || (text_[at] == '\t' && separator_ != '\t');
    }
    void look_at(std::size_t begin);
    Place place() const { return {line_, static_cast<std::uint32_t>(at_ - column_origin_ + 1), 0}; }
    void pass_blanks();
    void pass_to(std::size_t stop);
    void pass_line_end() {
        const bool is_half = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
        at_ += is_half ? 2U : 1U;
        ++line_;
        column_origin_ = at_;
    }
    void take_cell(CsvCell& cell);
    void take_plain(CsvCell& cell);
    bool take_quoted(CsvCell& cell);
    void check_behind_quote();
    void fail(Place where, std::string message, std::string hint, bool is_limit = false);

    static constexpr std::size_t no_block = std::size_t{0} - ByteBlock::size; // what comes before offset 0

    // What is known of the bytes looked at last, a bit for each.
    struct Block {
        std::size_t begin = no_block;
        std::uint64_t ends = 0; // of cells: separators and line ends
        std::uint64_t line_ends = 0;
        std::uint64_t odd =
            0; // what no plain row has: quotes and blanks at an end of a cell, other than ASCII

        // Without the first bytes.
        Block from(std::size_t byte) const {
            const auto cut = [byte](std::uint64_t bits) { return bits >> byte << byte; };
            return {begin, cut(ends), cut(line_ends), cut(odd)};
        }
    };

    std::string_view text_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    Block block_;
    // column = offset - column_origin_ + 1: start of the line, plus continuation bytes passed on it
    std::size_t column_origin_ = 0;
    std::uint32_t line_ = 1;
    char separator_ = ',';
    bool all_ascii_;
    bool failed_ = false;
    bool stopped_ = false;
};

} // namespace sitemode
