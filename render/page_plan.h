// Which branches of a Diagram go on which page. Used by render/pages.cpp, which draws them.
#pragma once

#include "render/page_cuts.h"

#include <cstddef>
#include <vector>

namespace sitemode::render {

// Cuts `whole` into pieces that fit, puts several on one page where they fit together, and numbers the pages
// in `whole`. Of some ways to cut it takes that with the fewest pages. Gives the topmost cards of every page,
// the index first; nothing if more than `most` pages were needed or a card alone is too large.
std::vector<Roots> page_plan(CutDiagram& whole, const PageRoom& room, std::size_t most);

} // namespace sitemode::render
