#include "src/plan.h"

#include <algorithm>
#include <utility>

#include "src/edit.h"
#include "src/mend.h"
#include "src/rules.h"

namespace sitemode {
namespace {

// The rules whose mends come first, in this order: sites are upgraded before their clients.
struct UpgradeRules {
    RuleIndex primary = *rule_with_code("SM308");
    RuleIndex secondary = *rule_with_code("SM309");
    RuleIndex clients = *rule_with_code("SM306");

    bool is_of_site(const Cause& cause) const { return cause.rule == primary || cause.rule == secondary; }
    int rank(const Cause& cause) const {
        if (cause.rule == primary) return 0;
        if (cause.rule == secondary) return 1;
        return cause.rule == clients ? 2 : 3;
    }
};

std::string edit_text(const Hierarchy& h, SiteIndex site, Fact fact, std::string value) {
    Edit edit;
    edit.site = h.code(site);
    edit.facts.push_back({std::string(name_of(fact)), std::move(value)});
    return written(edit);
}

// What planning in both directions has in common.
class Planner {
public:
    Planner(const Hierarchy& hierarchy, const Solution& solution, const PlanOptions& options)
        : h_(hierarchy), s_(solution) {
        plan_.options = options;
        plan_.is_blocked.assign(s_.unit_count(), false);
        find_asked_units();
    }

protected:
    template <class IsObstacle>
    void find_obstacles(std::span<const Cause> (Solution::*causes)(UnitIndex) const, IsObstacle is_obstacle) {
        plan_.first_obstacle.reserve(s_.unit_count() + 1);
        plan_.first_obstacle.push_back(0);
        for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit) {
            for (const auto& cause : (s_.*causes)(unit))
                if (plan_.asked[unit] && is_obstacle(unit, cause)) plan_.obstacles.push_back(cause);
            plan_.first_obstacle.push_back(static_cast<std::uint32_t>(plan_.obstacles.size()));
        }
    }

    void block(UnitIndex unit) { plan_.is_blocked[unit] = true; }

    void list_blocked_units() {
        for (const auto unit : s_.parents_first)
            if (plan_.is_blocked[unit]) plan_.blocked.push_back(unit);
    }

    void add_step(UnitIndex unit, std::uint32_t wave, std::vector<Preparation> preparations) {
        PlanStep step;
        step.unit = unit;
        step.wave = wave;
        step.first_preparation = static_cast<std::uint32_t>(plan_.preparations.size());
        step.preparations = static_cast<std::uint32_t>(preparations.size());
        for (auto& preparation : preparations) plan_.preparations.push_back(std::move(preparation));
        plan_.steps.push_back(step);
    }

    void order_steps() {
        std::stable_sort(plan_.steps.begin(), plan_.steps.end(),
                         [](const PlanStep& a, const PlanStep& b) { return a.wave < b.wave; });
    }

    const Hierarchy& h_;
    const Solution& s_;
    Plan plan_;

private:
    void find_asked_units() {
        plan_.asked.assign(s_.unit_count(), plan_.options.sites.empty());
        for (const auto site : plan_.options.sites) plan_.asked[s_.unit_of[site]] = true;
        if (plan_.options.sites.empty()) return;
        if (plan_.options.to == Mode::native)
            ask_above();
        else
            ask_below();
    }

    void ask_above() {
        for (auto at = s_.parents_first.rbegin(); at != s_.parents_first.rend(); ++at)
            if (plan_.asked[*at] && s_.parent[*at] != no_unit) plan_.asked[s_.parent[*at]] = true;
    }

    void ask_below() {
        for (const auto unit : s_.parents_first)
            if (s_.parent[unit] != no_unit && plan_.asked[s_.parent[unit]]) plan_.asked[unit] = true;
    }
};

// From the top down: a unit can switch once its parent is native and nothing of its own is left.
class NativePlanner : Planner {
public:
    NativePlanner(const Hierarchy& hierarchy, const Solution& solution, const PlanOptions& options)
        : Planner(hierarchy, solution, options), mends_(hierarchy) {}

    std::optional<Plan> plan() && {
        const auto& options = plan_.options;
        if (options.budget) {
            plan_.removals = best_removals(h_, s_, *options.budget, options.measure, plan_.asked);
            if (!plan_.removals) return std::nullopt;
        }
        find_obstacles(&Solution::not_native, [&](UnitIndex unit, const Cause& cause) {
            const bool too_much = plan_.removals && !plan_.removals->freed[unit];
            return is_beyond_plans(cause) || (too_much && cause.certain && cause.rule != no_rule);
        });
        find_steps();
        list_blocked_units();
        order_steps();
        find_unlocked();
        return std::move(plan_);
    }

private:
    // A primary site that declares no mode counts as mixed today.
    bool is_native_today(UnitIndex unit) const {
        return !s_.options.potential &&
               h_.known(s_.primaries[unit], Fact::mode) == static_cast<std::uint32_t>(Mode::native);
    }

    void find_steps() {
        is_upgraded_.assign(h_.size(), false);
        wave_.assign(s_.unit_count(), 0);
        last_conflict_.assign(s_.unit_count(), 0);
        for (const auto unit : s_.parents_first) {
            if (!plan_.asked[unit]) continue;
            const auto parent = s_.parent[unit];
            if (!plan_.obstacles_of(unit).empty() || (parent != no_unit && plan_.is_blocked[parent]))
                block(unit);
            if (is_native_today(unit))
                repair(unit);
            else if (!plan_.is_blocked[unit])
                switch_behind(parent, unit);
            if (parent != no_unit)
                last_conflict_[unit] = std::max(last_conflict_[unit], last_conflict_[parent]);
        }
        // Behind all repairs, which may have upgraded sites that switch later.
        for (const auto unit : waiting_) add_step(unit, wave_[unit], preparations(unit));
    }

    // Where a unit above its native parent is still to leave mixed mode, a switch would be one more native
    // site below a mixed one: it waits for that, too.
    void switch_behind(UnitIndex parent, UnitIndex unit) {
        if (parent != no_unit) wave_[unit] = std::max(wave_[parent], last_conflict_[parent]);
        ++wave_[unit];
        if (s_.units[unit].own_certain) last_conflict_[unit] = wave_[unit];
        waiting_.push_back(unit);
    }

    // With a budget, units that it doesn't free are left as they are.
    void repair(UnitIndex unit) {
        if (plan_.removals && !plan_.removals->freed[unit]) return;
        for (auto& preparation : preparations(unit)) {
            if (upgrade_.is_of_site(preparation.cause)) upgrade_above(unit);
            plan_.repairs.push_back(std::move(preparation));
        }
        for (const auto& cause : s_.not_native(unit))
            if (cause.rule == no_rule) plan_.repairs.push_back({cause, without_mode(cause)});
    }

    // Sites are upgraded from the top down: nothing newer may hang below SMS 2003, whatever its mode.
    void upgrade_above(UnitIndex unit) {
        std::vector<Cause> upgrades;
        for (auto above = s_.parent[unit]; above != no_unit; above = s_.parent[above]) {
            const auto causes = s_.not_native(above);
            const auto found = std::find_if(causes.begin(), causes.end(), [&](const Cause& cause) {
                return cause.rule == upgrade_.primary;
            });
            if (found == causes.end() || is_upgraded_[found->site]) break;
            upgrades.push_back(*found);
        }
        for (auto at = upgrades.rbegin(); at != upgrades.rend(); ++at)
            plan_.repairs.push_back(preparation(*at));
    }

    // Of a unit, in the order in which they are done.
    std::vector<Preparation> preparations(UnitIndex unit) {
        std::vector<Preparation> out;
        const auto causes = s_.not_native(unit);
        for (int rank = 0; rank <= 3; ++rank)
            for (const auto& cause : causes)
                if (cause.rule != no_rule && upgrade_.rank(cause) == rank && !is_done(cause))
                    out.push_back(preparation(cause));
        return out;
    }

    // Where a secondary site declares another mode than its primary site. What is required is not the plan's.
    std::string without_mode(const Cause& cause) const {
        return cause.fact == Fact::mode ? edit_text(h_, cause.site, Fact::mode, "") : "";
    }

    bool is_done(const Cause& cause) const { return upgrade_.is_of_site(cause) && is_upgraded_[cause.site]; }

    Preparation preparation(const Cause& cause) {
        if (upgrade_.is_of_site(cause)) is_upgraded_[cause.site] = true;
        return {cause, cause.certain ? mends_.mend(cause).value_or("") : ""};
    }

    void find_unlocked() {
        for (auto& step : plan_.steps) {
            step.first_unlocked = static_cast<std::uint32_t>(plan_.unlocked.size());
            for (const auto child : h_.children(s_.primaries[step.unit])) {
                const auto unit = s_.unit_of[child];
                if (h_.is_primary(child) && wave_[unit] > 0) plan_.unlocked.push_back(unit);
            }
            step.unlocked = static_cast<std::uint32_t>(plan_.unlocked.size()) - step.first_unlocked;
        }
    }

    Mends mends_;
    UpgradeRules upgrade_;
    std::vector<bool> is_upgraded_;   // of each site
    std::vector<std::uint32_t> wave_; // of each unit; 0: no step
    // Of each unit: the last wave in which something above it or itself leaves mixed mode that was bound to
    // it.
    std::vector<std::uint32_t> last_conflict_;
    std::vector<UnitIndex> waiting_; // for their step, parents first
};

// Bottom-up: a unit can go back once all below it are mixed. Internet-based clients are given up first.
class MixedPlanner : Planner {
public:
    using Planner::Planner;

    std::optional<Plan> plan() && {
        find_obstacles(&Solution::not_mixed, [](UnitIndex, const Cause& cause) {
            return cause.rule == no_rule && cause.fact == Fact::require;
        });
        find_steps();
        list_blocked_units();
        order_steps();
        find_unlocked();
        return std::move(plan_);
    }

private:
    // A secondary site's declared mode counts as its unit's; the switch takes it back.
    bool is_native_today(UnitIndex unit) const {
        const auto causes = s_.not_mixed(unit);
        return std::any_of(causes.begin(), causes.end(),
                           [](const Cause& cause) { return cause.fact == Fact::mode; });
    }

    void find_steps() {
        last_below_.assign(s_.unit_count(), 0);
        for (auto at = s_.parents_first.rbegin(); at != s_.parents_first.rend(); ++at) {
            const auto unit = *at;
            if (!plan_.asked[unit]) continue;
            if (!plan_.obstacles_of(unit).empty()) block(unit);
            if (!plan_.is_blocked[unit]) bring_back(unit); // else what it gives up is lost for nothing
            tell_parent(unit);
        }
        std::reverse(plan_.steps.begin(), plan_.steps.end()); // in a wave as in the file
    }

    void bring_back(UnitIndex unit) {
        if (is_native_today(unit))
            add_step(unit, ++last_below_[unit], demands(unit));
        else
            repair(unit);
    }

    void tell_parent(UnitIndex unit) {
        const auto parent = s_.parent[unit];
        if (parent == no_unit || !plan_.asked[parent]) return;
        if (plan_.is_blocked[unit]) block(parent);
        last_below_[parent] = std::max(last_below_[parent], last_below_[unit]);
    }

    void repair(UnitIndex unit) {
        for (auto& demand : demands(unit)) plan_.repairs.push_back(std::move(demand));
    }

    std::vector<Preparation> demands(UnitIndex unit) const {
        std::vector<Preparation> out;
        for (const auto& cause : s_.not_mixed(unit))
            if (cause.rule != no_rule) out.push_back({cause, demand_edit(h_, cause)});
        return out;
    }

    // The step that waits for this one and those of its neighbours, past units that are mixed today.
    void find_unlocked() {
        std::vector<bool> has_step(s_.unit_count(), false);
        for (const auto& step : plan_.steps) has_step[step.unit] = true;
        std::vector<UnitIndex> next_above(s_.unit_count(), no_unit);
        for (const auto unit : s_.parents_first) {
            const auto parent = s_.parent[unit];
            if (parent != no_unit) next_above[unit] = has_step[parent] ? parent : next_above[parent];
        }
        for (auto& step : plan_.steps) {
            step.first_unlocked = static_cast<std::uint32_t>(plan_.unlocked.size());
            if (next_above[step.unit] == no_unit) continue;
            plan_.unlocked.push_back(next_above[step.unit]);
            step.unlocked = 1;
        }
    }

    std::vector<std::uint32_t> last_below_; // of each unit: the last wave in it and below it
};

} // namespace

std::optional<Plan> planned(const Hierarchy& hierarchy, const Solution& solution,
                            const PlanOptions& options) {
    if (options.to == Mode::native) return NativePlanner(hierarchy, solution, options).plan();
    return MixedPlanner(hierarchy, solution, options).plan();
}

std::string switching_edit(const Hierarchy& hierarchy, const Solution& solution, UnitIndex unit, Mode to) {
    return edit_text(hierarchy, solution.primaries[unit], Fact::mode, std::string(name_of(to)));
}

} // namespace sitemode
