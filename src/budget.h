// With so many repairs and no more: which blockers are best removed first? A unit can be native once its own
// certain blockers are gone and the unit above it can; so the units that can be form a tree that hangs from
// the central sites, and the question is a knapsack on a tree.
//
// Exact, by dynamic programming over the units in depth-first order, where leaving a unit out skips all below
// it: D. S. Johnson and K. A. Niemi, "On knapsacks, partitions, and a new dynamic programming technique for
// trees", Mathematics of Operations Research 8 (1983) 1–14. Time and memory are those of units that have
// blockers × budget.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode {

// What to bring into units that can be native: clients (unknown counts are 0), or sites.
enum class Measure : std::uint8_t { clients, sites };

// A blocker, as a budget counts it: all certain causes of one rule at one site.
struct Removal {
    SiteIndex site = no_site;
    RuleIndex rule = no_rule;
    friend bool operator==(const Removal&, const Removal&) = default;
};

// Sites and their clients, as far as they are known.
struct Reach {
    std::size_t sites = 0;
    std::uint64_t clients = 0;
    friend bool operator==(const Reach&, const Reach&) = default;
};

struct BestRemovals {
    std::vector<Removal> removals; // in file order
    std::vector<bool> freed;       // of each unit: can be native once these are removed
    Reach before, after;           // in units that can be native, without and with the removals
};

// True where no plan may remove the cause: `require=mixed`, SM312. A declared mode is none.
bool is_beyond_plans(const Cause& cause);

// The set of at most `budget` removals, in the units that are `asked` of, that brings most into units that
// can be native; unknown facts are clear. Among equally good ones the one with the fewest removals; among
// these the first in file order: that which has the first removal that only one of two sets has. None where
// the table would need more than `most_cells` cells.
inline constexpr std::size_t most_cells = 10'000'000;
std::optional<BestRemovals> best_removals(const Hierarchy& hierarchy, const Solution& solution,
                                          std::size_t budget, Measure measure,
                                          const std::vector<bool>& asked);

} // namespace sitemode
