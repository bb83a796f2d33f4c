// What a text must be before it is read.
#include <catch2/catch.hpp>

#include <string>
#include <string_view>

#include "graphs/utf8.h"

namespace sitemode::tests {
namespace {

std::string offence(std::string_view text) {
    const TextCheck check = checked_text(text);
    if (!check.offence) return "";
    return std::to_string(check.offence->place.line) + ':' + std::to_string(check.offence->place.column) +
           ' ' + check.offence->message + " | " + check.offence->hint;
}

} // namespace

TEST_CASE("plain text, tabs, line ends and UTF-8 of every length are fine") {
    for (const char* text : {"", "a", "a long line of ASCII text\twith a tab\r\nand a second line",
                             "\xC2\xA0", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                             "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xEF\xBB\xBFx"}) {
        CHECK(offence(text).empty());
    }
    CHECK(checked_text("abc\n0123456789abcdef\x7E").all_ascii);
    CHECK_FALSE(checked_text("0123456789abcd\xC3\xA9").all_ascii);
}

TEST_CASE("every malformed sequence is refused, wherever it stands") {
    for (const char* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2x", "\xE0\x9F\xBF",
                            "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        for (std::size_t before = 0; before < 20; ++before) {
            const std::string text = std::string(before, 'x') + bad;
            const TextCheck check = checked_text(text);
            REQUIRE(check.offence);
            CHECK(check.offence->place == Place{1, static_cast<std::uint32_t>(before + 1), 0});
            CHECK(check.offence->message.starts_with("not UTF-8: byte 0x"));
        }
    }
}

TEST_CASE("a workbook is no text, whatever its name") {
    for (const std::string begin : {"PK\x03\x04", "\xD0\xCF\x11\xE0\xA1\xB1"})
        CHECK(offence(begin + "\x14\x01") == "1:1 the file is no text but a workbook of Excel, or another "
                                             "archive | save the sheet as CSV");
}

TEST_CASE("control characters are refused, wherever they stand") {
    for (int c = 0; c < 0x80; ++c) {
        const bool is_fine = (c >= 0x20 && c != 0x7F) || c == '\t' || c == '\n' || c == '\r';
        for (std::size_t before = 2; before < 20; ++before) {
            const std::string text = std::string(before, 'x') + static_cast<char>(c) + "xxxxxxxxx";
            CHECK(checked_text(text).offence.has_value() == !is_fine);
        }
    }
    CHECK(offence("a\x1B[m") == "1:2 control character U+001B (byte 1 of the file) | remove it");
    CHECK(offence("a\x7F") == "1:2 control character U+007F (byte 1 of the file) | remove it");
    CHECK(offence("\n\xC3\xA4\xC2\x9B") == "2:2 control character U+009B (byte 3 of the file) | remove it");
}

TEST_CASE("Latin-1 is named with its byte and the way out") {
    CHECK(offence("x\ncaf\xE9\n") ==
          "2:4 not UTF-8: byte 0xE9 (byte 5 of the file) | save the file as UTF-8");
}

TEST_CASE("UTF-16 is named, with a byte order mark or without") {
    const std::string said = "1:1 the file is UTF-16, not UTF-8 | save the file as UTF-8";
    CHECK(offence(std::string_view("\xFF\xFE"
                                   "d\0",
                                   4)) == said);
    CHECK(offence(std::string_view("\xFE\xFF\0d", 4)) == said);
    CHECK(offence(std::string_view("d\0i\0", 4)) == said);
    CHECK(offence(std::string_view("\0d\0i", 4)) == said);
    CHECK(offence(std::string_view("dig\0raph", 8)) ==
          "1:4 a NUL byte (byte 3 of the file) | the file is damaged or no text: save it as UTF-8 text");
}

TEST_CASE("places count lines by LF, CR and both, and columns in characters") {
    CHECK(offence("a\r\nb\rc\n\xC3\xA4\xF0\x9F\x98\x80\x01").starts_with("4:3 "));
    CHECK(offence("\xEF\xBB\xBF"
                  "ab\x01")
              .starts_with("1:3 "));
}

TEST_CASE("code points are counted") {
    CHECK(code_points("a\xC3\xA4\xF0\x9F\x98\x80") == 3);
}

} // namespace sitemode::tests
