// The rows and cells of CSV, each cell with its place; what they mean is known to graphs/csv_reader.cpp.
// Linear; no memory but for one row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
std::string_view plain_text(const CsvCell& cell, std::string& room);

class CsvScanner {
public:
    // `text` is valid UTF-8 without a byte order mark and outlives the scanner and its cells.
    CsvScanner(std::string_view text, bool all_ascii, Diagnostics& diagnostics)
        : text_(text), diagnostics_(diagnostics), all_ascii_(all_ascii) {}

    // Passes what some programs write above the header: `#TYPE …`, and `sep=;`, which decides the separator.
    // Gives that, or 0.
    char pass_preamble();
    void set_separator(char separator) { separator_ = separator; }
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
    Place place() const { return {line_, static_cast<std::uint32_t>(at_ - column_origin_ + 1), 0}; }
    void pass_blanks();
    void pass_to(std::size_t stop);
    void pass_line_end();
    std::size_t end_of_plain(std::size_t at) const;
    void take_cell(CsvCell& cell);
    void take_plain(CsvCell& cell);
    bool take_quoted(CsvCell& cell);
    void check_behind_quote();
    void fail(Place where, std::string message, std::string hint, bool is_limit = false);

    std::string_view text_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    // column = offset - column_origin_ + 1: start of the line, plus continuation bytes passed on it
    std::size_t column_origin_ = 0;
    std::uint32_t line_ = 1;
    char separator_ = ',';
    bool all_ascii_;
    bool failed_ = false;
    bool stopped_ = false;
};

} // namespace sitemode
