// Blanks, digits and letters of ASCII, whatever the locale says. Codes, names of facts and the words of
// values know no other letters: what is beyond ASCII stays as it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sitemode {

constexpr bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_letter_or_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr char in_small_letters(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr char in_capitals(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

inline std::string in_small_letters(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = in_small_letters(c);
    return out;
}

inline std::string in_capitals(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = in_capitals(c);
    return out;
}

constexpr bool same_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (in_small_letters(a[i]) != in_small_letters(b[i])) return false;
    return true;
}

// `text` without the blanks around it.
constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

} // namespace sitemode
