// The number of configurations: the ways to give every unit a mode that breaks no rule and no decision
// (rulebook, section 3, number 6). Exact, however large. Costs more than solving: ask only where the number
// is shown.
#pragma once

#include <string>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode {

// The exact number in decimal digits; "0" where there is a conflict. In 64 bits as long as that holds;
// beyond, by products of halves along heavy paths, so that a star and a chain of a million sites are both
// quick.
std::string configurations(const Solution& solution);

// The same for reading: exact up to 24 digits, with thousands separators; beyond, "about 2.5 × 10^301029".
std::string configurations_in_words(const Solution& solution);

} // namespace sitemode
