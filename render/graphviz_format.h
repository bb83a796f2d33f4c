// The picture formats that only Graphviz writes (PostScript, GIF, JPEG, xdot, plain …). Graphviz draws a
// graph of ours, with a node for every card and every pill; it doesn't look like the pictures of
// render/svg.h, and svg, png, pdf and dot are refused here because ours are better. Runs in a child process
// with limits (render/child_process.h). Not for use while other threads run (it forks).
#pragma once

#include "render/diagram.h"
#include "render/draw_error.h"
#include "render/layout.h"

#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace sitemode::render {

// The names that `graphviz_bytes` takes, sorted. Which of them work depends on the Graphviz that is
// installed.
std::span<const std::string_view> graphviz_formats();

// Takes a diagram, the engine that places its nodes, and one of `graphviz_formats()`; gives the bytes of the
// file. Reports `unsupported` for any other format or one that the installed Graphviz lacks, `limit` for more
// than `most_cards` cards and pills, `failed` when Graphviz complains of anything or drops a node or an edge.
tl::expected<std::string, DrawError> graphviz_bytes(const Diagram& diagram, Engine engine,
                                                    std::string_view format);

} // namespace sitemode::render
