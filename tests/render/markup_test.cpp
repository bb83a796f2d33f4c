#include "render/markup.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

using namespace sitemode::render::markup;

namespace {

template <class Part>
std::string written(const Part& part) {
    std::string out;
    append(out, part);
    return out;
}

// By the standard library, without trailing zeros.
std::string expected_tenths(std::int64_t tenths) {
    char text[64];
    const auto length = std::snprintf(text, sizeof text, "%.1f", static_cast<double>(tenths) / 10);
    std::string_view number(text, static_cast<std::size_t>(length));
    if (number.ends_with(".0")) number.remove_suffix(2);
    return std::string(number);
}

// Character by character, in the simplest way: what attribute values need, what content does.
std::string expected_content(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '\t')
            out += "&#9;";
        else if (c == '\r')
            out += "&#13;";
        else if (c == '\x01')
            out += "\xEF\xBF\xBD";
        else
            out += c;
    }
    return out;
}

std::string expected_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\t':
            out += "&#9;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\x01':
            out += "\xEF\xBF\xBD";
            break;
        default:
            out += c;
        }
    }
    return out;
}

template <class... Parts>
std::string handed_on(const Parts&... parts) {
    std::string all;
    Pieces pieces([&](std::string_view piece) { all += piece; });
    put(pieces, parts...);
    pieces.finish();
    return all;
}

} // namespace

TEST_CASE("numbers are written like the standard library does, with at most one decimal") {
    for (std::int64_t tenths = 0; tenths < 25'000; ++tenths)
        REQUIRE(written(static_cast<double>(tenths) / 10) == expected_tenths(tenths));
    for (std::int64_t tenths = 1; tenths < 900'000'000'000'000; tenths = tenths * 3 + 7) {
        REQUIRE(written(static_cast<double>(tenths) / 10) == expected_tenths(tenths));
        REQUIRE(written(static_cast<double>(-tenths) / 10) == expected_tenths(-tenths));
    }
    for (const std::uint32_t number : {0U, 9U, 10U, 99U, 100U, 999U, 1000U, 9999U, 10'000U, 99'999U, 100'000U,
                                       999'999U, 1'000'000U, 4'294'967'295U})
        CHECK(written(number) == std::to_string(number));
}

TEST_CASE("numbers are rounded to tenths, and there is no negative zero") {
    CHECK(written(0.04) == "0");
    CHECK(written(-0.04) == "0");
    CHECK(written(0.05) == "0.1");
    CHECK(written(-0.25) == "-0.3");
    CHECK(written(999.96) == "1000");
    CHECK(written(999'999.96) == "1000000");
}

TEST_CASE("a numeral is written like its number, however long") {
    const auto in_pieces = [](const auto& number) {
        std::string out;
        Pieces pieces([&](std::string_view piece) { out.append(piece); });
        put(pieces, "M", number, "V", number);
        pieces.finish();
        return out;
    };
    for (std::int64_t tenths = 0; tenths < 1'200'000; tenths += tenths < 20'000 ? 1 : 37) {
        const auto number = static_cast<double>(tenths) / 10;
        const std::string text = expected_tenths(tenths);
        if (in_pieces(Numeral(number)) != "M" + text + "V" + text) FAIL(number);
    }
    for (const double number : {-0.04, -0.05, -7.25, -99'999.0, 99'998.94, 99'999.96, 1e6, 123'456'789.9})
        CHECK(in_pieces(Numeral(number)) == in_pieces(number));
    RepeatedNumber repeated;
    CHECK(written(repeated.of(2.5)) == "2.5");
    CHECK(written(repeated.of(2.5)) == "2.5");
    CHECK(written(repeated.of(0)) == "0");
}

TEST_CASE("each special character is escaped wherever it stands") {
    for (const char special :
         {'&', '<', '>', '"', '\'', '\n', '\t', '\r', '\x01', '#', '\x7F', ' ', '%', '=', '?'}) {
        for (std::size_t length = 1; length < 40; ++length) {
            for (std::size_t at = 0; at < length; ++at) {
                std::string text(length, 'x');
                text[at] = special;
                REQUIRE(written(Escaped{text}) == expected_escaped(text));
                REQUIRE(handed_on(Content{text}) == expected_content(text));
            }
        }
    }
}

TEST_CASE("every character beside every other one is escaped as alone") {
    for (int first = 1; first < 0x80; ++first) {
        for (int second = 1; second < 0x80; ++second) {
            const std::string one(1, static_cast<char>(first)), other(1, static_cast<char>(second));
            const std::string text = "abc" + one + other + "defghijkl";
            REQUIRE(written(Escaped{text}) ==
                    "abc" + written(Escaped{one}) + written(Escaped{other}) + "defghijkl");
            REQUIRE(handed_on(Content{text + text}) == handed_on("abc", Content{one}, Content{other},
                                                                 "defghijklabc", Content{one}, Content{other},
                                                                 "defghijkl"));
        }
    }
}

TEST_CASE("characters of many bytes stay whole between blocks of bytes") {
    for (std::size_t before = 0; before < 20; ++before) {
        const std::string text = std::string(before, 'a') + "ü€😀" + std::string(9, 'b');
        CHECK(written(Escaped{text}) == text);
        CHECK(handed_on(Content{text}) == text);
        CHECK(written(Escaped{text.substr(0, before + 4)}) ==
              text.substr(0, before + 2) + "\xEF\xBF\xBD\xEF\xBF\xBD");
    }
}

TEST_CASE("a text of any length is handed on in pieces") {
    CHECK(handed_on("x=\"", 1.5, "\" n=\"", std::uint32_t{7}, std::string("\">"), Escaped{"a<b"}) ==
          "x=\"1.5\" n=\"7\">a&lt;b");
    std::string longer;
    while (longer.size() < 3 * Pieces::size) longer += "a&b€" + std::to_string(longer.size());
    CHECK(handed_on("<", Escaped{longer}, 2.0, ">") == "<" + written(Escaped{longer}) + "2>");
    CHECK(handed_on("<", Content{longer}, 2.0, ">") == "<" + written(Escaped{longer}) + "2>");
    CHECK(handed_on("<", std::string_view(longer), 2.0, ">") == "<" + longer + "2>");
}
