// Short ways to read CSV and JSON in tests.
#pragma once

#include <string>
#include <string_view>

#include "graphs/draft.h"
#include "graphs/hierarchy.h"

namespace sitemode::tests {

// The hierarchy of a text that has no mistake; fails the test where it has one.
Hierarchy csv_hierarchy(std::string_view text);
Hierarchy json_hierarchy(std::string_view text);

// All that is said of a text, a line each: "1:9 error: message | hint", a limit as "limit" instead of
// "error"; then the defects as "defect KIND: text", KIND being the number of its kind.
std::string said_of_csv(std::string_view text);
std::string said_of_json(std::string_view text);

// Equal in all but places and the order of a site's unknown attributes: what every format keeps.
bool same(const Hierarchy& a, const Hierarchy& b);

} // namespace sitemode::tests
