#include "src/cli/terminal.h"

#include <catch2/catch.hpp>

using namespace sitemode::cli;

TEST_CASE("ordinary text is shown as it is") {
    CHECK(printable("").empty());
    CHECK(printable("Oslo, site 1 \\ \"HQ\"") == "Oslo, site 1 \\ \"HQ\"");
    CHECK(printable("München 東京 Ελλάδα 🏢") == "München 東京 Ελλάδα 🏢");
}

TEST_CASE("control characters are shown as escapes") {
    CHECK(printable("a\nb\tc\r") == "a\\nb\\tc\\r");
    CHECK(printable("\x1B[2J\x07\x7F") == "\\x1B[2J\\x07\\x7F");
    CHECK(printable(std::string_view("\0x", 2)) == "\\x00x");
    CHECK(printable("\xC2\x9B"
                    "31m") == "\\u{009B}31m");
}

TEST_CASE("characters that hide or turn text are shown as escapes") {
    CHECK(printable("a\u202Eb") == "a\\u{202E}b");
    CHECK(printable("\u202A\u2066\u2069\u200E\u200F\u061C") ==
          "\\u{202A}\\u{2066}\\u{2069}\\u{200E}\\u{200F}\\u{061C}");
    CHECK(printable("\u2028\u2029\u200B\u2060\uFEFF\u00AD") ==
          "\\u{2028}\\u{2029}\\u{200B}\\u{2060}\\u{FEFF}\\u{00AD}");
    CHECK(printable("\U000E0041") == "\\u{E0041}");
}

TEST_CASE("bytes that are not UTF-8 are shown as escapes") {
    CHECK(printable("M\xFCnchen") == "M\\xFCnchen");
    CHECK(printable("\xC0\xAF") == "\\xC0\\xAF");          // overlong
    CHECK(printable("\xED\xA0\x80") == "\\xED\\xA0\\x80"); // a surrogate
    CHECK(printable("\xE2\x82") == "\\xE2\\x82");          // cut off
}

TEST_CASE("nothing is coloured that is no terminal, unless it is asked for") {
    CHECK_FALSE(is_coloured(-1, ColourChoice::automatic));
    CHECK_FALSE(is_coloured(-1, ColourChoice::never));
    CHECK(is_coloured(-1, ColourChoice::always));
}
