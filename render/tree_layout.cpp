#include "render/tree_layout.h"

#include "render/card_size.h"
#include "render/forest.h"
#include "render/page.h"
#include "render/regions.h"
#include "render/subtree_shapes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace sitemode::render {
namespace {

constexpr double side_line = 18.75; // from a card's top to where a link meets its side
constexpr double straight = 0.75;   // a smaller step sideways is not drawn

// Where a subtree goes, and how the link from above comes to it.
struct Place {
    double x = 0, y = 0; // of its outline
    std::uint32_t shape = 0;
    bool is_only = false;   // has no siblings
    bool at_side = false;   // the link comes from a spine at the left
    bool is_beside = false; // … which a level line from the parent's right side meets
    bool is_placed = false; // with the way that it is on
    Point drop;             // where the link leaves the parent
    double bus = 0;         // y of the level line; 0: there is none
    double spine = 0;       // x of the spine of a list
};

class TreePlacer {
public:
    TreePlacer(Drawing& drawing, const TreeForm& form)
        : drawing_(drawing), form_(form), forest_(forest_of(drawing.diagram)),
          sizes_(card_sizes(drawing.diagram)), starts_(region_starts(drawing.diagram, forest_)),
          nuclei_(nuclei()), shapes_(forest_, nuclei_), places_(forest_.cards() + 1U),
          link_of_(forest_.cards(), no_card) {}

    void place_all() {
        for (std::uint32_t i = 0; i < drawing_.diagram.links.size(); ++i)
            link_of_[drawing_.diagram.links[i].to] = i;
        drawing_.bends.reserve(4 * drawing_.diagram.links.size());
        places_[forest_.cards()].shape = chosen();
        place_children(forest_.cards(), {});
        for (const std::uint32_t card : forest_.order) place(card);
        keep_names_off_links();
    }

private:
    [[nodiscard]] Text group_of(std::uint32_t card) const { return drawing_.diagram.cards[card].group; }
    [[nodiscard]] bool is_turned() const { return form_.direction == Direction::right; }

    [[nodiscard]] Nucleus nucleus_of(std::uint32_t card) const {
        const CardSize& size = sizes_[card];
        const Nucleus nucleus =
            with_region({size.width, size.height}, starts_[card], !group_of(card).empty());
        if (!is_turned()) return nucleus;
        return {nucleus.height, nucleus.width, nucleus.top,      nucleus.left,
                nucleus.bottom, nucleus.right, nucleus.is_framed};
    }

    [[nodiscard]] std::vector<Nucleus> nuclei() const {
        std::vector<Nucleus> all;
        all.reserve(forest_.cards() + 1U);
        for (std::uint32_t card = 0; card < forest_.cards(); ++card) all.push_back(nucleus_of(card));
        all.emplace_back();
        return all;
    }

    // The height of a page of the right proportions that holds a shape.
    [[nodiscard]] double need(const Shape& shape) const {
        const double width = is_turned() ? shape.height : shape.width;
        const double height = is_turned() ? shape.width : shape.height;
        return std::max((width + form_.beside) / form_.aspect, height + form_.around);
    }

    // The shape of the whole that shows largest on the page. What fits a small page anyway is rather wide:
    // with children side by side it reads best.
    [[nodiscard]] std::uint32_t chosen() const {
        const auto shapes = shapes_.of(forest_.cards());
        std::uint32_t best = 0;
        for (std::uint32_t i = 1; i < shapes.size(); ++i) {
            const double least = std::max(need(shapes[best]), form_.full_size);
            if (need(shapes[i]) <= least) best = i;
        }
        return best;
    }

    [[nodiscard]] Point turned(Point p) const { return is_turned() ? Point{p.y, p.x} : p; }
    [[nodiscard]] Box turned(const Box& box) const {
        return is_turned() ? Box{box.y, box.x, box.height, box.width} : box;
    }

    void place(std::uint32_t card) {
        const Place& at = places_[card];
        if (at.is_placed) return;
        const Nucleus& nucleus = nuclei_[card];
        const Shape& shape = shapes_.of(card)[at.shape];
        if (shape.fold_columns > 0) return place_way(card, shape);
        shapes_.arrange(card, shape, arrangement_);
        const double left = at.at_side ? 0 : shapes_.alignment(card, arrangement_).card;
        const Box box{at.x + nucleus.left + left, at.y + nucleus.top, nucleus.width, nucleus.height};
        const Box real = turned(box);
        place_card(drawing_, card, sizes_[card], {real.x, real.y});
        add_link(card, box);
        add_region(card, turned(Box{at.x, at.y, shape.width, shape.height}));
        place_children(card, box);
    }

    // Places all cards of a way that is folded, and the outlines of the branches beside them.
    void place_way(std::uint32_t start, const Shape& shape) {
        const Place at = places_[start];
        const Nucleus& frame = nuclei_[start];
        const double x = at.x + (frame.is_framed ? frame.left : 0);
        const double y = at.y + (frame.is_framed ? frame.top : 0);
        shapes_.fold(start, shape, fold_);
        for (const Fold::Step& step : fold_.steps) {
            const Nucleus& nucleus = nuclei_[step.card];
            const Box box{x + step.middle - nucleus.width / 2, y + step.top, nucleus.width, nucleus.height};
            const Box real = turned(box);
            place_card(drawing_, step.card, sizes_[step.card], {real.x, real.y});
            if (step.card == start) add_link(start, box);
            const bool is_framed = nuclei_[step.card].is_framed; // of the start alone
            add_region(step.card, is_framed ? turned(Box{at.x, at.y, shape.width, shape.height}) : real);
            places_[step.card].is_placed = true;
        }
        for (std::size_t i = 1; i < fold_.steps.size(); ++i) link_steps(i, x, y);
        for (const Fold::Branch& branch : fold_.branches) place_branch(branch, x, y);
    }

    // Straight down, or round the end of the column and up to the top of the next.
    void link_steps(std::size_t step, double x, double y) {
        const Fold::Step& from = fold_.steps[step - 1];
        const Fold::Step& to = fold_.steps[step];
        const Fold::Column& column = fold_.columns[from.column];
        const auto first = static_cast<std::uint32_t>(drawing_.bends.size());
        bend({x + from.middle, y + from.top + nuclei_[from.card].height});
        if (from.column != to.column) {
            const double low = y + column.bottom - measure::turn_gap / 2;
            const double between = x + column.right + measure::fold_gap / 2;
            const double high = y + measure::turn_gap / 2;
            bend({x + from.middle, low});
            bend({between, low});
            bend({between, high});
            bend({x + to.middle, high});
        }
        bend({x + to.middle, y + to.top});
        drawing_.links[link_of_[to.card]] = {first,
                                             static_cast<std::uint32_t>(drawing_.bends.size()) - first};
    }

    void place_branch(const Fold::Branch& branch, double x, double y) {
        const Fold::Step& step = fold_.steps[branch.step];
        const Nucleus& nucleus = nuclei_[step.card];
        Place place;
        place.x = x + branch.x;
        place.y = y + branch.y;
        place.shape = branch.shape;
        place.at_side = place.is_beside = true;
        place.drop = {x + step.middle + nucleus.width / 2,
                      y + step.top + std::min(side_line, nucleus.height / 2)};
        place.spine = place.x - measure::branch_gap / 2;
        places_[branch.card] = place;
    }

    // Places the outlines of the children; `arrangement_` is the card's.
    void place_children(std::uint32_t card, const Box& box) {
        const bool is_block = card == forest_.cards();
        const Place at = places_[card];
        if (is_block) shapes_.arrange(card, shapes_.of(card)[at.shape], arrangement_);
        const auto& columns = arrangement_.columns;
        if (columns.empty()) return;
        const double gap = shapes_.gap_above(card, arrangement_);
        const double top = is_block ? 0 : box.bottom() + gap;
        double x = at.x + nuclei_[card].left + shapes_.alignment(card, arrangement_).block;
        const bool from_corner = columns.front().is_stack() && std::abs(box.x - x) < straight;
        const Point drop{from_corner ? x + measure::spine : box.middle(), box.bottom()};
        for (const Column& column : columns) {
            Place child;
            child.drop = drop;
            child.bus = arrangement_.is_list() ? 0 : box.bottom() + gap / 2;
            child.spine = x + measure::spine;
            child.is_only = forest_.children_of(card).size() == 1;
            child.at_side = column.is_stack() && !is_block;
            place_column(card, column, {x, top}, child);
            x += column.width + shapes_.gaps(card).column;
        }
    }

    void place_column(std::uint32_t card, const Column& column, Point at, Place child) {
        const auto children = forest_.children_of(card);
        const Gaps gaps = shapes_.gaps(card);
        child.x = at.x + (column.is_stack() ? gaps.indent : 0);
        child.y = at.y;
        for (std::uint32_t i = column.first; i < column.first + column.count; ++i) {
            child.shape = arrangement_.shapes[i];
            places_[children[i]] = child;
            child.y += shapes_.of(children[i])[child.shape].height + gaps.stack;
        }
    }

    void bend(Point p) { drawing_.bends.push_back(turned(p)); }

    // A link that comes down straight, or nearly, stays straight: it need not meet the card's middle.
    static double meeting(const Place& at, const Box& box) {
        constexpr double corner = 12;
        const bool above = at.drop.x >= box.x + corner && at.drop.x <= box.right() - corner;
        const bool is_near = at.is_only || std::abs(at.drop.x - box.middle()) < corner;
        return above && is_near ? at.drop.x : box.middle();
    }

    void add_link(std::uint32_t card, const Box& box) {
        if (link_of_[card] == no_card) return;
        const Place& at = places_[card];
        const auto first = static_cast<std::uint32_t>(drawing_.bends.size());
        const double x = at.at_side ? at.spine : meeting(at, box);
        const double side = box.y + std::min(side_line, box.height / 2);
        bend(std::abs(at.drop.x - x) < straight ? Point{x, at.drop.y} : at.drop);
        if (at.is_beside) {
            bend({x, at.drop.y});
        } else if (std::abs(at.drop.x - x) >= straight) {
            bend({at.drop.x, at.bus});
            bend({x, at.bus});
        }
        bend({x, at.at_side ? side : box.y});
        if (at.at_side) bend({box.x, side});
        drawing_.links[link_of_[card]] = {first, static_cast<std::uint32_t>(drawing_.bends.size()) - first};
    }

    // A name without a frame may be as long as what stands below it is wide, but not beside it.
    void add_region(std::uint32_t card, const Box& outline) {
        const RegionStart start = starts_[card];
        if (start == RegionStart::none) return;
        const Box& box = drawing_.cards[card];
        const bool is_own_line = start != RegionStart::name || !is_turned();
        drawing_.frames.push_back(region_frame(card, start, is_own_line ? outline : box, box));
    }

    // Once all links have their places.
    void keep_names_off_links() {
        for (Frame& frame : drawing_.frames) {
            if (link_of_[frame.card] == no_card) continue;
            const Route& route = drawing_.links[link_of_[frame.card]];
            keep_off_link(frame, group_of(frame.card),
                          {drawing_.bends.data() + route.first_bend, route.bends});
        }
    }

    Drawing& drawing_;
    TreeForm form_;
    Forest forest_;
    std::vector<CardSize> sizes_;
    std::vector<RegionStart> starts_;
    std::vector<Nucleus> nuclei_;
    SubtreeShapes shapes_;
    std::vector<Place> places_; // of every card, and of the block of all trees
    std::vector<std::uint32_t> link_of_;
    Arrangement arrangement_;
    Fold fold_;
};

} // namespace

Drawing placed_tree(Diagram diagram, const TreeForm& form) {
    Drawing drawing;
    drawing.diagram = std::move(diagram);
    make_room(drawing);
    TreePlacer(drawing, form).place_all();
    return drawing;
}

Drawing tree_drawing(Diagram diagram, const TreeForm& form) {
    return composed(placed_tree(std::move(diagram), form));
}

} // namespace sitemode::render
