// What each character is to the words of DOT, for graphs/dot_scanner*.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sitemode::dot_characters {

enum CharacterClass : unsigned {
    letter = 1,
    digit = 2,
    blank = 4,
    line_end = 8,
    structure = 16,
    in_string = 32,
    in_html = 64
};

inline constexpr std::array<std::uint8_t, 256> character_classes = [] {
    std::array<std::uint8_t, 256> classes{};
    const auto add = [&classes](std::string_view characters, CharacterClass to) {
        for (const char c : characters)
            classes[static_cast<unsigned char>(c)] |= static_cast<std::uint8_t>(to);
    };
    add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", letter);
    add("0123456789", digit);
    add(" \t", blank);
    add("\r\n", line_end);
    add("{}[]=;,:\"<", structure);
    for (unsigned c = 0; c <= 0xFF; ++c) {
        if (c >= 0x80) classes[c] |= letter;
        const bool is_plain = c != '\r' && c != '\n';
        if (is_plain && c != '"' && c != '\\') classes[c] |= in_string;
        if (is_plain && c != '<' && c != '>') classes[c] |= in_html;
    }
    return classes;
}();

inline bool is(char c, unsigned classes) {
    return (character_classes[static_cast<unsigned char>(c)] & classes) != 0;
}

// The first position from `at` on whose character is none of `classes`; `text.size()` where all are.
inline std::size_t behind(std::string_view text, std::size_t at, unsigned classes) {
    while (at < text.size() && is(text[at], classes)) ++at;
    return at;
}

} // namespace sitemode::dot_characters
