// A place for every card: the very places that sitemode gives them, found by code of its own, in flat arrays.
// So it is a second opinion on the layout, too. From the leaves up, the outlines that each subtree can have
// (shapes.h, row.h, columns.h); then, from the top down, where everything stands in the outline that shows
// largest.
//
// It knows what pictures of files of generate.py need: one root, no regions, no way down that is long enough
// to be folded (that is eight cards: a site's number is at least eight times its parent's, so a million sites
// make seven levels), no long rows of siblings (Row::most_siblings).
#pragma once

#include "tests/bench/floor_draw/cards.h"
#include "tests/bench/floor_draw/columns.h"

#include <cmath>

namespace bench {

struct Extent {
    double left, top, right, bottom;
};

class Layout : protected Cards {
protected:
    Layout(const char* text, std::size_t size) : Cards(text, size) {
        list_children();
        find_shapes();
        place();
    }

    // x of the vertical line that a link ends with, or of the one that it leaves to go to the card's side.
    [[nodiscard]] static double way_of(const Card& card, double drop) {
        if (card.at_side) return card.x - indent + spine;
        const double middle = card.x + card.width / 2;
        const bool above = drop >= card.x + corner && drop <= card.x + card.width - corner;
        const bool is_near = card.is_only || std::abs(drop - middle) < corner;
        return above && is_near ? drop : middle;
    }

    static constexpr double straight = 0.75; // a smaller step sideways is not drawn
    Extent tree_{};

private:
    static constexpr double corner = 12; // of a card: no link that comes down straight meets it
    // A lying page: its proportions, what margins and words take of it, and a height that is small anyway.
    static constexpr double page_aspect = 1.4142135623730951, beside = 60, around = 190, full_size = 595;

    void list_children() {
        first_child_ = zeroed<Index>(card_count_ + 1);
        children_ = room_for<Index>(card_count_);
        auto* next = room_for<Index>(card_count_);
        for (Index i = 1; i < card_count_; ++i) {
            if (cards_[i].above == none) std::abort(); // one root
            ++first_child_[cards_[i].above + 1];
        }
        for (Index i = 0; i < card_count_; ++i) first_child_[i + 1] += first_child_[i];
        std::memcpy(next, first_child_, card_count_ * sizeof(Index));
        for (Index i = 1; i < card_count_; ++i) children_[next[cards_[i].above]++] = i;
    }

    // ── From the leaves up ──

    void find_shapes() {
        shapes_ = room_for<Shape>(card_count_ * Shapes::most_kept + Shapes::most);
        Shape* free = shapes_;
        for (Index i = card_count_; i-- > 0;) {
            Card& card = cards_[i];
            card.shape = static_cast<Index>(free - shapes_);
            if (first_child_[i] == first_child_[i + 1])
                *free++ = {card.width, card.height, 0, card.width / 2};
            else
                free = add_shapes(i, free);
            card.shapes = static_cast<std::uint16_t>(free - shapes_ - card.shape);
        }
    }

    // The page chooses among all of the root.
    Shape* add_shapes(Index number, Shape* free) {
        take_children(number);
        tried_.count = 0;
        columns_.try_all([&](double highest) { tried_.add(outline(cards_[number], highest)); });
        tried_.keep_unbeaten();
        if (number > 0) tried_.thin_out();
        return std::copy(tried_.begin(), tried_.end(), free);
    }

    void take_children(Index number) {
        columns_.clear();
        for (Index at = first_child_[number]; at < first_child_[number + 1]; ++at) {
            const Card& child = cards_[children_[at]];
            columns_.add(shapes_ + child.shape, child.shapes);
        }
    }

    // Where the card and its columns begin, from the left side of both. A list hangs below the card's left
    // side; a card above columns stands in the middle of what it links to.
    struct Alignment {
        double card, block;
    };

    [[nodiscard]] Alignment alignment(const Card& card) const {
        if (columns_.is_list()) return {0, 0};
        const Column &front = columns_.columns[0], &back = columns_.columns[columns_.columns_count - 1];
        const double last = columns_.width - back.width + columns_.meets(back);
        const double middle = (columns_.meets(front) + last) / 2;
        const double half = card.width / 2;
        const double room = columns_.width - 2 * half;
        if (room >= 0) return {std::clamp(middle - half, 0.0, room), 0};
        return {0, std::clamp(half - middle, 0.0, -room)};
    }

    [[nodiscard]] double gap_above() const { return columns_.is_list() ? stack_gap : bus_gap; }

    [[nodiscard]] Shape outline(const Card& card, double highest) const {
        const Alignment start = alignment(card);
        return {std::max(start.card + card.width, start.block + columns_.width),
                card.height + gap_above() + columns_.height, highest, start.card + card.width / 2};
    }

    // ── From the top down ──

    static double page_height(const Shape& shape) {
        return std::max((shape.width + beside) / page_aspect, shape.height + around);
    }

    // What fits a small page anyway is rather wide.
    void choose() {
        Card& root = cards_[0];
        const Index end = root.shape + root.shapes;
        for (Index i = root.shape + 1; i < end; ++i)
            if (page_height(shapes_[i]) <= std::max(page_height(shapes_[root.shape]), full_size))
                root.shape = i;
    }

    // Parents come before their children.
    void place() {
        choose();
        cards_[0].is_only = true;
        tree_.left = std::numeric_limits<double>::max();
        for (Index i = 0; i < card_count_; ++i) {
            Card& card = cards_[i];
            if (first_child_[i] < first_child_[i + 1]) place_children(i);
            tree_.left = std::min(tree_.left, card.at_side ? card.x - indent + spine : card.x);
            tree_.right = std::max(tree_.right, card.x + card.width);
            tree_.bottom = std::max(tree_.bottom, card.y + card.height);
        }
    }

    // And the card above them, in its outline.
    void place_children(Index number) {
        Card& card = cards_[number];
        take_children(number);
        columns_.break_as(shapes_[card.shape].highest);
        const Alignment start = alignment(card);
        double x = card.x + start.block;
        if (!card.at_side) card.x += start.card;
        const bool from_corner = columns_.columns[0].is_stack() && std::abs(card.x - x) < straight;
        card.drop = from_corner ? x + spine : card.x + card.width / 2;
        const double top = card.y + card.height + gap_above();
        const Index* children = children_ + first_child_[number];
        for (std::size_t i = 0; i < columns_.columns_count; ++i) {
            place_column(columns_.columns[i], children, x, top);
            x += columns_.columns[i].width + column_gap;
        }
        if (columns_.columns_count == 1) cards_[children[0]].is_only = !columns_.is_list();
    }

    void place_column(const Column& column, const Index* children, double x, double y) {
        const bool is_stack = column.is_stack();
        if (is_stack) x += indent;
        for (std::size_t i = column.first; i < column.end; ++i) {
            Card& child = cards_[children[i]];
            child.shape += static_cast<Index>(columns_.shape_of(i, column));
            child.x = x;
            child.y = y;
            child.at_side = is_stack;
            y += shapes_[child.shape].height + stack_gap;
        }
    }

    Index *first_child_ = nullptr, *children_ = nullptr; // of each card
    Shape* shapes_ = nullptr;                            // of each card
    Columns columns_;
    Shapes tried_;
};

} // namespace bench
