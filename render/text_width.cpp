#include "render/text_width.h"

#include "render/helvetica_widths.h"
#include "render/utf8.h"

#include <algorithm>
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

// What is a whole em wide. Sorted.
constexpr Range wide[] = {
    {0x1100, 0x115F}, {0x2500, 0x27BF},   {0x2E80, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFD},
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

// Letters of scripts that the table lacks: Greek, Cyrillic, Arabic and Hebrew average 0.6 to 0.65.
constexpr double usual_width = 650;

double rare_advance(char32_t c, Weight weight) {
    if (is_mark(c)) return 0;
    const auto* sign = std::lower_bound(std::begin(sign_widths), std::end(sign_widths), c,
                                        [](const CharacterWidth& w, char32_t x) { return w.character < x; });
    if (sign != std::end(sign_widths) && sign->character == c) {
        return weight == Weight::bold ? sign->bold : sign->regular;
    }
    return is_in(std::begin(wide), std::end(wide), c) ? 1000 : usual_width;
}

// In thousandths of the letter size.
double advance(char32_t c, Weight weight) {
    if (c < 0x20) return regular_widths[0]; // a tab or a line break is drawn as a blank
    const std::size_t index = c - 0x20;
    if (index < regular_widths.size())
        return weight == Weight::bold ? bold_widths[index] : regular_widths[index];
    return rare_advance(c, weight);
}

constexpr char32_t zero_width_joiner = 0x200D;

} // namespace

double text_width(std::string_view text, double size, Weight weight) {
    const auto& widths = weight == Weight::bold ? bold_widths : regular_widths;
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte < 0x7F) { // most text is ASCII
            width += widths[byte - 0x20U];
            ++at;
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        width += advance(c.value, weight);
        at += c.length;
    }
    return width * size / 1000;
}

std::string shortened(std::string_view text, double max_width, double size, Weight weight) {
    constexpr std::string_view ellipsis = "…";
    const double room = max_width * 1000 / size;
    const double room_before = room - advance(U'…', weight);
    double width = 0;
    std::size_t cut = 0; // where the beginning that fits ends
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        const bool joined = is_mark(c.value) || before == zero_width_joiner;
        if (!joined && width <= room_before) cut = at;
        width += advance(c.value, weight);
        if (width > room + 1e-6) {
            if (room_before < 0) return {};
            while (cut > 0 && text[cut - 1] == ' ') --cut;
            return std::string(text.substr(0, cut)).append(ellipsis);
        }
        before = c.value;
        at += c.length;
    }
    return std::string(text);
}

} // namespace sitemode::render
