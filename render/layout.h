// Layout by Graphviz: where the cards of a Diagram go. Graphviz sees boxes of a fixed size and links, nothing
// of the words: the links' ways, the pills and the page are made here (render/page.h). It runs in a child
// process with limits (render/child_process.h), because it can be slow, exit or crash; the program itself is
// not linked with it. For the formats that Graphviz itself writes see render/graphviz_format.h.
#pragma once

#include "render/draw_error.h"
#include "render/drawing.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tl/expected.hpp>

namespace sitemode::render {

enum class Engine : std::uint8_t { dot, neato, twopi, circo, fdp, sfdp, osage, patchwork };

inline constexpr std::array<std::string_view, 8> engine_names = {"dot", "neato", "twopi", "circo",
                                                                 "fdp", "sfdp",  "osage", "patchwork"};

// The engine's name as Graphviz spells it.
constexpr std::string_view name_of(Engine engine) {
    return engine_names[static_cast<std::size_t>(engine)];
}

// The engine with exactly this name, if there is one.
std::optional<Engine> engine_named(std::string_view name);

// More cards than this are refused: Graphviz takes minutes to hours for them.
inline constexpr std::size_t most_cards = 2000;

// Takes a diagram; gives it with positions, cards never overlapping, on a page as large as needed. With `dot`
// the links are elbows that never run through a card; with the other engines they are straight lines from
// border to border. Reports `limit` for more than `most_cards` cards or more time or memory than the child
// may have, `failed` when Graphviz has anything to complain of, `unsupported` when it is not installed. Not
// for use while other threads run (it forks).
tl::expected<Drawing, DrawError> laid_out(Diagram diagram, Engine engine);

} // namespace sitemode::render
