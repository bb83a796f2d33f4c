// The ways of the links between cards that have a place: elbows for a tree that hangs in ranks, straight
// lines for everything else. Pure arithmetic on points; knows neither Graphviz nor SVG.
#pragma once

#include "render/drawing.h"

#include <cstdint>
#include <vector>

namespace sitemode::render {

// How many links are above each card: 0 for a root.
std::vector<std::uint32_t> depths(const Diagram& diagram);

// Takes a drawing with the cards' x and sizes; hangs the cards in ranks by depth (their tops in line) and
// leads each link from the middle of its parent's lower side to a level between the two ranks and on to the
// middle of the child's upper side. Links of one parent share a level; parents whose levels would touch get
// different ones. Ranks are moved apart as far as that needs, so no link meets a card.
void hang_in_ranks(Drawing& drawing, const std::vector<std::uint32_t>& depths);

// Leads each link straight from its parent's border to its child's.
void link_straight(Drawing& drawing);

} // namespace sitemode::render
