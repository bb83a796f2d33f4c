// What is different between two hierarchies, and why.
#include <catch2/catch.hpp>

#include "solved.h"
#include "src/because.h"
#include "src/change_picture.h"
#include "src/change_words.h"
#include "src/compare.h"

namespace sitemode::test {
namespace {

using Lines = std::vector<std::string>;

struct Compared {
    Evaluation before, after;
    Comparison comparison;

    // "HEL: mixed -> open, no longer below LON (decided: mixed)"
    Lines verdicts() const {
        const ChangeReasons reasons(before, after, comparison);
        Lines lines;
        for (const auto& site : comparison.verdicts) {
            auto line = std::string(after.hierarchy.code(site.after)) + ": " +
                        verdict_words(before.solution, site.before) + " -> " +
                        verdict_words(after.solution, site.after);
            for (const auto& because : reasons.of(site)) line += ", " + reasons.words(because);
            lines.push_back(line);
        }
        return lines;
    }
    Lines facts() const {
        Lines lines;
        for (const auto& change : comparison.facts) {
            const auto line = line_of(before, after, change);
            lines.push_back(line.what + ": " + line.before + " -> " + line.after);
        }
        for (const auto& change : comparison.extras) {
            const auto line = line_of(before, after, change);
            lines.push_back(line.what + ": " + line.before + " -> " + line.after);
        }
        return lines;
    }
    Lines new_findings() const { return lines_of(after, comparison.new_findings); }
    Lines gone_findings() const { return lines_of(before, comparison.gone_findings); }

private:
    static Lines lines_of(const Evaluation& of, const std::vector<std::uint32_t>& positions) {
        Lines lines;
        for (const auto at : positions) {
            const auto& finding = of.findings[at];
            lines.push_back(std::string(severity_name(finding.severity)) + " " +
                            std::string(rule(finding.rule).code) + " " +
                            std::string(of.hierarchy.code(finding.site)));
        }
        return lines;
    }
};

Compared compared(std::string_view before, std::string_view after) {
    auto old = evaluated(before), now = evaluated(after);
    auto comparison = sitemode::compared(old, now);
    return {std::move(old), std::move(now), std::move(comparison)};
}

} // namespace

TEST_CASE("hierarchies that say the same in another order don't differ") {
    const auto c = compared("digraph { title=X; A [pki=yes]; B [mode=mixed, x=1]; A -> B }",
                            "digraph { B [x=1, mode=MIXED]; A [pki=true]; title=X; A -> B }");
    CHECK(c.comparison.is_empty());
    CHECK(c.comparison.verdicts.empty());
    CHECK(c.new_findings().empty());
    CHECK(c.gone_findings().empty());
}

TEST_CASE("facts of sites and of the hierarchy, and unknown attributes") {
    const auto c =
        compared("digraph { title=X; A [clients=1, x=1]; B; A -> B }",
                 "digraph { date=\"2009-01-02\"; title=Y; A [x=2]; B [pki=unknown]; A -> B [ipsec=no] }");
    CHECK(c.facts() == Lines{"title: X -> Y", "date:  -> 2009-01-02", "A.clients: 1 -> ",
                             "B.pki:  -> unknown", "B.ipsec:  -> no", "A.x: 1 -> 2"});
}

TEST_CASE("a verdict changes because a fact does") {
    const std::string ready = "digraph { node [native_ready=yes]; A -> B; ";
    CHECK(compared(ready + "}", ready + "A [mode=mixed] }").verdicts() ==
          Lines{"A: open -> mixed, decided: mixed at A", "B: open -> mixed, decided: mixed at A"});
    CHECK(compared(ready + "A [mode=mixed] }", ready + "A [mode=native] }").verdicts() ==
          Lines{"A: mixed -> native, no longer decided: mixed at A, decided: native at A",
                "B: mixed -> open, no longer decided: mixed at A"});
    CHECK(compared(ready + "B [pki=unknown] }", ready + "}").verdicts() ==
          Lines{"B: open? -> open, no longer asked: PKI? at B"});
    CHECK(compared(ready + "A [mode=mixed] B [pki=unknown] }", ready + "B [pki=unknown] }").verdicts() ==
          Lines{"A: mixed -> open, no longer decided: mixed at A",
                "B: mixed -> open?, no longer decided: mixed at A, now asked: PKI? at B"});
}

TEST_CASE("a verdict changes because a site moves, comes or goes") {
    const std::string sites = "digraph { node [native_ready=yes]; A; B [mode=mixed]; C; D [require=native]; ";
    CHECK(compared(sites + "A -> B -> C; A -> D }", sites + "A -> B; A -> C; A -> D }").verdicts() ==
          Lines{"C: mixed -> open, no longer below B (decided: mixed)"});
    CHECK(compared(sites + "A -> B; A -> C; C -> D }", sites + "A -> B; A -> C; A -> D }").verdicts() ==
          Lines{"C: native -> open, no longer above D (required: native)"});
    CHECK(compared("digraph { node [native_ready=yes]; A }",
                   "digraph { node [native_ready=yes]; A -> B; B [mode=native] }")
              .verdicts() == Lines{"A: open -> native, B was added (decided: native)"});
}

TEST_CASE("findings come, get worse and go") {
    const auto c = compared("digraph { A [native_ready=yes, sms2003_clients=3, clients=1] }",
                            "digraph { A [native_ready=yes, sms2003_clients=3, clients=5, require=native] }");
    CHECK(c.new_findings() == Lines{"error SM306 A"});
    CHECK(c.gone_findings() == Lines{"warning SM116 A"});
}

TEST_CASE("a picture of a change says what was and what is") {
    const auto c = compared(
        "digraph { node [native_ready=yes]; A -> B -> C; D [sms2003_clients=12] }",
        "digraph { node [native_ready=yes]; A -> B; A -> C; D [sms2003_clients=3]; E [pki=no] D -> E }");
    const auto d = change_picture(c.before, c.after, c.comparison, "what if?", {});
    Lines notes;
    for (const auto& note : d.notes)
        if (note.icon == render::Icon::change) notes.emplace_back(note.text);
    CHECK(notes == Lines{"below A (was B)", "sms2003_clients=3 (was 12)", "new"});
    CHECK(d.description.find("what if? 3 units change") != std::string::npos);
}

TEST_CASE("a picture of a change shows what stays, what changes and what is gone") {
    const auto c =
        compared("digraph { node [native_ready=yes]; A -> {B C D}; D [type=secondary] }",
                 "digraph { node [native_ready=yes]; A -> {B E}; B [mode=mixed]; E [type=secondary] }");
    const auto d = change_picture(c.before, c.after, c.comparison, "what changed", {});
    const auto card = [&](std::string_view code) -> const render::Card& {
        for (const auto& one : d.cards)
            if (one.code == code) return one;
        FAIL(code);
        return d.cards.front();
    };
    REQUIRE(d.cards.size() == 3);
    CHECK(card("A").is_marked); // its secondary sites changed
    CHECK(card("B").is_marked);
    CHECK(d.notes[card("B").first_note].text == "was open");
    CHECK(d.looks[card("C").look].id == "gone");
    CHECK(d.pills.size() == 2);
    CHECK(d.links.size() == 2);
    const auto calm = compared("digraph { A -> B }", "digraph { A -> B; B [mode=mixed] }");
    const auto quiet = change_picture(calm.before, calm.after, calm.comparison, "what changed", {});
    CHECK_FALSE(quiet.cards.front().is_marked);
    CHECK(quiet.looks[quiet.cards.front().look].id == "open-asked-as-before");
}

} // namespace sitemode::test
