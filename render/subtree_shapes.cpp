#include "render/subtree_shapes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitemode::render {
namespace {

constexpr std::size_t most_shapes = 12;     // kept of a subtree
constexpr std::size_t most_of_a_root = 400; // where the page chooses among them

bool is_narrower(const Shape& a, const Shape& b) {
    return a.width != b.width ? a.width < b.width : a.height < b.height;
}

// By width, then by height, then as they came. They come nearly in order.
void sort_by_width(std::vector<Shape>& shapes) {
    for (std::size_t i = 1; i < shapes.size(); ++i) {
        const Shape shape = shapes[i];
        std::size_t at = i;
        for (; at > 0 && is_narrower(shape, shapes[at - 1]); --at) shapes[at] = shapes[at - 1];
        shapes[at] = shape;
    }
}

// Drops every shape that another one beats in width and height.
void keep_unbeaten(std::vector<Shape>& shapes) {
    sort_by_width(shapes);
    std::size_t kept = 0;
    for (const Shape& shape : shapes)
        if (kept == 0 || shape.height < shapes[kept - 1].height - rounding) shapes[kept++] = shape;
    shapes.resize(kept);
}

// The shape that shows largest on a page of these proportions.
std::size_t best_for(const std::vector<Shape>& shapes, double aspect) {
    std::size_t best = 0;
    const auto need = [&](std::size_t i) { return std::max(shapes[i].width / aspect, shapes[i].height); };
    for (std::size_t i = 1; i < shapes.size(); ++i)
        if (need(i) < need(best)) best = i;
    return best;
}

// Keeps few of them, spread evenly over their proportions.
void thin_out(std::vector<Shape>& shapes, std::size_t most) {
    if (shapes.size() <= most) return;
    const auto aspect = [](const Shape& shape) { return std::log(shape.width / shape.height); };
    const double first = aspect(shapes.front());
    const double step = (aspect(shapes.back()) - first) / static_cast<double>(most - 1);
    std::vector<Shape> kept;
    std::size_t last = shapes.size();
    for (std::size_t i = 0; i < most; ++i) {
        const std::size_t best = best_for(shapes, std::exp(first + step * static_cast<double>(i)));
        if (best != last) kept.push_back(shapes[best]);
        last = best;
    }
    shapes = std::move(kept);
}

} // namespace

SubtreeShapes::SubtreeShapes(const Forest& forest, const std::vector<Nucleus>& nuclei)
    : forest_(forest), nuclei_(nuclei), ranges_(forest.cards() + 1U), folder_(forest, nuclei) {
    shapes_.reserve(forest.cards() + forest.cards() / 2U);
    for (auto card = forest.order.rbegin(); card != forest.order.rend(); ++card) add_shapes(*card);
    add_shapes(forest.cards());
}

std::span<const Shape> SubtreeShapes::of(std::uint32_t card) const {
    return {shapes_.data() + ranges_[card].first, ranges_[card].count};
}

Gaps SubtreeShapes::gaps(std::uint32_t card) const {
    using namespace measure;
    return is_block(card) ? Gaps{tree_gap, tree_gap, 0} : Gaps{column_gap, stack_gap, indent};
}

double SubtreeShapes::gap_above(std::uint32_t card, const Arrangement& arrangement) const {
    if (is_block(card) || arrangement.columns.empty()) return 0;
    return arrangement.is_list() ? measure::stack_gap : measure::bus_gap;
}

Alignment SubtreeShapes::alignment(std::uint32_t card, const Arrangement& arrangement) const {
    const auto& columns = arrangement.columns;
    if (is_block(card) || columns.empty() || arrangement.is_list()) return {};
    const auto meets = [&](const Column& column) {
        if (column.is_stack()) return measure::spine;
        return of(forest_.children_of(card)[column.first])[arrangement.shapes[column.first]].attach;
    };
    const double last = arrangement.width - columns.back().width + meets(columns.back());
    const double middle = (meets(columns.front()) + last) / 2;
    const double half = nuclei_[card].width / 2;
    const double room = arrangement.width - 2 * half;
    if (room >= 0) return {std::clamp(middle - half, 0.0, room), 0};
    return {0, std::clamp(half - middle, 0.0, -room)};
}

void SubtreeShapes::take_children(std::uint32_t card) {
    children_.clear();
    for (const std::uint32_t child : forest_.children_of(card)) children_.push_back(of(child));
    breaker_.take(children_, gaps(card));
}

void SubtreeShapes::arrange(std::uint32_t card, const Shape& shape, Arrangement& arrangement) {
    take_children(card);
    breaker_.arrange({shape.widest, shape.highest}, arrangement);
}

Shape SubtreeShapes::outline(std::uint32_t card, const Arrangement& arrangement,
                             const ColumnLimits& limits) const {
    const Nucleus& nucleus = nuclei_[card];
    const Alignment start = alignment(card, arrangement);
    Shape shape;
    shape.widest = limits.widest;
    shape.highest = limits.highest;
    shape.width =
        nucleus.left + std::max(start.card + nucleus.width, start.block + arrangement.width) + nucleus.right;
    shape.height =
        nucleus.top + nucleus.height + gap_above(card, arrangement) + arrangement.height + nucleus.bottom;
    shape.attach = nucleus.left + start.card + nucleus.width / 2;
    return shape;
}

// From high to low: what the last arrangement keeps to leads to the same again.
void SubtreeShapes::add_arrangements(std::uint32_t card) {
    take_children(card);
    const auto limits = breaker_.limits();
    double widest = -1, reached = 0; // of the last
    for (auto next = limits.rbegin(); next != limits.rend(); ++next) {
        if (next->widest == widest && next->highest > reached) continue;
        breaker_.arrange(*next, arrangement_);
        tried_.push_back(outline(card, arrangement_, *next));
        widest = next->widest;
        reached = arrangement_.height + rounding;
    }
}

void SubtreeShapes::add_shapes(std::uint32_t card) {
    tried_.clear();
    if (forest_.children_of(card).empty()) {
        tried_.push_back(outline(card, {}, {}));
    } else {
        add_arrangements(card);
        if (folder_.begins_long(card)) add_folds(card);
        keep_best(card);
    }
    ranges_[card] = {static_cast<std::uint32_t>(shapes_.size()), static_cast<std::uint32_t>(tried_.size())};
    shapes_.insert(shapes_.end(), tried_.begin(), tried_.end());
}

void SubtreeShapes::fold(std::uint32_t card, const Shape& shape, Fold& fold) {
    folder_.take(card, shapes_of_, shape.fold_branches);
    folder_.fold(shape.fold_columns, fold);
}

void SubtreeShapes::add_folds(std::uint32_t card) {
    Nucleus around = nuclei_[card];
    if (!around.is_framed) around = {};
    for (const Branches branches : {Branches::narrowest, Branches::lowest}) {
        const bool has_choice = folder_.take(card, shapes_of_, branches);
        for (const std::uint32_t columns : folder_.columns()) {
            folder_.fold(columns, fold_);
            tried_.push_back({around.left + fold_.width + around.right,
                              around.top + fold_.height + around.bottom, 0, 0,
                              around.left + fold_.steps.front().middle, columns, branches});
        }
        if (!has_choice) return;
    }
}

void SubtreeShapes::keep_best(std::uint32_t card) {
    const bool chosen_by_page = is_block(card) || forest_.parent[card] == no_card;
    keep_unbeaten(tried_);
    thin_out(tried_, chosen_by_page ? most_of_a_root : most_shapes);
}

} // namespace sitemode::render
