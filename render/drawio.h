// Drawings for draw.io (diagrams.net), to be worked on by hand and to be taken into Visio from there: the
// same places and looks as render/svg.h gives, every card and pill a cell that carries its facts, notes and
// pills inside their cards, links that stay attached. What it writes holds nothing active (words are no HTML,
// there is no link and no tooltip that could be one) and is well-formed UTF-8 XML whatever bytes the words
// hold. Format: https://www.drawio.com/docs/reference/file-format/
#pragma once

#include "render/drawing.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode::render {

// A fact of a card or pill. `name` is made of lower-case letters, digits and '_', and begins with a letter;
// draw.io's own names and others that don't fit are left out.
struct Property {
    std::string name, value;
};

// The facts that belong to a card's or pill's code.
using PropertiesOf = std::function<std::vector<Property>(std::string_view code)>;

// Takes composed drawings, one a page; gives the text of a .drawio file. Cards are the cells c0, c1 …, pills
// p0 …, links l0 …, by their index in the Diagram; on the second page "2-c0" …. An <object> holds `label`,
// `code` and `name` of a card or pill and its properties; draw.io shows them where the mouse rests. Linear in
// the drawings.
std::string drawio(const std::vector<Drawing>& pages, const PropertiesOf& properties_of);

} // namespace sitemode::render
