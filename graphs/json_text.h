// Writes a hierarchy as JSON, a site a line: counts as numbers, yes and no as true and false, lists of roles
// as arrays, all else as texts. Reading it back gives the same hierarchy, places aside.
#pragma once

#include <string>

#include "graphs/hierarchy.h"

namespace sitemode {

std::string json_text(const Hierarchy& hierarchy);

} // namespace sitemode
