// Long ways down, folded. A tree is drawn from the top down; where each card has one deep child, that becomes
// a thin column or a staircase. Here the cards of such a way stand in columns, read as those of a newspaper:
// each below the one before, its other children beside it, and from the lower end of a column the link runs
// up between the columns to the top of the next. Used by render/subtree_shapes.cpp, which decides whether
// that is better.
#pragma once

#include "render/forest.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace sitemode::render {

struct Shape;
struct Nucleus;

// Which shapes the children beside take.
enum class Branches : std::uint8_t { narrowest, lowest };

// A way, folded; all places are from its top left corner.
struct Fold {
    struct Step { // a card of the way
        std::uint32_t card = 0, column = 0;
        double middle = 0, top = 0; // of the card
    };
    struct Branch { // the subtree of another child
        std::uint32_t card = 0, shape = 0;
        std::uint32_t step = 0; // the parent
        double x = 0, y = 0;
    };
    struct Column {
        double x = 0, right = 0, bottom = 0;
    };
    double width = 0, height = 0;
    std::vector<Step> steps;
    std::vector<Branch> branches;
    std::vector<Column> columns;
};

namespace measure {
inline constexpr double step_gap = 20;   // from one card of a way to the next
inline constexpr double branch_gap = 22; // from the cards of a way to what is beside them
inline constexpr double turn_gap = 16;   // above and below columns, for the link from one to the next
inline constexpr double fold_gap = 24;   // between columns
} // namespace measure

class PathFolder {
public:
    using ShapesOf = std::function<std::span<const Shape>(std::uint32_t card)>;

    // Finds the deepest child of every card; a child with a region's frame around it begins a way of its own.
    // Linear. `nuclei` and `forest` must outlive the folder.
    PathFolder(const Forest& forest, const std::vector<Nucleus>& nuclei);

    // Whether a way that is worth folding begins here.
    [[nodiscard]] bool begins_long(std::uint32_t card) const;
    // Takes up the way from a card, the shapes of all cards below it, and which of them the children beside
    // take; says whether any of those has more than one.
    bool take(std::uint32_t card, const ShapesOf& shapes, Branches branches);
    // The numbers of columns that are worth a try.
    [[nodiscard]] std::vector<std::uint32_t> columns() const;
    // Puts into `fold` how the way that was taken up stands in so many columns, or fewer.
    void fold(std::uint32_t columns, Fold& fold) const;

private:
    struct Unit { // a card of the way with what is beside it
        std::uint32_t card = 0;
        double left = 0, right = 0;   // of the card's middle
        double above = 0, bottom = 0; // the card's
        double height = 0, branch_width = 0;
        bool is_next_last = false; // the next card of the way is the last child of this one
    };
    void find_ways();
    bool measure();
    [[nodiscard]] std::uint32_t pick(std::uint32_t card) const;
    [[nodiscard]] bool may_turn(std::size_t first, std::size_t end) const;
    [[nodiscard]] std::size_t end_of_column(std::size_t first, double highest) const;
    [[nodiscard]] std::size_t columns_within(double highest) const;
    [[nodiscard]] double height_for(std::size_t columns) const;
    double place_column(std::size_t first, std::size_t end, Fold& fold) const;
    void place_branches(const Unit& unit, double x, double y, Fold& fold) const;
    template <class Take>
    void each_branch(std::uint32_t card, const Take& take) const;

    const Forest& forest_;
    const std::vector<Nucleus>& nuclei_;
    std::vector<std::uint32_t> deep_child_, length_, from_start_; // of each card: its way
    // Of one way, while it is worked on.
    const ShapesOf* shapes_ = nullptr;
    std::uint32_t start_ = no_card;
    Branches branches_ = Branches::narrowest;
    std::vector<Unit> units_;
    std::vector<double> ends_; // of the units, in one column
};

} // namespace sitemode::render
