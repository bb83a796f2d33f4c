// Reading UTF-8 that may be broken, one code point at a time. The one decoder of this layer: measuring,
// escaping and labels all see the same characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sitemode::render {

inline constexpr char32_t replacement = 0xFFFD;

struct CodePoint {
    char32_t value = replacement;
    std::size_t length = 1; // bytes it took
    bool sound = true;      // well-formed UTF-8 of a character that XML and cairo allow
};

// Takes a text and a position below its length; gives what stands there. A byte that begins no well-formed
// sequence (also overlong ones and surrogates) is U+FFFD of one byte, and not sound; so are the characters
// that XML or cairo forbids, with their whole length.
CodePoint code_point_at(std::string_view text, std::size_t at);

// The text with everything that is not sound replaced by U+FFFD, and line breaks and tabs by blanks.
std::string one_clean_line(std::string_view text);

} // namespace sitemode::render
