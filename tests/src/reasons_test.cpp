// Which reason comes first, and all of them.
#include <catch2/catch.hpp>

#include "solved.h"

using namespace sitemode;
using sitemode::test::solved;

namespace {

std::vector<std::string> sites_of(const test::Solved& s, const std::vector<Cause>& causes) {
    std::vector<std::string> out;
    for (const auto& cause : causes) out.emplace_back(s.hierarchy.code(cause.site));
    return out;
}

} // namespace

TEST_CASE("reasons against native mode come top first, primary before secondary, rules before decisions") {
    const auto s =
        solved("digraph { node [native_ready=yes]; C [mode=mixed, win2000_clients=2, sms2003_clients=1];"
               "S [type=secondary, wins_lookup=yes]; A [require=mixed]; A -> B -> C -> S }");
    const auto causes = path_causes_not_native(s.solution, s.unit("C"), true);
    CHECK(sites_of(s, causes) == std::vector<std::string>{"A", "C", "C", "C", "S"});
    CHECK(s.against_native("C") == std::vector<std::string>{"SM306@C:sms2003_clients",
                                                            "SM307@C:win2000_clients", "mode@C",
                                                            "SM311@S:wins_lookup"});
    CHECK(s.reason("S") == "required: mixed at A");
}

TEST_CASE("reasons against mixed mode come level by level from the site down") {
    const auto s =
        solved("digraph { node [native_ready=yes]; A -> B -> C; A -> D; C [mode=native]; D [mode=native] }");
    CHECK(sites_of(s, subtree_causes_not_mixed(s.hierarchy, s.solution, s.unit("A"))) ==
          std::vector<std::string>{"D", "C"});
    CHECK(s.reason("A") == "decided: native at D");
}

TEST_CASE("among equally near demands the first in the file is the main reason") {
    const auto s =
        solved("digraph { node [native_ready=yes]; A; B [mode=native]; C [mode=native]; A -> C; A -> B }");
    CHECK(s.reason("A") == "decided: native at B");
}

TEST_CASE("words count and name") {
    CHECK(solved("digraph { A [native_ready=yes, sms2003_clients=1] }").reason("A") ==
          "1 SMS 2003 client at A");
    CHECK(solved("digraph { A [native_ready=yes, clients=4000, clients_without_cert=12] }").reason("A") ==
          "12 of 4,000 clients would become unmanaged at A");
    CHECK(solved("digraph { A [native_ready=yes, roles=\"MP SUP SMP\", web_certs=SUP] }").reason("A") ==
          "MP, SMP: no web certificate at A");
    CHECK(solved("digraph { A [native_ready=yes, roles=IMP, require=mixed] }").reason("A") ==
          "required: mixed at A, but Internet-based management point at A");
}

TEST_CASE("a reason stands where its fact does, also where a default gave it") {
    const auto s = solved("digraph {\n  node [pki=no]\n  A [native_ready=yes]\n}");
    const auto cause = s.solution.not_native(0)[0];
    CHECK(place_of(s.hierarchy, cause).line == 2);
    const auto unknown = solved("digraph {\n\n  A\n}");
    CHECK(place_of(unknown.hierarchy, unknown.solution.not_native(0)[0]).line == 3);
}
