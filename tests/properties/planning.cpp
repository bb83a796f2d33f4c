// Plans keep their promises: no edit of a plan adds an error, what is reached is supported in the end, and a
// budget is spent as well as it can be.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "src/edit.h"
#include "src/findings.h"
#include "src/plan.h"
#include "src/rules.h"
#include "src/summary.h"
#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

namespace {

// Errors as "SM202 LON", the fact that shows it left aside.
std::set<std::string> errors(const Hierarchy& hierarchy, const Solution& solution) {
    std::set<std::string> out;
    for (const auto& finding : findings(hierarchy, solution, {{}, '4', Severity::error}))
        out.insert(std::string(rule(finding.rule).code) + " " +
                   (finding.site == no_site ? "" : std::string(hierarchy.code(finding.site))));
    return out;
}

// A hierarchy that edits are applied to one after the other; each must leave no error that wasn't there.
class Walk {
public:
    explicit Walk(Hierarchy hierarchy) : hierarchy_(std::move(hierarchy)) {
        solution_ = solve(hierarchy_);
        errors_ = errors(hierarchy_, solution_);
    }

    void go(const std::string& text) {
        if (text.empty()) return;
        INFO(text);
        const auto edit = parsed_edit(text);
        REQUIRE(edit.has_value());
        auto next = edited(hierarchy_, std::vector<Edit>{*edit});
        REQUIRE(next.has_value());
        hierarchy_ = *std::move(next);
        solution_ = solve(hierarchy_);
        auto after = errors(hierarchy_, solution_);
        for (const auto& error : after) {
            INFO(error);
            CHECK(errors_.count(error) == 1);
        }
        errors_ = std::move(after);
    }

    void go(const Plan& plan, const Hierarchy& h, const Solution& s) {
        for (const auto& repair : plan.repairs) go(repair.edit);
        for (const auto& step : plan.steps) {
            for (const auto& preparation : plan.preparations_of(step)) go(preparation.edit);
            go(switching_edit(h, s, step.unit, plan.options.to));
        }
    }

    const Hierarchy& hierarchy() const { return hierarchy_; }
    const Solution& solution() const { return solution_; }

private:
    Hierarchy hierarchy_;
    Solution solution_;
    std::set<std::string> errors_;
};

bool declares(const Hierarchy& h, SiteIndex site, Mode mode) {
    return h.known(site, Fact::mode) == static_cast<std::uint32_t>(mode);
}

// Waves, blocked units and the end of the walk are those of section 4.
void check_plan_to_native(const Solved& before, const Plan& plan) {
    const auto& [h, s] = before;
    Walk walk(h);
    walk.go(plan, h, s);
    std::vector<std::uint32_t> wave(s.unit_count(), 0);
    const bool starts_in_conflict = summary_of(h, s).by_unit.conflict > 0;
    for (const auto& step : plan.steps) {
        const auto parent = s.parent[step.unit];
        if (!starts_in_conflict) CHECK(step.wave == (parent == no_unit ? 1 : wave[parent] + 1));
        CHECK(step.wave > (parent == no_unit ? 0 : wave[parent]));
        CHECK_FALSE(declares(h, s.primaries[step.unit], Mode::native));
        wave[step.unit] = step.wave;
    }
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit) {
        INFO(h.code(s.primaries[unit]));
        const bool is_native = declares(h, s.primaries[unit], Mode::native);
        CHECK((wave[unit] > 0) == (!is_native && !plan.is_blocked[unit]));
        CHECK(walk.solution().feasible(unit, Mode::native) == !plan.is_blocked[unit]);
        if (plan.is_blocked[unit]) CHECK_FALSE(blocked_reasons(h, s, plan, unit).reasons.empty());
    }
}

void check_plan_to_mixed(const Solved& before, const Plan& plan) {
    const auto& [h, s] = before;
    Walk walk(h);
    walk.go(plan, h, s);
    std::set<UnitIndex> stepped;
    for (const auto& step : plan.steps) stepped.insert(step.unit);
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit) {
        INFO(h.code(s.primaries[unit]));
        const auto causes = s.not_mixed(unit); // a secondary site may declare it for its unit
        const bool is_native = std::any_of(causes.begin(), causes.end(),
                                           [](const Cause& cause) { return cause.fact == Fact::mode; });
        CHECK((stepped.count(unit) == 1) == (is_native && !plan.is_blocked[unit]));
        CHECK((walk.solution().units[unit].forced_native) == plan.is_blocked[unit]);
        if (plan.is_blocked[unit]) CHECK_FALSE(blocked_reasons(h, s, plan, unit).reasons.empty());
    }
}

// Some of the sites, or none for all.
std::vector<SiteIndex> some_sites(const Hierarchy& h, Dice& dice) {
    std::vector<SiteIndex> sites;
    if (dice.in_percent(70)) return sites;
    for (std::size_t i = 0; i <= dice.roll(2); ++i)
        sites.push_back(static_cast<SiteIndex>(dice.roll(h.size())));
    return sites;
}

struct Tried {
    std::uint64_t value = 0;
    std::vector<std::pair<SiteIndex, RuleIndex>> removals;

    bool is_better_than(const Tried& other) const {
        if (value != other.value) return value > other.value;
        if (removals.size() != other.removals.size()) return removals.size() < other.removals.size();
        return removals < other.removals;
    }
};

std::vector<std::pair<SiteIndex, RuleIndex>> removable(const Solution& s) {
    std::set<std::pair<SiteIndex, RuleIndex>> all;
    for (const auto& cause : s.not_native_causes)
        if (cause.certain && cause.rule != no_rule && rule(cause.rule).code != "SM312")
            all.insert({cause.site, cause.rule});
    return {all.begin(), all.end()};
}

// What these removals bring: units none of whose certain causes, but for declared modes, is left, up to the
// top.
std::uint64_t value_of(const Solved& solved, const std::set<std::pair<SiteIndex, RuleIndex>>& removed,
                       Measure measure) {
    const auto& [h, s] = solved;
    std::uint64_t value = 0;
    std::vector<bool> can(s.unit_count(), false);
    for (const auto unit : s.parents_first) {
        can[unit] = s.parent[unit] == no_unit || can[s.parent[unit]];
        for (const auto& cause : s.not_native(unit)) {
            const bool is_start = cause.rule == no_rule && cause.fact == Fact::mode;
            if (cause.certain && !is_start && removed.count({cause.site, cause.rule}) == 0) can[unit] = false;
        }
        if (!can[unit]) continue;
        value += measure == Measure::sites ? 1 + s.secondaries_of(unit).size()
                                           : h.known(s.primaries[unit], Fact::clients).value_or(0);
    }
    return value;
}

// All subsets of at most `budget` removals.
Tried best_by_force(const Solved& solved, std::size_t budget, Measure measure) {
    const auto all = removable(solved.solution);
    std::optional<Tried> best;
    for (std::uint32_t chosen = 0; chosen < std::uint32_t{1} << all.size(); ++chosen) {
        Tried tried;
        for (std::size_t i = 0; i < all.size(); ++i)
            if ((chosen >> i & 1U) != 0) tried.removals.push_back(all[i]);
        if (tried.removals.size() > budget) continue;
        tried.value = value_of(solved, {tried.removals.begin(), tried.removals.end()}, measure);
        if (!best || tried.is_better_than(*best)) best = tried;
    }
    return *best;
}

} // namespace

TEST_CASE("no edit of a plan to native mode adds an error, and what is not blocked is native in the end") {
    for_random_sketches(41, 10'000, [](const Sketch& sketch, Dice& dice) {
        const auto before = solved(sketch);
        PlanOptions options;
        if (dice.in_percent(30)) options.budget = dice.roll(6);
        const auto plan = planned(before.hierarchy, before.solution, options);
        REQUIRE(plan.has_value());
        check_plan_to_native(before, *plan);
    });
}

TEST_CASE("no edit of a plan back to mixed mode adds an error, and what is not blocked is mixed in the end") {
    for_random_sketches(42, 10'000, [](const Sketch& sketch, Dice&) {
        const auto before = solved(sketch);
        const auto plan = planned(before.hierarchy, before.solution, {.to = Mode::mixed});
        REQUIRE(plan.has_value());
        check_plan_to_mixed(before, *plan);
    });
}

TEST_CASE("a plan for some sites adds no error, and holds all that these sites need") {
    for_random_sketches(43, 3'000, [](const Sketch& sketch, Dice& dice) {
        const auto [h, s] = solved(sketch);
        PlanOptions options;
        options.to = dice.in_percent(50) ? Mode::native : Mode::mixed;
        const auto whole = planned(h, s, options);
        options.sites = some_sites(h, dice);
        const auto plan = planned(h, s, options);
        REQUIRE(plan.has_value());
        Walk(h).go(*plan, h, s);
        CHECK(plan->steps.size() <= whole->steps.size());
        for (UnitIndex unit = 0; unit < s.unit_count(); ++unit)
            CHECK(plan->is_blocked[unit] == (plan->asked[unit] && whole->is_blocked[unit]));
        for (const auto site : options.sites) CHECK(plan->asked[s.unit_of[site]]);
    });
}

TEST_CASE("a budget is spent as brute force would spend it, ties included") {
    std::size_t compared = 0;
    for (std::uint32_t seed = 0; compared < 30'000; ++seed) {
        Dice dice(seed);
        auto sketch = random_sketch(dice, 9);
        for (auto& site : sketch) {
            site.facts["native_ready"] = "yes"; // fewer questions, and blockers of every kind
            if (dice.in_percent(40)) site.facts["wins_lookup"] = "yes";
            if (dice.in_percent(70)) site.facts["clients"] = std::to_string(dice.roll(4));
        }
        const auto shuffled = [&] { // the file's order need not be the tree's
            auto all = statements(sketch);
            dice.shuffle(all);
            return dot(all);
        };
        const auto before = solved(shuffled());
        if (removable(before.solution).size() > 10) continue;
        ++compared;
        const auto budget = dice.roll(5);
        const auto measure = dice.in_percent(50) ? Measure::clients : Measure::sites;
        const auto best = best_removals(before.hierarchy, before.solution, budget, measure,
                                        std::vector<bool>(before.solution.unit_count(), true));
        REQUIRE(best.has_value());
        const auto expected = best_by_force(before, budget, measure);
        std::vector<std::pair<SiteIndex, RuleIndex>> removals;
        for (const auto& removal : best->removals) removals.emplace_back(removal.site, removal.rule);
        CHECK((removals == expected.removals));
        CHECK((measure == Measure::sites ? best->after.sites : best->after.clients) == expected.value);
        CHECK((measure == Measure::sites ? best->before.sites : best->before.clients) ==
              value_of(before, {}, measure));
    }
}
