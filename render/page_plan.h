// Which branches of a Diagram go on which page. Used by render/pages.cpp, which draws them.
#pragma once

#include "render/excerpt.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace sitemode::render {

// The topmost cards of a page.
using Roots = std::vector<std::uint32_t>;

struct PageRoom {
    double width = 0, height = 0;            // for a tree in its true size, at least
    std::function<bool(const Roots&)> holds; // whether the piece below these cards really fits
};

// Cuts `whole` into pieces that fit, puts several on one page where they fit together, and numbers the pages
// in `whole`. Gives the topmost cards of every page, the index first; nothing if more than `most` pages were
// needed or a card alone is too large.
std::vector<Roots> page_plan(CutDiagram& whole, const PageRoom& room, std::size_t most);

} // namespace sitemode::render
