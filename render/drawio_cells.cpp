#include "render/drawio_cells.h"

#include "render/markup.h"

#include <algorithm>

namespace sitemode::render {

using markup::Escaped;
using markup::put;

std::string Cells::id(char kind, std::uint32_t number) const {
    std::string out = prefix_;
    out += kind;
    markup::append(out, number);
    return out;
}

Space tree_space(const Drawing& drawing) {
    return {"1", {-drawing.origin.x / drawing.scale, -drawing.origin.y / drawing.scale}, drawing.scale};
}

void Cells::begin(std::string_view value, std::string_view shape) {
    put(out_, "<mxCell id=\"", id('t', next_++), "\" value=\"", Escaped{value},
        "\" connectable=\"0\" style=\"", shape, "html=0;");
}

void Cells::end(const Space& space, const Box& box) {
    const double scale = space.scale;
    put(out_, "\" vertex=\"1\" parent=\"", space.cell, "\"><mxGeometry x=\"",
        (box.x - space.corner.x) * scale, "\" y=\"", (box.y - space.corner.y) * scale, "\" width=\"",
        box.width * scale, "\" height=\"", box.height * scale, "\" as=\"geometry\"/></mxCell>\n");
}

// draw.io puts the baseline of a line in the middle of a box half a letter below that middle, less a point
// that doesn't grow with the letters.
double Cells::put_line(const Space& space, Point at, const CellWords& words, double room) {
    if (words.text.empty() || room <= 0) return 0;
    const double width = text_width(words.text, words.size, words.weight);
    if (width <= room)
        begin(words.text, "text;");
    else
        begin(shortened(words.text, room, words.size, words.weight), "text;");
    put(out_, "strokeColor=none;fillColor=none;spacing=0;verticalAlign=middle;align=",
        words.is_at_end ? "right;" : "left;");
    if (words.opacity < 100) put(out_, "textOpacity=", static_cast<std::uint32_t>(words.opacity), ";");
    put_font(space, words.size, words.weight, words.colour);
    const double height = 1.2 * words.size;
    const double middle = at.y - words.size / 2 + 1 / space.scale;
    end(space, {words.is_at_end ? at.x - room : at.x, middle - height / 2, room, height});
    return std::min(width, room);
}

void Cells::put_font(const Space& space, double size, Weight weight, Colour colour) {
    put(out_, "fontFamily=Helvetica;fontSize=", size * space.scale, ";fontColor=", colour, ";",
        weight == Weight::bold ? "fontStyle=1;" : "fontStyle=0;");
}

void Cells::put_rounded(const Space& space, double corner) {
    put(out_, "rounded=1;absoluteArcSize=1;arcSize=", 2 * corner * space.scale, ";");
}

void Cells::put_border(const Space& space, const Look& look, std::string_view dashes) {
    put(out_, "strokeColor=", look.outline, ";strokeWidth=", look.border_width * space.scale, ";");
    if (look.border == Border::dashed) put(out_, "dashed=1;fixDash=1;dashPattern=", dashes, ";");
}

} // namespace sitemode::render
