// The best way to break a row of few siblings into columns that are at most so high: the one in which the
// width of all columns is least. For each sibling, in order, the least width of all columns before it is
// found, from those that could be the last of them (as lines are broken: Knuth and Plass, "Breaking
// paragraphs into lines", 1981). Used by render/columns.cpp.
#pragma once

#include "render/arrangement.h"
#include "render/sibling_row.h"
#include "render/stack_levels.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sitemode::render {

class BestColumns {
public:
    // The next row is another one.
    void clear() { is_measured_ = false; }
    // Adds the columns of a row to an arrangement, and sets the shapes of the siblings in it. As long as the
    // row is the same it is quickest from high limits to low ones. Most of the time for a layout goes here.
    void break_row(const SiblingRow& row, double highest, Arrangement& arrangement);

private:
    struct Start {               // of a column at a sibling
        std::uint32_t alone = 0; // its shape where it is the only member
        std::uint32_t level = 0; // that a stack of it and the next needs, or less
    };
    struct Way { // of the last column up to somewhere
        std::uint32_t first = 0, level = 0;
    };

    void begin(const SiblingRow& row, double highest);
    inline void try_columns_from(const SiblingRow& row, std::uint32_t first, double before, double highest);
    inline void try_stacks_from(std::uint32_t first, double before, double most);
    inline void try_plain_stacks_from(std::uint32_t first, double before, double most);
    inline void improve(std::size_t end, double width, Way way);
    [[nodiscard]] Column single(const SiblingRow& row, std::uint32_t sibling, Arrangement& arrangement) const;
    [[nodiscard]] Column stack(const SiblingRow& row, Way way, std::uint32_t end,
                               Arrangement& arrangement) const;

    StackLevels levels_;
    bool is_measured_ = false;
    double last_highest_ = 0;
    std::vector<Start> starts_;
    // Of the siblings before each, and of all: the least width, what is better than that, and how.
    std::vector<double> best_, below_;
    std::vector<Way> ways_;
};

} // namespace sitemode::render
