// Which outlines the subtree of every card can have: narrow and high ones, wide and low ones. A parent stands
// above its children, which stand in columns (render/columns.h). Few outlines of each subtree are worth
// keeping: those that no other one beats in both width and height. They are computed from the leaves up, as
// the shape functions of slicing floorplans are (Stockmeyer, "Optimal orientations of cells in slicing
// floorplan designs", 1983; for trees: Eades, Lin, Lin, "Minimum size h-v drawings", 1992). What is chosen
// among them, and where it goes, is render/tree_layout.h's.
#pragma once

#include "render/columns.h"
#include "render/forest.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sitemode::render {

namespace measure {
inline constexpr double column_gap = 16; // between columns
inline constexpr double stack_gap = 12;  // between the children of a column, and from a parent to its list
inline constexpr double bus_gap = 26;    // from a parent to its columns
inline constexpr double tree_gap = 30;   // between the trees of several roots
inline constexpr double spine = 8;       // from a column's left side to its spine
inline constexpr double indent = 18;     // … and to its cards
} // namespace measure

// What a card takes, and what a frame around its subtree adds.
struct Nucleus {
    double width = 0, height = 0;
    double left = 0, top = 0, right = 0, bottom = 0;
    bool is_framed = false; // the frame of a region is around its subtree
};

// Where a card and the block of its columns begin, from the left side of both together.
struct Alignment {
    double card = 0, block = 0;
};

class SubtreeShapes {
public:
    // Takes a nucleus for every card, and one more, of size 0, for the block of all trees. n log n in the
    // number of cards; a few hundred bytes a card at most.
    SubtreeShapes(const Forest& forest, const std::vector<Nucleus>& nuclei);

    // Narrow and high ones first. Here and below `card` may be forest.cards(): the block of all trees.
    [[nodiscard]] std::span<const Shape> of(std::uint32_t card) const;
    // Puts into `arrangement` how the children stand in a shape of the card.
    void arrange(std::uint32_t card, const Shape& shape, Arrangement& arrangement);
    // Puts into `fold` how a folded shape of the card stands.
    void fold(std::uint32_t card, const Shape& shape, Fold& fold);
    // A list hangs below the card's left side; a card above columns stands in the middle of what it links to.
    [[nodiscard]] Alignment alignment(std::uint32_t card, const Arrangement& arrangement) const;
    // From the card to its columns.
    [[nodiscard]] double gap_above(std::uint32_t card, const Arrangement& arrangement) const;
    [[nodiscard]] Gaps gaps(std::uint32_t card) const;

private:
    struct Range {
        std::uint32_t first = 0, count = 0;
    };
    [[nodiscard]] bool is_block(std::uint32_t card) const { return card == forest_.cards(); }
    void take_children(std::uint32_t card);
    void add_shapes(std::uint32_t card);
    void add_arrangements(std::uint32_t card);
    void add_folds(std::uint32_t card);
    void keep_best(std::uint32_t card);
    [[nodiscard]] Shape outline(std::uint32_t card, const Arrangement& arrangement,
                                const ColumnLimits& limits) const;

    const Forest& forest_;
    const std::vector<Nucleus>& nuclei_;
    std::vector<Range> ranges_; // of shapes_, for every card
    std::vector<Shape> shapes_;
    // Of one card, while it is worked on.
    ColumnBreaker breaker_;
    std::vector<std::span<const Shape>> children_;
    std::vector<Shape> tried_;
    PathFolder folder_;
    Fold fold_;
    const PathFolder::ShapesOf shapes_of_ = [this](std::uint32_t card) { return of(card); };
    Arrangement arrangement_;
};

} // namespace sitemode::render
