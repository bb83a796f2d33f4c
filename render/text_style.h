// How the kinds of text in a picture look: the one table that the style sheet, the SVG's texts and the words
// of a sheet (render/sheet.h) are made from. Sizes are points.
#pragma once

#include "render/card_size.h"
#include "render/page.h"
#include "render/text_width.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace sitemode::render {

enum class Anchor : std::uint8_t { start, middle, end };

// Where a text has its colour from: the picture's palette, or the look of the card or swatch it is in.
enum class Ink : std::uint8_t { ink, quiet_ink, on_icon, look, look_body };

struct TextStyle {
    std::string_view name; // of its class: "code"
    double size = 0;
    Weight weight = Weight::regular;
    Anchor anchor = Anchor::start;
    Ink ink = Ink::ink;
    std::uint32_t opacity = 100; // percent
};

namespace text_style {
using namespace measure;
inline constexpr TextStyle title{"title", title_size, Weight::bold};
inline constexpr TextStyle summary{"summary", summary_size, Weight::regular, Anchor::start, Ink::quiet_ink};
inline constexpr TextStyle code{"code", code_size, Weight::bold, Anchor::start, Ink::look};
inline constexpr TextStyle sign{"sign", sign_size, Weight::bold, Anchor::end, Ink::look};
inline constexpr TextStyle name{"name", name_size, Weight::regular, Anchor::start, Ink::look};
inline constexpr TextStyle figure{"figure", figure_size, Weight::regular, Anchor::end, Ink::look, 90};
inline constexpr TextStyle note{"note", note_size, Weight::regular, Anchor::start, Ink::look_body};
inline constexpr TextStyle icon{"icon", icon_size, Weight::bold, Anchor::middle, Ink::on_icon};
inline constexpr TextStyle pill_code{"pill-code", pill_code_size, Weight::bold, Anchor::start,
                                     Ink::look_body};
inline constexpr TextStyle pill_name{"pill-name",   pill_name_size, Weight::regular,
                                     Anchor::start, Ink::look_body, 85};
inline constexpr TextStyle pill_sign{"pill-sign", pill_name_size, Weight::bold, Anchor::end, Ink::look_body};
inline constexpr TextStyle key{"key", legend_sign_size, Weight::bold, Anchor::middle, Ink::look};
inline constexpr TextStyle region{"region", region_size, Weight::bold, Anchor::start, Ink::quiet_ink};
inline constexpr TextStyle legend{"legend", legend_size, Weight::regular};
inline constexpr TextStyle identity{"identity", identity_size, Weight::regular, Anchor::end, Ink::quiet_ink};

inline constexpr std::array all{title,  summary,   code,      name,      sign, figure, note,    icon,
                                region, pill_code, pill_name, pill_sign, key,  legend, identity};
} // namespace text_style

} // namespace sitemode::render
