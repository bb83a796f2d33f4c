#include "src/looks.h"

#include <string_view>

namespace sitemode {
namespace {

using render::Border;
using render::Colour;
using render::Look;
using render::Wearer;

// From the palette of Okabe and Ito, chosen for colour-blind readers; borders are darkened to stand out on
// white.
constexpr Colour white{0xFFFFFF}, black{0x1A1A1A}, grey{0x6B6B6B}, pale_grey{0xF4F4F4};
constexpr Colour blue{0x0072B2}, dark_blue{0x00507D}, pale_blue{0xD6EAF5}, faint_blue{0xF3F9FD};
constexpr Colour orange{0xE69F00}, brown{0x8A5F00}, pale_brown{0xFDF3DE};
constexpr Colour pale_orange{0xFBE9C6}, tan{0xB57D00}, pale_tan{0xFEF9EC};
constexpr Colour vermillion{0xB84B00}, dark_vermillion{0x6E2D00}, pale_vermillion{0xFBE3D3};

// Half way and more to white: a calm shade of the same colour.
Colour pale(Colour colour) {
    const auto part = [&](unsigned shift) {
        const auto value = colour.rgb >> shift & 0xFFU;
        return (value + 4 * 0xFFU) / 5 << shift;
    };
    return {part(16) | part(8) | part(0)};
}

Look card(std::string_view id, std::string_view legend, std::string_view sign) {
    Look out;
    out.id = id;
    out.legend = legend;
    out.sign = sign;
    out.body = white;
    out.body_ink = black;
    return out;
}

Look native(std::string_view id, std::string_view legend, std::string_view sign, Border border) {
    auto out = card(id, legend, sign);
    out.fill = blue;
    out.ink = white;
    out.pill = pale_blue;
    out.outline = dark_blue;
    out.border = border;
    out.border_width = border == Border::dashed ? 1.8 : 1.4;
    return out;
}

Look open(std::string_view id, std::string_view legend, std::string_view sign, Border border) {
    auto out = card(id, legend, sign);
    out.fill = white;
    out.ink = black;
    out.pill = faint_blue;
    out.outline = blue;
    out.border = border;
    out.border_width = 1.5;
    return out;
}

Look mixed(std::string_view id, std::string_view legend, Colour fill, Colour pill, Colour outline) {
    auto out = card(id, legend, "M");
    out.fill = fill;
    out.ink = black;
    out.pill = pill;
    out.outline = outline;
    out.border_width = 1.5;
    return out;
}

Look conflict() {
    auto out = card("conflict", "conflict: native demanded, mixed forced", "!");
    out.fill = vermillion;
    out.ink = white;
    out.pill = pale_vermillion;
    out.outline = dark_vermillion;
    out.border = Border::double_line;
    return out;
}

Look secondary() {
    Look out;
    out.id = "secondary";
    out.legend = "secondary site (follows its primary)";
    out.wearer = Wearer::pill;
    out.fill = pale_grey;
    out.ink = black;
    out.outline = grey;
    out.border_width = 1;
    return out;
}

Look link(std::string_view id, std::string_view legend, Border border) {
    Look out;
    out.id = id;
    out.legend = legend;
    out.wearer = Wearer::link;
    out.outline = grey;
    out.border = border;
    out.border_width = 1.2;
    return out;
}

} // namespace

const std::vector<Look>& all_looks() {
    static const std::vector<Look> looks{
        native("native", "native mode only", "N", Border::solid),
        native("native-unconfirmed", "native only, unconfirmed because of a parent", "N?", Border::solid),
        native("native-asked", "native only, unconfirmed: asks here", "N?", Border::dashed),
        mixed("mixed-blocked", "mixed mode only: blocked here", orange, pale_brown, brown),
        mixed("mixed-inherited", "mixed mode only: because of a parent", pale_orange, pale_tan, tan),
        open("open", "open: native or mixed", "N·M", Border::solid),
        open("open-unconfirmed", "open, native unconfirmed because of a parent", "N·M?", Border::solid),
        open("open-asked", "open, native unconfirmed: asks here", "N·M?", Border::dashed),
        conflict(),
        secondary(),
        link("link", "link", Border::solid),
        link("link-without-key-exchange", "link without secure key exchange", Border::dashed),
    };
    return looks;
}

LookIndex card_look(const Solution& solution, UnitIndex unit) {
    const bool unconfirmed = solution.unconfirmed(unit);
    const bool asks = unconfirmed && solution.units[unit].own_question;
    switch (solution.verdict(unit)) {
    case Verdict::native:
        if (!unconfirmed) return LookIndex::native;
        return asks ? LookIndex::native_asked : LookIndex::native_unconfirmed;
    case Verdict::mixed:
        return solution.units[unit].own_certain ? LookIndex::mixed_blocked : LookIndex::mixed_inherited;
    case Verdict::conflict:
        return LookIndex::conflict;
    case Verdict::open:
        break;
    }
    if (!unconfirmed) return LookIndex::open;
    return asks ? LookIndex::open_asked : LookIndex::open_unconfirmed;
}

Look calm(const Look& look, std::string_view id, std::string_view legend) {
    constexpr Colour quiet_ink{0x4A4A4A};
    Look out = look;
    out.id += id;
    out.legend += legend;
    out.fill = look.fill == white ? white : pale(look.fill);
    out.ink = out.body_ink = quiet_ink;
    out.body = out.pill = white;
    out.outline = pale(look.outline);
    return out;
}

} // namespace sitemode
