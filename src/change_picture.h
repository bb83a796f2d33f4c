// The picture of a change: one diagram of both hierarchies. What stays is calm; what changes keeps its
// colours, has a dark frame and says what it was; new sites are marked, and sites that are gone are still
// there, dashed.
#pragma once

#include <string>

#include "render/diagram.h"
#include "src/compare.h"
#include "src/picture.h"

namespace sitemode {

// `change`: what the picture shows, for its title: "what if TOR.mode=native?". Linear.
render::Diagram change_picture(const Evaluation& before, const Evaluation& after,
                               const Comparison& comparison, std::string_view change,
                               const PictureSource& source, Theme theme = Theme::standard);

} // namespace sitemode
