#include "tree_checks.h"

#include "render/page.h"
#include "render/text_width.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace checks {

using namespace sitemode::render;

namespace {

constexpr double touch = 0.01;

// Boxes in squares of the page, so that only neighbours are compared.
class Squares {
public:
    explicit Squares(const std::vector<Box>& boxes) : boxes_(boxes) {
        for (std::size_t i = 0; i < boxes.size(); ++i)
            over(boxes[i], [&](long x, long y) { squares_[{x, y}].push_back(i); });
    }

    // Calls `found` once for each box that shares more than its border with `area`.
    template <class Found>
    void each_in(const Box& area, Found found) const {
        std::vector<std::size_t> near;
        over(area, [&](long x, long y) {
            const auto square = squares_.find({x, y});
            if (square != squares_.end())
                near.insert(near.end(), square->second.begin(), square->second.end());
        });
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());
        for (const std::size_t i : near) {
            const Box& b = boxes_[i];
            if (area.x < b.right() - touch && area.right() > b.x + touch && area.y < b.bottom() - touch &&
                area.bottom() > b.y + touch)
                found(i);
        }
    }

private:
    static constexpr double side = 400;

    template <class Each>
    static void over(const Box& area, Each each) {
        for (long x = square(area.x); x <= square(area.right()); ++x)
            for (long y = square(area.y); y <= square(area.bottom()); ++y) each(x, y);
    }
    static long square(double at) { return static_cast<long>(std::floor(at / side)); }

    const std::vector<Box>& boxes_;
    std::map<std::pair<long, long>, std::vector<std::size_t>> squares_;
};

bool is_on_border(const Box& box, Point p) {
    const bool on_side = std::abs(p.x - box.x) < touch || std::abs(p.x - box.right()) < touch;
    const bool on_end = std::abs(p.y - box.y) < touch || std::abs(p.y - box.bottom()) < touch;
    return (on_side && p.y >= box.y - touch && p.y <= box.bottom() + touch) ||
           (on_end && p.x >= box.x - touch && p.x <= box.right() + touch);
}

bool is_slanting(Point a, Point b) {
    return std::abs(a.x - b.x) > 1e-9 && std::abs(a.y - b.y) > 1e-9;
}

bool is_loose(const Drawing& drawing, std::size_t index) {
    const Link& link = drawing.diagram.links[index];
    const Route& route = drawing.links[index];
    if (route.bends < 2) return true;
    const Point* bends = drawing.bends.data() + route.first_bend;
    for (std::uint32_t i = 1; i < route.bends; ++i)
        if (is_slanting(bends[i - 1], bends[i])) return true;
    return !is_on_border(drawing.cards[link.from], bends[0]) ||
           !is_on_border(drawing.cards[link.to], bends[route.bends - 1]);
}

} // namespace

std::size_t overlaps(const Drawing& drawing, double gap) {
    std::size_t count = 0;
    const Squares squares(drawing.cards);
    for (std::size_t i = 0; i < drawing.cards.size(); ++i) {
        const Box& b = drawing.cards[i];
        squares.each_in({b.x - gap, b.y - gap, b.width + 2 * gap, b.height + 2 * gap},
                        [&](std::size_t k) { count += k != i ? 1U : 0U; });
    }
    return count;
}

namespace {

std::size_t links_through(const Drawing& drawing, const std::vector<Box>& boxes) {
    std::size_t count = 0;
    const Squares squares(boxes);
    for (const Route& route : drawing.links) {
        for (std::uint32_t i = 1; i < route.bends; ++i) {
            const Point a = drawing.bends[route.first_bend + i - 1];
            const Point b = drawing.bends[route.first_bend + i];
            const Box line{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
            squares.each_in(line, [&](std::size_t) { ++count; });
        }
    }
    return count;
}

bool is_inside(const Box& outer, const Box& inner) {
    return inner.x >= outer.x - touch && inner.y >= outer.y - touch &&
           inner.right() <= outer.right() + touch && inner.bottom() <= outer.bottom() + touch;
}

} // namespace

std::size_t links_through_cards(const Drawing& drawing) {
    return links_through(drawing, drawing.cards);
}

std::size_t loose_links(const Drawing& drawing) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < drawing.links.size(); ++i) count += is_loose(drawing, i) ? 1U : 0U;
    return count;
}

std::size_t outside_the_page(const Drawing& drawing) {
    std::size_t count = 0;
    const double bottom = drawing.rule > 0 ? drawing.rule : drawing.height;
    const auto check = [&](Box b) {
        b = {drawing.origin.x + b.x * drawing.scale, drawing.origin.y + b.y * drawing.scale,
             b.width * drawing.scale, b.height * drawing.scale};
        const bool inside = b.x >= 30 && b.right() <= drawing.width - 30 && b.y >= 30 && b.bottom() <= bottom;
        count += inside ? 0U : 1U;
    };
    for (const Box& card : drawing.cards) check(card);
    for (const Box& pill : drawing.pills) check(pill);
    for (const Point& bend : drawing.bends) check({bend.x, bend.y, 0, 0});
    for (const Frame& frame : drawing.frames) check(frame.box);
    return count;
}

std::size_t out_of_order(const Drawing& drawing) {
    std::size_t count = 0;
    std::map<std::uint32_t, std::uint32_t> last;
    for (const Link& link : drawing.diagram.links) {
        const auto before = last.find(link.from);
        if (before != last.end()) {
            const Box& a = drawing.cards[before->second];
            const Box& b = drawing.cards[link.to];
            count += b.y >= a.bottom() || b.x >= a.right() ? 0U : 1U;
        }
        last[link.from] = link.to;
    }
    return count;
}

std::size_t frames_with_strangers(const Drawing& drawing) {
    std::size_t count = 0;
    const Squares squares(drawing.cards);
    std::vector<const Frame*> innermost(drawing.cards.size(), nullptr);
    for (const Frame& frame : drawing.frames) {
        if (!frame.is_drawn) continue;
        squares.each_in(frame.box, [&](std::size_t i) {
            count += is_inside(frame.box, drawing.cards[i]) ? 0U : 1U;
            if (innermost[i] == nullptr || is_inside(innermost[i]->box, frame.box))
                innermost[i] = &frame;
            else if (!is_inside(frame.box, innermost[i]->box))
                ++count;
        });
    }
    for (std::size_t i = 0; i < drawing.cards.size(); ++i) {
        if (innermost[i] == nullptr) continue;
        const auto& group = drawing.diagram.cards[innermost[i]->card].group;
        count += group.empty() || drawing.diagram.cards[i].group == group ? 0U : 1U;
    }
    return count;
}

std::size_t links_through_names(const Drawing& drawing) {
    std::vector<Box> names;
    for (const Frame& frame : drawing.frames) {
        const auto& group = drawing.diagram.cards[frame.card].group;
        const auto words = shortened(group, frame.name_width, measure::region_size, Weight::bold);
        if (words.empty()) continue;
        const double width = text_width(words, measure::region_size, Weight::bold);
        names.push_back({frame.name.x, frame.name.y - 6.5, width, 8});
    }
    return links_through(drawing, names);
}

} // namespace checks
