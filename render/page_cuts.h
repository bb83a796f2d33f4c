// Where a Diagram is cut so that every piece fits on a page. Used by render/page_plan.cpp, which puts the
// pieces on pages.
#pragma once

#include "render/excerpt.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace sitemode::render {

// The topmost cards of a page.
using Roots = std::vector<std::uint32_t>;

struct PageRoom {
    double width = 0, height = 0;            // for a tree in its true size, at least
    std::function<bool(const Roots&)> holds; // whether the piece below these cards really fits
};

class PageCuts {
public:
    // Both outlive it. There may be about `most` pieces.
    PageCuts(CutDiagram& whole, const PageRoom& room, std::size_t most);

    // Cuts until every piece fits, filling pages up to this share with cards where that goes well. False
    // where a card alone is too large, or pieces are too many. To be called once.
    bool cut_all(double fill);

    // The cards that begin a piece, as they are met when the tree is read from the top, a branch to its end
    // before the next.
    [[nodiscard]] Roots pieces() const;
    // The card that begins the piece of this one.
    [[nodiscard]] std::uint32_t top_of_piece(std::uint32_t card) const;
    // All cards of a piece, parents first, without the stubs on it.
    [[nodiscard]] Roots cards_of(std::uint32_t piece) const;
    // What the cards and the stubs of a piece take, and a card where it is a stub.
    [[nodiscard]] double area_of(std::uint32_t piece) const;
    [[nodiscard]] double area_of_stub(std::uint32_t card) const { return stub_[card]; }

private:
    [[nodiscard]] double own_area(std::uint32_t card) const;
    [[nodiscard]] double stub_area(std::uint32_t card) const;
    [[nodiscard]] double share(std::uint32_t child) const;
    [[nodiscard]] std::size_t first_part(std::uint32_t card) const;
    [[nodiscard]] std::size_t keepable(std::uint32_t card, const Roots& children, double capacity,
                                       double a_page) const;
    void measure(std::uint32_t card);
    void sum_up(std::uint32_t card);
    void cut_off(std::uint32_t card);
    void cut_branches(std::uint32_t card, double capacity);
    std::uint32_t add_part(std::uint32_t card, std::uint32_t link_look);
    std::uint32_t next_part(std::uint32_t part);
    void set_children(std::uint32_t part, Roots children);
    void move_children(std::uint32_t card, std::size_t first, std::size_t end, std::uint32_t part);
    bool shed_children(std::uint32_t part, double capacity);
    void give_to_parts(std::uint32_t card, double capacity);
    void group_children(std::uint32_t card, double capacity);
    void cut(std::uint32_t piece, double capacity);

    CutDiagram& whole_;
    const PageRoom& room_;
    std::size_t most_;
    Roots roots_;
    std::vector<double> own_, stub_, rest_; // areas: of each card, of its stub, of its subtree up to the cuts
    std::vector<bool> is_part_;             // of a card whose children are too many for a page
    Roots pieces_;                          // that are to fit, in the order of cutting
};

} // namespace sitemode::render
