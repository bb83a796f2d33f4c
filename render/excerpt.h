// Pieces of a Diagram that are diagrams themselves, for pages: some branches of it, in which other branches
// are folded into their topmost card. Knows nothing of sizes and places.
#pragma once

#include "render/diagram.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sitemode::render {

// A diagram whose tree can be cut: where a card is cut off, it begins a piece of its own. `children` and
// `parent` say what the links do, so that cards can be put between.
struct CutDiagram {
    Diagram diagram;
    std::vector<std::vector<std::uint32_t>> children; // of each card
    std::vector<std::uint32_t> parent;                // no_card for a root
    std::vector<std::uint32_t> link_look;             // of the link from above
    std::vector<bool> is_cut;
    std::vector<std::uint32_t> page; // from 1, of each card that begins a piece; 0: there is no page for it

    explicit CutDiagram(Diagram whole);

    // Puts a card above some consecutive children of `card`: "CEN (continued)". It is cut off. Gives its
    // number.
    std::uint32_t continue_card(std::uint32_t card);

private:
    [[nodiscard]] std::uint32_t look_of_first_link(std::uint32_t card) const;
};

// Takes the topmost cards of a piece; gives the diagram of all that hangs below them, up to the cards that
// are cut off, which are stubs there. Title, summary and identity are those of the whole.
Diagram excerpt(const CutDiagram& whole, const std::vector<std::uint32_t>& roots);

// Takes a diagram that says what is below its cards (Diagram::below); gives it with no more than `levels`
// levels, a central card being the first: cards of the last level are stubs if there is anything below them.
Diagram folded(Diagram diagram, std::uint32_t levels);

// Takes a diagram and a card of it; gives the cards above it, the card, and all below it. The summary says
// so.
Diagram focused(Diagram diagram, std::uint32_t card);

} // namespace sitemode::render
