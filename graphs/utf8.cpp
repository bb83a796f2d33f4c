#include "graphs/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

#include "graphs/byte_block.h"

namespace sitemode {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool is_refused_ascii(unsigned byte) {
    return byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
}

// True where none of the eight bytes needs a closer look. Line ends and tabs do: they share a range with what
// is refused.
bool is_plain_word(const char* bytes) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101, highs = ones * 0x80;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const std::uint64_t below_blank = (word - ones * 0x20) & ~word;
    const std::uint64_t is_del = (word ^ (ones * 0x7F)) - ones;
    return ((word | below_blank | (is_del & ~word)) & highs) == 0;
}

std::string hex(unsigned value, int digits) {
    constexpr std::string_view numerals = "0123456789ABCDEF";
    std::string text;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) text += numerals[(value >> shift) & 0xFU];
    return text;
}

// UTF-16 gives itself away by its mark, or by a zero among its first bytes: every ASCII letter has one beside
// it.
bool looks_like_utf16(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
    return text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0');
}

Place place_of(std::string_view text, std::size_t offset) {
    Place place{1, 1, 0};
    for (std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; at < offset; ++at) {
        const bool is_half = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
        const bool ends_line = text[at] == '\n' || (text[at] == '\r' && !is_half);
        if (ends_line)
            place = {place.line + 1, 1, 0};
        else if (text[at] != '\r' && !is_utf8_continuation(text[at]))
            ++place.column;
    }
    return place;
}

Diagnostic refused(std::string_view text, std::size_t offset, std::string message, std::string hint) {
    message += " (byte " + std::to_string(offset) + " of the file)";
    return {Severity::error, place_of(text, offset), std::move(message), std::move(hint), "encoding", false};
}

// By its first bytes: of a zip archive, which workbooks are since Excel 2007, or of what they were before.
bool looks_like_workbook(std::string_view text) {
    return text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0");
}

Diagnostic offence_at(std::string_view text, std::size_t offset) {
    if (looks_like_workbook(text)) {
        return {Severity::error,
                {1, 1, 0},
                "the file is no text but a workbook of Excel, or another archive",
                "save the sheet as CSV",
                "encoding",
                false};
    }
    if (looks_like_utf16(text)) {
        return {Severity::error,          {1, 1, 0},  "the file is UTF-16, not UTF-8",
                "save the file as UTF-8", "encoding", false};
    }
    const unsigned byte = byte_at(text, offset);
    if (byte == 0)
        return refused(text, offset, "a NUL byte", "the file is damaged or no text: save it as UTF-8 text");
    if (byte < 0x80) return refused(text, offset, "control character U+" + hex(byte, 4), "remove it");
    if (utf8_sequence_length(text.substr(offset)) == 2) { // valid, so it is one of U+0080 to U+009F
        return refused(text, offset, "control character U+" + hex(byte_at(text, offset + 1), 4), "remove it");
    }
    return refused(text, offset, "not UTF-8: byte 0x" + hex(byte, 2), "save the file as UTF-8");
}

bool is_c1_control(std::string_view text, std::size_t at) {
    return byte_at(text, at) == 0xC2 && byte_at(text, at + 1) < 0xA0;
}

// Checks the bytes from `at` to `stop`, and to the end of the sequence that begins there; gives the end.
std::size_t checked_to(std::size_t stop, std::string_view text, std::size_t at, TextCheck& check) {
    while (at < stop) {
        if (at + sizeof(std::uint64_t) <= text.size() && is_plain_word(text.data() + at)) {
            at += sizeof(std::uint64_t);
            continue;
        }
        const unsigned byte = byte_at(text, at);
        check.all_ascii = check.all_ascii && byte < 0x80;
        const std::size_t length = byte < 0x80 ? 1 : utf8_sequence_length(text.substr(at));
        if (length == 0 || is_refused_ascii(byte) || (length == 2 && is_c1_control(text, at))) {
            check.offence = offence_at(text, at);
            return at;
        }
        at += length;
    }
    return at;
}

} // namespace

std::size_t utf8_sequence_length(std::string_view text) {
    if (text.empty()) return 0;
    const unsigned lead = byte_at(text, 0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
    for (std::size_t at = 1; at < length; ++at) {
        if (!is_utf8_continuation(text[at])) return 0;
    }
    const unsigned second = byte_at(text, 1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second >= 0xA0;
    const bool out_of_range = lead == 0xF4 && second >= 0x90;
    return overlong || surrogate || out_of_range ? 0 : length;
}

TextCheck checked_text(std::string_view text) {
    TextCheck check;
    std::size_t at = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    while (at < text.size() && !check.offence) {
        if (at + ByteBlock::size <= text.size() && ByteBlock(text.data() + at).is_plain_text())
            at += ByteBlock::size;
        else
            at = checked_to(std::min(at + ByteBlock::size, text.size()), text, at, check);
    }
    return check;
}

std::string_view without_byte_order_mark(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return text;
}

void append_utf8(std::string& out, std::uint32_t code) {
    const auto add = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) return add(code);
    if (code < 0x800) {
        add(0xC0U | code >> 6U);
    } else {
        if (code < 0x10000) {
            add(0xE0U | code >> 12U);
        } else {
            add(0xF0U | code >> 18U);
            add(0x80U | (code >> 12U & 0x3FU));
        }
        add(0x80U | (code >> 6U & 0x3FU));
    }
    add(0x80U | (code & 0x3FU));
}

std::size_t code_points(std::string_view text) {
    return text.size() -
           static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_utf8_continuation));
}

} // namespace sitemode
