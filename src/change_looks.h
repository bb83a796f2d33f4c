// The looks that a picture of a change has besides those of verdicts: what is as before is calm, what is gone
// or new says so.
#pragma once

#include <cstdint>
#include <vector>

#include "render/diagram.h"

namespace sitemode {

// Where the looks of a change stand, behind all others.
struct ChangeLooks {
    std::uint32_t first_calm, gone, new_secondary, gone_secondary, gone_link;
};

// Adds a calm one of each look, and those of what is gone, new or changes.
ChangeLooks add_change_looks(std::vector<render::Look>& looks, const render::Palette& palette);

} // namespace sitemode
