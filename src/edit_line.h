// A line of edits as someone types it: several edits in a row, as the words of a command line, but in the
// quotes of edit scripts (src/edit.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "src/edit.h"

namespace sitemode {

// The words of a line as they stand there, quotes and all, as far as a comment. Views into the line. A quote
// that nothing closes reaches to the end of the line. Linear.
std::vector<std::string_view> words_of_line(std::string_view line);

// What a word says without its quotes.
std::string unquoted(std::string_view word);

// Reads all edits of a line: "LON.mode=native move HEL SHA". `first`: the number of the first edit; it and
// those behind it are their lines, columns count in `line`. Gives the edits, or what is wrong with the form
// of the first that is none.
tl::expected<std::vector<Edit>, Message> parsed_line(std::string_view line, std::uint32_t first);

} // namespace sitemode
