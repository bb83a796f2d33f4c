#include "render/graphemes.h"
#include "render/text_width.h"
#include "render/utf8.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

using namespace sitemode::render;

namespace {

double regular(std::string_view text) {
    return text_width(text, 1000, Weight::regular);
}
double bold(std::string_view text) {
    return text_width(text, 1000, Weight::bold);
}

bool is_sound(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (!c.sound) return false;
        at += c.length;
    }
    return true;
}

} // namespace

TEST_CASE("letters have Helvetica's widths") {
    CHECK(regular("A") == Approx(667));
    CHECK(regular("il") == Approx(444));
    CHECK(bold("A") == Approx(722));
    CHECK(regular("Ü") == Approx(722));
    CHECK(regular("·") == Approx(278));
    CHECK(regular("–—…“") == Approx(556 + 1000 + 1000 + 333));
    CHECK(text_width("London", 10, Weight::regular) == Approx(33.36));
}

TEST_CASE("other scripts have sensible widths") {
    CHECK(regular("北京") == Approx(2000));
    CHECK(regular("e\u0301") == Approx(556)); // a combining acute accent
    CHECK(regular("\U0001F600") >= 1245);     // Noto Color Emoji
    CHECK(regular("Москва") == Approx(833 + 556 + 500 + 438 + 531 + 556));
    CHECK(regular("Αθήνα") == Approx(667 + 556 + 556 + 500 + 578));
    CHECK(regular("ш") > regular("г"));
    CHECK(regular("س") > regular("ا")); // in its widest form
    CHECK(bold("Москва") > regular("Москва"));
    CHECK(regular("\u2764\uFE0F") >= 1245); // a sign that is shown as an emoji
    CHECK(regular("") == 0);
}

TEST_CASE("a broken byte is as wide as the character that replaces it") {
    CHECK(regular("\xFF") == regular("\uFFFD"));
    CHECK(regular("A\xC3") == Approx(667 + 1000));
}

TEST_CASE("a text that fits stays as it is") {
    CHECK(shortened("London", 33.4, 10, Weight::regular) == "London");
    CHECK(shortened("", 0, 10, Weight::regular).empty());
}

TEST_CASE("a text that doesn't fit ends with an ellipsis and fits") {
    for (double room = 10; room < 300; room += 3.7) {
        const std::string text =
            shortened("Llanfairpwllgwyngyll im Überblick, 北京市", room, 10, Weight::regular);
        CAPTURE(room, text);
        CHECK(text_width(text, 10, Weight::regular) <= room + 1e-6);
        CHECK(is_sound(text));
    }
    CHECK(shortened("Rio de Janeiro", 45, 10, Weight::regular) == "Rio de…");
}

TEST_CASE("the ellipsis stands where the reading goes on") {
    const std::string mark = "\u200F"; // with it, what stands before it is read from right to left, too
    const auto cut = [](const std::string& text) { return shortened(text, 45, 10, Weight::regular); };
    CHECK(cut("مدينة السادس من أكتوبر").substr(cut("مدينة السادس من أكتوبر").find("…")) == "…" + mark);
    CHECK(cut("ירושלים הבירה").substr(cut("ירושלים הבירה").find("…")) == "…" + mark);
    CHECK(cut("מחסן 12, קומה שנייה").ends_with("…" + mark));
    CHECK(cut("אב Warehouse").ends_with("…"));
    CHECK(cut("東京都本社第一営業部").ends_with("…"));
}

TEST_CASE("nothing is left where not even the ellipsis fits") {
    CHECK(shortened("London", 9, 10, Weight::regular).empty());
    CHECK(shortened("London", -1, 10, Weight::regular).empty());
}

TEST_CASE("a text is never cut before a combining mark") {
    std::string text;
    for (int i = 0; i < 30; ++i) text += "e\u0301";
    for (double room = 10; room < 170; room += 2.3) {
        const std::string cut = shortened(text, room, 10, Weight::regular);
        const std::size_t letters = cut.size() - std::string("…").size();
        CHECK(letters % 3 == 0); // "e" and the mark's two bytes
    }
}

TEST_CASE("a joined emoji is not cut apart") {
    const std::string family = "\U0001F468\u200D\U0001F469";
    const double room = text_width(family + "…", 10, Weight::regular);
    CHECK(shortened(family + "xxxx", room - 1, 10, Weight::regular) == "…");
    CHECK(shortened(family + "xxxx", room + 1, 10, Weight::regular) == family + "…");
}

TEST_CASE("no grapheme is cut in two, whatever the script") {
    const std::vector<std::string> graphemes{
        "a",
        "e\u0301",
        "Z\u0351\u036B\u0343",
        "北",
        "한",
        "\u1112\u1161\u11AB",
        "\u1100\uAC00",
        "ر",
        "بِ",
        "ก็",
        "นำ",
        "क्षि",
        "நி",
        "কো",
        "\U0001F600",
        "\U0001F44D\U0001F3FD",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467",
        "\U0001F1E8\U0001F1E6",
        "1\uFE0F\u20E3",
        "\u2764\uFE0F",
        "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F",
        "\xFF",
        " "};
    std::uint32_t seed = 1;
    for (int round = 0; round < 300; ++round) {
        std::string text;
        std::vector<std::size_t> bounds{0};
        for (int i = 0; i < 12; ++i) {
            seed = seed * 1664525 + 1013904223;
            text += graphemes[(seed >> 16) % graphemes.size()];
            bounds.push_back(text.size());
        }
        INFO(text);
        for (std::size_t i = 0; i + 1 < bounds.size(); ++i)
            CHECK(grapheme_length(text, bounds[i]) == bounds[i + 1] - bounds[i]);
        const double full = text_width(text, 10, Weight::bold);
        for (double room = 10; room < full; room += 7) {
            std::string cut = shortened(text, room, 10, Weight::bold);
            CHECK(text_width(cut, 10, Weight::bold) <= room + 1e-6);
            if (cut.ends_with("\u200F")) cut.resize(cut.size() - std::string("\u200F").size());
            REQUIRE(cut.ends_with("…"));
            std::size_t kept = cut.size() - std::string("…").size();
            CHECK(text.compare(0, kept, cut, 0, kept) == 0);
            while (kept < text.size() && text[kept] == ' ') ++kept;
            CHECK(std::find(bounds.begin(), bounds.end(), kept) != bounds.end());
        }
    }
}

TEST_CASE("letters keep three marks, so that they stay on their line") {
    std::string room;
    const std::string mark = "\u0301";
    CHECK(without_piles("Montr" + mark + "al", room) == "Montr" + mark + "al");
    CHECK(without_piles("Z" + mark + mark + mark + "algo", room) == "Z" + mark + mark + mark + "algo");
    CHECK(without_piles("Z" + mark + mark + mark + mark + mark + "al" + mark + "go", room) ==
          "Z" + mark + mark + mark + "al" + mark + "go");
    CHECK(without_piles("\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", room) ==
          "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F");
}

TEST_CASE("broken UTF-8, overlong forms, surrogates and forbidden characters are not sound") {
    for (const std::string text :
         {"\xFF", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80", "\xEF\xBF\xBE",
          "\xEF\xBF\xBF", "\x01", "\x1B", "\xF5\x80\x80\x80"}) {
        CHECK_FALSE(code_point_at(text, 0).sound);
        CHECK(one_clean_line(text).substr(0, 3) == "\uFFFD");
        CHECK(is_sound(one_clean_line(text)));
    }
    CHECK(code_point_at("\U0001F600", 0).value == 0x1F600);
    CHECK(one_clean_line("a\nb\tc") == "a b c");
    CHECK(one_clean_line("\uFFFD") == "\uFFFD");
}
