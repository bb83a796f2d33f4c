// The checklist of one switch (rulebook, section 4), in its order: what applies to the unit, ticked where the
// file says that it is done.
#pragma once

#include <string>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode {

struct ChecklistItem {
    std::string text; // without a full stop; names of sites and values as the file has them
    bool is_done = false;
};

// Items that the file's facts rule out for the unit are left out; an item without a fact of its own is never
// ticked. The unit is one that does not run in the mode `to`.
std::vector<ChecklistItem> checklist(const Hierarchy& hierarchy, const Solution& solution, UnitIndex unit,
                                     Mode to);

} // namespace sitemode
