// How wide text is, from one table of Helvetica's advance widths: Arial and Liberation Sans have the same, so
// boxes fit wherever the picture is opened. No font is loaded. Scripts that Helvetica lacks are taken to be
// as wide as a usual font makes them (render/script_widths.h), so that their words stay in their boxes, too;
// at times they get more room than they need. Takes UTF-8; a byte that isn't counts as one U+FFFD
// (render/utf8.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sitemode::render {

inline constexpr std::string_view font_family = "Arial, Helvetica, \"Liberation Sans\", sans-serif";

enum class Weight : std::uint8_t { regular, bold };

// The width in points of a line of text in letters of `size` points.
double text_width(std::string_view text, double size, Weight weight);

// True for the usual combining marks, joiners and the like, which take no width of their own on a terminal.
bool is_mark(char32_t character);

// The text if it is at most `max_width` points wide, else its longest beginning that fits together with "…",
// which stands at the left of letters that are read from right to left. It is cut between two graphemes
// (render/graphemes.h); where not even "…" fits the result is empty.
std::string shortened(std::string_view text, double max_width, double size, Weight weight);

} // namespace sitemode::render
