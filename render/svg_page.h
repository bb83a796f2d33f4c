// What the parts of the SVG writer share: a page that is being written, and how words and boxes get onto it.
// Used by render/svg.cpp and render/svg_cards.cpp.
#pragma once

#include "render/drawing.h"
#include "render/markup.h"
#include "render/sheet.h"
#include "render/text_style.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode::render {

using markup::Numeral;

// Of pills most numbers are those of the last one.
struct PillNumbers {
    markup::RepeatedNumber y, width, height, radius, baseline;
};

// The drawing, the class name of each look, and where the text goes.
struct SvgPage {
    const Drawing& drawing;
    const Diagram& diagram;
    markup::Pieces out;
    std::vector<std::string> classes;
    std::vector<Words>* words = nullptr; // where they go in place of the SVG, of a sheet
    const Look* worn = nullptr;          // by the card or swatch that is written
    bool is_in_tree = false;
    PillNumbers pill = {};
    std::string unpiled = {}; // room for a text

    [[nodiscard]] const Look& look(std::uint32_t index) const { return diagram.looks[index]; }
    [[nodiscard]] bool is_sheet() const { return words != nullptr; }
};

struct WrittenBox {
    explicit WrittenBox(const Box& box) : x(box.x), y(box.y), width(box.width), height(box.height) {}

    Numeral x, y, width, height;
};

inline constexpr double enough_room = std::numeric_limits<double>::infinity();

// Writes the words at a place, shortened to `room`; gives their width, or 0 where there is known to be enough
// room: then they aren't measured. Where the style is anchored at its end the place is the right end.
double put_text(SvgPage& page, const TextStyle& style, const Numeral& x, const Numeral& y,
                std::string_view words, double room);
inline double put_text(SvgPage& page, const TextStyle& style, Point at, std::string_view words, double room) {
    return put_text(page, style, Numeral(at.x), Numeral(at.y), words, room);
}

template <class Radius>
void put_rect(SvgPage& page, std::string_view classes, const WrittenBox& box, const Radius& radius) {
    markup::put(page.out, "<rect class=\"", classes, "\" x=\"", box.x, "\" y=\"", box.y, "\" width=\"",
                box.width, "\" height=\"", box.height, "\" rx=\"", radius, "\"/>");
}

constexpr Box grown_box(const Box& box, double by) {
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

} // namespace sitemode::render
