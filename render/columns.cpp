#include "render/columns.h"

#include "render/least_heights.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sitemode::render {
namespace {

constexpr std::size_t few = 160;                // siblings that are broken in the best way
constexpr double rungs = 24, least_rung = 1.12; // heights tried where siblings have several shapes
constexpr std::size_t most_levels = 32;         // widths of columns that are told apart
constexpr double unlimited = std::numeric_limits<double>::max();
constexpr double rounding = 1e-6;

std::uint32_t lowest_within(std::span<const Shape> shapes, double width) {
    std::uint32_t pick = 0;
    while (pick + 1 < shapes.size() && shapes[pick + 1].width <= width + rounding) ++pick;
    return pick;
}

// The lowest where none is low enough.
std::uint32_t narrowest_within(std::span<const Shape> shapes, double height) {
    std::uint32_t pick = 0;
    while (pick + 1 < shapes.size() && shapes[pick].height > height + rounding) ++pick;
    return pick;
}

void sort_out(std::vector<double>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

} // namespace

void ColumnBreaker::take(std::vector<std::span<const Shape>>& siblings, const Gaps& gaps) {
    siblings_.swap(siblings);
    gaps_ = gaps;
    narrowest_ = 0;
    is_simple_ = true;
    for (const Shapes shapes : siblings_) {
        narrowest_ = std::max(narrowest_, shapes.front().width);
        is_simple_ = is_simple_ && shapes.size() == 1;
    }
    if (are_few()) measure_levels();
}

// All widths that one of them can have, or a sample, each with the heights that it leads to.
void ColumnBreaker::measure_levels() {
    levels_.clear();
    for (const Shapes shapes : siblings_)
        for (const Shape& shape : shapes) levels_.push_back(shape.width);
    sort_out(levels_);
    if (levels_.size() > most_levels) {
        for (std::size_t i = 0; i < most_levels; ++i)
            levels_[i] = levels_[i * (levels_.size() - 1) / (most_levels - 1)];
        levels_.resize(most_levels);
    }
    const std::size_t count = siblings_.size();
    first_level_.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        first_level_[i] = static_cast<std::size_t>(
            std::lower_bound(levels_.begin(), levels_.end(), siblings_[i].front().width) - levels_.begin());
    sums_.assign((count + 1) * levels_.size(), 0);
    double* sums = sums_.data();
    for (const Shapes shapes : siblings_) {
        std::uint32_t pick = 0;
        for (const double level : levels_) {
            while (pick + 1 < shapes.size() && shapes[pick + 1].width <= level + rounding) ++pick;
            sums[levels_.size()] = *sums + shapes[pick].height + gaps_.stack;
            ++sums;
        }
    }
}

bool ColumnBreaker::are_few() const {
    return siblings_.size() <= few;
}

void ColumnBreaker::pick_lowest(double widest) {
    picks_.resize(siblings_.size());
    heights_.resize(siblings_.size());
    for (std::size_t i = 0; i < siblings_.size(); ++i) {
        picks_[i] = lowest_within(siblings_[i], widest);
        heights_[i] = siblings_[i][picks_[i]].height;
    }
}

void ColumnBreaker::add_heights(std::vector<double>& heights, double widest) {
    pick_lowest(widest);
    add_least_heights(heights_, gaps_.stack, heights);
}

// From the lowest row to the highest list, in equal factors.
void ColumnBreaker::add_ladder(std::vector<double>& heights) const {
    double low = 0;
    double high = 0;
    for (const Shapes shapes : siblings_) {
        low = std::max(low, shapes.back().height);
        high += shapes.front().height + gaps_.stack;
    }
    const double factor = std::max(std::pow(high / low, 1 / rungs), least_rung);
    for (double height = low; height < high; height *= factor) heights.push_back(height + rounding);
}

std::vector<Shape> ColumnBreaker::limits() {
    std::vector<double> heights{0};
    std::vector<Shape> limits;
    const auto add = [&](double widest) {
        sort_out(heights);
        for (const double height : heights) limits.push_back({0, 0, widest, height, 0});
        heights = {0};
    };
    if (siblings_.size() == 1) {
        const Shapes shapes = siblings_.front();
        for (auto shape = shapes.rbegin(); shape != shapes.rend(); ++shape)
            limits.push_back({0, 0, 0, shape->height, 0});
        return limits;
    }
    if (are_few()) {
        if (!is_simple_) {
            add_ladder(heights);
            add_heights(heights, narrowest_);
        }
        add_heights(heights, unlimited);
        add(unlimited);
        if (!is_simple_) limits.push_back({0, 0, narrowest_, 0, 0});
        return limits;
    }
    for (const double widest : {narrowest_, 1.5 * narrowest_, unlimited}) {
        add_heights(heights, widest);
        add(widest);
        if (is_simple_) break;
    }
    return limits;
}

void ColumnBreaker::arrange(const Shape& limits, Arrangement& arrangement) {
    arrangement.columns.clear();
    arrangement.shapes.assign(siblings_.size(), 0);
    arrangement.width = arrangement.height = 0;
    if (siblings_.empty()) return;
    if (limits.highest > 0 && are_few()) {
        break_best(limits.highest, arrangement);
        measure(arrangement);
        return;
    }
    pick_lowest(limits.widest);
    arrangement.shapes = picks_;
    break_greedily(limits.highest, arrangement);
    measure(arrangement);
    if (!is_simple_) narrow(arrangement);
    measure(arrangement);
}

void ColumnBreaker::measure(Arrangement& arrangement) const {
    arrangement.width = gaps_.column * static_cast<double>(arrangement.columns.size() - 1);
    arrangement.height = 0;
    for (const Column& column : arrangement.columns) {
        arrangement.width += column.width;
        arrangement.height = std::max(arrangement.height, column.height);
    }
}

void ColumnBreaker::break_greedily(double highest, Arrangement& arrangement) const {
    for (std::uint32_t i = 0; i < siblings_.size(); ++i) {
        const Shape& one = siblings_[i][picks_[i]];
        auto* last = arrangement.columns.empty() ? nullptr : &arrangement.columns.back();
        if (last == nullptr || last->height + gaps_.stack + one.height > highest) {
            arrangement.columns.push_back({i, 1, one.width, one.height});
            continue;
        }
        if (last->count == 1) last->width += gaps_.indent;
        last->height += gaps_.stack + one.height;
        last->width = std::max(last->width, gaps_.indent + one.width);
        ++last->count;
    }
}

// A column need not be wider than keeps it below the highest one.
void ColumnBreaker::narrow(Arrangement& arrangement) const {
    for (Column& column : arrangement.columns) {
        const std::size_t end = column.first + column.count;
        double inner = 0;
        for (std::size_t i = column.first; i < end; ++i) inner = std::max(inner, siblings_[i].front().width);
        while (column.is_stack() && height_of(column.first, end, inner) > arrangement.height + rounding)
            inner = next_width(column.first, end, inner);
        column = column_of(column.first, end, inner, arrangement.height, arrangement);
    }
}

// ── The best way ──

double ColumnBreaker::height_of(std::size_t first, std::size_t end, double widest) const {
    double height = -gaps_.stack;
    for (std::size_t i = first; i < end; ++i)
        height += gaps_.stack + siblings_[i][lowest_within(siblings_[i], widest)].height;
    return height;
}

// The least width above `widest` that one of them can have.
double ColumnBreaker::next_width(std::size_t first, std::size_t end, double widest) const {
    double next = unlimited;
    for (std::size_t i = first; i < end; ++i) {
        const Shapes shapes = siblings_[i];
        const std::size_t wider = lowest_within(shapes, widest) + 1U;
        if (wider < shapes.size()) next = std::min(next, shapes[wider].width);
    }
    return next;
}

// Of the columns before the one that begins at `first`, and the gap behind them.
double ColumnBreaker::width_before(std::size_t first) const {
    return first > 0 ? best_[first].width + gaps_.column : 0;
}

// Every column that begins at `first`: the longer it is the wider its members must be to stay low enough;
// behind `last` none is. What is no narrower than a way to the end that is known already, leads to nothing
// better. Most of the time for a layout goes here: what is looked at for each end is at hand.
void ColumnBreaker::try_columns_from(std::size_t first, std::size_t last, double highest) {
    const Shapes alone = siblings_[first];
    const double alone_width = alone[narrowest_within(alone, highest)].width;
    improve(first + 1, {width_before(first) + alone_width, first, alone_width});
    const std::size_t levels = levels_.size();
    const double width = width_before(first) + gaps_.indent, enough = best_.back().width;
    const double most = highest + gaps_.stack; // as there is a gap below each of those summed up
    const double* const before = sums_.data() + first * levels;
    const double* sums = before + 2 * levels;
    std::size_t level = first_level_[first];
    for (std::size_t end = first + 2; end <= last; ++end, sums += levels) {
        level = std::max(level, first_level_[end - 1]);
        while (sums[level] - before[level] > most) ++level;
        const double whole = width + levels_[level];
        if (whole >= enough) return;
        improve(end, {whole, first, levels_[level]});
    }
}

void ColumnBreaker::improve(std::size_t end, const Best& way) {
    if (way.width < best_[end].width - rounding) best_[end] = way;
}

void ColumnBreaker::break_best(double highest, Arrangement& arrangement) {
    const std::size_t count = siblings_.size(), levels = levels_.size();
    best_.assign(count + 1, Best{unlimited, 0, 0});
    best_.front().width = 0;
    const double* const lowest = sums_.data() + levels - 1;
    const double most = highest + gaps_.stack; // as there is a gap below each of those summed up
    for (std::size_t first = 0, last = 0; first < count; ++first) {
        while (last < count && lowest[(last + 1) * levels] - lowest[first * levels] <= most) ++last;
        if (width_before(first) < best_.back().width) try_columns_from(first, last, highest);
    }
    for (std::size_t end = count; end > 0; end = best_[end].column)
        arrangement.columns.push_back(
            column_of(best_[end].column, end, best_[end].inner, highest, arrangement));
    std::reverse(arrangement.columns.begin(), arrangement.columns.end());
}

// Chooses the shapes of a column whose members are at most `inner` wide, or of one alone.
Column ColumnBreaker::column_of(std::size_t first, std::size_t end, double inner, double highest,
                                Arrangement& arrangement) const {
    const bool is_stack = end - first > 1;
    Column column{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end - first), 0,
                  -gaps_.stack};
    for (std::size_t i = first; i < end; ++i) {
        const Shapes shapes = siblings_[i];
        const std::uint32_t pick =
            is_stack ? lowest_within(shapes, inner) : narrowest_within(shapes, highest);
        arrangement.shapes[i] = pick;
        column.height += gaps_.stack + shapes[pick].height;
        column.width = std::max(column.width, shapes[pick].width);
    }
    if (is_stack) column.width += gaps_.indent;
    return column;
}

} // namespace sitemode::render
