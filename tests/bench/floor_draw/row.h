// A row of siblings with the outlines that each can have; and what there is to know of it before it is broken
// into columns: which widths and heights of columns are worth a look.
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

// Of a point. All heights are whole ones: sums and differences are exact.
using Quarters = std::int32_t;
inline Quarters quarters(double length) {
    return static_cast<Quarters>(length * 4);
}

class Row {
public:
    // More than any generated file has below a card. sitemode breaks longer rows in another, quicker way.
    static constexpr std::size_t most_siblings = 160;

    void clear() { count_ = 0; }
    void add(const Shape* shapes, std::size_t count) {
        if (count_ == most_siblings) std::abort();
        siblings_[count_++] = {shapes, count, 0, 0};
    }

protected:
    static constexpr std::size_t most_levels = 32; // widths of columns that are told apart
    static constexpr std::size_t most_heights = 128;
    static constexpr double unlimited = std::numeric_limits<double>::max();

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

    // ── Levels ──

    // All widths that one of them can have, or a sample; and the heights of the siblings up to each in stacks
    // of each width. Where nothing has a choice, one row of heights is that of all levels.
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
            sums[i + 1] = sum += picked_[i] + stack_gap;
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
        constexpr double rungs = 24, least_rung = 1.12;
        const double factor = std::max(std::pow(high / low, 1 / rungs), least_rung);
        for (double rung = low; rung < high; rung *= factor) heights_[heights_count_++] = rung + rounding;
    }

    // The least, nearly, in which 1, 2, 3 … columns hold all siblings in their lowest shapes.
    void add_heights(double widest) {
        double sum = 0, tallest = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            const Sibling& one = siblings_[i];
            const double one_height = one.shapes[lowest_within(one, widest)].height;
            quarters_[i] = quarters(one_height + stack_gap);
            sum += one_height + stack_gap;
            tallest = std::max(tallest, one_height);
        }
        for (std::size_t wanted = 1; wanted < count_; wanted += 1 + wanted / 6)
            heights_[heights_count_++] = height_for(wanted, sum, tallest);
    }

    [[nodiscard]] double height_for(std::size_t wanted, double sum, double tallest) const {
        double low = std::max(tallest, sum / static_cast<double>(wanted) - stack_gap) + rounding;
        if (is_enough(wanted, low)) return low;
        double high = low + tallest + stack_gap;
        constexpr int halvings = 6;
        for (int i = 0; i < halvings; ++i) {
            const double middle = (low + high) / 2;
            (is_enough(wanted, middle) ? high : low) = middle;
        }
        return high;
    }

    // Whether so many columns of this height, which nothing exceeds, are enough. No branch: none could be
    // foretold.
    [[nodiscard]] bool is_enough(std::size_t wanted, double highest) const {
        const Quarters most = quarters(highest + stack_gap);
        Quarters filled = 0;
        std::size_t columns = 1;
        for (std::size_t i = 0; i < count_; ++i) {
            filled += quarters_[i];
            const bool is_over = filled > most;
            filled = is_over ? quarters_[i] : filled;
            columns += is_over ? 1 : 0;
        }
        return columns <= wanted;
    }

    Sibling siblings_[most_siblings];
    std::size_t count_ = 0;
    double narrowest_ = 0;  // that all can keep to
    bool is_simple_ = true; // one shape each
    double levels_[most_siblings * Shapes::most_kept];
    std::size_t levels_count_ = 0;
    Index first_level_[most_siblings]; // that a sibling can have
    // Level after level, in rows: the heights of all before each sibling and behind the last, with a gap
    // below each; and shapes in stacks.
    std::size_t row_ = 0;
    double sums_[most_levels * (most_siblings + 1)];
    std::uint8_t picks_[most_levels * (most_siblings + 1)];
    const double* lowest_ = nullptr; // the last row of heights
    double heights_[most_heights];   // worth a try
    std::size_t heights_count_ = 0;

private:
    double wider_[most_siblings], picked_[most_siblings]; // the next width of a sibling, and its height
    Quarters quarters_[most_siblings];                    // heights and gaps
};

} // namespace bench
