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

// A row as nearly all are: a line of the cells that are wanted, none with quotes or blanks around it. Known
// by where its cells end: that is found sixty-four bytes at a time, and a cell is made only where it is asked
// for.
class PlainRow {
public:
    explicit PlainRow(std::size_t cells)
        : size_(cells), ends_(cells + 1 + ByteBlock::size), given_(cells + ByteBlock::size) {}

    std::size_t size() const { return size_; }
    std::string_view text(std::size_t at) const {
        const std::uint32_t begin = ends_[at] + 1;
        return {bytes_ + begin, ends_[at + 1] - begin};
    }
    Place place(std::size_t at) const { return {line_, ends_[at] + 2 - line_begin_, 0}; }
    CsvCell operator[](std::size_t at) const { return {text(at), place(at), false, false}; }
    // The numbers of the cells that aren't empty.
    std::span<const std::uint32_t> given() const { return {given_.data(), given_count_}; }

private:
    friend class CsvScanner;

    void begin(const char* bytes, std::size_t at, std::uint32_t line) {
        bytes_ = bytes;
        line_ = line;
        line_begin_ = static_cast<std::uint32_t>(at);
        ends_[0] = line_begin_ - 1;
    }

    const char* bytes_ = nullptr;
    std::uint32_t line_ = 0, line_begin_ = 0;
    std::size_t size_;
    // Of the cells; before them the offset before the row. Here and below is room for all that can end in a
    // block of bytes: whether they are too many is asked once for each block.
    std::vector<std::uint32_t> ends_;
    std::vector<std::uint32_t> given_;
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
    // True where a plain row of row.size() cells comes next, at the beginning of a line; `row` is then that,
    // and stands there until it is passed. A row that isn't plain is for `next`.
    bool sees(PlainRow& row);
    void pass(const PlainRow& row) {
        at_ = row.ends_[row.size()];
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
