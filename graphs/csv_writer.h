// Writes a hierarchy as CSV: the columns that are in use, a row a site. Reading it back gives the same
// hierarchy, places aside.
#pragma once

#include <string>

#include "graphs/hierarchy.h"

namespace sitemode {

// False where the table would pass csv_limits. Linear in sites and facts.
bool fits_csv(const Hierarchy& hierarchy);

// Takes a hierarchy that fits.
std::string csv_text(const Hierarchy& hierarchy);

} // namespace sitemode
