// What must not matter to a solution, on random hierarchies.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "graphs/draft.h"
#include "src/findings.h"
#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

namespace {

SketchedSite ready_leaf(std::size_t parent) {
    SketchedSite leaf;
    leaf.code = "ZZ9";
    leaf.parent = parent;
    leaf.facts = {{"native_ready", "yes"}, {"roles", "DP"}};
    return leaf;
}

// Verdicts of all sites but the leaf.
std::map<std::string, std::string> verdicts_of_others(const Solved& solved) {
    auto all = verdicts(solved);
    all.erase("ZZ9");
    return all;
}

} // namespace

TEST_CASE("the order of statements changes no verdict and no cause") {
    for_random_sketches(1, 1500, [](const Sketch& sketch, Dice& dice) {
        const auto before = solved(sketch);
        auto shuffled = statements(sketch);
        dice.shuffle(shuffled);
        INFO(dot(shuffled));
        const auto after = solved(dot(shuffled));
        CHECK(verdicts(after) == verdicts(before));
        CHECK(causes(after) == causes(before));
    });
}

TEST_CASE("a statement given twice changes nothing") {
    for_random_sketches(2, 500, [](const Sketch& sketch, Dice& dice) {
        auto twice = statements(sketch);
        twice.push_back(dice.one_of(statements(sketch)));
        const auto before = solved(sketch), after = solved(dot(twice));
        CHECK(verdicts(after) == verdicts(before));
        CHECK(causes(after) == causes(before));
    });
}

TEST_CASE("sites that are renamed keep their verdicts") {
    for_random_sketches(3, 1000, [](const Sketch& sketch, Dice&) {
        auto renamed = sketch;
        std::map<std::string, std::string> expected;
        const auto before = verdicts(solved(sketch));
        for (std::size_t i = 0; i < sketch.size(); ++i) {
            renamed[i].code = "Z" + std::to_string(99 - i); // the alphabet's order turns round
            expected[renamed[i].code] = before.at(sketch[i].code);
        }
        CHECK(verdicts(solved(renamed)) == expected);
    });
}

TEST_CASE("a child that is ready for both modes changes no other site") {
    for_random_sketches(4, 1000, [](Sketch sketch, Dice& dice) {
        const auto before = solved(sketch);
        auto parent = dice.roll(sketch.size());
        if (sketch[parent].is_secondary()) parent = *sketch[parent].parent;
        sketch.push_back(ready_leaf(parent));
        const auto after = solved(sketch);
        CHECK(verdicts_of_others(after) == verdicts(before));
        CHECK(after.feasible("ZZ9", Mode::mixed));
        CHECK(after.feasible("ZZ9", Mode::native) == before.feasible(sketch[parent].code, Mode::native));
    });
}

TEST_CASE("a secondary site that is ready for both modes changes no other site and follows its parent") {
    for_random_sketches(5, 1000, [](Sketch sketch, Dice& dice) {
        auto parent = dice.roll(sketch.size());
        if (sketch[parent].is_secondary()) parent = *sketch[parent].parent;
        sketch[parent].facts.erase(
            "secondaries_may_switch"); // speaks of secondary sites only where there are any
        const auto before = solved(sketch);
        sketch.push_back(ready_leaf(parent));
        sketch.back().facts["type"] = "secondary";
        const auto after = solved(sketch);
        CHECK(verdicts_of_others(after) == verdicts(before));
        CHECK(verdicts(after).at("ZZ9") == verdicts(after).at(sketch[parent].code));
    });
}

TEST_CASE("a child that can't be native changes no other site") {
    for_random_sketches(6, 500, [](Sketch sketch, Dice& dice) {
        const auto before = solved(sketch);
        auto parent = dice.roll(sketch.size());
        if (sketch[parent].is_secondary()) parent = *sketch[parent].parent;
        sketch.push_back(ready_leaf(parent));
        sketch.back().facts["sms2003_clients"] = "12";
        CHECK(verdicts_of_others(solved(sketch)) == verdicts(before));
    });
}

TEST_CASE("two hierarchies in one file don't know of each other") {
    Dice dice(7);
    for (int i = 0; i < 500; ++i) {
        const auto first = random_sketch(dice, 6), second = random_sketch(dice, 6);
        Sketch both = first;
        for (auto site : second) {
            site.code[0] = static_cast<char>(site.code[0] + 10);
            if (site.parent) *site.parent += first.size();
            both.push_back(std::move(site));
        }
        INFO(dot(both));
        const auto verdicts_of_both = verdicts(solved(both));
        for (const auto& [code, verdict] : verdicts(solved(first)))
            CHECK(verdicts_of_both.at(code) == verdict);
        for (const auto& [code, verdict] : verdicts(solved(second))) {
            auto moved = code;
            moved[0] = static_cast<char>(moved[0] + 10);
            CHECK(verdicts_of_both.at(moved) == verdict);
        }
    }
}

TEST_CASE("a hierarchy that is taken apart and built again is the same") {
    for_random_sketches(8, 500, [](const Sketch& sketch, Dice&) {
        const auto before = solved(sketch);
        auto again = built(before.hierarchy.as_draft());
        REQUIRE(again.hierarchy.has_value());
        auto solution = solve(*again.hierarchy);
        const Solved after{std::move(*again.hierarchy), std::move(solution)};
        CHECK(verdicts(after) == verdicts(before));
        CHECK(causes(after) == causes(before));
    });
}

TEST_CASE("every conflict is told by an error somewhere") {
    for_random_sketches(12, 1500, [](const Sketch& sketch, Dice&) {
        const auto [hierarchy, solution] = solved(sketch);
        const auto found = findings(hierarchy, solution, {{}, '4', Severity::error});
        const auto is_conflict = [&s = solution](UnitIndex unit) {
            return s.verdict(unit) == Verdict::conflict;
        };
        bool has_conflict = false;
        for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit)
            has_conflict = has_conflict || is_conflict(unit);
        if (has_conflict) CHECK(found.size() + contradictions(hierarchy, solution).size() > 0);
        // A contradiction is a conflict of the unit's own.
        for (const auto& [mixed, native] : contradictions(hierarchy, solution)) {
            CHECK(is_conflict(solution.unit_of[mixed.site]));
            CHECK(solution.unit_of[mixed.site] == solution.unit_of[native.site]);
        }
    });
}
