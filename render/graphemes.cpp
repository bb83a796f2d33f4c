#include "render/graphemes.h"

#include "render/continuing_characters.h"
#include "render/utf8.h"

#include <algorithm>
#include <iterator>

namespace sitemode::render {
namespace {

constexpr char32_t zero_width_joiner = 0x200D;

bool is_in(const CharacterRange* first, const CharacterRange* last, char32_t c) {
    const CharacterRange* range =
        std::upper_bound(first, last, c, [](char32_t x, const CharacterRange& r) { return x < r.first; });
    return range != first && c <= std::prev(range)->last;
}

bool is_continuing(char32_t c) {
    return c >= continuing[0].first && is_in(std::begin(continuing), std::end(continuing), c);
}

// Marks that fonts put on top of each other, however many: those of Latin, Greek, Cyrillic, Hebrew, Arabic
// and Thai letters, and of symbols. Sorted.
constexpr CharacterRange piling[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670},
    {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF},
    {0xFE20, 0xFE2F},
};
constexpr std::size_t most_piled = 3;
constexpr std::size_t shortest_pile = 1 + (most_piled + 1) * 2; // bytes

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

std::string_view without_piles(std::string_view text, std::string& room) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (text.size() < shortest_pile || std::all_of(text.begin(), text.end(), is_ascii)) return text;
    room.clear();
    std::size_t piled = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        piled = is_in(std::begin(piling), std::end(piling), c.value) ? piled + 1 : 0;
        if (piled <= most_piled) room += text.substr(at, c.length);
        at += c.length;
    }
    return room.size() == text.size() ? text : std::string_view(room);
}

} // namespace sitemode::render
