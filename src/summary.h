// How many sites and units have which verdict: the figures of a solved hierarchy.
#pragma once

#include <cstddef>
#include <cstdint>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode {

// Counts for summaries.
struct Tally {
    std::size_t native = 0, mixed = 0, open = 0, conflict = 0, unconfirmed = 0;
    friend bool operator==(const Tally&, const Tally&) = default;
};
// Counts so many sites or units of a verdict; `unconfirmed` is left as it is.
void add_verdict(Tally& tally, Verdict verdict, std::size_t count);

struct Summary {
    std::size_t sites = 0, units_total = 0, depth = 0; // depth: levels of sites, a central site is 1
    Tally by_site, by_unit;
    std::size_t questions = 0; // unconfirmed blockers of units where native is feasible
    std::uint64_t clients = 0; // known ones
};
// Linear.
Summary summary_of(const Hierarchy& hierarchy, const Solution& solution);

} // namespace sitemode
