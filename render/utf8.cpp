#include "render/utf8.h"

#include <cstdint>

namespace sitemode::render {
namespace {

constexpr std::uint32_t byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

// XML forbids control characters and two noncharacters; cairo refuses to draw a text that holds any
// noncharacter.
constexpr bool allowed_in_pictures(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return (c & 0xFFFE) != 0xFFFE && (c < 0xFDD0 || c > 0xFDEF);
}

// How many bytes a sequence has that begins with `first`; 0 if none does.
constexpr std::size_t sequence_length(std::uint32_t first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return 2;
    if (first >= 0xE0 && first <= 0xEF) return 3;
    if (first >= 0xF0 && first <= 0xF4) return 4;
    return 0;
}

constexpr bool is_scalar(char32_t c, std::size_t length) {
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    return c >= smallest[length] && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

} // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const std::uint32_t first = byte_at(text, at);
    const std::size_t length = sequence_length(first);
    if (length == 0 || at + length > text.size()) return {replacement, 1, false};
    char32_t c = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const std::uint32_t next = byte_at(text, at + i);
        if ((next & 0xC0U) != 0x80U) return {replacement, 1, false};
        c = (c << 6U) | (next & 0x3FU);
    }
    if (!is_scalar(c, length)) return {replacement, 1, false};
    if (!allowed_in_pictures(c)) return {replacement, length, false};
    return {c, length, true};
}

std::string one_clean_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (!c.sound)
            line += "\xEF\xBF\xBD";
        else if (c.value < 0x20)
            line += ' ';
        else
            line += text.substr(at, c.length);
        at += c.length;
    }
    return line;
}

} // namespace sitemode::render
