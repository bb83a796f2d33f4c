#include "render/layout.h"

#include "render/graphviz_layout.h"

#include <algorithm>
#include <utility>

namespace sitemode::render {

std::optional<Engine> engine_named(std::string_view name) {
    const auto found = std::find(engine_names.begin(), engine_names.end(), name);
    if (found == engine_names.end()) return std::nullopt;
    return static_cast<Engine>(found - engine_names.begin());
}

tl::expected<Drawing, DrawError> laid_out(Diagram diagram, Engine engine, const TreeForm& form) {
    if (engine == Engine::tree) return tree_drawing(std::move(diagram), form);
    return laid_out_by_graphviz(std::move(diagram), engine);
}

} // namespace sitemode::render
