#include "render/markup.h"

#include "render/plain_copy.h"
#include "render/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdlib>

namespace sitemode::render::markup {
namespace {

// The entity for an ASCII character, or nothing where it stands for itself. In attribute values XML turns
// line breaks and tabs into blanks, anywhere a carriage return into a line break: these are written as
// numbers.
constexpr std::string_view entity(char c, Where where) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\t':
        return "&#9;";
    case '\r':
        return "&#13;";
    default:
        if (where == Where::content) return {};
        return c == '"' ? "&quot;" : c == '\'' ? "&#39;" : c == '\n' ? "&#10;" : "";
    }
}

constexpr bool is_allowed(char c) {
    return c >= ' ' || c == '\n';
}

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

// What is written for an ASCII character.
struct Written {
    std::array<char, most_of_character - 1> bytes{};
    std::uint8_t length = 0;
};
static_assert(sizeof(Written) == most_of_character);

constexpr Written written_for(char c, Where where) {
    std::string_view bytes = entity(c, where);
    if (bytes.empty()) bytes = is_allowed(c) ? std::string_view(&c, 1) : replacement_character;
    Written out;
    for (const char byte : bytes) out.bytes[out.length++] = byte;
    return out;
}

template <Where where>
constexpr auto ascii = [] {
    std::array<Written, 128> all;
    for (std::size_t c = 0; c < all.size(); ++c) all[c] = written_for(static_cast<char>(c), where);
    return all;
}();

constexpr bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

// The last digits of a number, and how many they are.
struct Digits {
    std::array<char, 3> digits{};
    std::uint8_t count = 0;

    // The first is the lowest byte, as where numbers begin with that.
    [[nodiscard]] std::uint32_t characters() const {
        return std::bit_cast<std::uint32_t>(*this) & 0xFF'FFFFU;
    }
};

constexpr Digits digits_of(std::size_t number, std::uint8_t count) {
    Digits out{{}, count};
    for (std::size_t at = count; at-- > 0; number /= 10)
        out.digits[at] = static_cast<char>('0' + number % 10);
    return out;
}

// Of all numbers below 1,000: "7".
constexpr auto in_short = [] {
    std::array<Digits, 1000> all;
    for (std::size_t number = 0; number < all.size(); ++number)
        all[number] = digits_of(number, number < 10 ? 1 : number < 100 ? 2 : 3);
    return all;
}();

// "007".
constexpr auto in_full = [] {
    std::array<Digits, 1000> all;
    for (std::size_t number = 0; number < all.size(); ++number) all[number] = digits_of(number, 3);
    return all;
}();

// Writes a byte more than counts, as four are quicker than three.
char* written_digits(char* at, const Digits& number) {
    std::memcpy(at, &number, sizeof number);
    return at + number.count;
}

// On its own, so that the others need fewer registers.
[[gnu::noinline]] char* written_large(char* at, std::uint64_t number) {
    return std::to_chars(at, at + most_of_number, number).ptr;
}

// A picture has a dozen numbers for each site, hardly one beyond a million: this is quicker than
// std::to_chars.
inline char* written_whole(char* at, std::uint64_t number) {
    if (number >= 1'000'000) return written_large(at, number);
    const auto whole = static_cast<std::uint32_t>(number);
    if (whole < 1000) return written_digits(at, in_short[whole]);
    return written_digits(written_digits(at, in_short[whole / 1000]), in_full[whole % 1000]);
}

// Where writing ended, and reading.
struct Ends {
    char* to;
    std::size_t from;
};

// A character of several bytes, or what is none.
Ends written_other(Ends at, std::string_view text) {
    const CodePoint c = code_point_at(text, at.from);
    const std::string_view bytes = c.sound ? text.substr(at.from, c.length) : replacement_character;
    return {std::copy(bytes.begin(), bytes.end(), at.to), at.from + c.length};
}

template <Where where>
Ends written_character(Ends at, std::string_view text) {
    if (!is_ascii(text[at.from])) return written_other(at, text);
    const Written& written = ascii<where>[static_cast<unsigned char>(text[at.from])];
    std::memcpy(at.to, &written, sizeof written);
    return {at.to + written.length, at.from + 1};
}

// Writes the characters that begin between `at` and `end`; has room for most_of_character for each of their
// bytes. Behind a character of several bytes there often is another one.
template <Where where>
Ends written_characters(Ends at, std::string_view text, std::size_t end) {
    for (;;) {
        const std::size_t count = copied_plain<where>(at.to, text.data() + at.from, end - at.from);
        at = {at.to + count, at.from + count};
        if (at.from >= end) return at;
        do at = written_character<where>(at, text);
        while (at.from < end && !is_ascii(text[at.from]));
        if (at.from >= end) return at;
    }
}

} // namespace

// Most numbers are lengths on a page: their characters are put together in a register, and stored once.
Numeral::Numeral(double number) : value(number) {
    constexpr double most = 99'999;
    const bool is_length = number >= 0 && number < most;
    if (std::endian::native != std::endian::little || !is_length) return;
    const std::uint32_t tenths = (static_cast<std::uint32_t>(number * 20) + 1) / 2; // rounded
    const std::uint32_t whole = tenths / 10, last = tenths - 10 * whole;
    const Digits& first = in_short[whole < 1000 ? whole : whole / 1000];
    std::uint64_t characters = first.characters();
    std::uint32_t count = first.count;
    if (whole >= 1000) {
        characters |= std::uint64_t{in_full[whole % 1000].characters()} << (8 * count);
        count += 3;
    }
    text = characters | std::uint64_t{'.' | ('0' + last) << 8U} << (8 * count);
    length = static_cast<std::uint8_t>(count + (last == 0 ? 0 : 2));
}

char* written_at(char* at, double number) {
    return written_at(at, Numeral(number));
}

char* written_in_full(char* at, double number) {
    const auto half_tenths = static_cast<std::int64_t>(number * 20);
    if (half_tenths < 0) *at++ = '-';
    // Rounded, without a call.
    const std::uint64_t tenths = (static_cast<std::uint64_t>(std::abs(half_tenths)) + 1) / 2;
    const std::uint64_t whole = tenths / 10, last = tenths - 10 * whole;
    at = written_whole(at, whole);
    at[0] = '.';
    at[1] = static_cast<char>('0' + last);
    return last == 0 ? at : at + 2;
}

char* written_at(char* at, std::uint32_t number) {
    return written_whole(at, number);
}

char* written_at(char* at, Escaped escaped) {
    return written_characters<Where::attribute>({at, 0}, escaped.text, escaped.text.size()).to;
}

char* written_at(char* at, Content content) {
    return written_characters<Where::content>({at, 0}, content.text, content.text.size()).to;
}

void append(std::string& out, std::string_view text) {
    out.append(text);
}

void append(std::string& out, std::uint32_t number) {
    std::array<char, most_of_number> text;
    out.append(text.data(), static_cast<std::size_t>(written_at(text.data(), number) - text.data()));
}

void append(std::string& out, double number) {
    std::array<char, most_of_number> text;
    out.append(text.data(), static_cast<std::size_t>(written_at(text.data(), number) - text.data()));
}

void append(std::string& out, const Numeral& number) {
    append(out, number.value);
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
    if (used_ == 0) return;
    take_({room_.data(), used_});
    used_ = 0;
    if (++handed_on_ == smaller_pieces) room_.resize(larger_size);
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

// Not within a character of several bytes.
template <class Text>
void Pieces::append_in_parts(Text all) {
    constexpr Where where = std::is_same_v<Text, Content> ? Where::content : Where::attribute;
    const std::string_view text = all.text;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t count = std::min(text.size() - from, size / most_of_character);
        const Ends ends =
            written_characters<where>({room(most_of_character * count), from}, text, from + count);
        keep_to(ends.to);
        from = ends.from;
    }
}

void Pieces::append(Escaped escaped) {
    append_in_parts(escaped);
}

void Pieces::append(Content content) {
    append_in_parts(content);
}

} // namespace sitemode::render::markup
