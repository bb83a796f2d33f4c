// The cards of a draw.io file, each with its notes and pills inside. Used by render/drawio.cpp.
#pragma once

#include "render/drawio.h"
#include "render/drawio_cells.h"

namespace sitemode::render {

// The dark frame around a card that is marked.
void put_mark(Cells& cells, const Space& inside, const Palette& palette, const Box& box, double corner);

// An icon as in a note, pale where its card is calm.
struct ShownIcon {
    Icon icon = Icon::none;
    bool is_calm = false;
};

// `at` is on the baseline of the note's words, in the middle of the icon.
void put_icon(Cells& cells, const Space& inside, const Palette& palette, ShownIcon shown, Point at);

void put_cards(Cells& cells, const Drawing& drawing, const PropertiesOf& properties_of);

} // namespace sitemode::render
