// The regions of a Diagram (Card::group): what is framed, what room that takes, and where their names go. A
// frame goes around a whole subtree whose topmost card is of the region. A subtree in it that isn't has a
// frame of its own, so that nobody takes it for a part: a hole, or another region with its name. Where a
// region has no cards below its topmost one, only its name stands above that.
#pragma once

#include "render/drawing.h"
#include "render/forest.h"
#include "render/subtree_shapes.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sitemode::render {

// What a card begins: nothing, only its region's name, or a frame around it and all below it, which is filled
// as a region (`frame`) or as the paper (`hole`). Frames in each other are filled by turns.
enum class RegionStart : std::uint8_t { none, name, frame, hole };

// One for each card. Linear.
std::vector<RegionStart> region_starts(const Diagram& diagram, const Forest& forest);

// The room of a card with what it begins around it. A hole that is no region has no name.
Nucleus with_region(Nucleus card, RegionStart start, bool has_name);

// What is drawn of a region that begins with a card. Takes the box of the frame; without one, the box that
// the name has to stay in begins above the card and ends where the outline does.
Frame region_frame(std::uint32_t card, RegionStart start, const Box& outline, const Box& card_box);

// Moves a name aside where a link runs through its line: to where there is room for all of it, else for most.
// Takes the corners of the link, an orthogonal one.
void keep_off_link(Frame& frame, std::string_view name, std::span<const Point> link);

} // namespace sitemode::render
