// The looks of a picture: one table of colours, borders and signs by verdict. Colour is never the only sign.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "render/diagram.h"
#include "src/solve.h"

namespace sitemode {

// Index into all_looks(). Where a unit can be native but questions are open, `unconfirmed` says that it
// inherits them from a unit above, `asked` that its own facts are unknown.
enum class LookIndex : std::uint32_t {
    native,
    native_unconfirmed,
    native_asked,
    mixed_blocked,   // by its own facts or decision
    mixed_inherited, // only because of a parent
    open,
    open_unconfirmed,
    open_asked,
    conflict,
    secondary, // a pill; its colours are those of its unit's card
    link,
    link_without_key_exchange,
    clients, // the figure of a card
    demand,  // the icon of a note
};

// For screens and colour prints; for grey prints; for dark rooms; for bright ones and weak eyes.
enum class Theme : std::uint8_t { standard, print, dark, high_contrast };

// All looks, in the order of LookIndex. The themes differ in colours and thickness alone.
std::vector<render::Look> all_looks(Theme theme);
const std::vector<render::Look>& all_looks();
// The colours around the cards.
render::Palette palette(Theme theme);

LookIndex card_look(const Solution& solution, UnitIndex unit);
inline const render::Look& look(LookIndex index) {
    return all_looks()[static_cast<std::size_t>(index)];
}

// The same look in calm, greyed shades, for what isn't spoken of; words stay readable. `id` and `legend` are
// put behind those of the look, its word stands in brackets.
render::Look calm(const render::Look& look, std::string_view id, std::string_view legend,
                  render::Colour paper = {0xFFFFFF});

} // namespace sitemode
