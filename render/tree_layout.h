// The layout of our own: a Diagram becomes a tree that fills the proportions of its page. Of the outlines
// that the whole can have (render/subtree_shapes.h) the one that shows largest is taken, and then every card
// gets its place from the top down. Links are orthogonal; the links of a parent share a bus below it and a
// spine beside each list. No link meets a card that isn't its own. Makes no system call and needs no
// Graphviz.
#pragma once

#include "render/drawing.h"

#include <cstdint>

namespace sitemode::render {

// Where children go, seen from their parent.
enum class Direction : std::uint8_t { down, right };

struct TreeForm {
    double aspect = 1.4142135623730951; // width of the page by its height: that of A4, lying
    Direction direction = Direction::down;
};

// Takes a diagram; gives it with positions, on a page as large as needed. Siblings keep their order. The same
// diagram always gives the same places. n log n in the number of cards, without recursion.
Drawing tree_drawing(Diagram diagram, const TreeForm& form = {});

} // namespace sitemode::render
