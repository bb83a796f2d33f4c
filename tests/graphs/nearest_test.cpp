// Did you mean …
#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <string_view>

#include "graphs/graphviz_attributes.h"
#include "graphs/nearest.h"

namespace sitemode::tests {

TEST_CASE("the edit distance counts letters lost, added, changed and exchanged; case counts nothing") {
    CHECK(edit_distance("pki", "pki", 9) == 0);
    CHECK(edit_distance("PKI", "pki", 9) == 0);
    CHECK(edit_distance("pk", "pki", 9) == 1);
    CHECK(edit_distance("pkii", "pki", 9) == 1);
    CHECK(edit_distance("pka", "pki", 9) == 1);
    CHECK(edit_distance("pik", "pki", 9) == 1);
    CHECK(edit_distance("kitten", "sitting", 9) == 3);
    CHECK(edit_distance("", "abc", 9) == 3);
    CHECK(edit_distance("kitten", "sitting", 1) == 2);
    CHECK(edit_distance(std::string(1000, 'a'), "a", 2000) == 2001);
}

TEST_CASE("the nearest word is one that a slip of the pen explains") {
    constexpr std::array<std::string_view, 5> words{"pki", "roles", "clients", "client_certs",
                                                    "non_ad_clients"};
    CHECK(nearest("pkii", words) == "pki");
    CHECK(nearest("rolse", words) == "roles");
    CHECK(nearest("client", words) == "clients");
    CHECK(nearest("clientcerts", words) == "client_certs");
    CHECK(nearest("CLIENTS", words) == "clients");
    CHECK(nearest("location", words).empty());
    CHECK(nearest("x", words).empty());
    CHECK(nearest("", words).empty());
}

TEST_CASE("of many words only so many are looked for") {
    NearestOfMany codes({"TOR", "BOS"});
    CHECK(codes.of("TRO", "BOS") == "TOR");
    CHECK(codes.of("TRO", "TOR").empty());
    NearestOfMany many(std::vector<std::string_view>(NearestOfMany::most_comparisons, "TOR"));
    CHECK(many.of("TRO", "") == "TOR");
    CHECK(many.of("TRO", "").empty());
}

TEST_CASE("Graphviz' attributes are known by their exact names") {
    for (const char* name : {"label", "URL", "K", "_background", "xdotversion", "rankdir", "TBbalance", "z",
                             "Damping", "mode"}) {
        CHECK(is_graphviz_attribute(name));
    }
    for (const char* name : {"", "Label", "pki", "labels", "url"}) CHECK_FALSE(is_graphviz_attribute(name));
}

} // namespace sitemode::tests
