#include "render/markup.h"

#include "render/utf8.h"

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

// The length of the run from `at` on that can be copied as it is: plain ASCII.
std::size_t plain_run(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        const auto c = static_cast<unsigned char>(text[end]);
        if (c < 0x20 || c >= 0x80 || !entity(text[end]).empty()) break;
        ++end;
    }
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

void append(std::string& out, double number) {
    const long long tenths = std::llround(number * 10);
    const auto size = static_cast<unsigned long long>(tenths < 0 ? -tenths : tenths);
    char digits[32];
    char* end = digits;
    if (tenths < 0) *end++ = '-';
    end = std::to_chars(end, digits + sizeof digits, size / 10).ptr;
    if (size % 10 != 0) {
        *end++ = '.';
        *end++ = static_cast<char>('0' + size % 10);
    }
    out.append(digits, static_cast<std::size_t>(end - digits));
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
