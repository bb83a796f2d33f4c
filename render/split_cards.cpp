#include "render/split_cards.h"

#include "render/card_size.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sitemode::render {
namespace {

constexpr double card_share = 0.8;      // of the page's height, for one card
constexpr double share_with_many = 0.5; // the same where the cards that continue it need room, too
constexpr std::uint32_t many = 3;       // of them

// How many of a card's pills fit on a page of this size.
std::uint32_t fitting_pills(const Diagram& diagram, Card card, double width, double height) {
    while (true) {
        const CardSize size = card_size(diagram, card);
        if (card.pills <= 1 || (size.width <= width && size.height <= height)) return card.pills;
        card.pills = card.pills * 4 / 5;
    }
}

void split_card(CutDiagram& whole, std::uint32_t card, std::uint32_t first, std::uint32_t a_page) {
    const Card all = whole.diagram.cards[card];
    std::vector<std::uint32_t> parts;
    for (std::uint32_t at = first; at < all.pills; at += a_page) {
        const std::uint32_t part = whole.continue_card(card);
        whole.is_cut[part] = false;
        whole.diagram.cards[part].first_pill = all.first_pill + at;
        whole.diagram.cards[part].pills = std::min(a_page, all.pills - at);
        parts.push_back(part);
    }
    whole.diagram.cards[card].pills = first;
    auto& children = whole.children[card];
    children.insert(children.begin(), parts.begin(), parts.end());
}

} // namespace

void split_large_cards(CutDiagram& whole, double width, double height) {
    const auto cards = static_cast<std::uint32_t>(whole.parent.size());
    for (std::uint32_t i = 0; i < cards; ++i) {
        const Card card = whole.diagram.cards[i];
        const std::uint32_t a_page = fitting_pills(whole.diagram, card, width, card_share * height);
        if (a_page == card.pills) continue;
        const bool has_many = card.pills > many * a_page;
        split_card(whole, i,
                   has_many ? fitting_pills(whole.diagram, card, width, share_with_many * height) : a_page,
                   a_page);
    }
}

} // namespace sitemode::render
