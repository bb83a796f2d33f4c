// What mends a blocker: after the edit the cause is gone, and the others are still there.
#include <algorithm>

#include <catch2/catch.hpp>

#include "solved.h"
#include "src/mend.h"
#include "src/rules.h"

using namespace sitemode;
using sitemode::test::Solved;
using sitemode::test::solved;

namespace {

// `dot` with an edit such as "A.pki=yes" as its last statement: in DOT the last word wins.
std::string with_edit(std::string_view dot, const std::string& edit) {
    const auto dot_at = edit.find('.'), equals = edit.find('=');
    return std::string(dot.substr(0, dot.rfind('}'))) + "; " + edit.substr(0, dot_at) + " [" +
           edit.substr(dot_at + 1, equals - dot_at - 1) + "=" + (edit[equals + 1] == '"' ? "" : "\"") +
           edit.substr(equals + 1) + (edit.back() == '"' ? "" : "\"") + "] }";
}

std::vector<std::string> mends(const Solved& s) {
    const Mends of_hierarchy(s.hierarchy);
    std::vector<std::string> out;
    for (const auto& cause : s.solution.not_native_causes)
        out.push_back(of_hierarchy.mend(cause).value_or("none"));
    return out;
}

std::vector<std::string> mends(std::string_view dot) {
    return mends(solved(dot));
}

using Edits = std::vector<std::string>;

// Removes each cause of unit A by its mend, and finds just that one gone. `native_ready=yes` answers all
// questions of its site, too.
void check_each_mend_removes_its_cause(std::string_view dot) {
    INFO(dot);
    const auto before = solved(dot).against_native("A");
    const auto edits = mends(dot);
    REQUIRE(edits.size() == before.size());
    for (std::size_t i = 0; i < edits.size(); ++i) {
        INFO(edits[i]);
        const auto after = solved(with_edit(dot, edits[i])).against_native("A");
        CHECK(std::find(after.begin(), after.end(), before[i]) == after.end());
        if (edits[i] != "A.native_ready=yes") CHECK(after.size() == before.size() - 1);
    }
}

} // namespace

TEST_CASE("every blocker but SM312 has a mend, and applying it to the bad example removes the cause") {
    for (const auto& row : all_rules()) {
        INFO(row.code);
        CHECK(row.mend.empty() == (row.blocks == nullptr || row.code == "SM312"));
        if (row.mend.empty()) continue;
        check_each_mend_removes_its_cause(row.bad);
    }
}

TEST_CASE("the mend is that of the fact that decided") {
    CHECK(mends("digraph { A [native_ready=yes, clients=40, clients_without_cert=2, client_certs=no] }") ==
          Edits{"A.clients_without_cert=0"});
    CHECK(mends("digraph { A [native_ready=yes, client_certs=no] }") == Edits{"A.client_certs=yes"});
    CHECK(mends("digraph { date=\"2009-04-02\"; A [native_ready=yes, signing_cert=no, "
                "signing_cert_expires=\"2009-04-01\"] }") ==
          Edits{"A.signing_cert=yes", "A.signing_cert_expires="});
}

TEST_CASE("each of several causes has its own mend") {
    check_each_mend_removes_its_cause(
        "digraph { date=\"2009-04-02\"; A [pki=no, signing_cert=no, signing_cert_expires=\"2009-04-01\", "
        "client_certs=no, sms2003_clients=2, win2000_clients=3, mp_client_cert=no, web_certs=none, "
        "roles=\"MP NLB-MP SUP\", nlb_mp=ip, wins_lookup=yes, iis_dedicated=no, custom_web_site=no] }");
    check_each_mend_removes_its_cause(
        "digraph { A [native_ready=yes]; B [type=secondary, roles=PMP, web_certs=none, mp_client_cert=no, "
        "version=\"2003 SP2\", clients_without_cert=4, pki=no, wins_lookup=1]; A -> B }");
}

TEST_CASE("the mend of an open question is the answer that clears it") {
    check_each_mend_removes_its_cause("digraph { A [roles=\"MP NLB-MP DP?\"] }");
    check_each_mend_removes_its_cause("digraph { A [native_ready=yes, clients_without_cert=unknown] }");
    check_each_mend_removes_its_cause("digraph { A [native_ready=yes, roles=unknown, web_certs=MP] }");
}

TEST_CASE("decisions have no mend") {
    CHECK(mends("digraph { A [native_ready=yes, mode=mixed, require=mixed] }") == Edits{"none", "none"});
}

TEST_CASE("an SMS 2003 site is upgraded to the version above it, or to 2007 SP2") {
    CHECK(mends("digraph { node [native_ready=yes]; A [version=\"2007 R3\"]; B [version=2003]; A -> B }") ==
          Edits{"B.version=\"2007 R3\""});
    CHECK(mends("digraph { node [native_ready=yes]; A; B [version=2003]; A -> B }") ==
          Edits{"B.version=2007"});
    CHECK(
        mends("digraph { node [native_ready=yes, version=\"2003 SP3\"]; A; B; C [type=secondary]; A -> B -> "
              "C }") == Edits{"A.version=\"2007 SP2\"", "B.version=\"2007 SP2\"", "C.version=\"2007 SP2\""});
    CHECK(
        mends("digraph { node [native_ready=yes]; A [version=\"4.00.6221.1000\"]; node [version=2003]; B; C "
              "[type=secondary]; A -> B -> C }") ==
        Edits{"B.version=4.00.6221.1000", "C.version=4.00.6221.1000"});
}
