// Orders and cycles of the graph that links make, by Boost.Graph's depth-first search and strong components
// over flat arrays. It knows numbers only; what they stand for is known to graphs/draft.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sitemode {

using Vertex = std::uint32_t;

// A directed graph as flat arrays: the targets of vertex v are targets[first[v]] … targets[first[v + 1] - 1].
struct FlatGraph {
    std::vector<std::uint32_t> first; // vertices + 1
    std::vector<Vertex> targets;
    std::size_t size() const { return first.size() - 1; }
    std::span<const Vertex> out(Vertex v) const {
        return {targets.data() + first[v], first[v + 1] - first[v]};
    }
};

// An edge, for building.
struct FlatEdge {
    Vertex source, target;
};

// The graph of these edges over vertices 0 … vertices-1; the targets of a vertex keep the order of the edges.
FlatGraph flat_graph(std::size_t vertices, std::span<const FlatEdge> edges);

// The graph of the edges parent → child of a forest (0xFFFF'FFFF: no parent); children in ascending order.
FlatGraph flat_graph_of(std::span<const Vertex> parents);

// All vertices, sources before targets, and otherwise in ascending order as far as that allows (in a forest:
// preorder). Empty where the graph has a cycle (and vertices). Linear; the search keeps its own stack.
std::vector<Vertex> topological_order(const FlatGraph& graph);

// The same for a forest in which every vertex comes after its parent (0xFFFF'FFFF: it has none), as in most
// files: positions are counted out instead of searched, which is several times faster. Empty where a parent
// comes later.
std::vector<Vertex> preorder(std::span<const Vertex> parents);

// One cycle of each strong component that has one: vertices along the cycle, from its smallest on.
std::vector<std::vector<Vertex>> cycles(const FlatGraph& graph);

} // namespace sitemode
