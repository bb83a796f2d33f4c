// Layout: where the cards of a Diagram go. Our own engine (render/tree_layout.h) is the usual one; those of
// Graphviz (render/graphviz_layout.h) are there for who wants another picture.
#pragma once

#include "render/draw_error.h"
#include "render/drawing.h"
#include "render/tree_layout.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tl/expected.hpp>

namespace sitemode::render {

enum class Engine : std::uint8_t { tree, dot, neato, twopi, circo, fdp, sfdp, osage, patchwork };

inline constexpr std::array<std::string_view, 9> engine_names = {"tree", "dot",  "neato", "twopi",    "circo",
                                                                 "fdp",  "sfdp", "osage", "patchwork"};

// The engine's name as it is written: ours is `tree`, the others are spelled as Graphviz does.
constexpr std::string_view name_of(Engine engine) {
    return engine_names[static_cast<std::size_t>(engine)];
}

// The engine with exactly this name, if there is one.
std::optional<Engine> engine_named(std::string_view name);

// Takes a diagram; gives it with positions, cards never overlapping, on a page as large as needed. `form` is
// for `tree`, which never fails; the others report what laid_out_by_graphviz reports.
tl::expected<Drawing, DrawError> laid_out(Diagram diagram, Engine engine, const TreeForm& form = {});

} // namespace sitemode::render
