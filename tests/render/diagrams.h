// Diagrams for the tests and samples of the picture layer, among them the one of the hand-drawn target
// picture.
#pragma once

#include "render/diagram.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diagrams {

using sitemode::render::Diagram;

// Indices of `looks()`.
enum : std::uint32_t { native, mixed, pale, open_, conflict, unsure, site, link, open_link };

// As the command line has them, for a tree of sites.
std::vector<sitemode::render::Look> looks();

struct NoteWords {
    sitemode::render::Icon icon;
    std::string text;
};

struct CardWords {
    std::string code, name, sign, figure;
    std::uint32_t look = open_;
    std::vector<NoteWords> notes = {};
    std::vector<std::string> pills = {}; // "NAN Nancy"
};

// Adds a card, linked from card number `parent` (none: -1); gives its number.
std::uint32_t add_card(Diagram& diagram, int parent, const CardWords& words, std::uint32_t link_look = link);

// An empty diagram with the looks, a title, a summary and an identity.
Diagram framed();

Diagram one_card();
// A parent with one child.
Diagram two_cards();
// The 15 units of the target picture.
Diagram contoso();
// A card with this many pills.
Diagram many_pills(std::uint32_t pills);
// A tree of this many cards in which every card has up to `fan` children.
Diagram tree(std::uint32_t cards, std::uint32_t fan);
// A diagram with `words` in every text field.
Diagram filled_with(const std::string& words);

} // namespace diagrams
