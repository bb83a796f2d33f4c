// Short ways to read DOT text in tests.
#pragma once

#include <string>
#include <string_view>

#include "graphs/dot_reader.h"
#include "graphs/hierarchy.h"

namespace sitemode::tests {

// The hierarchy of a text that has no mistake; fails the test where it has one.
Hierarchy parsed(std::string_view text);

// All that is said of a text, a line each: "1:9 error: message | hint", the limit as "limit" instead of
// "error".
std::string said_of(std::string_view text);

// All facts of a site as "name=value" with blanks between, the parent included: what a test compares.
std::string facts_of(const Hierarchy& hierarchy, std::string_view code);

// The whole hierarchy without places: sites in order, facts, links, extras.
std::string shown(const Hierarchy& hierarchy);

} // namespace sitemode::tests
