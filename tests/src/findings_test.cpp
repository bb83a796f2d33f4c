// Findings of SM1xx to SM4xx beyond the examples of the table.
#include <algorithm>

#include <catch2/catch.hpp>

#include "graphs/json_reader.h"
#include "solved.h"

using namespace sitemode;
using sitemode::test::reported_codes;
using sitemode::test::solved;
using Words = std::vector<std::string>;

namespace {

std::string first_defect(std::string_view dot) {
    const auto reading = read_dot(dot, "test.dot");
    REQUIRE_FALSE(reading.hierarchy);
    REQUIRE_FALSE(reading.defects.empty());
    const auto message = message_for(reading.defects.front());
    return std::string(message.code) + ": " + message.text;
}

Words messages(std::string_view dot, std::string_view code) {
    const auto e = test::evaluated(dot);
    Words out;
    for (const auto& finding : e.findings)
        if (rule(finding.rule).code == code) out.push_back(message_for(e.hierarchy, finding).text);
    return out;
}

} // namespace

TEST_CASE("a mistyped code is told what it is like") {
    const auto hint = [](std::string_view dot) {
        const auto e = test::evaluated(dot);
        for (const auto& finding : e.findings)
            if (rule(finding.rule).code == "SM117") return message_for(e.hierarchy, finding).hint;
        return std::string();
    };
    CHECK(hint("digraph { TOR; BOS; TOR -> BSO }") ==
          "did you mean BOS? Else give it a statement of its own");
    CHECK(hint("digraph { TOR; BOS; BSO -> TOR }") ==
          "did you mean BOS? Else give it a statement of its own");
    CHECK(hint("digraph { BOS; TOR; BOS -> BSO }") == "correct its code, or give it a statement of its own");
    CHECK(hint("digraph { TOR; TOR -> NYC }") == "correct its code, or give it a statement of its own");
}

TEST_CASE("a parent that doesn't exist is told what it is like") {
    const auto hint = [](std::string_view json) {
        return message_for(read_json(json, "plan.json").defects.at(0)).hint;
    };
    CHECK(hint(R"({"sites": [{"code": "TOR"}, {"code": "HOU", "parent": "TRO"}]})") == "did you mean TOR?");
    CHECK(hint(R"({"sites": [{"code": "TOR"}, {"code": "HOU", "parent": "NYC"}]})") ==
          "correct the parent's code, or add the site");
}

TEST_CASE("a cycle names every site on it and the place of each link") {
    CHECK(first_defect("digraph{A->B;B->A}") ==
          "SM102: the links form a cycle: A -> B -> A (links at 1:14, 1:9)");
    CHECK(first_defect("digraph{A->A}") == "SM102: site A is its own parent");
}

TEST_CASE("two cycles in one file are two errors") {
    CHECK(reported_codes("digraph { A -> B -> A; C -> D -> E -> C; F }") == Words{"SM102", "SM102"});
}

TEST_CASE("two parents are named; the same link twice is one link") {
    CHECK(first_defect("digraph { A -> C; B -> C }") ==
          "SM101: site C has 2 parents: A, B (links at 1:11, 1:19)");
    CHECK(read_dot("digraph { AAA -> CCC; AAA -> CCC }", "test.dot").defects.empty());
}

TEST_CASE("secondary sites without a parent, with children, below each other") {
    CHECK(reported_codes("digraph { node [type=secondary]; A }") == Words{"SM106"});
    CHECK(first_defect("digraph { B [type=secondary]; A -> B -> C }") ==
          "SM106: secondary site B has children: C");
    CHECK(reported_codes("digraph { B [type=secondary]; C [type=secondary]; A -> B -> C }") ==
          Words{"SM106", "SM106"});
}

TEST_CASE("a code used twice after folding names both spellings") {
    CHECK(first_defect("digraph { tor; TOR }") ==
          "SM108: site code used twice: tor, TOR (at 1:11, 1:16); upper and lower case are the same");
}

TEST_CASE("lower case is folded with a note, other illegal codes are errors") {
    const auto s = solved("digraph { tor [native_ready=yes]; B2 [native_ready=yes]; tor -> B2 [ipsec=yes] }");
    CHECK(s.findings() == Words{"SM107 note TOR", "SM107 error B2"});
}

TEST_CASE("service packs: R2 counts as SP1, SP2 R2 and R3 as SP2, only where both versions are stated") {
    const auto reports = [](const char* parent, const char* child) {
        const auto codes = reported_codes("digraph { AAA [version=\"" + std::string(parent) +
                                          "\"]; BBB [version=\"" + std::string(child) + "\"]; AAA -> BBB }");
        return std::find(codes.begin(), codes.end(), "SM112") != codes.end();
    };
    CHECK(reports("2007", "2007 SP1"));
    CHECK(reports("2007", "2007 R2"));
    CHECK_FALSE(reports("2007 SP1", "2007 R2"));
    CHECK(reports("2007 R2", "2007 SP2"));
    CHECK_FALSE(reports("2007 R3", "2007 SP2 R2"));
    CHECK(reports("4.00.6221", "4.00.6487"));
    CHECK_FALSE(reports("2003 SP3", "2007 SP2"));
    CHECK_FALSE(reports("2007 SP2", "2003 SP3"));
}

TEST_CASE("figures that can't be together") {
    CHECK(messages("digraph { A [clients=10, sms2003_clients=12] }", "SM116") ==
          Words{"12 SMS 2003 clients at A, but only 10 clients in all"});
    CHECK(messages("digraph { A [clients=10, internet_clients=11, non_ad_clients=11, win2000_clients=11, "
                   "clients_without_cert=11] }",
                   "SM116")
              .size() == 4);
    CHECK(messages("digraph { A [client_certs=yes, clients_without_cert=3] }", "SM116") ==
          Words{"client_certs=yes at A, but 3 clients without a certificate"});
    CHECK(messages("digraph { A [client_certs=no, clients_without_cert=0] }", "SM116").size() == 1);
    CHECK(messages("digraph { A [pki=no, signing_cert=yes, web_certs=all] }", "SM116") ==
          Words{"pki=no at A, but signing_cert=yes", "pki=no at A, but web_certs=all"});
    CHECK(messages("digraph { A [pki=no, signing_cert=no, web_certs=none] }", "SM116").empty());
}

TEST_CASE("sites in links only are suspicious only among sites with statements") {
    CHECK(messages("digraph { A -> B; B -> C }", "SM117").empty());
    CHECK(messages("digraph { A; A -> B }", "SM117") ==
          Words{"B stands in links only: a mistyped code makes a new site"});
}

TEST_CASE("Internet clients need a management point and a BITS-enabled distribution point") {
    CHECK(messages("digraph { A [internet_clients=1, roles=DP] }", "SM403").size() == 1);
    CHECK(messages("digraph { A [internet_clients=1, roles=\"IMP DP-BITS\"] }", "SM403").empty());
    CHECK(messages("digraph { A [internet_clients=1, roles=\"IMP DP?\"] }", "SM403") ==
          std::vector<std::string>{
              "A has Internet-based clients, but no distribution point that is known to be "
              "BITS-enabled (DP-BITS)"});
    CHECK(messages("digraph { A [internet_clients=1] }", "SM403").empty());
    CHECK(messages("digraph { A [internet_clients=1, roles=unknown] }", "SM403").empty());
}

TEST_CASE("an ignored rule is silent") {
    const auto s = solved("digraph { TORONTO }");
    FindingOptions options;
    options.ignored = {*rule_with_code("SM107")};
    for (const auto& finding : findings(s.hierarchy, s.solution, options))
        CHECK(rule(finding.rule).code != "SM107");
}

TEST_CASE("a mistyped code in the braces of a link is suspicious, too") {
    CHECK(messages("digraph { A; B; A -> { B C } }", "SM117").size() == 1);
    CHECK(messages("digraph { A; B; C; A -> { B C } }", "SM117").empty());
    CHECK(messages("digraph { A; A -> { B [clients=1] } }", "SM117").empty());
}
