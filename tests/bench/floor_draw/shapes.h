// The outlines that a subtree can have: narrow and high ones, wide and low ones. Few are kept: those that no
// other beats in width and height, spread over all proportions.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace bench {

constexpr double rounding = 1e-6;

// What its columns keep to: at most so high, or all children side by side: each in its lowest shape, or in
// the lowest that is no wider than the widest of the narrowest.
constexpr double side_by_side = 0, narrow_side_by_side = -1;

struct Shape {
    double width, height;
    double highest; // as above
    double attach;  // x where a link from above meets the card's middle
};

// All that is tried for one card, and then what is kept.
struct Shapes {
    static constexpr std::size_t most = 192, most_kept = 12;

    [[nodiscard]] const Shape* begin() const { return all_; }
    [[nodiscard]] const Shape* end() const { return all_ + count; }

    // In order of width, then of height, then of time.
    void add(const Shape& shape) {
        Shape* at = all_ + count++;
        for (; at != all_ && is_narrower(shape, at[-1]); --at) *at = at[-1];
        *at = shape;
    }

    void keep_unbeaten() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count; ++i)
            if (kept == 0 || all_[i].height < all_[kept - 1].height - rounding) all_[kept++] = all_[i];
        count = kept;
    }

    // For each of some proportions the shape that shows largest on such a page. Widths grow, heights shrink
    // and the pages get wider: where width begins to decide moves to the right.
    void thin_out() {
        if (count <= most_kept) return;
        const double first = aspect(all_[0]);
        const double step = (aspect(all_[count - 1]) - first) / static_cast<double>(most_kept - 1);
        std::size_t kept = 0, last = count, wide = 0;
        for (std::size_t i = 0; i < most_kept; ++i) {
            const double page = std::exp(first + step * static_cast<double>(i));
            while (wide < count && all_[wide].width / page < all_[wide].height) ++wide;
            const bool is_higher_better =
                wide == count || (wide > 0 && all_[wide - 1].height <= all_[wide].width / page);
            const std::size_t best = is_higher_better ? wide - 1 : wide;
            if (best != last) picked_[kept++] = all_[best];
            last = best;
        }
        std::copy(picked_, picked_ + kept, all_);
        count = kept;
    }

    std::size_t count = 0;

private:
    static bool is_narrower(const Shape& a, const Shape& b) {
        return a.width != b.width ? a.width < b.width : a.height < b.height;
    }
    static double aspect(const Shape& shape) { return std::log(shape.width / shape.height); }

    Shape all_[most];
    Shape picked_[most_kept];
};

} // namespace bench
