// The cards of a draw.io file, each with its notes and pills inside. Used by render/drawio.cpp.
#pragma once

#include "render/drawio.h"
#include "render/drawio_cells.h"

namespace sitemode::render {

void put_cards(Cells& cells, const Drawing& drawing, const PropertiesOf& properties_of);

} // namespace sitemode::render
