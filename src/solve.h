// The solver: which modes each unit of a hierarchy can have, and the causes that decide it (rulebook, section
// 3). Every rule of mode speaks of one site or of a parent and its child, so one pass down and one pass up
// the forest are exact. The rules themselves are rows of src/rules_*.cpp; words are made in src/explain.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graphs/hierarchy.h"

namespace sitemode {

// Index of a row of the rule table (src/rules.h).
using RuleIndex = std::uint8_t;
// Stands in a cause where a decision (`mode`, `require`) rules a mode out, not a rule.
inline constexpr RuleIndex no_rule = 0xFF;

// A fact that rules a mode out for its unit: a blocker, a demand or a decision.
struct Cause {
    SiteIndex site = 0;
    Fact fact = Fact::mode; // the fact that decided; its cell may be absent where the cause is not certain
    RuleIndex rule = no_rule;
    bool certain = true; // false: unconfirmed, a question to answer
    friend bool operator==(const Cause&, const Cause&) = default;
};

enum class Verdict : std::uint8_t { native, mixed, open, conflict };
// "native", "mixed", "open", "conflict".
std::string_view name_of(Verdict verdict);
std::string_view name_of(Mode mode);

// What an unconfirmed blocker counts as: a question; nothing; a certain blocker.
enum class Unknown : std::uint8_t { report, clear, block };

struct SolveOptions {
    bool potential = false; // drops declared modes (not `require`) before any rule is asked
    Unknown unknown = Unknown::report;
};

// A unit's number: the order of its primary site in the file.
using UnitIndex = std::uint32_t;
inline constexpr UnitIndex no_unit = 0xFFFF'FFFF;

// The verdicts of a hierarchy and their proof. Speaks of a hierarchy by its indices and must not outlive its
// meaning.
struct Solution {
    SolveOptions options;

    std::vector<SiteIndex> primaries;           // of each unit: its primary site
    std::vector<UnitIndex> unit_of;             // of each site: its unit
    std::vector<UnitIndex> parent;              // of each unit: the unit above it, or no_unit
    std::vector<std::uint32_t> first_secondary; // units+1 offsets into secondaries
    std::vector<SiteIndex> secondaries;         // of all units, in file order
    std::vector<UnitIndex> parents_first;       // all units, every unit before those below it

    // Own causes of each unit in the rulebook's order: offsets (units+1) and causes. Those of not_native hold
    // the unconfirmed ones, too.
    std::vector<std::uint32_t> first_not_native, first_not_mixed;
    std::vector<Cause> not_native_causes, not_mixed_causes;

    struct UnitState {
        bool forced_mixed = false;  // in M
        bool forced_native = false; // in N
        bool perhaps_mixed = false; // in U
        bool own_certain = false;   // a cause of M of its own
        bool own_question = false;  // an unconfirmed blocker of its own
        bool own_native = false;    // a cause of N of its own
    };
    std::vector<UnitState> units;
    std::vector<UnitIndex> above; // the nearest unit above that has causes of M or U of its own, or no_unit

    std::size_t unit_count() const { return primaries.size(); }
    Verdict verdict(UnitIndex unit) const {
        const auto& state = units[unit];
        if (state.forced_native) return state.forced_mixed ? Verdict::conflict : Verdict::native;
        return state.forced_mixed ? Verdict::mixed : Verdict::open;
    }
    // True where the unit is in U and native is feasible.
    bool unconfirmed(UnitIndex unit) const { return units[unit].perhaps_mixed && !units[unit].forced_mixed; }
    bool feasible(UnitIndex unit, Mode mode) const;
    std::span<const Cause> not_native(UnitIndex unit) const {
        return {not_native_causes.data() + first_not_native[unit],
                first_not_native[unit + 1] - first_not_native[unit]};
    }
    std::span<const Cause> not_mixed(UnitIndex unit) const {
        return {not_mixed_causes.data() + first_not_mixed[unit],
                first_not_mixed[unit + 1] - first_not_mixed[unit]};
    }
    std::span<const SiteIndex> secondaries_of(UnitIndex unit) const {
        return {secondaries.data() + first_secondary[unit],
                first_secondary[unit + 1] - first_secondary[unit]};
    }
};

// Solves a hierarchy: linear in sites and facts, no recursion.
Solution solve(const Hierarchy& hierarchy, SolveOptions options = {});

// All causes of "why not native" for a unit: those of M and U in the units from the central site down to its
// own, top first. `certain_only` leaves the unconfirmed ones out. Linear in the depth and in what it gives.
std::vector<Cause> path_causes_not_native(const Solution& solution, UnitIndex unit, bool certain_only);
// All causes of "why not mixed": those of N in the unit and in the units below it, top first.
std::vector<Cause> subtree_causes_not_mixed(const Hierarchy& hierarchy, const Solution& solution,
                                            UnitIndex unit);

} // namespace sitemode
