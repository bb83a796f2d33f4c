// Words that were met before a '=', and the spellings they are compared by.
#include <catch2/catch.hpp>

#include <string>

#include "graphs/familiar_words.h"

namespace sitemode::tests {
namespace {

FamiliarWords::Word seen(const FamiliarWords& words, std::string text) {
    text.resize(text.size() + FamiliarWords::bytes_seen, ' ');
    return words.before_equals(text.data());
}

} // namespace

TEST_CASE("a spelling is the same from a text and from the first of sixteen bytes") {
    const std::string text = "sms2003_clients=\xC3\xBC";
    for (std::size_t from = 0; from < 2; ++from)
        for (std::size_t size = 1; size <= Spelling::most_bytes; ++size)
            CHECK(Spelling(text.substr(from, size)) == Spelling::of_first(text.data() + from, size));
    CHECK(Spelling("pki") != Spelling("pkj"));
    CHECK(Spelling("mode") != Spelling("model"));
    CHECK(Spelling("signing_cert") != Spelling("signing_cart"));
    CHECK(Spelling("a") != Spelling());
}

TEST_CASE("a word that was met is known again where '=' comes right behind it") {
    FamiliarWords words;
    for (const char* word : {"mode", "pki", "sms2003_clients"}) words.remember(word);
    CHECK(seen(words, "mode=native").number == 1);
    CHECK(seen(words, "pki=\"yes\"").number == 2);
    CHECK(seen(words, "pki=\"yes\"").size == 3);
    CHECK(seen(words, "sms2003_clients=0").number == 3);
    for (const char* text : {"mode =native", "node=x", "model=x", "mod=x", "=x", "\"pki\"=x", ""})
        CHECK(seen(words, text).number == 0);
}

TEST_CASE("the first words stay and keep their numbers, however many come") {
    FamiliarWords words;
    const auto word = [](int number) { return "w" + std::to_string(number); };
    for (int number = 1; number <= 1000; ++number) {
        words.remember(word(number));
        words.remember(word(1));
        words.remember("a name that is too long for it");
        words.remember("");
    }
    for (int number = 1; number <= 1000; ++number)
        CHECK(seen(words, word(number) + "=x").number == (number <= FamiliarWords::most ? number : 0));
}

} // namespace sitemode::tests
