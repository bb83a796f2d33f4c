// One Graphviz graph: nodes n0, n1, …, edges between them, and attributes that we choose; laid out and
// written by Graphviz. The only file of this layer that sees Graphviz; it is loaded when a graph is opened,
// and nothing of it is ever freed: use it in a child process only (render/child_process.h). What goes in as a
// label comes from `label_text`, so that no text of the input means anything to Graphviz.
#pragma once

#include "render/draw_error.h"
#include "render/drawing.h"
#include "render/layout.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace sitemode::render {

class GraphvizGraph {
public:
    enum class Of : std::uint8_t { graph, node, edge };

    // Loads Graphviz and opens an empty directed graph.
    static tl::expected<GraphvizGraph, DrawError> opened();

    // The value of an attribute where nothing else is said. Every attribute must be declared so before it is
    // set.
    void declare(Of of, const std::string& name, const std::string& value);
    // Adds the next node.
    void add_node();
    // Sets a declared attribute of node number `node`.
    void set(std::uint32_t node, const std::string& name, const std::string& value);
    // Adds an edge between two nodes; `style` is an attribute declared before.
    void add_edge(std::uint32_t from, std::uint32_t to, const std::string& style);

    // Runs the engine. Reports every message of Graphviz, and nodes or edges that are not there afterwards.
    tl::expected<void, DrawError> lay_out(Engine engine);
    // After lay_out: the middle of a node, in points; y grows upwards.
    [[nodiscard]] Point middle(std::uint32_t node) const;
    // After lay_out: the graph in this format. Reports `unsupported` if this Graphviz doesn't have it.
    tl::expected<std::string, DrawError> written(const std::string& format);

private:
    struct Library;
    GraphvizGraph() = default;
    [[nodiscard]] tl::expected<void, DrawError> complaint() const;
    [[nodiscard]] bool has_device(const std::string& format) const;

    Library* library_ = nullptr; // in the child, freed by _exit like all of Graphviz
    void* context_ = nullptr;
    void* graph_ = nullptr;
    std::vector<void*> nodes_;
    std::uint32_t edges_ = 0;
};

// A text as a piece of a Graphviz label: clean UTF-8 in one line, backslashes doubled, no entities.
std::string label_text(std::string_view words);

} // namespace sitemode::render
