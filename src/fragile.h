// What native mode hangs on: how many sites each unit carries, and which single facts of the file would cost
// them (`sitemode why --fragile`).
#pragma once

#include <string_view>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/solve.h"
#include "src/why.h"

namespace sitemode {

// A fact that native mode rests on here: with another value it alone would rule native mode out. One that is
// not certain is a question: a bad answer would.
struct FragileFact {
    Cause cause;              // the rule, and the fact as it is now
    std::string_view spoiled; // such a value: "pki=no"
};

// A unit where native mode is feasible.
struct FragileUnit {
    UnitIndex unit = no_unit;
    Carried carries;                // its own sites and those below it where native mode is feasible
    std::vector<FragileFact> facts; // of its sites, in the rulebook's order; only those that the file gives,
                                    // and the questions
};

// All such units; those that carry most first, by sites, then by clients, then as in the file. The rules
// themselves are asked: once for each fact that can spoil a site, of all sites at a time.
std::vector<FragileUnit> fragile_units(const Hierarchy& hierarchy, const Solution& solution);

} // namespace sitemode
