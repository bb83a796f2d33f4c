// Reads a hierarchy from CSV: a header row of fact names, then a row a site. RFC 4180 with what spreadsheets
// make of it: `,` `;` or tab between cells, any line ends, a byte order mark, a `sep=;` or `#TYPE` line at
// the top, formulas defused by an apostrophe (graphs/csv_cell.h). Linear; line and column for every cell.
#pragma once

#include <string>
#include <string_view>

#include "graphs/draft.h"

namespace sitemode {

// Takes the whole text of a file (bytes) and the name to show in messages. Gives the hierarchy, or its
// defects, and all diagnostics of the run: syntax, ragged rows, wrong values, unknown columns, limits.
Reading read_csv(std::string_view text, std::string file_name);

} // namespace sitemode
