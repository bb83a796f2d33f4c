// What the parts of the SVG writer share: a page that is being written, and how words and boxes get onto it.
// Used by render/svg.cpp and render/svg_cards.cpp.
#pragma once

#include "render/drawing.h"
#include "render/markup.h"
#include "render/sheet.h"
#include "render/text_style.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode::render {

// The drawing, the class name of each look, and where the text goes.
struct SvgPage {
    const Drawing& drawing;
    const Diagram& diagram;
    markup::Pieces out;
    std::vector<std::string> classes;
    std::vector<Words>* words = nullptr; // where they go in place of the SVG, of a sheet
    const Look* worn = nullptr;          // by the card or swatch that is written
    bool is_in_tree = false;

    [[nodiscard]] const Look& look(std::uint32_t index) const { return diagram.looks[index]; }
    [[nodiscard]] bool is_sheet() const { return words != nullptr; }
};

// Writes the words at `at`, shortened to `room`; gives their width. Where the style is anchored at its end
// `at` is the right end.
double put_text(SvgPage& page, const TextStyle& style, Point at, std::string_view words, double room);

void put_rect(SvgPage& page, std::string_view classes, const Box& box, double radius);

constexpr Box grown_box(const Box& box, double by) {
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

} // namespace sitemode::render
