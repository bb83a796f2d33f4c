#include "graphs/forest.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <type_traits>
#include <utility>

#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>

#ifdef BOOST_NO_EXCEPTIONS
// Boost's way out where exceptions are switched off; our use of it throws nothing.
namespace boost {
void throw_exception(const std::exception&) {
    std::abort();
}
void throw_exception(const std::exception&, const source_location&) {
    std::abort();
}
} // namespace boost
#endif

namespace sitemode {

FlatGraph flat_graph(std::size_t vertices, std::span<const FlatEdge> edges) {
    FlatGraph graph;
    graph.first.assign(vertices + 1, 0);
    for (const auto& edge : edges) ++graph.first[edge.source + 1];
    for (std::size_t v = 0; v < vertices; ++v) graph.first[v + 1] += graph.first[v];
    graph.targets.resize(edges.size());
    auto next = graph.first;
    for (const auto& edge : edges) graph.targets[next[edge.source]++] = edge.target;
    return graph;
}

FlatGraph flat_graph_of(std::span<const Vertex> parents) {
    constexpr Vertex none = 0xFFFF'FFFF;
    const auto count = static_cast<Vertex>(parents.size());
    FlatGraph graph;
    // Each start is counted two places further on, so that filling moves it to where it belongs.
    graph.first.assign(parents.size() + 2, 0);
    for (const auto parent : parents)
        if (parent != none) ++graph.first[parent + 2];
    for (std::size_t v = 2; v < graph.first.size(); ++v) graph.first[v] += graph.first[v - 1];
    graph.targets.resize(graph.first.back());
    for (Vertex v = 0; v < count; ++v)
        if (parents[v] != none) graph.targets[graph.first[parents[v] + 1]++] = v;
    graph.first.pop_back();
    return graph;
}

std::vector<Vertex> preorder(std::span<const Vertex> parents) {
    constexpr Vertex none = 0xFFFF'FFFF;
    const auto count = static_cast<Vertex>(parents.size());
    std::vector<std::uint32_t> place(count, 1); // first the size of the tree below and with each
    for (Vertex v = count; v-- > 0;) {
        if (parents[v] == none) continue;
        if (parents[v] >= v) return {};
        place[parents[v]] += place[v];
    }
    // Then where the next child of each goes.
    std::vector<Vertex> order(count);
    std::uint32_t next_root = 0;
    for (Vertex v = 0; v < count; ++v) {
        auto& next = parents[v] == none ? next_root : place[parents[v]];
        const auto at = next;
        next += place[v];
        order[at] = v;
        place[v] = at + 1;
    }
    return order;
}

} // namespace sitemode

// The adaptor: a FlatGraph seen backwards, its vertices and the targets of each from last to first, so that
// the reversed finishing order of a depth-first search is the preorder of the file. Models Boost.Graph's
// VertexListGraph and IncidenceGraph. Measured at a million sites: adjacency_list needs 660 ms to build, this
// nothing.
namespace sitemode::backwards {

struct Graph {
    const FlatGraph* flat;
};
struct Edge {
    Vertex source;
    std::uint32_t position; // in FlatGraph::targets
    friend bool operator==(const Edge&, const Edge&) = default;
};
// Counts down from one past `at`; gives a vertex, or the edge of a source at a position.
template <class Item>
class Countdown {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Item;
    using difference_type = std::ptrdiff_t;
    using pointer = const Item*;
    using reference = Item;

    Countdown() = default;
    explicit Countdown(std::size_t at, Vertex source = 0)
        : at_(static_cast<std::uint32_t>(at)), source_(source) {}
    Item operator*() const {
        if constexpr (std::is_same_v<Item, Edge>)
            return {source_, at_ - 1};
        else
            return at_ - 1;
    }
    Countdown& operator++() {
        --at_;
        return *this;
    }
    Countdown operator++(int) {
        auto before = *this;
        --at_;
        return before;
    }
    friend bool operator==(const Countdown&, const Countdown&) = default;

private:
    std::uint32_t at_ = 0;
    Vertex source_ = 0;
};

struct Category : boost::incidence_graph_tag, boost::vertex_list_graph_tag {};

std::pair<Countdown<Vertex>, Countdown<Vertex>> vertices(const Graph& g) {
    return {Countdown<Vertex>(g.flat->size()), Countdown<Vertex>(0)};
}
std::size_t num_vertices(const Graph& g) {
    return g.flat->size();
}
std::pair<Countdown<Edge>, Countdown<Edge>> out_edges(Vertex v, const Graph& g) {
    return {Countdown<Edge>(g.flat->first[v + 1], v), Countdown<Edge>(g.flat->first[v], v)};
}
std::size_t out_degree(Vertex v, const Graph& g) {
    return g.flat->first[v + 1] - g.flat->first[v];
}
Vertex source(const Edge& e, const Graph&) {
    return e.source;
}
Vertex target(const Edge& e, const Graph& g) {
    return g.flat->targets[e.position];
}

} // namespace sitemode::backwards

template <>
struct boost::graph_traits<sitemode::backwards::Graph> {
    using vertex_descriptor = sitemode::Vertex;
    using edge_descriptor = sitemode::backwards::Edge;
    using directed_category = boost::directed_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    using traversal_category = sitemode::backwards::Category;
    using vertex_iterator = sitemode::backwards::Countdown<sitemode::Vertex>;
    using vertices_size_type = std::size_t;
    using out_edge_iterator = sitemode::backwards::Countdown<sitemode::backwards::Edge>;
    using degree_size_type = std::size_t;
    using edges_size_type = std::size_t;
    static vertex_descriptor null_vertex() { return 0xFFFF'FFFF; }
};

namespace sitemode {
namespace {

BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraph<backwards::Graph>));
BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraph<backwards::Graph>));

// Boost's topological_sort throws on a cycle; this visitor takes the same finishing order and notes it
// instead.
struct FinishingOrder : boost::default_dfs_visitor {
    std::vector<Vertex>* order;
    bool* cyclic;
    void back_edge(const backwards::Edge&, const backwards::Graph&) { *cyclic = true; }
    void finish_vertex(Vertex v, const backwards::Graph&) { order->push_back(v); }
};

struct Components {
    std::vector<std::uint32_t> of; // of each vertex
    std::vector<std::uint32_t> size;
};

Components strong_components_of(const backwards::Graph& graph) {
    Components components;
    components.of.resize(graph.flat->size());
    const auto index = boost::typed_identity_property_map<Vertex>();
    const auto count =
        boost::strong_components(graph, boost::make_iterator_property_map(components.of.begin(), index),
                                 boost::vertex_index_map(index));
    components.size.assign(count, 0);
    for (const auto component : components.of) ++components.size[component];
    return components;
}

// Follows, from `start`, the first target inside the component until a vertex comes again.
std::vector<Vertex> cycle_through(const FlatGraph& graph, const Components& components, Vertex start,
                                  std::vector<std::uint32_t>& step_at) {
    std::vector<Vertex> walk;
    auto v = start;
    while (step_at[v] == 0) {
        walk.push_back(v);
        step_at[v] = static_cast<std::uint32_t>(walk.size());
        for (const auto target : graph.out(v)) {
            if (components.of[target] != components.of[start]) continue;
            v = target;
            break;
        }
    }
    walk.erase(walk.begin(), walk.begin() + (static_cast<std::ptrdiff_t>(step_at[v]) - 1));
    std::rotate(walk.begin(), std::min_element(walk.begin(), walk.end()), walk.end());
    return walk;
}

} // namespace

std::vector<Vertex> topological_order(const FlatGraph& graph) {
    std::vector<Vertex> order;
    order.reserve(graph.size());
    bool cyclic = false;
    FinishingOrder visitor;
    visitor.order = &order;
    visitor.cyclic = &cyclic;
    std::vector<bool> has_source(graph.size(), false);
    for (const auto target : graph.targets) has_source[target] = true;
    std::vector<boost::default_color_type> colours(graph.size());
    const auto colour_map =
        boost::make_iterator_property_map(colours.begin(), boost::typed_identity_property_map<Vertex>());
    // From the last root to the first: started anywhere else, the search would leave the order of a forest.
    for (auto root = static_cast<Vertex>(graph.size()); root-- > 0;)
        if (!has_source[root]) boost::depth_first_visit(backwards::Graph{&graph}, root, visitor, colour_map);
    if (cyclic || order.size() < graph.size()) return {}; // what no root leads to hangs on a cycle
    std::reverse(order.begin(), order.end());
    return order;
}

std::vector<std::vector<Vertex>> cycles(const FlatGraph& graph) {
    const auto components = strong_components_of({&graph});
    std::vector<bool> done(components.size.size(), false);
    std::vector<std::uint32_t> step_at(graph.size(), 0);
    std::vector<std::vector<Vertex>> found;
    for (Vertex v = 0; v < graph.size(); ++v) {
        const auto component = components.of[v];
        const auto out = graph.out(v);
        const bool loops = std::find(out.begin(), out.end(), v) != out.end();
        if (done[component] || (components.size[component] < 2 && !loops)) continue;
        done[component] = true;
        found.push_back(cycle_through(graph, components, v, step_at));
    }
    return found;
}

} // namespace sitemode
