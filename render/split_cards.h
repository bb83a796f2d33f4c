// Cards with more pills than a page holds become several. Used by render/page_cuts.cpp.
#pragma once

#include "render/excerpt.h"

namespace sitemode::render {

// Puts the pills that are too many for a page of this size on cards that continue the first one, in front of
// its children. They aren't cut off.
void split_large_cards(CutDiagram& whole, double width, double height);

} // namespace sitemode::render
