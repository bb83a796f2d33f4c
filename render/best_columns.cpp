#include "render/best_columns.h"

#include <algorithm>
#include <limits>

namespace sitemode::render {
namespace {

constexpr double unlimited = std::numeric_limits<double>::max();

} // namespace

// What a lower limit leaves of the ways to begin a column is known from the last, higher one.
void BestColumns::begin(const SiblingRow& row, double highest) {
    if (!is_measured_) levels_.measure(row);
    if (!is_measured_ || highest > last_highest_) {
        starts_.assign(row.size(), {});
        for (std::size_t i = 0; i < row.size(); ++i)
            starts_[i].level = static_cast<std::uint32_t>(levels_.first()[i]);
    }
    is_measured_ = true;
    last_highest_ = highest;
    below_.assign(row.size() + 1, unlimited);
    best_.resize(row.size() + 1); // of the others none is asked for before it is found
    best_.back() = unlimited;
    ways_.resize(row.size() + 1);
}

inline void BestColumns::improve(std::size_t end, double width, Way way) {
    if (width >= below_[end]) return;
    best_[end] = width;
    below_[end] = width - rounding;
    ways_[end] = way;
}

// The longer a stack is the wider its members must be to stay low enough, until no width is enough. What is
// no narrower than a way to the end that is known already leads to nothing better.
inline void BestColumns::try_stacks_from(std::uint32_t first, double before, double most) {
    const std::uint16_t* const least_level = levels_.first();
    const double* const widths = levels_.widths().data();
    const std::size_t stride = levels_.stride(), widest = stride - 1, count = starts_.size();
    const double enough = best_.back();
    const double* const from = levels_.sums(first);
    const double* sums = from + 2 * stride;
    std::size_t level = starts_[first].level;
    for (std::size_t end = first + std::size_t{2}; end <= count; ++end, sums += stride) {
        if (sums[widest] - from[widest] > most) return;
        level = std::max<std::size_t>(level, least_level[end - 1]);
        while (sums[level] - from[level] > most) ++level;
        if (end == first + std::size_t{2}) starts_[first].level = static_cast<std::uint32_t>(level);
        const double width = before + widths[level];
        if (width >= enough) return;
        improve(end, width, {first, static_cast<std::uint32_t>(level)});
    }
}

// The same where no sibling has a choice.
inline void BestColumns::try_plain_stacks_from(std::uint32_t first, double before, double most) {
    const double* const sums = levels_.sums(0);
    const double enough = best_.back(), limit = sums[first] + most;
    std::size_t level = levels_.first()[first];
    for (std::size_t end = first + std::size_t{2}; end <= starts_.size() && sums[end] <= limit; ++end) {
        level = std::max<std::size_t>(level, levels_.first()[end - 1]);
        const double width = before + levels_.widths()[level];
        if (width >= enough) return;
        improve(end, width, {first, static_cast<std::uint32_t>(level)});
    }
}

// Every column that begins at `first`.
inline void BestColumns::try_columns_from(const SiblingRow& row, std::uint32_t first, double before,
                                          double highest) {
    Start& start = starts_[first];
    start.alone = narrowest_within(row[first], highest, start.alone);
    improve(first + 1, before + row[first][start.alone].width, {first, 0});
    const double most = highest + row.gaps().stack; // as there is a gap below each of those summed up
    if (row.is_simple())
        try_plain_stacks_from(first, before + row.gaps().indent, most);
    else
        try_stacks_from(first, before + row.gaps().indent, most);
}

void BestColumns::break_row(const SiblingRow& row, double highest, Arrangement& arrangement) {
    begin(row, highest);
    const auto count = static_cast<std::uint32_t>(row.size());
    double before = 0; // the width of the columns before, and the gap behind them
    for (std::uint32_t first = 0; first < count; before = best_[++first] + row.gaps().column)
        if (before < best_[count]) try_columns_from(row, first, before, highest);
    for (std::uint32_t end = count; end > 0; end = ways_[end].first) {
        const Way way = ways_[end];
        arrangement.columns.push_back(end - way.first == 1 ? single(row, way.first, arrangement)
                                                           : stack(row, way, end, arrangement));
    }
    std::reverse(arrangement.columns.begin(), arrangement.columns.end());
}

Column BestColumns::single(const SiblingRow& row, std::uint32_t sibling, Arrangement& arrangement) const {
    const std::uint32_t pick = arrangement.shapes[sibling] = starts_[sibling].alone;
    const Shape& shape = row[sibling][pick];
    return {sibling, 1, shape.width, shape.height};
}

Column BestColumns::stack(const SiblingRow& row, Way way, std::uint32_t end, Arrangement& arrangement) const {
    const std::size_t level = row.is_simple() ? 0 : way.level, stride = levels_.stride();
    const std::uint16_t* pick = levels_.picks(way.first) + level;
    double width = 0, height = -row.gaps().stack;
    for (std::uint32_t i = way.first; i < end; ++i, pick += stride) {
        const Shape& shape = row[i][*pick];
        arrangement.shapes[i] = *pick;
        width = std::max(width, shape.width);
        height += row.gaps().stack + shape.height;
    }
    return {way.first, end - way.first, width + row.gaps().indent, height};
}

} // namespace sitemode::render
