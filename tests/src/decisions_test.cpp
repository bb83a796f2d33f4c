// Decisions, demands and what follows for other sites.
#include <catch2/catch.hpp>

#include "solved.h"

using namespace sitemode;
using sitemode::test::solved;
using Words = std::vector<std::string>;

namespace {

const std::string ready = "node [native_ready=yes]; ";

test::Solved of(const std::string& body, SolveOptions options = {}) {
    return solved("digraph { " + ready + body + " }", options);
}

bool has(const Words& words, const std::string& wanted) {
    return std::find(words.begin(), words.end(), wanted) != words.end();
}

} // namespace

TEST_CASE("a mixed parent forces mixed children, all the way down") {
    const auto s = of("A [mode=mixed]; A -> B -> C; A -> D; D [type=secondary]");
    for (const auto* code : {"A", "B", "C", "D"}) CHECK(s.verdict(code) == "mixed");
    CHECK(s.reason("C") == "decided: mixed at A");
}

TEST_CASE("a native child needs native parents, all the way up") {
    const auto s = of("C [mode=native]; A -> B -> C; A -> D");
    CHECK(s.verdict("A") == "native");
    CHECK(s.verdict("B") == "native");
    CHECK(s.verdict("D") == "open");
    CHECK(s.reason("A") == "decided: native at C");
}

TEST_CASE("a secondary site follows its primary site, and its own decision counts for the unit") {
    CHECK(of("A [mode=native]; B [type=secondary]; A -> B").verdict("B") == "native");
    const auto s = of("A; B [type=secondary, mode=mixed]; A -> B");
    CHECK(s.verdict("A") == "mixed");
    CHECK(s.against_native("A") == Words{"mode@B"});
    CHECK_FALSE(has(s.findings(), "SM201 error B"));
}

TEST_CASE("a secondary site decided otherwise than its primary is an error and a conflict") {
    const auto s = of("A [mode=native]; B [type=secondary, mode=mixed]; A -> B");
    CHECK(s.verdict("A") == "conflict");
    CHECK(has(s.findings(), "SM201 error B"));
    CHECK(has(of("A [require=native]; B [type=secondary, mode=mixed]; A -> B").findings(), "SM201 error B"));
    CHECK_FALSE(
        has(of("A [mode=mixed]; B [type=secondary, mode=mixed]; A -> B").findings(), "SM201 error B"));
}

TEST_CASE("mode and require are decisions both; one against the other is a conflict") {
    const auto s = of("A [mode=mixed, require=native]");
    CHECK(s.verdict("A") == "conflict");
    CHECK(s.against_native("A") == Words{"mode@A"});
    CHECK(s.against_mixed("A") == Words{"require@A"});
    CHECK(s.reason("A") == "decided: mixed at A, but required: native at A");
    CHECK(of("A [mode=mixed, require=mixed]").against_native("A") == Words{"mode@A", "require@A"});
    CHECK(of("A [mode=unknown, require=unknown]").verdict("A") == "open");
}

TEST_CASE("Internet clients and the role IMP demand native mode of the site and all above it") {
    const auto s = of("A -> B; B [internet_clients=20]");
    CHECK(s.verdict("A") == "native");
    CHECK(s.against_mixed("B") == Words{"SM401@B:internet_clients"});
    CHECK(of("A [internet_clients=0]").verdict("A") == "open");
    CHECK(of("A [roles=\"MP IMP\", internet_clients=5]").against_mixed("A") ==
          Words{"SM401@A:internet_clients", "SM401@A:roles"});
}

TEST_CASE("Internet clients below a blocked parent are a conflict with a reason on each side") {
    const auto s = of("A [sms2003_clients=3]; A -> B; B [internet_clients=340]");
    CHECK(s.verdict("A") == "conflict");
    CHECK(s.verdict("B") == "conflict");
    CHECK(s.reason("B") == "3 SMS 2003 clients at A, but 340 Internet clients at B");
    CHECK(has(s.findings(), "SM401 error B"));
    CHECK(has(s.findings(), "SM306 error A"));
}

TEST_CASE("Internet clients at a secondary site are not supported and count all the same") {
    const auto s = of("A; B [type=secondary, internet_clients=2]; A -> B");
    CHECK(s.verdict("A") == "native");
    CHECK(has(s.findings(), "SM402 error B"));
}

TEST_CASE("a native site below a mixed one is not supported") {
    const auto s = of("A [mode=mixed]; B [mode=native]; A -> B");
    CHECK(s.verdict("A") == "conflict");
    CHECK(has(s.findings(), "SM202 error B"));
    // B is native because of C, not by its own decision
    CHECK_FALSE(has(of("A [mode=mixed]; C [mode=native]; A -> B -> C").findings(), "SM202 error B"));
    CHECK(has(of("A [mode=mixed]; C [mode=native]; A -> B -> C").findings(), "SM202 error C"));
}

TEST_CASE("a mixed site below a native one is transitional") {
    const auto s = of("A [mode=native]; B [mode=mixed]; A -> B");
    CHECK(s.verdict("A") == "native");
    CHECK(s.verdict("B") == "mixed");
    CHECK(has(s.findings(), "SM203 note B"));
}

TEST_CASE("questions spread downwards as long as nothing certain stands against native mode") {
    const auto s = of("A [pki=unknown]; A -> B -> C; B [mode=native]");
    CHECK(s.verdict("A") == "native?");
    CHECK(s.verdict("B") == "native?");
    CHECK(s.verdict("C") == "open?");
    CHECK(s.reason("C") == "PKI? at A");
    CHECK(of("A [pki=unknown]; A -> B; B [mode=mixed]").verdict("B") == "mixed");
    CHECK(of("A [mode=mixed]; A -> B; B [pki=unknown]").verdict("B") == "mixed");
}

TEST_CASE("the potential view drops declared modes, not requirements") {
    const SolveOptions potential{true, Unknown::report};
    CHECK(of("A [mode=mixed]; A -> B", potential).verdict("B") == "open");
    CHECK(of("A [require=mixed]; A -> B", potential).verdict("B") == "mixed");
    CHECK(of("A [mode=native, sms2003_clients=1]", potential).verdict("A") == "mixed");
    CHECK_FALSE(has(of("A [mode=native]; B [type=secondary, mode=mixed]; A -> B", potential).findings(),
                    "SM201 error B"));
}

TEST_CASE("a blocker is an error where native mode is demanded, else a note") {
    CHECK(has(of("A [sms2003_clients=1]").findings(), "SM306 note A"));
    CHECK(has(of("A [sms2003_clients=1, mode=native]").findings(), "SM306 error A"));
    CHECK(has(of("A [sms2003_clients=unknown]; B [require=native]; A -> B").findings(), "SM306 note A"));
}

TEST_CASE("trees of one file are solved each for itself") {
    const auto s = of("A [mode=mixed]; A -> B; C [mode=native]; C -> D");
    CHECK(s.verdict("B") == "mixed");
    CHECK(s.verdict("D") == "open");
}
