// The picture of a plan: each unit is coloured and numbered by its wave, and says what to prepare and to ask.
#pragma once

#include "render/diagram.h"
#include "src/picture.h"
#include "src/plan.h"

namespace sitemode {

// Waves beyond the sixth share a colour; their cards are numbered all the same. Linear.
render::Diagram plan_picture(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                             const PictureSource& source, Theme theme = Theme::standard);

} // namespace sitemode
