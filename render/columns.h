// Breaking a row of siblings into columns. A parent's children stand in columns, in their order: a column of
// one hangs from above, a column of more hangs at a spine on its left. Children side by side, one list below
// the parent and everything between are one family, told apart by where the columns break. Used by
// render/subtree_shapes.cpp, which says what the outlines are for.
#pragma once

#include "render/arrangement.h"
#include "render/best_columns.h"
#include "render/sibling_row.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sitemode::render {

// What columns keep to.
struct ColumnLimits {
    double widest = 0, highest = 0;
};

class ColumnBreaker {
public:
    // Takes the shapes of every sibling. They must outlive the next calls.
    void take(std::vector<Shapes>& siblings, const Gaps& gaps);

    // Those that are worth a try, by what the widest may be, the lowest first. They stand until the next
    // call.
    [[nodiscard]] std::span<const ColumnLimits> limits();
    // Breaks the siblings into columns of at most `limits.highest`; 0 puts all side by side. Few siblings are
    // broken so that the width is least, where every column chooses its shapes; many are broken one after the
    // other, each in its lowest shape that is at most `limits.widest` wide.
    void arrange(const ColumnLimits& limits, Arrangement& arrangement);

private:
    [[nodiscard]] bool are_few() const;
    void pick_lowest(double widest);
    void add_ladder();
    void add_heights(double widest);
    void add_limits(double widest);
    void break_greedily(double highest, Arrangement& arrangement) const;
    void narrow(Arrangement& arrangement) const;
    [[nodiscard]] double height_of(const Column& column, double widest) const;
    [[nodiscard]] double next_width(const Column& column, double widest) const;
    void choose_shapes(Column& column, double inner, double highest, Arrangement& arrangement) const;

    SiblingRow row_;
    BestColumns best_;
    std::vector<ColumnLimits> limits_;
    std::vector<double> tried_; // heights
    std::vector<std::uint32_t> picks_;
    std::vector<double> heights_; // of the picks
};

} // namespace sitemode::render
