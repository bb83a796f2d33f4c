// How wide text is, from one table of Helvetica's advance widths: Arial and Liberation Sans have the same, so
// boxes fit wherever the picture is opened. No font is loaded. Scripts that Helvetica lacks get a sensible
// guess (an em for Chinese, nothing for combining marks). Takes UTF-8; a byte that isn't counts as one U+FFFD
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

// True for what has no width of its own and belongs to the character before it: combining marks, joiners.
bool is_mark(char32_t character);

// The text if it is at most `max_width` points wide, else its longest beginning that fits together with "…".
// It is never cut inside a UTF-8 sequence or before a combining mark; where not even "…" fits the result is
// empty.
std::string shortened(std::string_view text, double max_width, double size, Weight weight);

} // namespace sitemode::render
