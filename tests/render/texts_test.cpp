#include "render/texts.h"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using sitemode::render::Text;
using sitemode::render::Texts;

namespace {

// "12 12 12 …", the longer the greater.
std::string words(int number) {
    std::string text;
    for (int i = 0; i < number % 50; ++i) text += std::to_string(number) + ' ';
    return text;
}

std::vector<Text> many(Texts& texts, int first) {
    std::vector<Text> all;
    for (int i = first; i < first + 20'000; ++i) all.push_back(texts.kept(words(i)));
    return all;
}

bool are_sound(const std::vector<Text>& all, int first) {
    for (const Text& text : all)
        if (text != words(first++)) return false;
    return true;
}

} // namespace

TEST_CASE("a text that is kept stays where it is, however many follow") {
    Texts texts;
    const auto all = many(texts, 0);
    CHECK(are_sound(all, 0));
    CHECK(texts.kept("").empty());
    const std::string large(3'000'000, 'x');
    CHECK(texts.kept(large) == large);
    CHECK(are_sound(all, 0));
}

TEST_CASE("a text outlives the texts that it was kept in, in a copy or where they moved to") {
    std::vector<Text> all;
    Texts copy, moved;
    {
        Texts texts;
        all = many(texts, 7);
        copy = texts;
        moved = std::move(texts);
    }
    CHECK(are_sound(all, 7));
    copy = {};
    CHECK(are_sound(all, 7));
}

TEST_CASE("copies go their own ways") {
    Texts one;
    const auto before = one.kept("before");
    Texts other = one;
    const auto in_one = many(one, 100), in_other = many(other, 200), more_in_one = many(one, 300);
    CHECK(before == "before");
    CHECK(are_sound(in_one, 100));
    CHECK(are_sound(in_other, 200));
    CHECK(are_sound(more_in_one, 300));
    one = {};
    CHECK(before == "before");
    CHECK(are_sound(in_other, 200));
}

TEST_CASE("a text is compared and read like others") {
    Texts texts;
    const Text text = texts.kept("abc");
    const Text literal = "abc";
    CHECK(text == literal);
    CHECK(text == "abc");
    CHECK(text == std::string("abc"));
    CHECK(text != "abcd");
    CHECK(text.size() == 3);
    CHECK(Text().empty());
    CHECK(std::string_view(literal).substr(1) == "bc");
    // What could go away doesn't become one by chance.
    CHECK_FALSE(std::is_constructible_v<Text, std::string>);
    CHECK_FALSE(std::is_constructible_v<Text, std::string_view>);
    CHECK_FALSE(std::is_constructible_v<Text, const char*>);
}
