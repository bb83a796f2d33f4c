// The table behind src/budget.h: a knapsack of items that form a forest, where an item needs the one above
// it; and which of equally good sets is the first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graphs/hierarchy.h"

namespace sitemode {

inline constexpr std::uint32_t no_item = 0xFFFF'FFFF;

struct TableItem {
    std::uint32_t above = no_item; // the item that must be taken before it, by its number
    std::uint32_t size = 1;        // items in its subtree, itself included: they come right behind it
    std::uint32_t cost = 1;        // at least 1
    std::uint64_t value = 0;
    SiteIndex first_site = no_site; // another for each item
};

// Of each item whether it is taken: the set of most value that costs no more than `budget`, of equal ones
// that which costs least, and of these that which has the smallest site that only one of two sets has. Items
// come depth first. Time and memory are those of items × budget.
std::vector<bool> best_items(std::span<const TableItem> items, std::size_t budget);

} // namespace sitemode
