// The rows and cells of CSV, each cell with its place; what they mean is known to graphs/csv_reader.cpp.
// Linear; no memory but for one row.
#pragma once

#include <bit>
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
        block_ = no_block;
    }
    char separator() const { return separator_; }

    // Puts the next row into `row`; false at the end of the text, and for ever after once something failed
    // that nothing can follow. Empty lines are no rows. More than `most` cells in
    // a row are a limit.
    bool next(std::vector<CsvCell>& row, std::size_t most);
    std::string_view rest() const { return text_.substr(at_); }
    // True once a mistake of syntax or a limit was reported.
    bool has_failed() const { return failed_; }

private:
    bool at_end() const { return at_ >= text_.size(); }
    bool is_line_end(std::size_t at) const { return text_[at] == '\n' || text_[at] == '\r'; }
    bool is_blank(std::size_t at) const {
        return text_[at] == ' ' || (text_[at] == '\t' && separator_ != '\t');
    }
    std::uint64_t ends_from(std::size_t begin);
    Place place() const { return {line_, static_cast<std::uint32_t>(at_ - column_origin_ + 1), 0}; }
    void pass_blanks();
    void pass_to(std::size_t stop);
    void pass_line_end();
    bool take_plain_cells(std::span<CsvCell> row, std::size_t& cells);
    void take_cell(CsvCell& cell);
    void take_plain(CsvCell& cell);
    bool take_quoted(CsvCell& cell);
    void check_behind_quote();
    void fail(Place where, std::string message, std::string hint, bool is_limit = false);

    static constexpr std::size_t no_block = std::size_t{0} - ByteBlock::size; // what comes before offset 0

    std::string_view text_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    std::size_t block_ = no_block; // where the block begins that was looked at last
    std::uint64_t ends_ = 0;       // its separators and line ends
    // column = offset - column_origin_ + 1: start of the line, plus continuation bytes passed on it
    std::size_t column_origin_ = 0;
    std::uint32_t line_ = 1;
    char separator_ = ',';
    bool all_ascii_;
    bool failed_ = false;
    bool stopped_ = false;
};

} // namespace sitemode
