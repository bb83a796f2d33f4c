// Plans the way of a hierarchy into native mode, or back to mixed (rulebook, section 4): which primary site
// switches in which wave, what to prepare before, and what can't be reached. A plan is data; its words are
// made in src/plan_report.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/budget.h"
#include "src/solve.h"

namespace sitemode {

struct PlanOptions {
    Mode to = Mode::native;
    // Only these, and what has to switch with them: to native all sites above them, to mixed all below.
    // Empty: all.
    std::vector<SiteIndex> sites = {};
    std::optional<std::size_t> budget = {}; // to native: at most so many blockers are removed
    Measure measure = Measure::clients;
};

// What to do, or to ask, before a unit is in the new mode.
struct Preparation {
    Cause cause;
    std::string edit; // (src/edit.h) that does it; empty: a question, or nothing that a plan may do
};

// The switch of one primary site, with its secondary sites.
struct PlanStep {
    UnitIndex unit = no_unit;
    std::uint32_t wave = 0;                                // from 1
    std::uint32_t first_preparation = 0, preparations = 0; // a range of Plan::preparations
    std::uint32_t first_unlocked = 0, unlocked = 0;        // a range of Plan::unlocked
};

struct Plan {
    PlanOptions options;
    std::vector<PlanStep> steps; // by wave; in a wave parents first
    std::vector<Preparation> preparations;
    std::vector<UnitIndex> unlocked; // whose steps wait for a step
    std::vector<UnitIndex> blocked;  // units that can't be in the new mode; parents first
    // What stands against units that declare the new mode already; done before the first wave, in this order.
    std::vector<Preparation> repairs;
    std::optional<BestRemovals> removals; // where there is a budget

    std::vector<bool> asked;      // of each unit: the plan is for it
    std::vector<bool> is_blocked; // of each unit
    // What keeps units of their own out of the new mode and is not removed: offsets (units + 1) and causes.
    std::vector<std::uint32_t> first_obstacle;
    std::vector<Cause> obstacles;

    bool reached() const { return blocked.empty(); }
    std::span<const Preparation> preparations_of(const PlanStep& step) const {
        return std::span(preparations).subspan(step.first_preparation, step.preparations);
    }
    std::span<const UnitIndex> unlocked_by(const PlanStep& step) const {
        return std::span(unlocked).subspan(step.first_unlocked, step.unlocked);
    }
    std::span<const Cause> obstacles_of(UnitIndex unit) const {
        return std::span(obstacles).subspan(first_obstacle[unit],
                                            first_obstacle[unit + 1] - first_obstacle[unit]);
    }
};

// The plan, made of a solution in whichever view: `--potential` plans as if every site were mixed today,
// `--unknown block` prepares what is not known, too. Done in order, repairs first, then step by step the
// edits of its preparations and its switch, no finding of severity error is added. Steps take the nearest
// way: a wave is as early as its parents allow. None where the budget's table would be too large
// (src/budget.h). Linear in sites, causes and links, but for the order of steps (n log n) and the budget.
std::optional<Plan> planned(const Hierarchy& hierarchy, const Solution& solution, const PlanOptions& options);

// The edit of a step: "TOR.mode=native"; of its rollback: "TOR.mode=mixed".
std::string switching_edit(const Hierarchy& hierarchy, const Solution& solution, UnitIndex unit, Mode to);

// A reason why a unit is blocked, and the sites from the reason's own down (to mixed: up) to the unit's
// primary site.
struct BlockedBy {
    Cause cause;
    std::vector<SiteIndex> path;
};
struct BlockedReasons {
    std::vector<BlockedBy> reasons;
    bool is_complete = true; // false: only the unit's own are listed
    // Where it is not: the units that pass the others on, each of which has a list of its own.
    std::vector<UnitIndex> through;
};

// Why a unit is blocked: its own reasons, and those of units above it (to mixed: below it), whose paths may
// have `longest_paths` sites together. Where they would have more, only its own reasons are given, and its
// parent (to mixed: its children) passes the others on: so all lists together stay linear on a chain of a
// million sites.
inline constexpr std::size_t longest_paths = 32;
BlockedReasons blocked_reasons(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                               UnitIndex unit);

} // namespace sitemode
