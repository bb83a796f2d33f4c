#include "render/links.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

namespace sitemode::render {
namespace {

constexpr double stem = 16; // from a rank's border to the first level, and from the last to the next rank
constexpr double level_pitch = 7; // between two levels
constexpr double touching = 10;   // levels that come closer than this touch
constexpr double straight = 0.75; // a smaller step sideways is not drawn

// The level of one parent: the part of a horizontal line that its links share.
struct Level {
    std::uint32_t parent = 0, rank = 0;
    double from = 0, to = 0; // x of its ends
    double stem_x = 0;       // x of the parent's middle
    std::uint32_t order = 0; // 0 is the highest of its gap
};

std::vector<Level> levels_of(const Drawing& drawing, const std::vector<std::uint32_t>& depths) {
    std::vector<std::optional<Level>> by_card(drawing.cards.size());
    for (const Link& link : drawing.diagram.links) {
        const double x = drawing.cards[link.from].middle();
        if (!by_card[link.from]) by_card[link.from] = Level{link.from, depths[link.from], x, x, x, 0};
        Level& level = *by_card[link.from];
        level.from = std::min(level.from, drawing.cards[link.to].middle());
        level.to = std::max(level.to, drawing.cards[link.to].middle());
    }
    std::vector<Level> levels;
    for (const auto& level : by_card) {
        if (level) levels.push_back(*level);
    }
    std::sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.stem_x < b.stem_x;
    });
    return levels;
}

bool touch(const Level& left, const Level& right) {
    return left.rank == right.rank && left.to + touching > right.from;
}

// Two neighbours whose levels touch must not cross each other's stems: where the right one reaches below the
// left one's stem the left one is the higher, else the right one is. In a tree whose children are in their
// parents' order both can't hold, so two sweeps settle it.
void order_levels(std::vector<Level>& levels) {
    for (std::size_t i = 1; i < levels.size(); ++i) {
        const Level& left = levels[i - 1];
        if (touch(left, levels[i]) && levels[i].from <= left.stem_x + touching)
            levels[i].order = left.order + 1;
    }
    for (std::size_t i = levels.size(); i-- > 1;) {
        const Level& right = levels[i];
        Level& left = levels[i - 1];
        if (touch(left, right) && right.from > left.stem_x + touching) {
            left.order = std::max(left.order, right.order + 1);
        }
    }
}

struct Rank {
    double height = 0, top = 0;
    std::uint32_t levels = 1; // in the gap below it
};

std::vector<Rank> ranks_of(const Drawing& drawing, const std::vector<std::uint32_t>& depths,
                           const std::vector<Level>& levels) {
    std::vector<Rank> ranks;
    for (std::size_t i = 0; i < depths.size(); ++i) {
        if (ranks.size() <= depths[i]) ranks.resize(depths[i] + 1);
        ranks[depths[i]].height = std::max(ranks[depths[i]].height, drawing.cards[i].height);
    }
    for (const Level& level : levels)
        ranks[level.rank].levels = std::max(ranks[level.rank].levels, level.order + 1);
    for (std::size_t i = 1; i < ranks.size(); ++i) {
        const Rank& above = ranks[i - 1];
        ranks[i].top = above.top + above.height + 2 * stem + (above.levels - 1) * level_pitch;
    }
    return ranks;
}

void add_elbow(Drawing& drawing, const Link& link, double level) {
    const Box& from = drawing.cards[link.from];
    const Box& to = drawing.cards[link.to];
    if (std::abs(from.middle() - to.middle()) < straight) {
        drawing.bends.push_back({from.middle(), from.bottom()});
        drawing.bends.push_back({from.middle(), to.y});
        return;
    }
    drawing.bends.push_back({from.middle(), from.bottom()});
    drawing.bends.push_back({from.middle(), level});
    drawing.bends.push_back({to.middle(), level});
    drawing.bends.push_back({to.middle(), to.y});
}

// Where the line from a box's middle towards `goal` leaves the box.
Point leaving(const Box& box, Point goal) {
    const Point middle{box.middle(), box.y + box.height / 2};
    const double dx = goal.x - middle.x;
    const double dy = goal.y - middle.y;
    const double by_side = dx == 0 ? INFINITY : box.width / 2 / std::abs(dx);
    const double by_end = dy == 0 ? INFINITY : box.height / 2 / std::abs(dy);
    const double part = std::min({by_side, by_end, 1.0});
    return {middle.x + dx * part, middle.y + dy * part};
}

Point middle_of(const Box& box) {
    return {box.middle(), box.y + box.height / 2};
}

} // namespace

std::vector<std::uint32_t> depths(const Diagram& diagram) {
    const std::size_t cards = diagram.cards.size();
    std::vector<std::uint32_t> parent(cards);
    std::iota(parent.begin(), parent.end(), 0U);
    for (const Link& link : diagram.links) parent[link.to] = link.from;
    constexpr std::uint32_t unknown = ~0U;
    std::vector<std::uint32_t> depth(cards, unknown);
    std::vector<std::uint32_t> way; // from a card up to one whose depth is known
    for (std::uint32_t i = 0; i < cards; ++i) {
        std::uint32_t at = i;
        for (; depth[at] == unknown; at = parent[at]) {
            if (parent[at] == at)
                depth[at] = 0;
            else
                way.push_back(at);
        }
        for (std::uint32_t above = depth[at]; !way.empty(); way.pop_back()) depth[way.back()] = ++above;
    }
    return depth;
}

void hang_in_ranks(Drawing& drawing, const std::vector<std::uint32_t>& depths) {
    std::vector<Level> levels = levels_of(drawing, depths);
    order_levels(levels);
    const std::vector<Rank> ranks = ranks_of(drawing, depths, levels);
    for (std::size_t i = 0; i < drawing.cards.size(); ++i) drawing.cards[i].y = ranks[depths[i]].top;
    std::vector<double> level_of_card(drawing.cards.size(), 0);
    for (const Level& level : levels) {
        const Rank& rank = ranks[level.rank];
        level_of_card[level.parent] = rank.top + rank.height + stem + level.order * level_pitch;
    }
    for (std::size_t i = 0; i < drawing.links.size(); ++i) {
        const Link& link = drawing.diagram.links[i];
        const auto first = static_cast<std::uint32_t>(drawing.bends.size());
        add_elbow(drawing, link, level_of_card[link.from]);
        drawing.links[i] = {first, static_cast<std::uint32_t>(drawing.bends.size()) - first};
    }
}

void link_straight(Drawing& drawing) {
    for (std::size_t i = 0; i < drawing.links.size(); ++i) {
        const Link& link = drawing.diagram.links[i];
        const Box& from = drawing.cards[link.from];
        const Box& to = drawing.cards[link.to];
        drawing.links[i] = {static_cast<std::uint32_t>(drawing.bends.size()), 2};
        drawing.bends.push_back(leaving(from, middle_of(to)));
        drawing.bends.push_back(leaving(to, middle_of(from)));
    }
}

} // namespace sitemode::render
