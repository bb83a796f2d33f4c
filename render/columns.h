// Breaking a row of siblings into columns. A parent's children stand in columns, in their order: a column of
// one hangs from above, a column of more hangs at a spine on its left. Children side by side, one list below
// the parent and everything between are one family, told apart by where the columns break. Used by
// render/subtree_shapes.cpp, which says what the outlines are for.
#pragma once

#include "render/path_fold.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sitemode::render {

// An outline that a subtree can have, and the limits on its children that lead to it (see ColumnBreaker).
struct Shape {
    double width = 0, height = 0;
    double widest = 0, highest = 0;
    double attach = 0;              // x where a link from above meets the card's middle
    std::uint32_t fold_columns = 0; // more than 0: the way down from here is folded (render/path_fold.h)
    Branches fold_branches = Branches::narrowest;
};

// A run of siblings, and the space that it takes.
struct Column {
    std::uint32_t first = 0, count = 0; // a range of the siblings
    double width = 0, height = 0;       // with the indent of a stack
    [[nodiscard]] bool is_stack() const { return count > 1; }
};

// The children of one card in one of its shapes.
struct Arrangement {
    std::vector<Column> columns;
    std::vector<std::uint32_t> shapes; // of each child: index into its shapes
    double width = 0, height = 0;      // of all columns
    [[nodiscard]] bool is_list() const { return columns.size() == 1 && columns.front().is_stack(); }
};

struct Gaps {
    double column = 0, stack = 0; // between columns, and between the members of one
    double indent = 0;            // from a column's left side to the members of a stack
};

class ColumnBreaker {
public:
    // Takes the shapes of every sibling, narrow and high ones first. They must outlive the next calls.
    void take(std::vector<std::span<const Shape>>& siblings, const Gaps& gaps);

    // The limits that are worth a try, by what the widest may be, the lowest first.
    [[nodiscard]] std::vector<Shape> limits();
    // Breaks the siblings into columns of at most `limits.highest`; 0 puts all side by side. Few siblings are
    // broken so that the width is least, where every column chooses its shapes; many are broken one after the
    // other, each in its lowest shape that is at most `limits.widest` wide.
    void arrange(const Shape& limits, Arrangement& arrangement);

private:
    using Shapes = std::span<const Shape>;
    struct Best { // of the siblings before one
        double width = 0;
        std::size_t column = 0; // where the last column begins
        double inner = 0;       // width of its members
    };

    [[nodiscard]] bool are_few() const;
    void pick_lowest(double widest);
    void add_ladder(std::vector<double>& heights) const;
    void add_heights(std::vector<double>& heights, double widest);
    void break_greedily(double highest, Arrangement& arrangement) const;
    void break_best(double highest, Arrangement& arrangement);
    void try_columns_from(std::size_t first, std::size_t last, double highest);
    void improve(std::size_t end, const Best& way);
    [[nodiscard]] double width_before(std::size_t first) const;
    void measure_levels();
    [[nodiscard]] double height_of(std::size_t first, std::size_t end, double widest) const;
    [[nodiscard]] double next_width(std::size_t first, std::size_t end, double widest) const;
    Column column_of(std::size_t first, std::size_t end, double inner, double highest,
                     Arrangement& arrangement) const;
    void measure(Arrangement& arrangement) const;
    void narrow(Arrangement& arrangement) const;

    std::vector<Shapes> siblings_;
    Gaps gaps_;
    double narrowest_ = 0;  // that all can keep to
    bool is_simple_ = true; // one shape each
    std::vector<std::uint32_t> picks_;
    std::vector<double> heights_; // of the picks
    std::vector<Best> best_;
    // Widths of columns, least first; before each sibling, and behind the last, the heights of all up to
    // there, with a gap below each, in columns of each width; and of each sibling the first width that it can
    // have.
    std::vector<double> levels_, sums_;
    std::vector<std::size_t> first_level_;
};

} // namespace sitemode::render
