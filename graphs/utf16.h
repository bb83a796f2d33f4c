// Texts in UTF-16, which Out-File and spreadsheets ("Unicode text") write, as UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sitemode {

// True for the first and for the second half of a pair of units of 16 bits that is one character.
constexpr bool is_high_surrogate(std::uint32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
constexpr bool is_low_surrogate(std::uint32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

// True for a text that begins with the byte order mark of UTF-16, of either byte order.
bool is_utf16(std::string_view bytes);

struct FromUtf16 {
    std::string text;     // UTF-8 without a byte order mark; half a character became U+FFFD
    bool is_whole = true; // false where there was such a half
};

// Takes a text that is_utf16. Control characters stay, for checked_text (graphs/utf8.h) to judge. Linear.
FromUtf16 utf8_of_utf16(std::string_view bytes);

} // namespace sitemode
