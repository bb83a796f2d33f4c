#include "render/markup.h"

#include "render/utf8.h"

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
    std::array<bool, 256> is_plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) is_plain[c] = entity(static_cast<char>(c)).empty();
    return is_plain;
}();

// The length of the run from `at` on that can be copied as it is: plain ASCII.
std::size_t plain_run(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && plain[static_cast<unsigned char>(text[end])]) ++end;
    return end - at;
}

} // namespace

void append(std::string& out, std::string_view text) {
    out.append(text);
}

void append(std::string& out, std::uint32_t number) {
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits));
}

// The digits of the tenths, with a point before the last: one conversion.
void append(std::string& out, double number) {
    const auto tenths = static_cast<std::uint64_t>(std::abs(number) * 10 + 0.5);
    if (tenths == 0) {
        out += '0';
        return;
    }
    char text[32];
    char* at = text;
    if (number < 0) *at++ = '-';
    if (tenths < 10) *at++ = '0';
    char* end = std::to_chars(at, text + sizeof text - 1, tenths).ptr;
    if (tenths % 10 == 0) {
        --end;
    } else {
        *end = end[-1];
        end[-1] = '.';
        ++end;
    }
    out.append(text, static_cast<std::size_t>(end - text));
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
        if (const std::size_t run = plain_run(text, at); run > 0) {
            out.append(text.substr(at, run));
            at += run;
            continue;
        }
        const CodePoint c = code_point_at(text, at);
        if (!c.sound)
            out.append("\xEF\xBF\xBD");
        else if (const std::string_view name = entity(text[at]); !name.empty())
            out.append(name);
        else
            out.append(text.substr(at, c.length));
        at += c.length;
    }
}

void append(std::string& out, Colour colour) {
    constexpr std::string_view hex = "0123456789abcdef";
    out += '#';
    for (int shift = 20; shift >= 0; shift -= 4)
        out += hex[(colour.rgb >> static_cast<unsigned>(shift)) & 0xFU];
}

} // namespace sitemode::render::markup
