// How one text becomes a cell of CSV, and what the cell's text meant. A spreadsheet runs a cell that begins
// with one of `= + - @` as a formula, also behind blanks, tabs and line ends: such a text gets an apostrophe
// before it, and so does every text that begins with a tab or a line end. So that nothing is lost, a text
// that begins with apostrophes and then so gets one too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sitemode {

// The largest table that is written; the reader takes as many columns. A cell costs a byte also where it is
// empty, and each site may have unknown attributes that no other has: without a bound a file of 10 MB would
// become one of a terabyte.
namespace csv_limits {
inline constexpr std::size_t columns = 100'000;
inline constexpr std::size_t cells = std::size_t{1} << 28U; // a million sites with 268 columns
} // namespace csv_limits

// Appends `text` to a row: defused, and in quotes where it holds a separator, a quote or a line end, or has
// blanks at its ends.
void append_csv_cell(std::string& row, std::string_view text);
// True where the cell is the text itself for sure, as of every code; quicker than to append it.
bool stands_for_itself(std::string_view text);

// The text that `append_csv_cell` was given. `cell` is without its quotes.
std::string_view without_defusing_apostrophe(std::string_view cell);
// The same for a cell that may well have no apostrophe.
inline std::string_view undefused(std::string_view cell) {
    return cell.empty() || cell.front() != '\'' ? cell : without_defusing_apostrophe(cell);
}

} // namespace sitemode
