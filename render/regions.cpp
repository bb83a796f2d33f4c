#include "render/regions.h"

namespace sitemode::render {

std::vector<RegionStart> region_starts(const Diagram& diagram, const Forest& forest) {
    const auto group = [&](std::uint32_t card) { return diagram.cards[card].group; };
    std::vector<bool> is_whole(forest.cards(), true); // all below a card are in its region
    for (auto card = forest.order.rbegin(); card != forest.order.rend(); ++card) {
        const std::uint32_t above = forest.parent[*card];
        if (above != no_card && (!is_whole[*card] || group(above) != group(*card))) is_whole[above] = false;
    }
    std::vector<RegionStart> starts(forest.cards(), RegionStart::none);
    for (std::uint32_t card = 0; card < forest.cards(); ++card) {
        const std::uint32_t above = forest.parent[card];
        if (group(card).empty() || (above != no_card && group(above) == group(card))) continue;
        const bool framed = is_whole[card] && !forest.children_of(card).empty();
        starts[card] = framed ? RegionStart::frame : RegionStart::name;
    }
    return starts;
}

} // namespace sitemode::render
