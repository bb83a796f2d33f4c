#include "src/looks.h"

#include <array>
#include <cstddef>
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

constexpr unsigned part_of(Colour colour, unsigned shift) {
    return colour.rgb >> shift & 0xFFU;
}

// So many tenths of the second colour, the rest of the first.
Colour mixture(Colour first, Colour second, unsigned tenths) {
    const auto part = [&](unsigned shift) {
        return ((10 - tenths) * part_of(first, shift) + tenths * part_of(second, shift)) / 10 << shift;
    };
    return {part(16) | part(8) | part(0)};
}

// The grey that is about as light.
Colour grey_of(Colour colour) {
    const auto light = (2 * part_of(colour, 16) + 5 * part_of(colour, 8) + part_of(colour, 0)) / 8;
    return {light << 16 | light << 8 | light};
}

// Greyed first: what is only paler looks like another look, such as that of a site held back by its parent.
Colour pale(Colour colour, Colour paper, unsigned tenths) {
    return mixture(mixture(colour, grey_of(colour), 6), paper, tenths);
}

constexpr Colour night{0x121212}, dusk{0x1E1E1E};

// Of a family of looks in one theme.
struct FamilyColours {
    Colour fill, ink, pill, outline;
};

// Looks of one family have the same colours: native, blocked, because of a parent, open, conflict, secondary
// sites, links, what only the legend shows; in the order of LookIndex.
constexpr std::array<std::size_t, 14> family{0, 0, 0, 1, 2, 3, 3, 3, 4, 5, 6, 6, 7, 7};
using ThemeColours = std::array<FamilyColours, 8>;

constexpr ThemeColours print_colours{{
    {{0x4A4A4A}, white, {0xE4E4E4}, {0x1A1A1A}},
    {{0xA8A8A8}, {0x000000}, {0xF2F2F2}, {0x1A1A1A}},
    {{0xD9D9D9}, {0x000000}, {0xFAFAFA}, {0x6B6B6B}},
    {white, {0x000000}, white, {0x4A4A4A}},
    {{0x1A1A1A}, white, {0xE4E4E4}, {0x000000}},
    {white, {0x000000}, white, {0x4A4A4A}},
    {white, {0x000000}, white, {0x4A4A4A}},
    {white, {0x000000}, white, white},
}};

constexpr ThemeColours dark_colours{{
    {{0x56B4E9}, {0x000000}, {0x1D3442}, {0x8FD0F5}},
    {{0xE69F00}, {0x000000}, {0x40300A}, {0xF5C65A}},
    {{0x5C4510}, {0xFFFFFF}, {0x2E2612}, {0xC89A30}},
    {dusk, {0xF0F0F0}, {0x22303A}, {0x56B4E9}},
    {{0xF0743A}, {0x000000}, {0x4A2412}, {0xFFB08A}},
    {{0x333333}, {0xF0F0F0}, {0x333333}, {0x9A9A9A}},
    {dusk, {0xF0F0F0}, dusk, {0xA0A0A0}},
    {night, {0xF0F0F0}, night, night},
}};

constexpr ThemeColours strong_colours{{
    {{0x003A70}, white, {0xE0EEFA}, {0x000000}},
    {{0xFFB000}, {0x000000}, {0xFFF3D6}, {0x000000}},
    {{0xFFF0C0}, {0x000000}, white, {0x000000}},
    {white, {0x000000}, white, {0x003A70}},
    {{0x8A0000}, white, {0xFBE3E3}, {0x000000}},
    {white, {0x000000}, white, {0x000000}},
    {white, {0x000000}, white, {0x000000}},
    {white, {0x000000}, white, white},
}};

const ThemeColours& theme_colours(Theme theme) {
    if (theme == Theme::print) return print_colours;
    return theme == Theme::dark ? dark_colours : strong_colours;
}

void recolour(Look& look, const FamilyColours& colours, Theme theme) {
    look.fill = colours.fill;
    look.ink = colours.ink;
    look.pill = colours.pill;
    look.outline = colours.outline;
    look.body = theme == Theme::dark ? dusk : white;
    look.body_ink = theme == Theme::dark ? Colour{0xF0F0F0} : Colour{0x000000};
    if (theme == Theme::high_contrast) look.border_width += 0.8;
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

// ↑ says that something above is the reason.
Look worded(std::string_view word, Look look) {
    look.word = word;
    return look;
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

// Its swatch is a number on the bare paper.
Look clients() {
    Look out;
    out.id = "clients";
    out.legend = "clients assigned to the site";
    out.sign = "1,234";
    out.wearer = Wearer::figure;
    out.fill = out.outline = white;
    out.ink = black;
    return out;
}

// So that its sign isn't taken for that of a conflict.
Look demand() {
    Look out;
    out.id = "demand";
    out.legend = "demands native mode";
    out.wearer = Wearer::icon;
    out.icon = render::Icon::demand;
    out.fill = out.outline = white;
    return out;
}

} // namespace

const std::vector<Look>& all_looks() {
    static const std::vector<Look> looks{
        worded("native", native("native", "native mode only", "N", Border::solid)),
        worded("native? ↑", native("native-unconfirmed", "native only, unconfirmed because of a parent", "N?",
                                   Border::solid)),
        worded("native?",
               native("native-asked", "native only, unconfirmed: asks here", "N?", Border::dashed)),
        worded("mixed", mixed("mixed-blocked", "mixed mode only: blocked here", orange, pale_brown, brown)),
        worded("mixed ↑",
               mixed("mixed-inherited", "mixed mode only: because of a parent", pale_orange, pale_tan, tan)),
        worded("open", open("open", "open: native or mixed", "N·M", Border::solid)),
        worded("open? ↑", open("open-unconfirmed", "open, native unconfirmed because of a parent", "N·M?",
                               Border::solid)),
        worded("open?", open("open-asked", "open, native unconfirmed: asks here", "N·M?", Border::dashed)),
        worded("conflict", conflict()),
        secondary(),
        link("link", "link", Border::solid),
        link("link-without-key-exchange", "link without secure key exchange", Border::dashed),
        clients(),
        demand(),
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

Look calm(const Look& look, std::string_view id, std::string_view legend, Colour paper) {
    constexpr Colour quiet_ink{0x4A4A4A}, quiet_on_dark{0xB4B4B4};
    const bool is_dark = paper.rgb < 0x808080;
    Look out = look;
    out.id += id;
    out.legend += legend;
    if (!look.word.empty()) out.word = "(" + look.word + ")";
    // A paler grey would be the grey of another look.
    out.fill = look.fill == grey_of(look.fill) ? look.body : pale(look.fill, paper, 8);
    out.ink = out.body_ink = is_dark ? quiet_on_dark : quiet_ink;
    out.pill = look.body;
    out.outline = pale(look.outline, paper, 6);
    out.is_calm = true;
    return out;
}

std::vector<Look> all_looks(Theme theme) {
    auto looks = all_looks();
    if (theme == Theme::standard) return looks;
    const auto& colours = theme_colours(theme);
    for (std::size_t i = 0; i < looks.size(); ++i) recolour(looks[i], colours[family[i]], theme);
    return looks;
}

render::Palette palette(Theme theme) {
    if (theme == Theme::print)
        return {white,      black, {0x444444}, {0x999999}, {0xF4F4F4},
                {0x999999}, black, {0x444444}, black,      white};
    if (theme == Theme::high_contrast)
        return {white,      {0x000000}, {0x000000}, {0x000000}, white,
                {0x000000}, {0x8A0000}, {0x003A70}, {0x8A0000}, white};
    if (theme == Theme::dark)
        return {night,      {0xF0F0F0}, {0xBBBBBB}, {0x4A4A4A}, {0x1B1B1B},
                {0x4A4A4A}, {0xFF9A5C}, {0x56B4E9}, {0xFF9A5C}, {0x000000}};
    return {};
}

} // namespace sitemode
