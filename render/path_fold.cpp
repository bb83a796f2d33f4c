#include "render/path_fold.h"

#include "render/subtree_shapes.h"

#include <algorithm>
#include <cmath>

namespace sitemode::render {
namespace {

constexpr std::uint32_t least_way = 8, least_column = 3; // cards
constexpr std::uint32_t latest_start = 2;                // a way may begin so many cards later
constexpr int halvings = 8;

} // namespace

PathFolder::PathFolder(const Forest& forest, const std::vector<Nucleus>& nuclei)
    : forest_(forest), nuclei_(nuclei), deep_child_(forest.cards(), no_card), length_(forest.cards(), 1),
      from_start_(forest.cards(), 0) {
    find_ways();
}

void PathFolder::find_ways() {
    for (auto card = forest_.order.rbegin(); card != forest_.order.rend(); ++card) {
        std::uint32_t deepest = 0;
        for (const std::uint32_t child : forest_.children_of(*card)) {
            if (nuclei_[child].is_framed || length_[child] <= deepest) continue;
            deepest = length_[child];
            deep_child_[*card] = child;
        }
        length_[*card] = 1 + deepest;
    }
    for (const std::uint32_t card : forest_.order)
        if (deep_child_[card] != no_card) from_start_[deep_child_[card]] = from_start_[card] + 1;
}

bool PathFolder::begins_long(std::uint32_t card) const {
    if (card >= forest_.cards() || length_[card] < least_way || from_start_[card] > latest_start)
        return false;
    return from_start_[card] == 0 || forest_.children_of(forest_.parent[card]).size() > 1;
}

bool PathFolder::take(std::uint32_t card, const ShapesOf& shapes, Branches branches) {
    start_ = card;
    shapes_ = &shapes;
    branches_ = branches;
    return measure();
}

std::vector<std::uint32_t> PathFolder::columns() const {
    const std::uint32_t cards = length_[start_];
    const auto most = std::min(cards / least_column, static_cast<std::uint32_t>(std::sqrt(2.0 * cards)) + 4);
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t columns = 1; columns <= most; columns += 1 + columns / 6) numbers.push_back(columns);
    return numbers;
}

template <class Take>
void PathFolder::each_branch(std::uint32_t card, const Take& take) const {
    for (const std::uint32_t child : forest_.children_of(card))
        if (child != deep_child_[card]) take(child);
}

std::uint32_t PathFolder::pick(std::uint32_t card) const {
    return branches_ == Branches::narrowest ? 0 : static_cast<std::uint32_t>((*shapes_)(card).size() - 1);
}

bool PathFolder::measure() {
    units_.clear();
    ends_.clear();
    bool has_choice = false;
    double end = -measure::step_gap;
    for (std::uint32_t card = start_; card != no_card; card = deep_child_[card]) {
        Nucleus nucleus = nuclei_[card];
        if (nucleus.is_framed) nucleus.left = nucleus.right = nucleus.top = nucleus.bottom = 0;
        const auto children = forest_.children_of(card);
        Unit unit;
        unit.card = card;
        unit.left = nucleus.left + nucleus.width / 2;
        unit.right = nucleus.width / 2 + nucleus.right;
        unit.above = nucleus.top;
        unit.bottom = nucleus.top + nucleus.height;
        unit.is_next_last = !children.empty() && children.back() == deep_child_[card];
        double height = -measure::stack_gap;
        each_branch(card, [&](std::uint32_t child) {
            const Shape& shape = (*shapes_)(child)[pick(child)];
            height += measure::stack_gap + shape.height;
            unit.branch_width = std::max(unit.branch_width, shape.width);
            has_choice = has_choice || (*shapes_)(child).size() > 1;
        });
        unit.height = std::max(unit.bottom + nucleus.bottom, height);
        units_.push_back(unit);
        end += measure::step_gap + unit.height;
        ends_.push_back(end);
    }
    return has_choice;
}

// Whether a column that begins with one unit may end before another. What is beside the last card of a column
// and comes after the next card among their siblings must not stand before it: it is lower than the top of
// the next column.
bool PathFolder::may_turn(std::size_t first, std::size_t end) const {
    if (end == units_.size() || units_[end - 1].is_next_last) return true;
    const double top = first == 0 ? 0 : ends_[first - 1] + measure::step_gap;
    return end - first > 1 && ends_[end - 2] + measure::step_gap - top >= units_[end].bottom;
}

// Where a column that begins with a unit ends when it should be so high.
std::size_t PathFolder::end_of_column(std::size_t first, double highest) const {
    const double most = (first == 0 ? 0 : ends_[first - 1] + measure::step_gap) + highest + rounding;
    const auto begin = ends_.begin() + static_cast<std::ptrdiff_t>(first) + 1;
    auto end = static_cast<std::size_t>(std::upper_bound(begin, ends_.end(), most) - ends_.begin());
    while (end > first + 1 && !may_turn(first, end)) --end;
    while (!may_turn(first, end)) ++end;
    return end;
}

std::size_t PathFolder::columns_within(double highest) const {
    std::size_t columns = 0;
    for (std::size_t first = 0; first < units_.size(); first = end_of_column(first, highest)) ++columns;
    return columns;
}

// The least height, nearly, in which so many columns hold the way.
double PathFolder::height_for(std::size_t columns) const {
    double low = ends_.back() / static_cast<double>(columns);
    double high = ends_.back();
    for (int i = 0; i < halvings && columns_within(low) > columns; ++i) {
        const double middle = (low + high) / 2;
        if (columns_within(middle) <= columns)
            high = middle;
        else
            low = middle;
    }
    return columns_within(low) <= columns ? low : high;
}

void PathFolder::fold(std::uint32_t columns, Fold& fold) const {
    fold.width = fold.height = 0;
    fold.steps.clear();
    fold.branches.clear();
    fold.columns.clear();
    const double highest = columns == 1 ? ends_.back() : height_for(columns);
    for (std::size_t first = 0; first < units_.size();) {
        const std::size_t end = end_of_column(first, highest);
        fold.width = place_column(first, end, fold);
        fold.height = std::max(fold.height, fold.columns.back().bottom);
        first = end;
    }
}

// Gives the x of its right side. Columns leave room above for the link that comes, all but the last leave
// room below for the link that goes.
double PathFolder::place_column(std::size_t first, std::size_t end, Fold& fold) const {
    const auto number = static_cast<std::uint32_t>(fold.columns.size());
    const double x = number == 0 ? 0 : fold.width + measure::fold_gap;
    double left = 0;
    double right = 0;
    double branch_width = 0;
    for (std::size_t i = first; i < end; ++i) {
        left = std::max(left, units_[i].left);
        right = std::max(right, units_[i].right);
        branch_width = std::max(branch_width, units_[i].branch_width);
    }
    const bool is_alone = first == 0 && end == units_.size();
    double y = is_alone ? 0 : measure::turn_gap;
    for (std::size_t i = first; i < end; ++i) {
        place_branches(units_[i], x + left + right + measure::branch_gap, y, fold);
        fold.steps.push_back({units_[i].card, number, x + left, y + units_[i].above});
        y += units_[i].height + measure::step_gap;
    }
    const double beside = branch_width > 0 ? measure::branch_gap + branch_width : 0;
    const double bottom = y - measure::step_gap + (end < units_.size() ? measure::turn_gap : 0);
    fold.columns.push_back({x, x + left + right + beside, bottom});
    return fold.columns.back().right;
}

// Of the next step.
void PathFolder::place_branches(const Unit& unit, double x, double y, Fold& fold) const {
    each_branch(unit.card, [&](std::uint32_t child) {
        const std::uint32_t shape = pick(child);
        fold.branches.push_back({child, shape, static_cast<std::uint32_t>(fold.steps.size()), x, y});
        y += (*shapes_)(child)[shape].height + measure::stack_gap;
    });
}

} // namespace sitemode::render
