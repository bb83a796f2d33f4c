// Rewrites a DOT text in one layout: a statement a line, four blanks a level, no ';' at line ends, NAME=VALUE
// with ", " between, quotes only where DOT needs them, keywords in lower case. The attributes of a statement
// come in the order of the vocabulary (graphs/facts.h), then unknown ones, then Graphviz' own, each group in
// the order of the file; several lists of a statement become one. Statements keep their order: the order of
// sites and the reach of defaults depend on it. Comments, blank lines between paragraphs (one of each) and
// everything that sitemode doesn't read are kept. A comment stays above what follows it or at the end of its
// line; one amidst a statement goes above it. A list with comments inside keeps its order, an attribute a
// line. Formatting twice changes nothing more, and the hierarchy read from the result is the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graphs/diagnostic.h"

namespace sitemode {

// Nothing where the text has a syntax error or reaches a limit: the diagnostics say which. What facts mean is
// not looked at: wrong values are kept.
std::optional<std::string> formatted_dot(std::string_view text, Diagnostics& diagnostics);

} // namespace sitemode
