// Why a site can or can't have a mode: reasons, the way from each to the site, what mends them and what that
// frees.
#include <set>

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "solved.h"
#include "src/columns.h"
#include "src/fragile.h"
#include "src/rules.h"
#include "src/why.h"
#include "src/why_json.h"
#include "src/why_text.h"
#include "src/why_words.h"

using namespace sitemode;
using sitemode::test::solved;
using Words = std::vector<std::string>;

namespace {

std::string as_it_is(std::string_view text) {
    return std::string(text);
}

// The sentences from the first reason to the site.
Words way(const test::Solved& s, std::string_view code, Mode mode) {
    const auto answer = answer_for(s.hierarchy, s.solution, s.site(code), mode);
    const auto& causes = answer.against.empty() ? answer.open : answer.against;
    REQUIRE(!causes.empty());
    Words out;
    for (const auto& step : way_to(s.hierarchy, causes[0], s.site(code), mode))
        out.push_back(sentence(s.hierarchy, step, causes[0], mode));
    return out;
}

Words codes(const test::Solved& s, const std::vector<SiteIndex>& sites) {
    Words out;
    for (const auto site : sites) out.emplace_back(s.hierarchy.code(site));
    return out;
}

Words remedies(const test::Solved& s, std::string_view code, Mode mode) {
    const Mends mends(s.hierarchy);
    Words out;
    for (const auto& cause : answer_for(s.hierarchy, s.solution, s.site(code), mode).against)
        out.push_back(remedy(s.hierarchy, mends, cause).value_or("none"));
    return out;
}

// "B 2 100, together": what each blocked unit frees, in the order of the ranking.
Words ranking(const test::Solved& s) {
    Words out;
    for (const auto& blocked : blocked_units(s.hierarchy, s.solution))
        out.push_back(std::string(s.hierarchy.code(s.solution.primaries[blocked.unit])) + " " +
                      std::to_string(blocked.freed_by_one().sites) + "/" +
                      std::to_string(blocked.freed.sites) + "/" + std::to_string(blocked.ruled_out.sites));
    return out;
}

} // namespace

TEST_CASE("the way from a reason above leads over links to the site") {
    const auto s =
        solved("digraph { node [native_ready=yes]; S [type=secondary, pki=no]; A -> S; A -> B; B -> T;"
               "T [type=secondary] }");
    CHECK(way(s, "T", Mode::native) ==
          Words{"no PKI at S, so S must be mixed (SM301)",
                "S is a secondary site of A and always has its mode, so A must be mixed (SM201)",
                "A must be mixed, so B below it must be mixed (SM202)",
                "T is a secondary site of B and follows it (SM201)"});
    CHECK(way(s, "S", Mode::native).size() == 1);
    CHECK(way(s, "A", Mode::native).size() == 2);
}

TEST_CASE("the way from a demand below leads upwards") {
    const auto s = solved(
        "digraph { node [native_ready=yes]; A -> B; B [internet_clients=7]; A -> S; S [type=secondary] }");
    CHECK(way(s, "S", Mode::mixed) == Words{"7 Internet clients at B, so B must be native (SM401)",
                                            "B must be native, so A above it must be native (SM202)",
                                            "S is a secondary site of A and follows it (SM201)"});
}

TEST_CASE("decisions are told as decisions") {
    const auto s = solved("digraph { node [native_ready=yes]; A [mode=mixed]; B [require=native] }");
    CHECK(way(s, "A", Mode::native) ==
          Words{"A is set to mixed mode, which counts as a decision (mode=mixed)"});
    CHECK(way(s, "B", Mode::mixed) == Words{"the design requires native mode at B (require=native)"});
}

TEST_CASE("a question on the way down stays a question") {
    const auto s = solved("digraph { node [native_ready=yes]; A [pki=unknown]; A -> B }");
    CHECK(way(s, "B", Mode::native) ==
          Words{"does a public key infrastructure serve A? (SM301)",
                "if A had to be mixed, B below it would have to be mixed (SM202)"});
}

TEST_CASE("a mode is forced where only the other one is ruled out") {
    const auto s = solved("digraph { node [native_ready=yes]; A -> B; B [pki=no] }");
    const auto mixed = answer_for(s.hierarchy, s.solution, s.site("B"), Mode::mixed);
    CHECK(mixed.possible);
    CHECK(mixed.forced);
    CHECK(mixed.against.empty());
    CHECK(mixed.forced_by.size() == 1);
    const auto open = answer_for(s.hierarchy, s.solution, s.site("A"), Mode::native);
    CHECK(open.possible);
    CHECK(!open.forced);
    CHECK(open.forced_by.empty());
}

TEST_CASE("sites are freed that nothing else holds back") {
    const auto s = solved(
        "digraph { node [native_ready=yes]; A; B [pki=no, clients=5]; C [clients=7]; D [wins_lookup=yes];"
        "E; S [type=secondary]; A -> B -> C -> S; B -> D -> E }");
    const auto answer = answer_for(s.hierarchy, s.solution, s.site("C"), Mode::native);
    CHECK(codes(s, answer.freed) == Words{"B", "S"});
    CHECK(answer.freed_clients == 12);
    const auto below = answer_for(s.hierarchy, s.solution, s.site("E"), Mode::native);
    CHECK(codes(s, below.freed) == Words{"B", "C", "D", "S"});
}

TEST_CASE("giving up a demand frees the sites above it") {
    const auto s =
        solved("digraph { node [native_ready=yes]; A -> B -> C; A -> D; C [mode=native]; D [mode=native] }");
    CHECK(codes(s, answer_for(s.hierarchy, s.solution, s.site("C"), Mode::mixed).freed) == Words{"B"});
    CHECK(codes(s, answer_for(s.hierarchy, s.solution, s.site("A"), Mode::mixed).freed) ==
          Words{"B", "C", "D"});
}

TEST_CASE("each reason has an edit that takes it away") {
    const auto s =
        solved("digraph { node [native_ready=yes]; A [mode=mixed, require=mixed, sms2003_clients=3,"
               "secondaries_may_switch=no]; A -> S; S [type=secondary] }");
    CHECK(remedies(s, "A", Mode::native) == Words{"A.sms2003_clients=0", "none", "A.mode=", "A.require="});
    const auto n = solved("digraph { node [native_ready=yes]; A [internet_clients=3, roles=\"MP IMP "
                          "DP-BITS\"]; B [roles=IMP];"
                          "S [type=secondary, roles=IMP]; A -> S }");
    CHECK(remedies(n, "A", Mode::mixed) ==
          Words{"A.internet_clients=0", "A.roles=\"MP DP-BITS\"", "S.roles="});
    CHECK(remedies(n, "B", Mode::mixed) == Words{"B.roles=unknown"});
}

TEST_CASE("blockers are ranked by what they hold back, alone and with their unit") {
    const auto s =
        solved("digraph { node [native_ready=yes]; A; B [pki=no]; C [pki=no, mode=mixed]; D [pki=no]; E; F;"
               "A -> B -> D; A -> C -> E -> F; }");
    CHECK(ranking(s) == Words{"C 0/3/3", "B 1/1/2", "D 0/0/1"});
}

TEST_CASE("a unit with a question and one blocker is freed by that one") {
    const auto s = solved("digraph { A [native_ready=yes, pki=no, signing_cert=unknown] }");
    CHECK(ranking(s) == Words{"A 1/1/1"});
}

TEST_CASE("every rule that blocks says what spoils a site, and that does") {
    for (const auto& row : blocker_rules()) {
        INFO(row.code);
        CHECK(!row.spoils.empty());
        for (std::string_view rest = row.spoils; !rest.empty();) {
            const auto edit = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(edit.size() + 1, rest.size()));
            // With everything else as the rule needs it.
            const auto equals = edit.find('=');
            const auto fact =
                std::string(edit.substr(0, equals + 1)) + "\"" + std::string(edit.substr(equals + 1)) + "\"";
            const bool of_secondary = row.code == "SM309";
            const auto s = solved("digraph { date=\"2009-03-02\"; A [native_ready=yes, roles=\"MP NLB-MP\","
                                  "iis_dedicated=no, custom_web_site=no" +
                                  (of_secondary ? std::string() : "," + fact) + "]; S [type=secondary" +
                                  (of_secondary ? "," + fact : std::string()) + "]; A -> S }");
            const auto found = s.against_native("A");
            const auto is_of_rule = [&](const std::string& cause) { return cause.starts_with(row.code); };
            CHECK(std::find_if(found.begin(), found.end(), is_of_rule) != found.end());
        }
    }
}

TEST_CASE("a unit is fragile in the facts that the file gives, and in its questions") {
    const auto s =
        solved("digraph { A [native_ready=yes]; B [native_ready=yes, pki=yes, client_certs=unknown];"
               "S [type=secondary]; C [pki=no]; A -> B -> S; A -> C }");
    const auto units = fragile_units(s.hierarchy, s.solution);
    REQUIRE(units.size() == 2);
    CHECK(units[0].carries == Carried{3, 0});
    CHECK(units[1].carries == Carried{2, 0});
    Words facts;
    for (const auto& fact : units[1].facts)
        facts.push_back((fact.cause.certain ? "" : "?") + std::string(fact.spoiled));
    CHECK(facts == Words{"native_ready=no", "pki=no", "?client_certs=no"});
}

TEST_CASE("ways are left out where all of them would have more than a million steps") {
    std::string dot = "digraph { node [native_ready=yes, pki=no]; N0";
    for (int i = 1; i < 1500; ++i) dot += " -> N" + std::to_string(i);
    const auto s = solved(dot + " }");
    const auto json = nlohmann::json::parse(why_json(s.hierarchy, s.solution, s.site("N1499"), Mode::native));
    const auto& reasons = json["answers"][0]["reasons"];
    CHECK(reasons.size() == 1500);
    CHECK(reasons[0]["path"].size() == 1500);
    CHECK(reasons[1499]["path"].is_null());
}

TEST_CASE("text of the input is printed through the caller's filter only") {
    const auto s = solved("digraph { A [native_ready=no, name=\"\u202e\"] }");
    const auto hidden = [](std::string_view text) { return std::string(text.size(), '#'); };
    const auto text = why_text(s.hierarchy, s.solution, s.site("A"), std::nullopt, {hidden});
    CHECK(text.find("\u202e") == std::string::npos);
    CHECK(why_text(s.hierarchy, s.solution, s.site("A"), std::nullopt, {as_it_is}).find("\u202e") !=
          std::string::npos);
}

TEST_CASE("the columns of a list are as wide as they look") {
    const auto s = solved("digraph { TOR [native_ready=yes]; node [native_ready=yes, pki=no]; \"ÄÖÜ\"; BOS\n"
                          "TOR -> \"ÄÖÜ\"; TOR -> BOS }");
    const auto text = blockers_text(s.hierarchy, s.solution, WhyStyle{.printable = as_it_is});
    std::set<std::size_t> columns;
    for (std::size_t at = text.find("no PKI"); at != text.npos; at = text.find("no PKI", at + 1)) {
        const auto line = text.rfind('\n', at) + 1;
        columns.insert(width(std::string_view(text).substr(line, at - line)));
    }
    CHECK(columns.size() == 1);
}
