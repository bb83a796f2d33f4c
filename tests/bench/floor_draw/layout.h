// A place for every card, in linear time: the children of a card stand in columns beside or below each other,
// one outline for each subtree, as in the h-v drawings of Eades, Lin and Lin ("Minimum size h-v drawings",
// 1992), and columns are filled one after the other (next fit). sitemode tries several outlines of each
// subtree and takes half of the area.
#pragma once

#include "tests/bench/floor_draw/cards.h"

#include <cmath>

namespace bench {

class Layout : protected Cards {
protected:
    Layout(const char* text, std::size_t size) : Cards(text, size) { arrange(); }

    // From the top down. Parents come before their children.
    void place(Length left, Length top) {
        for (Index i = 0; i < card_count_; ++i) {
            Card& card = cards_[i];
            if (card.above == none) {
                card.x = left;
                card.y = top;
            } else {
                const Card& above = cards_[card.above];
                card.x += above.block_x;
                card.y += above.y + above.height + gap_below(above);
            }
            card.block_x += card.x;
            if (!card.at_side) card.x += card.own_x;
            card.drop = card.has_list ? card.block_x + spine : card.x + card.width / 2;
        }
    }

private:
    static Length gap_below(const Card& card) { return card.has_list ? stack_gap : bus_gap; }

    // From the leaves up: where each subtree is in the block of its siblings.
    void arrange() {
        auto* first = zeroed<Index>(card_count_ + 1);
        auto* children = room_for<Index>(card_count_);
        for (Index i = 0; i < card_count_; ++i)
            if (cards_[i].above != none) ++first[cards_[i].above + 1];
        for (Index i = 0; i < card_count_; ++i) first[i + 1] += first[i];
        auto* next = room_for<Index>(card_count_);
        std::memcpy(next, first, card_count_ * sizeof(Index));
        for (Index i = 0; i < card_count_; ++i)
            if (cards_[i].above != none) children[next[cards_[i].above]++] = i;
        for (Index i = card_count_; i-- > 0;)
            arrange_below(cards_[i], children + first[i], children + first[i + 1]);
    }

    void arrange_below(Card& card, const Index* begin, const Index* end) {
        card.all_width = card.width;
        card.all_height = card.height;
        if (begin == end) return;
        const Length highest = height_for(begin, end);
        Length x = 0, block_height = 0;
        for (const Index* column = begin; column != end;) {
            const Index* column_end = stack(column, end, highest);
            const bool is_stack = column_end - column > 1;
            card.has_list = is_stack && column == begin && column_end == end;
            const Length inner = x + (is_stack ? indent : 0);
            Length widest = 0;
            for (; column != column_end; ++column) {
                Card& child = cards_[*column];
                child.x = inner;
                child.at_side = is_stack;
                widest = std::max(widest, child.all_width);
                block_height = std::max(block_height, child.y + child.all_height);
            }
            x = inner + widest + column_gap;
        }
        const Length block_width = x - column_gap;
        card.all_height += gap_below(card) + block_height;
        card.all_width = std::max(card.width, block_width);
        if (card.has_list) return;
        card.own_x = (card.all_width - card.width) / 2;
        card.block_x = (card.all_width - block_width) / 2;
    }

    // Of columns that give their block the proportions of a lying page.
    Length height_for(const Index* begin, const Index* end) const {
        double area = 0;
        Length tallest = 0;
        for (const Index* at = begin; at != end; ++at) {
            const Card& child = cards_[*at];
            area += static_cast<double>(child.all_width + column_gap) * (child.all_height + stack_gap);
            tallest = std::max(tallest, child.all_height);
        }
        return std::max(tallest, static_cast<Length>(std::sqrt(area / 1.4142)));
    }

    // Puts them below each other as far as there is room; gives the first that has none.
    const Index* stack(const Index* begin, const Index* end, Length highest) {
        Length y = 0;
        for (const Index* at = begin; at != end; ++at) {
            Card& child = cards_[*at];
            if (at != begin && y + child.all_height > highest) return at;
            child.y = y;
            y += child.all_height + stack_gap;
        }
        return end;
    }
};

} // namespace bench
