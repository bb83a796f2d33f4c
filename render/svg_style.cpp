#include "render/svg_style.h"

#include "render/markup.h"
#include "render/text_style.h"

#include <algorithm>
#include <optional>

namespace sitemode::render {
namespace {

using markup::put;

constexpr bool fits_a_class_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

std::optional<Colour> colour_of(Ink ink, const Palette& palette) {
    switch (ink) {
    case Ink::quiet_ink:
        return palette.quiet_ink;
    case Ink::on_icon:
        return palette.on_icon;
    default:
        return std::nullopt; // all texts have the palette's ink, or that of a look
    }
}

void append_text_class(std::string& out, const TextStyle& style, const Palette& palette) {
    put(out, "text.", style.name, "{font-size:", style.size, "px");
    if (style.weight == Weight::bold) put(out, ";font-weight:bold");
    if (style.anchor == Anchor::middle) put(out, ";text-anchor:middle");
    if (style.anchor == Anchor::end) put(out, ";text-anchor:end");
    if (style.opacity < 100) put(out, ";fill-opacity:.", style.opacity);
    if (const auto colour = colour_of(style.ink, palette)) put(out, ";fill:", *colour);
    put(out, "}\n");
}

void append_text_classes(std::string& out, const Palette& palette) {
    put(out, "text{font-family:", font_family, ";fill:", palette.ink, "}\n");
    for (const TextStyle& style : text_style::all) append_text_class(out, style, palette);
    put(out, "path.rule{stroke:", palette.rule, ";stroke-width:.8}\nrect.frame{fill:", palette.frame,
        ";stroke:", palette.frame_line, ";stroke-width:.8}\nrect.hole{fill:", palette.paper,
        "}\npath.warning{fill:", palette.warning, "}\ncircle.question{fill:", palette.question,
        "}\npath.demand{fill:", palette.demand, "}\npath.change{fill:none;stroke:", palette.ink,
        ";stroke-width:1.5}\nrect.mark{fill:none;stroke:", palette.ink, ";stroke-width:2.5}\n");
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

// The colour of all texts that have it from a look, where they stand in `around`: ".look-open".
void append_ink(std::string& out, std::string_view around, std::string_view id, Ink ink, Colour colour) {
    bool is_first = true;
    for (const TextStyle& style : text_style::all) {
        if (style.ink != ink) continue;
        put(out, is_first ? "" : ",", around, id, " .", style.name);
        is_first = false;
    }
    put(out, "{fill:", colour, "}\n");
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
    append_ink(out, ".look-", id, Ink::look, look.ink);
    append_ink(out, ".look-", id, Ink::look_body, look.body_ink);
    put(out, ".in-", id, " .cap{fill:", look.pill, ";stroke:", look.outline, "}\n");
    append_ink(out, ".in-", id, Ink::look_body, look.body_ink);
    if (look.is_calm)
        put(out, ".look-", id, " .warning,.look-", id, " .question,.look-", id, " .demand{opacity:.4}\n");
}

// A pill has the colours of the card that it is in; those of its own look are its swatch's.
void append_pill_look(std::string& out, const Look& look, std::string_view id) {
    put(out, ".look-", id, " .cap{");
    append_line(out, look, 1, "3 2");
    put(out, "}\n.look-", id, " .swatch{fill:", look.fill, ";");
    append_stroke(out, look, 1, "3 2");
    put(out, "}\n.look-", id, " .key{fill:", look.ink, "}\n");
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
        case Wearer::figure:
            append_pill_look(out, look, id);
            break;
        case Wearer::link:
            append_link_look(out, look, id);
            break;
        case Wearer::mark:
        case Wearer::icon: // drawn as in the picture
            break;
        }
    }
}

} // namespace sitemode::render
