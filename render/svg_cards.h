// Cards and the pills in them, as groups of the SVG. Used by render/svg.cpp.
#pragma once

#include "render/diagram.h"
#include "render/markup.h"
#include "render/svg_page.h"

namespace sitemode::render {

// Writes the card of that index and its pills, each a group of its own: the reading order of the picture.
void put_card(SvgPage& page, std::uint32_t index);

// The icon of a note, in the middle above this place on the baseline of the note's words.
void put_icon(SvgPage& page, Icon icon, const markup::Numeral& x, double baseline);

} // namespace sitemode::render
