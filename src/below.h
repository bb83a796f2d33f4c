// What the cards of a picture say where all that is below them is left out, beside how many sites that is
// (count_below in src/picture.h): on stubs of pages and folds. All are linear; cards stand in the order of
// Solution::parents_first.
#pragma once

#include "graphs/hierarchy.h"
#include "render/diagram.h"
#include "src/plan.h"
#include "src/solve.h"

namespace sitemode {

// Why all below can only be mixed, where the own facts of one other unit, above or below, are the reason:
// "because of LON: 12 SMS 2003 clients". Facts of the card itself are among its notes, which it keeps.
void name_culprits_below(render::Diagram& diagram, const Hierarchy& hierarchy, const Solution& solution);

// Of a picture of a change: "3 units change".
void count_changes_below(render::Diagram& diagram);

// Of a picture of a plan: "12 sites: 9 switch in waves 2 to 4, 3 can't be reached".
void count_waves_below(render::Diagram& diagram, const Solution& solution, const Plan& plan);

} // namespace sitemode
