// A page to be printed: its shapes as SVG, and its words beside them. An SVG reader is slow with words: it
// lays each one out several times and traces its letters to find out how large they are. Who prints hundreds
// of pages draws the words himself (render/word_painter.h). A plain value, made by render/svg.h.
#pragma once

#include "render/text_style.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sitemode::render {

// A line of text.
struct Words {
    Point at;         // on the page, in points: of the baseline's start, middle or end
    double scale = 1; // of the part of the page that they are in
    TextStyle style;
    Colour ink;
    std::string text;       // any bytes
    std::uint32_t page = 0; // of the document where it leads, from 1; 0: nowhere
};

struct Sheet {
    std::string shapes; // an SVG file
    std::vector<Words> words;
    std::string name = {}; // what is on it, for a list of pages; any bytes
};

} // namespace sitemode::render
