#include "render/graphemes.h"

#include "render/continuing_characters.h"
#include "render/utf8.h"

#include <algorithm>
#include <iterator>

namespace sitemode::render {
namespace {

constexpr char32_t zero_width_joiner = 0x200D;

bool is_continuing(char32_t c) {
    if (c < continuing[0].first) return false;
    const CharacterRange* range =
        std::upper_bound(std::begin(continuing), std::end(continuing), c,
                         [](char32_t x, const CharacterRange& r) { return x < r.first; });
    return c <= std::prev(range)->last;
}

// Half of a flag.
constexpr bool is_regional(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

// Of Hangul, where leading consonants pile up.
constexpr bool is_leading(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0xA960 && c <= 0xA97C);
}

constexpr bool is_syllable(char32_t c) {
    return c >= 0xAC00 && c <= 0xD7A3;
}

// The sign that ties two consonants of Devanagari and its kin, from U+094D on in every block.
constexpr bool is_virama(char32_t c) {
    return c >= 0x094D && c <= 0x0D4D && (c & 0x7FU) == 0x4D;
}

// What came before in the grapheme.
struct Before {
    char32_t last = 0;
    bool is_half_flag = false;
};

bool goes_on(const Before& before, char32_t c) {
    if (is_continuing(c) || before.last == zero_width_joiner) return true;
    if (before.is_half_flag && is_regional(c)) return true;
    if (is_leading(before.last) && (is_leading(c) || is_syllable(c))) return true;
    return is_virama(before.last) && c >= 0x0900 && c <= 0x0D7F;
}

} // namespace

std::size_t grapheme_length(std::string_view text, std::size_t at) {
    std::size_t end = at;
    Before before;
    do {
        const CodePoint c = code_point_at(text, end);
        if (end > at && !goes_on(before, c.value)) break;
        before = {c.value, is_regional(c.value) && !before.is_half_flag};
        end += c.length;
    } while (end < text.size());
    return end - at;
}

} // namespace sitemode::render
