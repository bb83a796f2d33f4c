// Page composition: title and summary at the top left, the tree in the middle, legend and identity at the
// foot, and a page as large as all of them need. Where the cards are relative to each other is
// render/layout.h's. Lengths are points.
#pragma once

#include "render/drawing.h"

#include <cstdint>
#include <vector>

namespace sitemode::render {

namespace measure {
inline constexpr double margin = 30;
inline constexpr double title_size = 19, summary_size = 9.5, legend_size = 9, legend_sign_size = 8,
                        identity_size = 8.5, region_size = 9;
inline constexpr double swatch_width = 28, swatch_height = 14, swatch_gap = 6;
} // namespace measure

// The looks that something in the diagram wears: those of cards, of figures, of pills, of links, each in the
// order of Diagram::looks. A pill's link counts only where it is shown.
std::vector<std::uint32_t> worn_looks(const Diagram& diagram);

// The smallest letters of a card, its icons and the name of its region.
inline constexpr double smallest_text = 9;

// Takes a drawing with all cards, pills and links placed, anywhere; gives it moved onto a page, with the
// words placed.
Drawing composed(Drawing drawing);

// The same on a page of this size: the words at its head and foot, the tree between them, in the middle and a
// little above, scaled so that it fills the space but is at most `largest` times its size. `drawing.scale`
// says whether it can be read.
Drawing composed_on(Drawing drawing, double width, double height, double largest);
// The space for the tree that the words leave on such a page.
Box space_for_tree(const Diagram& diagram, double width, double height);

} // namespace sitemode::render
