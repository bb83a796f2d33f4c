// What a text must be before any reader looks into it: UTF-8 without control characters. One pass, sixty-four
// ASCII bytes at a time. Nothing is repaired: a file in another encoding is refused with the place and the
// way out. And the little that is to know of UTF-8 elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graphs/diagnostic.h"

namespace sitemode {

// The outcome of one pass over a text.
struct TextCheck {
    std::optional<Diagnostic>
        offence;           // the first byte that may not be there, with its place (file 0); else none
    bool all_ascii = true; // of what was read: up to the offence
};

// Takes a whole file. Refuses UTF-16, bytes that are not UTF-8, NUL, and control characters other than tab
// and line ends (C0, DEL and C1). A UTF-8 byte order mark at the start is fine and counts as no column.
TextCheck checked_text(std::string_view text);

// `text` without the byte order mark it may begin with.
std::string_view without_byte_order_mark(std::string_view text);

// Length in bytes of the UTF-8 sequence at the start of `text`, or 0 where there is none.
std::size_t utf8_sequence_length(std::string_view text);

// True for the second and later bytes of a UTF-8 sequence: what doesn't count as a column.
constexpr bool is_utf8_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Appends a code point, up to U+10FFFF.
void append_utf8(std::string& out, std::uint32_t code);

// Number of code points in valid UTF-8.
std::size_t code_points(std::string_view text);

} // namespace sitemode
