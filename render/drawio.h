// A Drawing for diagrams.net (draw.io), to be worked on by hand: the same places and looks, every card and
// pill a cell that carries its facts, pills inside their cards, links that stay attached. Linear in the
// drawing; well-formed XML whatever bytes the words hold.
#pragma once

#include "render/drawing.h"

#include <functional>
#include <string>
#include <vector>

namespace sitemode::render {

// A fact of a card or pill. `name` is made of letters, digits and '_', and begins with a letter.
struct Property {
    std::string name, value;
};

// Takes a composed drawing and what gives the facts that belong to a card's or pill's id; gives the text of a
// .drawio file. Cards are the cells c0, c1 …, pills p0 …, links l0 …
std::string drawio(const Drawing& drawing,
                   const std::function<std::vector<Property>(const std::string& id)>& properties_of);

} // namespace sitemode::render
