// The solver's answer without the solver: every way to give every unit a mode is tried, and what breaks a
// rule is thrown away. Nothing is spread along links. For a handful of units only.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sitemode::oracle {

inline constexpr std::uint32_t no_parent = 0xFFFF'FFFF;

// A unit and what its own facts say.
struct LocalUnit {
    std::uint32_t parent = no_parent; // number of the unit above it
    bool blocked = false;             // a certain cause against native mode
    bool questioned = false;          // an unconfirmed one
    bool demanded = false;            // a cause against mixed mode
};

struct TriedUnit {
    bool native = false; // feasible
    bool mixed = false;
    bool unconfirmed = false;
    friend bool operator==(const TriedUnit&, const TriedUnit&) = default;
};

struct Tried {
    std::vector<TriedUnit> units;
    std::uint64_t configurations = 0;
};

// Tries all 2^n assignments of modes to at most 20 units. A mode is feasible at a unit where some assignment
// has it there and breaks nothing that speaks against that mode; the other mode's causes don't count then, so
// that a conflict elsewhere hides nothing. Native mode is unconfirmed where every such assignment leaves a
// question open. A configuration is an assignment that breaks nothing at all.
Tried tried(std::span<const LocalUnit> units);

// The configurations themselves, in no order that matters; true where a unit is in mixed mode.
std::vector<std::vector<bool>> possible(std::span<const LocalUnit> units);

} // namespace sitemode::oracle
