#include "render/columns.h"

#include "render/least_heights.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sitemode::render {
namespace {

constexpr std::size_t few = 160;                // siblings that are broken in the best way
constexpr double rungs = 24, least_rung = 1.12; // heights tried where siblings have several shapes
constexpr double unlimited = std::numeric_limits<double>::max();

void add_up(Arrangement& arrangement, double gap) {
    arrangement.width = gap * static_cast<double>(arrangement.columns.size() - 1);
    arrangement.height = 0;
    for (const Column& column : arrangement.columns) {
        arrangement.width += column.width;
        arrangement.height = std::max(arrangement.height, column.height);
    }
}

} // namespace

void ColumnBreaker::take(std::vector<Shapes>& siblings, const Gaps& gaps) {
    row_.take(siblings, gaps);
    best_.clear();
}

bool ColumnBreaker::are_few() const {
    return row_.size() <= few;
}

// ── Limits that are worth a try ──

void ColumnBreaker::pick_lowest(double widest) {
    picks_.clear();
    heights_.clear();
    for (const Shapes shapes : row_) {
        picks_.push_back(lowest_within(shapes, widest));
        heights_.push_back(shapes[picks_.back()].height);
    }
}

void ColumnBreaker::add_heights(double widest) {
    pick_lowest(widest);
    add_least_heights(heights_, row_.gaps().stack, tried_);
}

// From the lowest row to the highest list, in equal factors.
void ColumnBreaker::add_ladder() {
    double low = 0;
    double high = 0;
    for (const Shapes shapes : row_) {
        low = std::max(low, shapes.back().height);
        high += shapes.front().height + row_.gaps().stack;
    }
    const double factor = std::max(std::pow(high / low, 1 / rungs), least_rung);
    for (double height = low; height < high; height *= factor) tried_.push_back(height + rounding);
}

// Of all heights that are tried, and of all side by side.
void ColumnBreaker::add_limits(double widest) {
    tried_.push_back(0);
    std::sort(tried_.begin(), tried_.end());
    tried_.erase(std::unique(tried_.begin(), tried_.end()), tried_.end());
    for (const double height : tried_) limits_.push_back({widest, height});
    tried_.clear();
}

std::span<const ColumnLimits> ColumnBreaker::limits() {
    limits_.clear();
    if (row_.size() == 1) {
        const Shapes shapes = row_[0];
        for (auto shape = shapes.rbegin(); shape != shapes.rend(); ++shape)
            limits_.push_back({0, shape->height});
        return limits_;
    }
    if (are_few()) {
        if (!row_.is_simple()) {
            add_ladder();
            add_heights(row_.narrowest());
        }
        add_heights(unlimited);
        add_limits(unlimited);
        if (!row_.is_simple()) limits_.push_back({row_.narrowest(), 0});
        return limits_;
    }
    for (const double widest : {row_.narrowest(), 1.5 * row_.narrowest(), unlimited}) {
        add_heights(widest);
        add_limits(widest);
        if (row_.is_simple()) break;
    }
    return limits_;
}

void ColumnBreaker::arrange(const ColumnLimits& limits, Arrangement& arrangement) {
    arrangement.columns.clear();
    arrangement.shapes.assign(row_.size(), 0);
    arrangement.width = arrangement.height = 0;
    if (row_.size() == 0) return;
    if (limits.highest > 0 && are_few()) {
        best_.break_row(row_, limits.highest, arrangement);
    } else {
        pick_lowest(limits.widest);
        arrangement.shapes = picks_;
        break_greedily(limits.highest, arrangement);
        add_up(arrangement, row_.gaps().column);
        if (!row_.is_simple()) narrow(arrangement);
    }
    add_up(arrangement, row_.gaps().column);
}

// ── One after the other ──

void ColumnBreaker::break_greedily(double highest, Arrangement& arrangement) const {
    const Gaps& gaps = row_.gaps();
    for (std::uint32_t i = 0; i < row_.size(); ++i) {
        const Shape& one = row_[i][picks_[i]];
        auto* last = arrangement.columns.empty() ? nullptr : &arrangement.columns.back();
        if (last == nullptr || last->height + gaps.stack + one.height > highest) {
            arrangement.columns.push_back({i, 1, one.width, one.height});
            continue;
        }
        if (last->count == 1) last->width += gaps.indent;
        last->height += gaps.stack + one.height;
        last->width = std::max(last->width, gaps.indent + one.width);
        ++last->count;
    }
}

// A column need not be wider than keeps it below the highest one.
void ColumnBreaker::narrow(Arrangement& arrangement) const {
    for (Column& column : arrangement.columns) {
        double inner = 0;
        for (std::uint32_t i = 0; i < column.count; ++i)
            inner = std::max(inner, row_[column.first + i].front().width);
        while (column.is_stack() && height_of(column, inner) > arrangement.height + rounding)
            inner = next_width(column, inner);
        choose_shapes(column, inner, arrangement.height, arrangement);
    }
}

double ColumnBreaker::height_of(const Column& column, double widest) const {
    double height = -row_.gaps().stack;
    for (std::uint32_t i = column.first; i < column.first + column.count; ++i)
        height += row_.gaps().stack + row_[i][lowest_within(row_[i], widest)].height;
    return height;
}

// The least width above `widest` that one of them can have.
double ColumnBreaker::next_width(const Column& column, double widest) const {
    double next = unlimited;
    for (std::uint32_t i = column.first; i < column.first + column.count; ++i) {
        const Shapes shapes = row_[i];
        const std::size_t wider = lowest_within(shapes, widest) + 1U;
        if (wider < shapes.size()) next = std::min(next, shapes[wider].width);
    }
    return next;
}

// Of a column whose members are at most `inner` wide, or of one alone.
void ColumnBreaker::choose_shapes(Column& column, double inner, double highest,
                                  Arrangement& arrangement) const {
    column.width = 0;
    column.height = -row_.gaps().stack;
    for (std::uint32_t i = column.first; i < column.first + column.count; ++i) {
        const Shapes shapes = row_[i];
        const std::uint32_t pick =
            column.is_stack() ? lowest_within(shapes, inner) : narrowest_within(shapes, highest);
        arrangement.shapes[i] = pick;
        column.height += row_.gaps().stack + shapes[pick].height;
        column.width = std::max(column.width, shapes[pick].width);
    }
    if (column.is_stack()) column.width += row_.gaps().indent;
}

} // namespace sitemode::render
