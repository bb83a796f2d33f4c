#include "render/text_width.h"

#include "render/graphemes.h"
#include "render/helvetica_widths.h"
#include "render/reading_direction.h"
#include "render/script_widths.h"
#include "render/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace sitemode::render {
namespace {

struct Range {
    char32_t first, last;
};

// See is_mark. Sorted.
constexpr Range marks[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x05BF, 0x05BF},   {0x05C1, 0x05C2},
    {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A},   {0x064B, 0x065F},   {0x0670, 0x0670},
    {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},   {0x06EA, 0x06ED},   {0x0711, 0x0711},
    {0x0730, 0x074A}, {0x0900, 0x0902}, {0x093A, 0x093A},   {0x093C, 0x093C},   {0x0941, 0x0948},
    {0x094D, 0x094D}, {0x0951, 0x0957}, {0x0E31, 0x0E31},   {0x0E34, 0x0E3A},   {0x0E47, 0x0E4E},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},   {0x202A, 0x202E},   {0x2060, 0x2064},
    {0x2066, 0x206F}, {0x20D0, 0x20FF}, {0x302A, 0x302F},   {0x3099, 0x309A},   {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE01EF},
};

bool is_in(const Range* first, const Range* last, char32_t c) {
    const Range* range =
        std::upper_bound(first, last, c, [](char32_t x, const Range& r) { return x < r.first; });
    return range != first && c <= std::prev(range)->last;
}

} // namespace

bool is_mark(char32_t character) {
    return character >= marks[0].first && is_in(std::begin(marks), std::end(marks), character);
}

namespace {

// The widths of characters that follow each other.
template <std::size_t count>
using Widths = std::array<std::uint16_t, count>;

template <std::size_t count>
const std::uint16_t* found(const Widths<count>& widths, char32_t first, char32_t c) {
    return c >= first && c - first < count ? &widths[c - first] : nullptr;
}

const std::uint16_t* letter_advance(char32_t c, Weight weight) {
    const bool is_bold = weight == Weight::bold;
    if (const auto* width = found(is_bold ? bold_greek : regular_greek, 0x384, c)) return width;
    if (const auto* width = found(is_bold ? bold_cyrillic : regular_cyrillic, 0x400, c)) return width;
    return found(is_bold ? bold_arabic : regular_arabic, 0x621, c);
}

const std::uint16_t* sign_advance(char32_t c, Weight weight) {
    const auto* sign = std::lower_bound(std::begin(sign_widths), std::end(sign_widths), c,
                                        [](const CharacterWidth& w, char32_t x) { return w.character < x; });
    if (sign == std::end(sign_widths) || sign->character != c) return nullptr;
    return weight == Weight::bold ? &sign->bold : &sign->regular;
}

double range_advance(char32_t c, Weight weight) {
    const bool is_bold = weight == Weight::bold;
    const auto* after = std::upper_bound(std::begin(range_widths), std::end(range_widths), c,
                                         [](char32_t x, const RangeWidth& r) { return x < r.first; });
    if (after == std::begin(range_widths) || c > std::prev(after)->last)
        return is_bold ? usual_bold_width : usual_width;
    return is_bold ? std::prev(after)->bold : std::prev(after)->regular;
}

// Makes an emoji of the sign before it, which is wider.
constexpr char32_t emoji_selector = 0xFE0F;
constexpr double emoji_more = 1000;

// A skin tone is a patch of colour in fonts that don't know how to put it on.
constexpr bool is_skin_tone(char32_t c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

double rare_advance(char32_t c, Weight weight) {
    if (c == emoji_selector) return emoji_more;
    if (is_mark(c) && !is_skin_tone(c)) return 0;
    if (const auto* width = letter_advance(c, weight)) return *width;
    if (const auto* width = sign_advance(c, weight)) return *width;
    return range_advance(c, weight);
}

// In thousandths of the letter size.
double advance(char32_t c, Weight weight) {
    if (c < 0x20) return regular_widths[0]; // a tab or a line break is drawn as a blank
    const std::size_t index = c - 0x20;
    if (index < regular_widths.size())
        return weight == Weight::bold ? bold_widths[index] : regular_widths[index];
    return rare_advance(c, weight);
}

// Of all characters up to `end`. Most text is ASCII: its widths, whole numbers, are added as such.
double advance_of(std::string_view text, std::size_t at, std::size_t end, Weight weight) {
    const auto& widths = weight == Weight::bold ? bold_widths : regular_widths;
    std::uint64_t ascii = 0;
    double rare = 0;
    while (at < end) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7F) {
            ascii += widths[byte - 0x20U];
            ++at;
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        rare += advance(c.value, weight);
        at += c.length;
    }
    return static_cast<double>(ascii) + rare;
}

} // namespace

double text_width(std::string_view text, double size, Weight weight) {
    return advance_of(text, 0, text.size(), weight) * size / 1000;
}

namespace {

// True where the last letters are read from right to left; figures and signs behind them go with them.
bool ends_turned(std::string_view text) {
    bool is_turned = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        const bool is_latin = (c.value >= 'A' && c.value <= 'Z') || (c.value >= 'a' && c.value <= 'z');
        is_turned = goes_left(c.value) || (is_turned && !is_latin && (c.value < 0xC0 || is_mark(c.value)));
        at += c.length;
    }
    return is_turned;
}

// Without a mark behind it, the ellipsis would stand to the right of letters that go on to the left.
std::string with_ellipsis(std::string_view text) {
    return std::string(text).append(ends_turned(text) ? "…\u200F" : "…");
}

} // namespace

std::string shortened(std::string_view text, double max_width, double size, Weight weight) {
    constexpr double rounding = 1e-6;
    const double room = max_width * 1000 / size;
    if (advance_of(text, 0, text.size(), weight) <= room + rounding) return std::string(text);
    const double room_before = room - advance(U'…', weight);
    double width = 0;
    std::size_t cut = 0; // where the beginning that fits ends
    for (std::size_t at = 0; at < text.size();) {
        if (width <= room_before) cut = at;
        const std::size_t end = at + grapheme_length(text, at);
        width += advance_of(text, at, end, weight);
        if (width > room + rounding) {
            if (room_before < 0) return {};
            while (cut > 0 && text[cut - 1] == ' ') --cut;
            return with_ellipsis(text.substr(0, cut));
        }
        at = end;
    }
    return std::string(text);
}

} // namespace sitemode::render
