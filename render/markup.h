// Writing markup: text, numbers and escaped text appended to one string. Numbers have at most one decimal,
// always with a point, without a locale; escaped text is well-formed UTF-8 that XML allows, whatever the
// bytes were. Used by render/svg.cpp; knows nothing of pictures.
#pragma once

#include "render/diagram.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sitemode::render::markup {

// Text for element content and for attribute values in double quotes; what isn't sound UTF-8 becomes U+FFFD.
struct Escaped {
    std::string_view text;
};

void append(std::string& out, std::string_view text);
void append(std::string& out, double number);      // rounded to tenths
void append_fine(std::string& out, double number); // a factor below 100, rounded down to millionths
void append(std::string& out, std::uint32_t number);
void append(std::string& out, Escaped escaped);
void append(std::string& out, Colour colour); // #rrggbb

// Appends all parts, one after the other.
template <class... Parts>
void put(std::string& out, const Parts&... parts) {
    (append(out, parts), ...);
}

} // namespace sitemode::render::markup
