// What must hold of every drawing, counted; each function is n log n, so that large drawings can be checked.
#pragma once

#include "render/drawing.h"

#include <cstddef>

namespace checks {

// Pairs of cards that are nearer than `gap`.
std::size_t overlaps(const sitemode::render::Drawing& drawing, double gap);
// Cards that a level or upright piece of a link enters.
std::size_t links_through_cards(const sitemode::render::Drawing& drawing);
// Links with a slanting piece, or that don't go from their parent's border to their child's.
std::size_t loose_links(const sitemode::render::Drawing& drawing);
// Cards, pills and bends that aren't on the page, or in the foot.
std::size_t outside_the_page(const sitemode::render::Drawing& drawing);
// Siblings that stand left of and above the one before them, or before both in reading direction.
std::size_t out_of_order(const sitemode::render::Drawing& drawing);
// Cards whose innermost frame is another region's, and pairs of frames that share a part only.
std::size_t frames_with_strangers(const sitemode::render::Drawing& drawing);
// Names of regions that a link runs through.
std::size_t links_through_names(const sitemode::render::Drawing& drawing);

} // namespace checks
