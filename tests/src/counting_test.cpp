// The number of configurations.
#include <catch2/catch.hpp>

#include "graphs/draft.h"
#include "solved.h"
#include "src/count.h"

using namespace sitemode;
using sitemode::test::solved;

namespace {

std::string count(const std::string& body) {
    return configurations(solved("digraph { node [native_ready=yes]; " + body + " }").solution);
}

// `spine` sites in a chain, each with `leaves` children.
Solution caterpillar(std::size_t spine, std::size_t leaves) {
    Draft draft;
    const auto add = [&](SiteIndex parent) {
        const auto site = static_cast<SiteIndex>(draft.sites.size());
        draft.sites.push_back({draft.texts.add(std::to_string(site)), {1, 1, 0}, true});
        if (parent != no_site) draft.links.push_back({parent, site, 0, {1, 1, 0}, {}, {}});
        return site;
    };
    SiteIndex above = no_site;
    for (std::size_t i = 0; i < spine; ++i) {
        above = add(above);
        for (std::size_t j = 0; j < leaves; ++j) add(above);
    }
    auto result = built(std::move(draft));
    REQUIRE(result.hierarchy);
    return solve(*result.hierarchy, {false, Unknown::clear});
}

} // namespace

TEST_CASE("one free site has two configurations, a chain of n has n + 1, a star 2^leaves + 1") {
    CHECK(count("A") == "2");
    CHECK(count("A -> B -> C") == "4");
    CHECK(count("A -> B; A -> C; A -> D") == "9");
    CHECK(count("A; B") == "4");
}

TEST_CASE("secondary sites multiply nothing") {
    CHECK(count("B [type=secondary]; A -> B") == "2");
}

TEST_CASE("a conflict leaves no configuration, a decision leaves fewer") {
    CHECK(count("A [mode=mixed]; B [mode=native]; A -> B") == "0");
    CHECK(count("A [mode=mixed]; A -> B") == "1");
    CHECK(count("B [mode=native]; A -> B") == "1");
    CHECK(count("A [mode=native]; A -> B; A -> C") == "4");
}

TEST_CASE("unknown facts count as clear, unless they are to block") {
    CHECK(configurations(solved("digraph { A }").solution) == "2");
    CHECK(configurations(solved("digraph { A }", {false, Unknown::block}).solution) == "1");
}

TEST_CASE("numbers beyond 64 bits are exact") {
    CHECK(configurations(caterpillar(1, 63)) == "9223372036854775809");
    CHECK(configurations(caterpillar(1, 64)) == "18446744073709551617");
    CHECK(configurations(caterpillar(1, 100)) == "1267650600228229401496703205377");
    // native(n) = 2 (native(n - 1) + 1) and native(1) = 2, so 2^(n + 1) - 1 in all
    // not
    CHECK(configurations(caterpillar(2, 1)) == "7");
    CHECK(configurations(caterpillar(70, 1)) == "2361183241434822606847");
}

TEST_CASE("a caterpillar of thousands is counted in halves") {
    const auto digits = configurations(caterpillar(5000, 1));
    CHECK(digits.size() == 1506);
    CHECK(configurations_in_words(caterpillar(5000, 1)) == "about 2.8 × 10^1505");
}

TEST_CASE("numbers in words are grouped") {
    CHECK(configurations_in_words(caterpillar(1, 13)) == "8,193");
    CHECK(configurations_in_words(caterpillar(1, 64)) == "18,446,744,073,709,551,617");
}
