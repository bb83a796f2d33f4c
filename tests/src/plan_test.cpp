// Plans of small hierarchies.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "solved.h"
#include "src/checklist.h"
#include "src/plan.h"
#include "src/rules.h"

using namespace sitemode;
using sitemode::test::Solved;
using sitemode::test::solved;

namespace {

using Words = std::vector<std::string>;

// A plan in words.
struct Planned {
    Solved solved;
    Plan plan;

    std::string code(SiteIndex site) const { return std::string(solved.hierarchy.code(site)); }
    std::string code_of(UnitIndex unit) const { return code(solved.solution.primaries[unit]); }
    std::string shown(const Preparation& preparation) const {
        if (!preparation.edit.empty()) return preparation.edit;
        const auto& cause = preparation.cause;
        return (cause.certain ? "keep " : "ask ") + std::string(name_of(cause.fact)) + "@" + code(cause.site);
    }

    // "1: A (A.pki=yes, ask clients@A)"
    Words steps() const {
        Words out;
        for (const auto& step : plan.steps) {
            auto words = std::to_string(step.wave) + ": " + code_of(step.unit);
            for (const auto& preparation : plan.preparations_of(step)) words += " " + shown(preparation);
            out.push_back(words);
        }
        return out;
    }
    Words repairs() const {
        Words out;
        for (const auto& repair : plan.repairs) out.push_back(shown(repair));
        return out;
    }
    // "C: require@A A-B-C"
    Words blocked() const {
        Words out;
        for (const auto unit : plan.blocked) {
            const auto reasons = blocked_reasons(solved.hierarchy, solved.solution, plan, unit);
            auto words = code_of(unit) + ":";
            for (const auto& reason : reasons.reasons) {
                words += " " + std::string(name_of(reason.cause.fact));
                for (const auto site : reason.path)
                    words += (site == reason.path.front() ? "@" : "-") + code(site);
            }
            for (const auto other : reasons.through) words += " through " + code_of(other);
            out.push_back(words);
        }
        return out;
    }
    Words unlocked_by(std::size_t step) const {
        Words out;
        for (const auto unit : plan.unlocked_by(plan.steps[step])) out.push_back(code_of(unit));
        return out;
    }
};

Planned plan_of(std::string_view dot, PlanOptions options = {}, SolveOptions solving = {}) {
    auto read = solved(dot, solving);
    auto plan = planned(read.hierarchy, read.solution, options);
    REQUIRE(plan.has_value());
    return {std::move(read), *std::move(plan)};
}

Planned plan_for(std::string_view dot, const Words& sites, Mode to = Mode::native) {
    PlanOptions options{.to = to};
    const auto read = solved(dot);
    for (const auto& site : sites) options.sites.push_back(read.site(site));
    return plan_of(dot, options);
}

Planned with_budget(std::string_view dot, std::size_t budget, Measure measure = Measure::clients) {
    return plan_of(dot, {.budget = budget, .measure = measure});
}

// "A.SM301"
Words removals(const Planned& planned) {
    Words out;
    for (const auto& removal : planned.plan.removals->removals)
        out.push_back(planned.code(removal.site) + "." + std::string(rule(removal.rule).code));
    return out;
}

constexpr std::string_view ready = "digraph { node [native_ready=yes]; ";

std::string ready_with(std::string_view statements) {
    return std::string(ready) + std::string(statements) + " }";
}

bool has_item(const Planned& p, std::string_view site, std::string_view text, bool is_done,
              Mode to = Mode::native) {
    const auto items = checklist(p.solved.hierarchy, p.solved.solution, p.solved.unit(site), to);
    return std::any_of(items.begin(), items.end(), [&](const ChecklistItem& item) {
        return item.text.find(text) != std::string::npos && item.is_done == is_done;
    });
}

} // namespace

TEST_CASE("a hierarchy switches from the top down, a level a wave") {
    const auto p = plan_of(ready_with("A -> { B C } B -> D"));
    CHECK(p.steps() == Words{"1: A", "2: B", "2: C", "3: D"});
    CHECK(p.unlocked_by(0) == Words{"B", "C"});
    CHECK(p.unlocked_by(1) == Words{"D"});
    CHECK(p.plan.reached());
}

TEST_CASE("a secondary site takes no step, but what it lacks is prepared") {
    const auto p = plan_of(ready_with("S [type=secondary, roles=PMP, mp_client_cert=no]; A -> S"));
    CHECK(p.steps() == Words{"1: A S.mp_client_cert=yes"});
}

TEST_CASE("a site that is native already takes no step, and its children can begin") {
    const auto p = plan_of(ready_with("A [mode=native]; A -> B -> C"));
    CHECK(p.steps() == Words{"1: B", "2: C"});
}

TEST_CASE("a declared mixed mode is where the plan starts") {
    CHECK(plan_of(ready_with("A [mode=mixed]; S [type=secondary, mode=mixed]; A -> S")).steps() ==
          Words{"1: A"});
}

TEST_CASE("blockers are prepared, and what is not known is asked") {
    CHECK(plan_of("digraph { A [native_ready=yes, sms2003_clients=12, pki=unknown] }").steps() ==
          Words{"1: A A.sms2003_clients=0 ask pki@A"});
    CHECK(plan_of("digraph { A [native_ready=yes, pki=unknown] }", {}, {false, Unknown::block}).steps() ==
          Words{"1: A A.pki=yes"});
    CHECK(plan_of("digraph { A [native_ready=yes, pki=unknown] }", {}, {false, Unknown::clear}).steps() ==
          Words{"1: A"});
}

TEST_CASE("SMS 2003 sites are upgraded first, then their clients") {
    const auto p =
        plan_of("digraph { node [native_ready=yes, version=\"2003 SP3\"]; A [pki=no, sms2003_clients=3]; "
                "S [type=secondary]; A -> { S B } }");
    CHECK(p.steps() ==
          Words{"1: A A.version=\"2007 SP2\" S.version=\"2007 SP2\" A.sms2003_clients=0 A.pki=yes",
                "2: B B.version=\"2007 SP2\""});
}

TEST_CASE("what the organisation decides keeps a unit and all below it blocked") {
    const auto p = plan_of(ready_with("B [require=mixed]; A -> { B C } B -> D"));
    CHECK(p.steps() == Words{"1: A", "2: C"});
    CHECK(p.blocked() == Words{"B: require@B", "D: require@B-D"});
    CHECK_FALSE(p.plan.reached());
    CHECK(plan_of(ready_with("A [secondaries_may_switch=no]; S [type=secondary]; A -> S")).blocked() ==
          Words{"A: secondaries_may_switch@A"});
    CHECK(plan_of(ready_with("S [type=secondary, require=mixed]; A -> { S B }")).blocked() ==
          Words{"A: require@S-A", "B: require@S-A-B"});
}

TEST_CASE("what blocks a site that is native already is repaired first") {
    const auto p = plan_of(ready_with("A [mode=native, pki=no]; A -> B"));
    CHECK(p.repairs() == Words{"A.pki=yes"});
    CHECK(p.steps() == Words{"1: B"});
    const auto kept =
        plan_of(ready_with("A [mode=native, secondaries_may_switch=no]; S [type=secondary]; A -> S"));
    CHECK(kept.repairs() == Words{"keep secondaries_may_switch@A"});
    CHECK(kept.blocked() == Words{"A: secondaries_may_switch@A"});
}

TEST_CASE("below a site that is native too early the switch waits for the sites above it") {
    const auto p = plan_of(ready_with("A [mode=mixed]; B [mode=native]; A -> B -> C"));
    CHECK(p.steps() == Words{"1: A", "2: C"});
}

TEST_CASE("sites above SMS 2003 sites that are said to be native are upgraded with them") {
    const auto p =
        plan_of(ready_with("A [version=\"2003 SP3\"]; B [version=\"2003 SP3\", mode=native]; A -> B"));
    CHECK(p.repairs() == Words{"A.version=\"2007 SP2\"", "B.version=\"2007 SP2\""});
    CHECK(p.steps() == Words{"1: A"});
}

TEST_CASE("a plan for some sites holds these and all above them") {
    const auto dot = ready_with("S [type=secondary]; A -> { B C } B -> { D S } D -> E");
    CHECK(plan_for(dot, {"D"}).steps() == Words{"1: A", "2: B", "3: D"});
    CHECK(plan_for(dot, {"S", "C"}).steps() == Words{"1: A", "2: B", "2: C"});
    CHECK(plan_for(ready_with("C [require=mixed]; A -> { B C }"), {"B"}).plan.reached());
}

TEST_CASE("in the potential view every site is mixed today") {
    CHECK(plan_of(ready_with("A [mode=native]; A -> B"), {}, {.potential = true}).steps() ==
          Words{"1: A", "2: B"});
}

TEST_CASE("the way back goes from the bottom up and gives Internet-based clients up first") {
    const auto p =
        plan_of(ready_with("node [mode=native]; A; B [internet_clients=40, roles=\"MP IMP SUP\"]; C; "
                           "A -> B; A -> C"),
                {.to = Mode::mixed});
    CHECK(p.steps() == Words{"1: B B.internet_clients=0 B.roles=\"MP SUP\"", "1: C", "2: A"});
    CHECK(p.unlocked_by(0) == Words{"A"});
}

TEST_CASE("what requires native mode blocks the way back for all above it") {
    const auto p = plan_of(ready_with("node [mode=native]; C [require=native]; A -> B -> C; A -> D"),
                           {.to = Mode::mixed});
    CHECK(p.steps() == Words{"1: D"});
    CHECK(p.blocked() == Words{"A: require@C-B-A", "B: require@C-B", "C: require@C"});
}

TEST_CASE("sites that are mixed already give up Internet-based clients before the first step") {
    const auto p =
        plan_of(ready_with("A [mode=native]; B [internet_clients=2]; A -> B"), {.to = Mode::mixed});
    CHECK(p.repairs() == Words{"B.internet_clients=0"});
    CHECK(p.steps() == Words{"1: A"});
}

TEST_CASE("no site gives up Internet-based clients where it can't go back to mixed mode all the same") {
    const auto p = plan_of(ready_with("A [internet_clients=500]; B [require=native, internet_clients=7]; "
                                      "C [internet_clients=2]; A -> { B C }"),
                           {.to = Mode::mixed});
    CHECK(p.blocked() == Words{"A: require@B-A", "B: require@B"});
    CHECK(p.repairs() == Words{"C.internet_clients=0"});
}

TEST_CASE("back to mixed, a plan for some sites holds these and all below them") {
    const auto dot = ready_with("node [mode=native]; A -> B -> C; A -> D");
    CHECK(plan_for(dot, {"B"}, Mode::mixed).steps() == Words{"1: C", "2: B"});
}

TEST_CASE("a budget goes to the blockers that bring most clients") {
    const auto dot =
        ready_with("node [clients=100]; B [pki=no, clients=50]; C [wins_lookup=yes, clients=70]; "
                   "D [clients=30]; A -> { B C } B -> D");
    const auto one = with_budget(dot, 1);
    CHECK(removals(one) == Words{"B.SM301"});
    CHECK(one.steps() == Words{"1: A", "2: B B.pki=yes", "3: D"});
    CHECK(one.blocked() == Words{"C: wins_lookup@C"});
    CHECK((one.plan.removals->before == Reach{1, 100}));
    CHECK((one.plan.removals->after == Reach{3, 180}));
    CHECK(removals(with_budget(dot, 9)) == Words{"B.SM301", "C.SM311"});
    CHECK(removals(with_budget(dot, 0)).empty());
}

TEST_CASE("a budget pays for the way down to a site") {
    const auto dot =
        ready_with("B [pki=no, wins_lookup=yes]; C [pki=no, clients=900]; D [pki=no, clients=5]; "
                   "A -> { B D } B -> C");
    CHECK(removals(with_budget(dot, 2)) == Words{"D.SM301"});
    CHECK(removals(with_budget(dot, 3)) == Words{"B.SM301", "B.SM311", "C.SM301"});
}

TEST_CASE("a budget by sites counts secondary sites, and unknown clients count nothing") {
    const auto dot = ready_with("B [pki=no, clients=9]; C [pki=no]; S [type=secondary]; A -> { B C } C -> S");
    CHECK(removals(with_budget(dot, 1)) == Words{"B.SM301"});
    CHECK(removals(with_budget(dot, 1, Measure::sites)) == Words{"C.SM301"});
}

TEST_CASE("among equal sets the smaller one wins, then the first in file order") {
    const auto dot =
        ready_with("A; D [pki=no, clients=5]; B [pki=no, clients=5]; E [pki=no, clients=0]; A -> { B D E }");
    CHECK(removals(with_budget(dot, 1)) == Words{"D.SM301"});
    CHECK(removals(with_budget(dot, 3)) == Words{"D.SM301", "B.SM301"});
    // B1 stands behind C in the file, though it comes before it in the tree.
    CHECK(removals(with_budget(
              ready_with("A; B [pki=no, clients=5]; C [pki=no, clients=5]; X [pki=no, clients=5]; "
                         "A -> { B C } B -> X"),
              2)) == Words{"B.SM301", "C.SM301"});
}

TEST_CASE("both facts of a missing signing certificate are one blocker") {
    const auto dot = "digraph { date=\"2009-04-02\"; node [native_ready=yes]; A [clients=4, signing_cert=no, "
                     "signing_cert_expires=\"2009-04-01\"] }";
    CHECK(with_budget(dot, 1).steps() == Words{"1: A A.signing_cert=yes A.signing_cert_expires="});
}

TEST_CASE("a budget that would need too large a table is refused") {
    std::string dot = "digraph { node [native_ready=yes, pki=no]; A -> {";
    for (int i = 0; i < 5000; ++i) dot += " S" + std::to_string(i);
    const auto read = solved(dot + " } }");
    CHECK(planned(read.hierarchy, read.solution, {.budget = 20}).has_value());
    CHECK_FALSE(planned(read.hierarchy, read.solution, {.budget = 5000}).has_value());
}

TEST_CASE("a blocked site far from its reason names the neighbour that passes it on") {
    std::string dot = "digraph { node [native_ready=yes]; S0 [require=mixed]; S0";
    for (int i = 1; i < 40; ++i) dot += " -> S" + std::to_string(i);
    const auto p = plan_of(dot + " }");
    const auto blocked = p.blocked();
    REQUIRE(blocked.size() == 40);
    CHECK(blocked[1] == "S1: require@S0-S1");
    CHECK(blocked[39] == "S39: through S38");
}

TEST_CASE("the checklist ticks what the file says, and leaves out what does not apply") {
    const auto p =
        plan_of("digraph { A [native_ready=yes, crl_reachable=yes, iis_dedicated=yes, osd=no, "
                "policy_polling=240, roles=\"MP FSP\", ad_published=yes, non_ad_clients=0, "
                "ports_configured=no, sms2003_clients=2]; S [type=secondary]; A -> S; B [pki=unknown] }");
    CHECK(has_item(p, "A", "public key infrastructure", true));
    CHECK(has_item(p, "A", "certificate revocation list", true));
    CHECK(has_item(p, "A", "240 today", false));
    CHECK(has_item(p, "A", "client ports set", false));
    CHECK(has_item(p, "A", "secondary sites followed by themselves", false));
    CHECK_FALSE(has_item(p, "A", "custom web site on", false));
    CHECK_FALSE(has_item(p, "A", "operating system deployment", false));
    CHECK_FALSE(has_item(p, "A", "can't read Active Directory", false));
    CHECK(has_item(p, "B", "public key infrastructure", false));
    CHECK_FALSE(has_item(p, "B", "load-balanced", false));
}

TEST_CASE("what is only taken to be clear is not ticked") {
    const auto p = plan_of("digraph { A [pki=unknown] }", {}, {false, Unknown::clear});
    CHECK(has_item(p, "A", "public key infrastructure", false));
}

TEST_CASE("the checklist of the way back begins with the approval method and names what is lost") {
    const auto p = plan_of("digraph { A [native_ready=yes, mode=native, internet_clients=7, osd=yes] }",
                           {.to = Mode::mixed});
    CHECK(has_item(p, "A", "approval method set first", false, Mode::mixed));
    CHECK(has_item(p, "A", "Internet-based clients given up", false, Mode::mixed));
    CHECK(has_item(p, "A", "media for operating system deployment made anew (SM508)", false, Mode::mixed));
}
