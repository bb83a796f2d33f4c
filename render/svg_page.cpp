#include "render/svg_page.h"

#include "render/graphemes.h"
#include "render/text_width.h"

#include <algorithm>
#include <utility>

namespace sitemode::render {

using markup::Content;
using markup::put;

namespace {

Colour colour_of(const SvgPage& page, Ink ink) {
    switch (ink) {
    case Ink::look:
        return page.worn->ink;
    case Ink::look_body:
        return page.worn->body_ink;
    case Ink::quiet_ink:
        return page.diagram.palette.quiet_ink;
    case Ink::on_icon:
        return page.diagram.palette.on_icon;
    default:
        return page.diagram.palette.ink;
    }
}

void add_words(SvgPage& page, const TextStyle& style, Point at, std::string text) {
    const Drawing& d = page.drawing;
    const double scale = page.is_in_tree ? d.scale : 1;
    if (page.is_in_tree) at = {d.origin.x + at.x * scale, d.origin.y + at.y * scale};
    page.words->push_back({at, scale, style, colour_of(page, style.ink), std::move(text)});
}

void put_words(SvgPage& page, const TextStyle& style, const Numeral& x, const Numeral& y,
               std::string_view words) {
    words = without_piles(words, page.unpiled);
    if (page.is_sheet()) return add_words(page, style, {x.value, y.value}, std::string(words));
    put(page.out, "<text class=\"", style.name, "\" x=\"", x, "\" y=\"", y, "\">", Content{words}, "</text>");
}

} // namespace

double put_text(SvgPage& page, const TextStyle& style, const Numeral& x, const Numeral& y,
                std::string_view words, double room) {
    if (words.empty()) return 0;
    const double width = room == enough_room ? 0 : text_width(words, style.size, style.weight);
    if (width > room) {
        put_words(page, style, x, y, shortened(words, room, style.size, style.weight));
        return std::max(room, 0.0);
    }
    put_words(page, style, x, y, words);
    return width;
}

} // namespace sitemode::render
