// SM5xx to SM7xx beyond the examples of the table.
#include <algorithm>

#include <catch2/catch.hpp>

#include "solved.h"
#include "src/trees.h"

using namespace sitemode;
using Words = std::vector<std::string>;

namespace {

// "warning A: text", of one rule
Words said(std::string_view dot, std::string_view code, SolveOptions options = {}) {
    const auto e = test::evaluated(dot, options);
    Words out;
    for (const auto& finding : e.findings) {
        if (rule(finding.rule).code != code) continue;
        const auto message = message_for(e.hierarchy, finding);
        out.push_back(std::string(severity_name(message.severity)) + " " + message.site + ": " +
                      message.text);
    }
    return out;
}

std::size_t count(std::string_view dot, std::string_view code, SolveOptions options = {}) {
    return said(dot, code, options).size();
}

} // namespace

TEST_CASE("the bad example of every piece of advice gives its finding once") {
    for (const auto& row : all_rules()) {
        if (row.code[2] < '5') continue;
        INFO(row.code << " " << row.bad);
        CHECK(count(row.bad, row.code) == 1);
        CHECK(count(row.good, row.code) == 0);
    }
}

TEST_CASE("trees know their central site, their roles and whether all are known") {
    const auto s = test::solved(
        "digraph { A [roles=MP, mode=native]; B [roles=SLP, mode=mixed]; C [type=secondary, roles=DP]; "
        "A -> B -> C; X [roles=MP]; Y; X -> Y }");
    const Trees trees(s.hierarchy, s.solution);
    REQUIRE(trees.size() == 2);
    CHECK(trees.central_site(1) == s.site("X"));
    CHECK(trees.of(s.unit("B")) == 0);
    CHECK(trees.is_transitional(0));
    CHECK_FALSE(trees.is_transitional(1));
    CHECK(trees.roles(s.unit("B")) == (bit(Role::SLP) | bit(Role::DP)));
    CHECK(trees.roles_of_tree(s.unit("A")) == (bit(Role::MP) | bit(Role::SLP) | bit(Role::DP)));
    CHECK(trees.all_roles_known(s.unit("A")));
    CHECK_FALSE(trees.all_roles_known(s.unit("X")));
    CHECK_FALSE(trees.roles_known(s.unit("Y")));
}

TEST_CASE("a secondary site that says roles=unknown leaves the unit's roles unknown") {
    CHECK(count("digraph { A [mode=native, roles=MP]; B [type=secondary, roles=unknown]; A -> B }",
                "SM505") == 0);
    CHECK(count("digraph { A [mode=native, roles=MP]; B [type=secondary]; A -> B }", "SM505") == 1);
    CHECK(count("digraph { A [mode=native, roles=MP]; B [type=secondary, roles=FSP]; A -> B }", "SM505") ==
          0);
}

TEST_CASE("roaming advice counts primary sites, once a hierarchy") {
    const auto* const two =
        "digraph { A [mode=native]; B [mode=native]; C [mode=mixed]; A -> B -> C; X [mode=native] }";
    CHECK(
        said(two, "SM501") ==
        Words{"warning A: native and mixed sites in the hierarchy of A, 2 native primary sites without HTTP "
              "roaming: clients that roam from there into mixed sites get no local content"});
    CHECK(said(two, "SM518").size() == 1);
}

TEST_CASE("clients to be switched by hand: only where a switch is to come") {
    CHECK(count("digraph { A [mode=native, non_ad_clients=4] }", "SM502") == 0);
    CHECK(count("digraph { A [mode=native, non_ad_clients=4] }", "SM502", {.potential = true}) == 1);
    CHECK(count("digraph { A [mode=mixed, non_ad_clients=4] }", "SM502") == 0);
    CHECK(count("digraph { A [require=native, ad_published=no] }", "SM502") == 1);
}

TEST_CASE("a mixed site without SMS 2003 clients says so itself, in short, or is contradicted by a secondary "
          "site") {
    CHECK(count("digraph { A [mode=mixed] }", "SM511") == 0);
    CHECK(count("digraph { A [mode=mixed, native_ready=yes] }", "SM511") == 1);
    CHECK(count("digraph { A [mode=mixed, native_ready=yes, sms2003_clients=unknown] }", "SM511") == 0);
    CHECK(
        count("digraph { A [mode=mixed, sms2003_clients=0]; B [type=secondary, sms2003_clients=2]; A -> B }",
              "SM511") == 0);
}

TEST_CASE("a signing certificate that expires within ten days") {
    const auto on = [](const char* review, const char* expiry) {
        return said("digraph { date=\"" + std::string(review) + "\"; A [signing_cert_expires=\"" + expiry +
                        "\"] }",
                    "SM512");
    };
    CHECK(on("2009-03-01", "2009-03-01") ==
          Words{"warning A: the signing certificate of A expires on the day of the review, 2009-03-01"});
    CHECK(on("2009-03-01", "2009-03-02") ==
          Words{"warning A: the signing certificate of A expires on 2009-03-02, 1 day after the review"});
    CHECK(on("2009-12-28", "2010-01-07").size() == 1);
    CHECK(on("2009-12-28", "2010-01-08").empty());
    CHECK(on("2008-02-20", "2008-03-01").size() == 1);
    CHECK(on("2008-02-20", "2008-03-02").empty());
    CHECK(on("2009-03-01", "2009-02-28").empty());
}

TEST_CASE("a load-balanced management point without a locator: a note where nobody says who can read Active "
          "Directory") {
    CHECK(said("digraph { A [mode=native, roles=\"NLB-MP\"] }", "SM513") ==
          Words{"note A: A has a load-balanced management point, and the hierarchy no server locator point: "
                "can all "
                "its clients read Active Directory?"});
    CHECK(count("digraph { A [mode=native, roles=\"NLB-MP\", ad_published=yes] }", "SM513") == 0);
    CHECK(count("digraph { A [mode=native, roles=\"NLB-MP\"]; B; A -> B }", "SM513") == 0); // B's roles
    CHECK(count("digraph { A [mode=mixed, roles=\"NLB-MP\", ad_published=no] }", "SM513") == 0);
}

TEST_CASE("Internet clients need no server locator point") {
    CHECK(count("digraph { A [roles=MP, non_ad_clients=5, internet_clients=5] }", "SM514") == 0);
    CHECK(count("digraph { A [roles=MP, non_ad_clients=6, internet_clients=5] }", "SM514") == 1);
    CHECK(count("digraph { A [roles=MP, ad_published=no, clients=5, internet_clients=5] }", "SM514") == 0);
    CHECK(count("digraph { A [roles=MP, ad_published=no, internet_clients=5] }", "SM514") == 1);
    CHECK(count("digraph { A [roles=MP, ad_published=no, clients=0] }", "SM514") == 0);
}

TEST_CASE("a server locator point at a secondary site of the central one is at the central site") {
    CHECK(count("digraph { A; S [type=secondary, roles=SLP]; A -> S }", "SM516") == 0);
    CHECK(said("digraph { A; B [roles=MP]; S [type=secondary, roles=SLP]; A -> B -> S }", "SM516") ==
          Words{"warning S: the server locator point of S doesn't know the sites above it"});
    CHECK(count("digraph { A; B [roles=SLP]; S [type=secondary, roles=SLP]; A -> B -> S }", "SM516") == 2);
}

TEST_CASE("links are counted a hierarchy at a time") {
    CHECK(said("digraph { A -> B; A -> C [ipsec=yes]; X -> Y; X -> Z [ipsec=no] }", "SM601").size() == 2);
    CHECK(count("digraph { A }", "SM601") == 0);
}

TEST_CASE("secure key exchange matters only between sites") {
    CHECK(count("digraph { A [key_exchange=no] }", "SM602") == 0);
    CHECK(count("digraph { A [key_exchange=no]; A -> B }", "SM602") == 1);
}

TEST_CASE("keys go by hand across forests and past Active Directory, unless nobody asks for them") {
    CHECK(said("digraph { A [ad_published=no]; B; A -> B }", "SM603") ==
          Words{"warning B: A is not published in Active Directory: the keys of B and its parent A must be "
                "exchanged "
                "by hand"});
    CHECK(count("digraph { A [ad_published=no, key_exchange=no]; B; A -> B }", "SM603") == 1);
    CHECK(count("digraph { A [ad_published=no, key_exchange=no]; B [key_exchange=no]; A -> B }", "SM603") ==
          0);
    CHECK(count("digraph { A [forest=a]; B; A -> B }", "SM603") == 0);
}

TEST_CASE("sizes: R3 at the central site, and roles that are known") {
    CHECK(said("digraph { A [clients=200001] }", "SM702") ==
          Words{"warning A: 200,001 clients in the hierarchy of A: more than are supported"});
    CHECK(count("digraph { A [version=\"2007 R3\", clients=300001] }", "SM702") == 1);
    CHECK(count("digraph { A; B [version=\"2007 R3\", clients=200001]; A -> B }", "SM702") == 1);
    CHECK(count("digraph { A [clients=30000] }", "SM704") == 0);
}
