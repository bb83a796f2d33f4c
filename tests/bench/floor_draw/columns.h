// A row of siblings, broken into columns of at most some height so that the width is least. A column of one
// hangs from above, in its narrowest shape that is low enough; a column of more hangs at a spine, all members
// in their lowest shapes of at most some width, a level.
#pragma once

#include "tests/bench/floor_draw/row.h"

namespace bench {

struct Column {
    std::size_t first, end; // of the siblings
    std::size_t level;      // of a stack
    double width;           // with the indent of a stack
    [[nodiscard]] bool is_stack() const { return end - first > 1; }
};

class Columns : private Row {
public:
    using Row::add;
    using Row::clear;

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
    struct Way { // of the last column up to somewhere: where it begins, and how wide its members are
        Index column, level;
    };

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

    // ── The best way ──

    void break_best(double highest) {
        for (std::size_t i = 1; i <= count_; ++i) best_[i] = below_[i] = unlimited;
        if (!is_simple_)
            for (std::size_t i = 0; i < count_; ++i)
                siblings_[i].alone = narrowest_within(siblings_[i], highest, siblings_[i].alone);
        highest += stack_gap; // as sums have a gap below each
        double before = 0;    // the width of the columns before, and the gap behind them
        std::size_t last = 0;
        for (std::size_t first = 0; first < count_; before = best_[++first] + column_gap) {
            while (last < count_ && lowest_[last + 1] <= lowest_[first] + highest) ++last;
            if (before < best_[count_]) try_columns_from(first, last, before, highest);
        }
        take_best();
    }

    // Every column that begins at `first`: the longer it is the wider its members must be to stay low enough;
    // behind `last` none is. What is no narrower than a way to the end that is known already, leads to
    // nothing better.
    void try_columns_from(std::size_t first, std::size_t last, double before, double highest) {
        const Sibling& one = siblings_[first];
        Index level = first_level_[first];
        improve(first + 1, before + one.shapes[one.alone].width, {static_cast<Index>(first), 0});
        const double enough = best_[count_];
        const double* sums = sums_ + level * row_;
        for (std::size_t end = first + 2; end <= last;) {
            if (first_level_[end - 1] > level) {
                sums += (first_level_[end - 1] - level) * row_;
                level = first_level_[end - 1];
            }
            for (; sums[end] > sums[first] + highest; sums += row_) ++level;
            const double whole = before + indent + levels_[level];
            if (whole >= enough) return;
            const double limit = sums[first] + highest;
            do improve(end++, whole, {static_cast<Index>(first), level});
            while (end <= last && first_level_[end - 1] <= level && sums[end] <= limit);
        }
    }

    void improve(std::size_t end, double whole, Way way) {
        if (whole >= below_[end]) return;
        best_[end] = whole;
        below_[end] = whole - rounding;
        ways_[end] = way;
    }

    void take_best() {
        columns_count = 0;
        for (std::size_t end = count_; end > 0; end = ways_[end].column) ++columns_count;
        width = column_gap * static_cast<double>(columns_count - 1);
        height = 0;
        std::size_t at = columns_count;
        for (std::size_t end = count_; end > 0; end = ways_[end].column) {
            columns[--at] = {ways_[end].column, end, ways_[end].level, 0};
            finish(columns[at]);
        }
        for (; at < columns_count; ++at) width += columns[at].width;
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
        height = std::max(height, sums[column.end] - sums[column.first] - stack_gap);
    }

    // Of the siblings before one: the least width, what is better than that, and how.
    double best_[most_siblings + 1] = {0}, below_[most_siblings + 1];
    Way ways_[most_siblings + 1];
};

} // namespace bench
