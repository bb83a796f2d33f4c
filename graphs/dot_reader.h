// Reads a hierarchy from DOT text. Full DOT syntax; linear time; no recursion on the input's depth; line and
// column for everything. It opens nothing and runs nothing. Drawing attributes of Graphviz are passed over;
// see graphs/dot_parser.h for the grammar alone, graphs/dot_writer.h for the way back.
#pragma once

#include <string>
#include <string_view>

#include "graphs/draft.h"

namespace sitemode {

// Takes the whole text of a file (bytes) and the name to show in messages. Gives the hierarchy, or its
// defects, and all diagnostics of the run: syntax, wrong values, unknown attributes, facts given twice,
// limits.
Reading read_dot(std::string_view text, std::string file_name);

} // namespace sitemode
