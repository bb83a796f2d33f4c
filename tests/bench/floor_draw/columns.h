// A row of siblings, broken into columns of at most some height so that the width is least. A column of one
// hangs from above, in its narrowest shape that is low enough; a column of more hangs at a spine, all members
// in their lowest shapes of at most some width, a level.
#pragma once

#include "tests/bench/floor_draw/looks.h"
#include "tests/bench/floor_draw/shapes.h"

#include <cstdlib>
#include <limits>

namespace bench {

struct Sibling {
    const Shape* shapes; // narrow and high ones first
    std::size_t count;
    std::size_t alone; // the shape that it has as a column of one
    std::uint8_t pick; // in stacks of the level that is measured
};

struct Column {
    std::size_t first, end; // of the siblings
    std::size_t level;      // of a stack
    double width;           // with the indent of a stack
    [[nodiscard]] bool is_stack() const { return end - first > 1; }
};

class Columns {
public:
    // More than any generated file has below a card. sitemode breaks longer rows in another, quicker way.
    static constexpr std::size_t most_siblings = 160;

    void clear() { count_ = 0; }
    void add(const Shape* shapes, std::size_t count) {
        if (count_ == most_siblings) std::abort();
        siblings_[count_++] = {shapes, count, 0, 0};
    }

    // Calls what is given after breaking in each way that is worth a try, with what the way keeps to.
    template <class Take>
    void try_all(const Take& take) {
        if (count_ == 1) return try_shapes_of_one(take);
        find_widths();
        if (!is_simple_) {
            put_side_by_side(narrow_side_by_side);
            take(narrow_side_by_side);
        }
        measure_levels();
        find_heights();
        double reached = std::numeric_limits<double>::max(); // what keeps to more leads to the same again
        for (std::size_t i = heights_count_; i-- > 0;) {
            if (heights_[i] > reached) continue;
            break_best(heights_[i]);
            take(heights_[i]);
            reached = height + rounding;
        }
        put_side_by_side(side_by_side);
        take(side_by_side);
    }

    // Breaks in one of these ways.
    void break_as(double highest) {
        if (count_ == 1) return put_one(narrowest_within(siblings_[0], highest));
        find_widths();
        if (highest <= 0) return put_side_by_side(highest);
        measure_levels();
        break_best(highest);
    }

    [[nodiscard]] bool is_list() const { return columns_count == 1 && columns[0].is_stack(); }
    // From a column's left side to where a link from above meets what is in it.
    [[nodiscard]] double meets(const Column& column) const {
        if (column.is_stack()) return spine;
        const Sibling& one = siblings_[column.first];
        return one.shapes[one.alone].attach;
    }
    [[nodiscard]] std::size_t shape_of(std::size_t sibling, const Column& column) const {
        return column.is_stack() ? picks_[column.level * row_ + sibling] : siblings_[sibling].alone;
    }

    Column columns[most_siblings];
    std::size_t columns_count = 0;
    double width = 0, height = 0; // of all columns

private:
    static constexpr std::size_t most_levels = 32, rungs = 24, most_heights = 128;
    static constexpr double least_rung = 1.12;
    static constexpr int halvings = 6;
    static constexpr double unlimited = std::numeric_limits<double>::max();

    struct Best { // of the siblings before one
        double width;
        Index column, level; // of the last column: where it begins, and how wide its members are
    };

    static std::size_t lowest_within(const Sibling& one, double widest) {
        std::size_t pick = 0;
        while (pick + 1 < one.count && one.shapes[pick + 1].width <= widest + rounding) ++pick;
        return pick;
    }

    // The lowest where none is low enough.
    static std::size_t narrowest_within(const Sibling& one, double highest, std::size_t from = 0) {
        while (from + 1 < one.count && one.shapes[from].height > highest + rounding) ++from;
        return from;
    }

    void find_widths() {
        narrowest_ = 0;
        is_simple_ = true;
        for (std::size_t i = 0; i < count_; ++i) {
            narrowest_ = std::max(narrowest_, siblings_[i].shapes[0].width);
            is_simple_ = is_simple_ && siblings_[i].count == 1;
        }
    }

    // ── Without a choice of columns ──

    template <class Take>
    void try_shapes_of_one(const Take& take) {
        for (std::size_t shape = 0; shape < siblings_[0].count; ++shape) {
            put_one(shape);
            take(height);
        }
    }

    void put_one(std::size_t shape) {
        siblings_[0].alone = shape;
        width = siblings_[0].shapes[shape].width;
        height = siblings_[0].shapes[shape].height;
        columns[0] = {0, 1, 0, width};
        columns_count = 1;
    }

    // Nothing need be wider than keeps it below the highest one.
    void put_side_by_side(double how) {
        const double widest = how == narrow_side_by_side ? narrowest_ : unlimited;
        height = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            const Sibling& one = siblings_[i];
            height = std::max(height, one.shapes[lowest_within(one, widest)].height);
        }
        width = column_gap * static_cast<double>(count_ - 1);
        columns_count = count_;
        for (std::size_t i = 0; i < count_; ++i) {
            Sibling& one = siblings_[i];
            one.alone = narrowest_within(one, height);
            columns[i] = {i, i + 1, 0, one.shapes[one.alone].width};
            width += columns[i].width;
        }
    }

    // ── Levels ──

    // All widths that one of them can have, or a sample; and the heights of the siblings up to each in stacks
    // of each width. Heights are multiples of 1/4: sums and differences are exact. Where nothing has a choice
    // one row of heights is that of all levels.
    void measure_levels() {
        find_levels();
        row_ = is_simple_ ? 0 : count_ + 1;
        for (std::size_t i = 0; i < count_; ++i) {
            Sibling& one = siblings_[i];
            one.alone = 0;
            one.pick = 0;
            wider_[i] = one.count > 1 ? one.shapes[1].width : unlimited;
            picked_[i] = one.shapes[0].height;
            first_level_[i] = static_cast<Index>(
                std::lower_bound(levels_, levels_ + levels_count_, one.shapes[0].width) - levels_);
        }
        const std::size_t rows = is_simple_ ? 1 : levels_count_;
        for (std::size_t level = 0; level < rows; ++level) measure_level(level);
        lowest_ = sums_ + (rows - 1) * row_;
    }

    void measure_level(std::size_t level) {
        const double widest = levels_[level] + rounding;
        double* sums = sums_ + level * row_;
        std::uint8_t* picks = picks_ + level * row_;
        double sum = *sums = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            if (wider_[i] <= widest) widen(i, widest);
            sums[i + 1] = sum += picked_[i];
            picks[i] = siblings_[i].pick;
        }
    }

    void widen(std::size_t i, double widest) {
        Sibling& one = siblings_[i];
        std::size_t pick = one.pick + 1U;
        while (pick + 1 < one.count && one.shapes[pick + 1].width <= widest) ++pick;
        one.pick = static_cast<std::uint8_t>(pick);
        wider_[i] = pick + 1 < one.count ? one.shapes[pick + 1].width : unlimited;
        picked_[i] = one.shapes[pick].height;
    }

    void find_levels() {
        levels_count_ = 0;
        for (std::size_t i = 0; i < count_; ++i)
            for (std::size_t shape = 0; shape < siblings_[i].count; ++shape)
                levels_[levels_count_++] = siblings_[i].shapes[shape].width;
        std::sort(levels_, levels_ + levels_count_);
        levels_count_ = static_cast<std::size_t>(std::unique(levels_, levels_ + levels_count_) - levels_);
        if (levels_count_ <= most_levels) return;
        for (std::size_t i = 0; i < most_levels; ++i)
            levels_[i] = levels_[i * (levels_count_ - 1) / (most_levels - 1)];
        levels_count_ = most_levels;
    }

    // ── Heights worth a try ──

    void find_heights() {
        heights_count_ = 0;
        if (!is_simple_) {
            add_ladder();
            add_heights(narrowest_);
        }
        add_heights(unlimited);
        std::sort(heights_, heights_ + heights_count_);
        heights_count_ =
            static_cast<std::size_t>(std::unique(heights_, heights_ + heights_count_) - heights_);
    }

    // From the lowest row to the highest list, in equal factors.
    void add_ladder() {
        double low = 0, high = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            const Sibling& one = siblings_[i];
            low = std::max(low, one.shapes[one.count - 1].height);
            high += one.shapes[0].height + stack_gap;
        }
        const double factor = std::max(std::pow(high / low, 1.0 / rungs), least_rung);
        for (double rung = low; rung < high; rung *= factor) heights_[heights_count_++] = rung + rounding;
    }

    // The least, nearly, in which 1, 2, 3 … columns hold all siblings in their lowest shapes.
    void add_heights(double widest) {
        double sum = 0, tallest = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            const Sibling& one = siblings_[i];
            picked_[i] = one.shapes[lowest_within(one, widest)].height;
            sum += picked_[i] + stack_gap;
            tallest = std::max(tallest, picked_[i]);
        }
        for (std::size_t wanted = 1; wanted < count_; wanted += 1 + wanted / 6)
            heights_[heights_count_++] = height_for(wanted, sum, tallest);
    }

    [[nodiscard]] double height_for(std::size_t wanted, double sum, double tallest) const {
        double low = std::max(tallest, sum / static_cast<double>(wanted) - stack_gap) + rounding;
        if (is_enough(wanted, low)) return low;
        double high = low + tallest + stack_gap;
        for (int i = 0; i < halvings; ++i) {
            const double middle = (low + high) / 2;
            (is_enough(wanted, middle) ? high : low) = middle;
        }
        return high;
    }

    // Whether so many columns of this height are enough.
    [[nodiscard]] bool is_enough(std::size_t wanted, double highest) const {
        double filled = -stack_gap;
        for (std::size_t i = 0; i < count_; ++i) {
            filled += stack_gap + picked_[i];
            if (filled <= highest) continue;
            if (--wanted == 0) return false;
            filled = picked_[i];
        }
        return true;
    }

    // ── The best way ──

    void break_best(double highest) {
        for (std::size_t i = 1; i <= count_; ++i) best_[i].width = unlimited;
        if (!is_simple_)
            for (std::size_t i = 0; i < count_; ++i)
                siblings_[i].alone = narrowest_within(siblings_[i], highest, siblings_[i].alone);
        double before = 0; // the width of the columns before, and the gap behind them
        std::size_t end = 0;
        for (std::size_t first = 0; first < count_; before = best_[++first].width + column_gap) {
            while (end < count_ && lowest_height(first, end + 1) <= highest) ++end;
            if (before < best_[count_].width) try_columns_from(first, end, before, highest);
        }
        columns_count = 0;
        for (end = count_; end > 0; end = best_[end].column) ++columns_count;
        width = column_gap * static_cast<double>(columns_count - 1);
        height = 0;
        std::size_t at = columns_count;
        for (end = count_; end > 0; end = best_[end].column) {
            columns[--at] = {best_[end].column, end, best_[end].level, 0};
            finish(columns[at]);
        }
        for (; at < columns_count; ++at) width += columns[at].width;
    }

    [[nodiscard]] double lowest_height(std::size_t first, std::size_t end) const {
        if (end <= first) return 0;
        return lowest_[end] - lowest_[first] + stack_gap * static_cast<double>(end - first - 1);
    }

    // Every column that begins at `first`: the longer it is the wider its members must be to stay low enough;
    // behind `last` none is. What is no narrower than a way to the end that is known already, leads to
    // nothing better.
    void try_columns_from(std::size_t first, std::size_t last, double before, double highest) {
        const Sibling& one = siblings_[first];
        const double with_one = before + one.shapes[one.alone].width;
        const auto column = static_cast<Index>(first);
        if (with_one < best_[first + 1].width - rounding) best_[first + 1] = {with_one, column, 0};
        before += indent;
        const double enough = best_[count_].width;
        Index level = first_level_[first];
        const double* sums = sums_ + level * row_;
        double room = highest; // for the heights alone
        for (std::size_t end = first + 2; end <= last; ++end) {
            room -= stack_gap;
            if (first_level_[end - 1] > level) {
                sums += (first_level_[end - 1] - level) * row_;
                level = first_level_[end - 1];
            }
            while (sums[end] - sums[first] > room) {
                ++level;
                sums += row_;
            }
            const double whole = before + levels_[level];
            if (whole >= enough) return;
            if (whole < best_[end].width - rounding) best_[end] = {whole, column, level};
        }
    }

    void finish(Column& column) {
        const Sibling& one = siblings_[column.first];
        if (!column.is_stack()) {
            column.width = one.shapes[one.alone].width;
            height = std::max(height, one.shapes[one.alone].height);
            return;
        }
        const std::uint8_t* picks = picks_ + column.level * row_;
        for (std::size_t i = column.first; i < column.end; ++i)
            column.width = std::max(column.width, siblings_[i].shapes[picks[i]].width);
        column.width += indent;
        const double* sums = sums_ + column.level * row_;
        const auto gaps = static_cast<double>(column.end - column.first - 1);
        height = std::max(height, sums[column.end] - sums[column.first] + gaps * stack_gap);
    }

    Sibling siblings_[most_siblings];
    std::size_t count_ = 0;
    double narrowest_ = 0;  // that all can keep to
    bool is_simple_ = true; // one shape each
    double picked_[most_siblings], heights_[most_heights];
    std::size_t heights_count_ = 0;
    Best best_[most_siblings + 1];
    double levels_[most_siblings * Shapes::most_kept];
    std::size_t levels_count_ = 0;
    Index first_level_[most_siblings]; // that a sibling can have
    double wider_[most_siblings];      // the next width of a sibling
    // Level after level, in rows: heights before each sibling and behind the last, and shapes in stacks.
    std::size_t row_ = 0;
    double sums_[most_levels * (most_siblings + 1)];
    std::uint8_t picks_[most_levels * (most_siblings + 1)];
    const double* lowest_ = nullptr; // the last row of heights
};

} // namespace bench
