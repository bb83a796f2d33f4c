// Layout by Graphviz. It sees boxes of a fixed size and links, nothing of the words: the links' ways, the
// pills and the page are made here (render/page.h). It runs in a child process with limits
// (render/child_process.h), because it can be slow, exit or crash; the program itself is not linked with it.
// For the formats that Graphviz itself writes see render/graphviz_format.h.
#pragma once

#include "render/draw_error.h"
#include "render/drawing.h"
#include "render/layout.h"

#include <cstddef>
#include <tl/expected.hpp>

namespace sitemode::render {

// More cards than this are refused: Graphviz takes minutes to hours for them.
inline constexpr std::size_t most_cards = 2000;

// Takes a diagram and an engine of Graphviz; gives the diagram with positions. With `dot` the links are
// elbows that never run through a card; with the other engines they are straight lines from border to border.
// Reports `limit` for more than `most_cards` cards or more time or memory than the child may have, `failed`
// when Graphviz has anything to complain of, `unsupported` when it is not installed. Not for use while other
// threads run (it forks).
tl::expected<Drawing, DrawError> laid_out_by_graphviz(Diagram diagram, Engine engine);

} // namespace sitemode::render
