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

// What the page is like on which the tree should show as large as possible. The usual one is an endless page
// of A4's proportions that lies.
struct TreeForm {
    double aspect = 1.4142135623730951; // width by height
    double beside = 60, around = 190;   // what margins and words take of the width and of the height, about
    double full_size = 595;             // up to this height of the page nothing is gained by being smaller
    Direction direction = Direction::down;
};

// Takes a diagram; gives it with positions, anywhere. Siblings keep their order. The same diagram always gets
// the same places. n log n in the number of cards, without recursion.
Drawing placed_tree(Diagram diagram, const TreeForm& form = {});

// The same on a page as large as needed.
Drawing tree_drawing(Diagram diagram, const TreeForm& form = {});

} // namespace sitemode::render
