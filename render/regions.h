// Which regions of a Diagram (Card::group) can be framed. A frame goes around a whole subtree, so that it
// never covers a card that isn't its own; where a region isn't one, its name stands above its topmost cards.
#pragma once

#include "render/diagram.h"
#include "render/forest.h"

#include <cstdint>
#include <vector>

namespace sitemode::render {

// What a card begins: nothing, a frame around it and all below it, or only its region's name.
enum class RegionStart : std::uint8_t { none, frame, name };

// One for each card. Linear.
std::vector<RegionStart> region_starts(const Diagram& diagram, const Forest& forest);

} // namespace sitemode::render
