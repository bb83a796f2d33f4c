// A Drawing: a Diagram plus a place for everything in it. All lengths are points (1/72 inch), x grows to the
// right and y downwards from the page's top left corner. It is a plain value: render/layout.h makes it,
// render/page.h puts the words around it, render/svg.h writes it. It holds no colours and no words of its
// own: those are in the Diagram that it carries.
#pragma once

#include "render/diagram.h"

#include <cstdint>
#include <vector>

namespace sitemode::render {

struct Point {
    double x = 0, y = 0;
    friend bool operator==(Point, Point) = default;
};

struct Box {
    double x = 0, y = 0, width = 0, height = 0;
    [[nodiscard]] constexpr double right() const { return x + width; }
    [[nodiscard]] constexpr double bottom() const { return y + height; }
    [[nodiscard]] constexpr double middle() const { return x + width / 2; }
};

// The way of one link: a range of Drawing::bends, from the parent's border to the child's.
struct Route {
    std::uint32_t first_bend = 0, bends = 0;
};

// A region's frame, or only its name; the words are the group of the card that it begins with.
struct Frame {
    std::uint32_t card = 0; // index into Diagram::cards
    Box box;
    Point name;            // left end of its baseline
    double name_width = 0; // it is shortened to this
    bool is_drawn = false; // the box has an outline
    bool is_hole = false;  // … and is filled like the paper: it lies in one that isn't
};

// A row of the legend: the swatch is at the left of the box, the words beside it. `box` is as wide as both.
struct LegendRow {
    std::uint32_t look = 0; // index into Diagram::looks
    Box box;
};

struct Drawing {
    Diagram diagram;
    double width = 0, height = 0; // of the page
    // Cards, pills, links and frames are where the next members say, then scaled and moved; all else is on
    // the page as it is.
    double scale = 1;
    Point origin;
    std::vector<Box> cards;        // one for each of Diagram::cards
    std::vector<bool> roomy;       // whether all words of a card, its notes and its pills are known to fit
    std::vector<Box> pills;        // one for each of Diagram::pills, inside its card
    std::vector<Route> links;      // one for each of Diagram::links
    std::vector<Point> bends;      // the corners of all links, link after link
    std::vector<Frame> frames;     // of regions
    double words_width = 0;        // title and summary are shortened to this
    Point title, summary;          // left end of each baseline
    double rule = 0;               // y of the thin line above the foot; 0: the page has no foot
    std::vector<LegendRow> legend; // the looks that something in the picture wears, in their order there
    std::vector<Point> identity;   // right end of the baseline of each line of Diagram::identity
    double identity_width = 0;     // the lines are shortened to this
};

} // namespace sitemode::render
