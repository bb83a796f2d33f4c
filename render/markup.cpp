#include "render/markup.h"

#include "render/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace sitemode::render::markup {
namespace {

// The entity for an ASCII character, or nothing where it stands for itself. Line breaks and tabs are written
// as numbers because XML turns them into blanks inside attribute values.
constexpr std::string_view entity(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return {};
    }
}

constexpr auto plain = [] {
    std::array<bool, 256> all{};
    for (std::size_t c = 0x20; c < 0x80; ++c) all[c] = entity(static_cast<char>(c)).empty();
    return all;
}();

// True for the ASCII characters that stand for themselves.
bool is_plain(char c) {
    return plain[static_cast<unsigned char>(c)];
}

// The numbers below 1,000 in three digits each; "007" for 7.
constexpr auto triples = [] {
    std::array<char, std::size_t{3} * 1000> all{};
    for (std::size_t number = 0; number < 1000; ++number) {
        all[3 * number] = static_cast<char>('0' + number / 100);
        all[3 * number + 1] = static_cast<char>('0' + number / 10 % 10);
        all[3 * number + 2] = static_cast<char>('0' + number % 10);
    }
    return all;
}();

// With zeros in front.
char* written_triple(char* at, std::uint32_t number) {
    std::memcpy(at, &triples[std::size_t{3} * number], 3);
    return at + 3;
}

// Without; below 1,000.
char* written_first(char* at, std::uint32_t number) {
    const char* const digits = &triples[std::size_t{3} * number];
    if (number >= 100) *at++ = digits[0];
    if (number >= 10) *at++ = digits[1];
    *at++ = digits[2];
    return at;
}

// A picture has a dozen numbers for each site, hardly one beyond a million: this is quicker than
// std::to_chars.
char* written_whole(char* at, std::uint64_t number) {
    if (number < 1000) return written_first(at, static_cast<std::uint32_t>(number));
    if (number >= 1'000'000) return std::to_chars(at, at + most_of_number, number).ptr;
    const auto whole = static_cast<std::uint32_t>(number);
    return written_triple(written_first(at, whole / 1000), whole % 1000);
}

char* written_tenths(char* at, std::uint64_t tenths) {
    char* end = written_whole(at, tenths / 10);
    if (tenths % 10 == 0) return end;
    *end++ = '.';
    *end++ = static_cast<char>('0' + tenths % 10);
    return end;
}

// The bytes that stand for the character at `at`, and how many it takes.
struct Replaced {
    std::string_view by;
    std::size_t length;
};
Replaced replaced(std::string_view text, std::size_t at) {
    if (const std::string_view name = entity(text[at]); !name.empty()) return {name, 1};
    const CodePoint c = code_point_at(text, at);
    return {c.sound ? text.substr(at, c.length) : std::string_view("\xEF\xBF\xBD"), c.length};
}

// Eight characters at once.
constexpr std::size_t block_size = sizeof(std::uint64_t);

constexpr std::uint64_t eight_times(std::uint64_t byte) {
    return byte * 0x0101'0101'0101'0101U;
}

// Marks the characters of a block that don't stand for themselves by their highest bits, and perhaps others
// behind the first of them; '#', too. Where no byte is above 0x7F, subtracting sets the highest bit of the
// bytes that are smaller. '"', '&' and '\'' differ in two bits only, '<' and '>' in one.
constexpr std::uint64_t specials(std::uint64_t block) {
    const std::uint64_t quotes = (block | eight_times(0x05)) ^ eight_times('\'');
    const std::uint64_t angles = (block | eight_times(0x02)) ^ eight_times('>');
    return (block | (block - eight_times(0x20)) | (quotes - eight_times(1)) | (angles - eight_times(1))) &
           eight_times(0x80);
}

// How many characters are before the first that is marked.
constexpr std::size_t first_marked(std::uint64_t marks) {
    const int bits =
        std::endian::native == std::endian::little ? std::countr_zero(marks) : std::countl_zero(marks);
    return static_cast<std::size_t>(bits) / 8;
}

// Copies the characters before the first special one; gives how many they are. Writes whole blocks: `to` has
// room for eight bytes for each character.
std::size_t copied_plain(char* to, std::string_view from) {
    std::size_t at = 0;
    for (; from.size() - at >= block_size; at += block_size) {
        std::uint64_t block = 0;
        std::memcpy(&block, from.data() + at, block_size);
        std::memcpy(to + at, &block, block_size);
        if (const std::uint64_t marks = specials(block); marks != 0) return at + first_marked(marks);
    }
    for (; at < from.size() && is_plain(from[at]); ++at) to[at] = from[at];
    return at;
}

// Writes the characters that begin between `from` and `end`; `from` is behind the last of them then.
char* written_characters(char* to, std::string_view text, std::size_t& from, std::size_t end) {
    for (;;) {
        const std::size_t count = copied_plain(to, text.substr(from, end - from));
        to += count;
        from += count;
        if (from >= end) return to;
        do {
            const Replaced sign = replaced(text, from);
            to = std::copy(sign.by.begin(), sign.by.end(), to);
            from += sign.length;
        } while (from < end && !is_plain(text[from]));
    }
}

} // namespace

char* written_at(char* at, double number) {
    const auto half_tenths = static_cast<std::uint64_t>(std::abs(number) * 20);
    const auto tenths = (half_tenths + 1) / 2; // rounded, without a call
    if (tenths == 0) {
        *at = '0';
        return at + 1;
    }
    if (number < 0) *at++ = '-';
    return written_tenths(at, tenths);
}

char* written_at(char* at, std::uint32_t number) {
    return written_whole(at, number);
}

char* written_at(char* at, Escaped escaped) {
    std::size_t from = 0;
    return written_characters(at, escaped.text, from, escaped.text.size());
}

void append(std::string& out, std::string_view text) {
    out.append(text);
}

void append(std::string& out, std::uint32_t number) {
    char text[most_of_number];
    out.append(text, static_cast<std::size_t>(written_at(text, number) - text));
}

void append(std::string& out, double number) {
    char text[most_of_number];
    out.append(text, static_cast<std::size_t>(written_at(text, number) - text));
}

void append_fine(std::string& out, double number) {
    const auto millionths = static_cast<std::uint32_t>(number * 1e6);
    append(out, millionths / 1000000U);
    std::string rest;
    append(rest, millionths % 1000000U);
    out.append(".").append(6 - rest.size(), '0').append(rest);
}

void append(std::string& out, Escaped escaped) {
    const std::size_t before = out.size();
    out.resize(before + most_of(escaped));
    const char* const end = written_at(out.data() + before, escaped);
    out.resize(static_cast<std::size_t>(end - out.data()));
}

void append(std::string& out, Colour colour) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '#';
    for (int shift = 20; shift >= 0; shift -= 4)
        out += hex[(colour.rgb >> static_cast<unsigned>(shift)) & 0xFU];
}

void Pieces::hand_on() {
    if (used_ > 0) take_({room_.data(), used_});
    used_ = 0;
}

void Pieces::append(std::string_view text) {
    if (text.size() > size) {
        hand_on();
        return take_(text);
    }
    char* at = room(text.size());
    std::memcpy(at, text.data(), text.size());
    keep_to(at + text.size());
}

void Pieces::append(Escaped escaped) {
    const std::string_view text = escaped.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t count = std::min(text.size() - at, size / most_of_character);
        keep_to(written_characters(room(most_of_character * count), text, at, at + count));
    }
}

} // namespace sitemode::render::markup
