#include "render/markup.h"

#include "render/utf8.h"

#include <algorithm>
#include <array>
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

std::ptrdiff_t digits_of(std::uint64_t number) {
    std::ptrdiff_t digits = 1;
    for (std::uint64_t bound = 10; number >= bound && digits < 19; bound *= 10) ++digits;
    return digits;
}

// A picture has a dozen numbers for each site: this is quicker than std::to_chars.
char* written_tenths(char* at, std::uint64_t tenths) {
    std::uint64_t whole = tenths / 10;
    char* end = at + digits_of(whole);
    for (char* to = end; to != at; whole /= 10) *--to = static_cast<char>('0' + whole % 10);
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
    return std::to_chars(at, at + most_of_number, number).ptr;
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
    const std::string_view text = escaped.text;
    for (std::size_t at = 0; at < text.size();) {
        if (is_plain(text[at])) {
            out += text[at++];
            continue;
        }
        const Replaced sign = replaced(text, at);
        out.append(sign.by);
        at += sign.length;
    }
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

void append(Pieces& out, Escaped escaped) {
    constexpr std::size_t most = 8; // bytes of one character
    const std::string_view text = escaped.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t count = std::min(text.size() - at, Pieces::size / most);
        char* to = out.room(most * count);
        for (const std::size_t end = at + count; at < end;) {
            if (is_plain(text[at])) {
                *to++ = text[at++];
                continue;
            }
            const Replaced sign = replaced(text, at);
            to = std::copy(sign.by.begin(), sign.by.end(), to);
            at += sign.length;
        }
        out.keep_to(to);
    }
}

} // namespace sitemode::render::markup
