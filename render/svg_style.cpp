#include "render/svg_style.h"

#include "render/card_size.h"
#include "render/markup.h"
#include "render/page.h"
#include "render/text_width.h"

#include <algorithm>

namespace sitemode::render {
namespace {

using markup::put;

constexpr bool fits_a_class_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

void append_text_class(std::string& out, std::string_view name, double size, std::string_view more) {
    put(out, "text.", name, "{font-size:", size, "px;", more, "}\n");
}

std::string fill(Colour colour, std::string_view more = {}) {
    std::string out(more);
    put(out, "fill:", colour);
    return out;
}

void append_text_classes(std::string& out, const Palette& palette) {
    using namespace measure;
    put(out, "text{font-family:", font_family, ";fill:", palette.ink, "}\n");
    append_text_class(out, "title", title_size, "font-weight:bold");
    append_text_class(out, "summary", summary_size, fill(palette.quiet_ink));
    append_text_class(out, "code", code_size, "font-weight:bold");
    append_text_class(out, "sign", sign_size, "font-weight:bold;text-anchor:end");
    append_text_class(out, "name", name_size, "");
    append_text_class(out, "figure", figure_size, "text-anchor:end;fill-opacity:.9");
    append_text_class(out, "note", note_size, "");
    append_text_class(out, "icon", icon_size, fill(palette.on_icon, "font-weight:bold;text-anchor:middle;"));
    append_text_class(out, "pill-code", pill_code_size, "font-weight:bold");
    append_text_class(out, "pill-name", pill_name_size, "fill-opacity:.85");
    append_text_class(out, "pill-sign", pill_name_size, "font-weight:bold;text-anchor:end");
    append_text_class(out, "key", legend_sign_size, "font-weight:bold;text-anchor:middle");
    append_text_class(out, "region", region_size, fill(palette.quiet_ink, "font-weight:bold;"));
    append_text_class(out, "legend", legend_size, "");
    append_text_class(out, "identity", identity_size, fill(palette.quiet_ink, "text-anchor:end;"));
    put(out, "path.rule{stroke:", palette.rule, ";stroke-width:.8}\nrect.frame{fill:", palette.frame,
        ";stroke:", palette.frame_line, ";stroke-width:.8}\npath.warning{fill:", palette.warning,
        "}\ncircle.question{fill:", palette.question, "}\npath.demand{fill:", palette.demand, "}\n");
}

// Thickness and dashes of a border or a link, `scale` times as thick as the look says.
void append_line(std::string& out, const Look& look, double scale, std::string_view dashes) {
    put(out, "stroke-width:", look.border_width * scale);
    if (look.border == Border::dashed) put(out, ";stroke-dasharray:", dashes);
}

// The same with the colour.
void append_stroke(std::string& out, const Look& look, double scale, std::string_view dashes) {
    put(out, "stroke:", look.outline, ";");
    append_line(out, look, scale, dashes);
}

void append_card_look(std::string& out, const Look& look, std::string_view id) {
    put(out, ".look-", id, " .whole,.look-", id, " .swatch{fill:", look.fill, ";");
    append_stroke(out, look, 1, "6 3");
    put(out, "}\n.look-", id, " .edge,.look-", id, " .ring{fill:none;");
    append_stroke(out, look, 1, "6 3");
    put(out, "}\n.look-", id, " .line{fill:none;");
    append_stroke(out, look, 0.6, "6 3");
    put(out, "}\n.look-", id, " .head{fill:", look.fill, "}\n");
    put(out, ".look-", id, " .body{fill:", look.body, "}\n");
    put(out, ".look-", id, " .ink{fill:", look.ink, "}\n");
    put(out, ".look-", id, " .note{fill:", look.body_ink, "}\n");
    put(out, ".in-", id, " .cap{fill:", look.pill, ";stroke:", look.outline, "}\n");
}

// A pill has the colours of the card that it is in; those of its own look are its swatch's.
void append_pill_look(std::string& out, const Look& look, std::string_view id) {
    put(out, ".look-", id, " .cap{");
    append_line(out, look, 1, "3 2");
    put(out, "}\n.look-", id, " .swatch{fill:", look.fill, ";");
    append_stroke(out, look, 1, "3 2");
    put(out, "}\n.look-", id, " .ink{fill:", look.ink, "}\n");
}

void append_link_look(std::string& out, const Look& look, std::string_view id) {
    put(out, "path.look-", id, "{fill:none;");
    append_stroke(out, look, 1, "5 3.5");
    put(out, "}\n");
}

} // namespace

std::string class_of(const Look& look) {
    std::string id = look.id;
    std::replace_if(
        id.begin(), id.end(), [](char c) { return !fits_a_class_name(c); }, '-');
    return id;
}

void append_style(std::string& out, const Diagram& diagram, const std::vector<std::uint32_t>& looks) {
    append_text_classes(out, diagram.palette);
    for (const std::uint32_t index : looks) {
        const Look& look = diagram.looks[index];
        const std::string id = class_of(look);
        switch (look.wearer) {
        case Wearer::card:
            append_card_look(out, look, id);
            break;
        case Wearer::pill:
            append_pill_look(out, look, id);
            break;
        case Wearer::link:
            append_link_look(out, look, id);
            break;
        }
    }
}

} // namespace sitemode::render
