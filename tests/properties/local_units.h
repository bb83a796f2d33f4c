// What brute force is told of a solved hierarchy: the solver's word for what each unit's own facts say, and
// for nothing else.
#pragma once

#include <vector>

#include "src/solve.h"
#include "tests/oracles/brute_force.h"

namespace sitemode::property {

inline std::vector<oracle::LocalUnit> local_units(const Solution& solution) {
    std::vector<oracle::LocalUnit> units(solution.unit_count());
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
        if (solution.parent[unit] != no_unit) units[unit].parent = solution.parent[unit];
        for (const auto& cause : solution.not_native(unit)) units[unit].blocked |= cause.certain;
        units[unit].demanded = !solution.not_mixed(unit).empty();
    }
    return units;
}

} // namespace sitemode::property
