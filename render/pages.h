// A Diagram on pages of paper. What can be read on one page stays on one; else branches are cut off and get
// pages of their own, and a stub is left in their place that names the page. Which branches is decided from
// the leaves up: where a subtree outgrows a page its largest branches go, so that all pages are well filled
// (Kundu, Misra, "A linear tree partitioning algorithm", 1977). Every page is laid out before it counts as
// one that fits.
#pragma once

#include "render/draw_error.h"
#include "render/drawing.h"
#include "render/paper.h"
#include "render/tree_layout.h"

#include <cstddef>
#include <tl/expected.hpp>
#include <vector>

namespace sitemode::render {

struct PageForm {
    Paper paper;
    double least_text = 7; // no text of the tree is smaller, in points
    Direction direction = Direction::down;
};

inline constexpr std::size_t most_pages = 1000;

// Takes a diagram whose cards say what is below them; gives its pages, all lying or all upright: whatever
// takes fewer, or shows it larger. Reports `limit` for more than `most_pages` and for a single card that no
// page can hold.
tl::expected<std::vector<Drawing>, DrawError> on_pages(const Diagram& diagram, const PageForm& form);

} // namespace sitemode::render
