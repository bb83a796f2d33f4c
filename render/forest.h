// The links of a Diagram as a forest in flat arrays: who is above whom, and in which order. Knows nothing of
// sizes and places.
#pragma once

#include "render/diagram.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sitemode::render {

inline constexpr std::uint32_t no_card = ~std::uint32_t{0};

// Siblings stand in the order of their links, roots in that of the cards. Card number `cards` stands for no
// card: its children are the roots.
struct Forest {
    std::vector<std::uint32_t> parent;      // of each card; no_card for a root
    std::vector<std::uint32_t> first_child; // of each card and of "no card"; one more closes the last range
    std::vector<std::uint32_t> children;    // all of them, parent after parent
    std::vector<std::uint32_t> order;       // every card, parents before their children

    [[nodiscard]] std::uint32_t cards() const { return static_cast<std::uint32_t>(parent.size()); }
    [[nodiscard]] std::span<const std::uint32_t> children_of(std::uint32_t card) const {
        return {children.data() + first_child[card], first_child[card + 1] - first_child[card]};
    }
    [[nodiscard]] std::span<const std::uint32_t> roots() const { return children_of(cards()); }
};

// Takes a diagram whose links form a forest. Linear in its cards and links.
Forest forest_of(const Diagram& diagram);

} // namespace sitemode::render
