// A row of siblings with the outlines that each can have. Used by render/columns.h, which breaks it into
// columns, and by render/stack_levels.h, which knows how high those get.
#pragma once

#include "render/path_fold.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sitemode::render {

inline constexpr double rounding = 1e-6; // lengths that differ by less are the same

// An outline that a subtree can have, and the limits on its children that lead to it (see ColumnBreaker).
struct Shape {
    double width = 0, height = 0;
    double widest = 0, highest = 0;
    double attach = 0;              // x where a link from above meets the card's middle
    std::uint32_t fold_columns = 0; // more than 0: the way down from here is folded (render/path_fold.h)
    Branches fold_branches = Branches::narrowest;
};

using Shapes = std::span<const Shape>; // of one sibling, narrow and high ones first

struct Gaps {
    double column = 0, stack = 0; // between columns, and between the members of one
    double indent = 0;            // from a column's left side to the members of a stack
};

class SiblingRow {
public:
    // Takes the shapes of every sibling. They must outlive the next calls.
    void take(std::vector<Shapes>& siblings, const Gaps& gaps);

    [[nodiscard]] std::size_t size() const { return siblings_.size(); }
    [[nodiscard]] Shapes operator[](std::size_t sibling) const { return siblings_[sibling]; }
    [[nodiscard]] auto begin() const { return siblings_.begin(); }
    [[nodiscard]] auto end() const { return siblings_.end(); }
    [[nodiscard]] const Gaps& gaps() const { return gaps_; }
    [[nodiscard]] double narrowest() const { return narrowest_; } // that all can keep to
    [[nodiscard]] bool is_simple() const { return is_simple_; }   // one shape each

private:
    std::vector<Shapes> siblings_;
    Gaps gaps_;
    double narrowest_ = 0;
    bool is_simple_ = true;
};

// The number of the lowest shape that is at most so wide, or of the narrowest.
inline std::uint32_t lowest_within(Shapes shapes, double width) {
    std::uint32_t pick = 0;
    while (pick + 1 < shapes.size() && shapes[pick + 1].width <= width + rounding) ++pick;
    return pick;
}

// The number of the narrowest shape, from one on, that is at most so high, or of the lowest.
inline std::uint32_t narrowest_within(Shapes shapes, double height, std::uint32_t from = 0) {
    while (from + 1 < shapes.size() && shapes[from].height > height + rounding) ++from;
    return from;
}

} // namespace sitemode::render
