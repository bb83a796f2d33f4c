#include "render/graphviz_graph.h"

#include "render/shared_library.h"
#include "render/utf8.h"

#include <algorithm>
#include <graphviz/gvc.h>
#include <string_view>

namespace sitemode::render {
namespace {

using Kind = DrawError::Kind;

// Graphviz's call-back for messages carries no pointer of ours, so this text can't live in an object. It
// exists once in a child process and dies with it.
std::string& messages() {
    static std::string text;
    return text;
}

int note_message(char* piece) {
    messages() += piece;
    return 0;
}

int kind_of(GraphvizGraph::Of of) {
    switch (of) {
    case GraphvizGraph::Of::graph:
        return AGRAPH;
    case GraphvizGraph::Of::node:
        return AGNODE;
    case GraphvizGraph::Of::edge:
        return AGEDGE;
    }
    return AGRAPH;
}

// cgraph takes `char*` everywhere and changes none of it.
char* text(const std::string& words) {
    return const_cast<char*>(words.c_str()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

DrawError not_installed(DrawError error) {
    error.message = "Graphviz can't be used: " + error.message;
    error.hint = "install Graphviz (libgvc6), or leave out --engine and choose svg, png or pdf";
    return error;
}

constexpr const char* cgraph_file = "libcgraph.so.6";
constexpr const char* gvc_file = "libgvc.so.6";

} // namespace

struct GraphvizGraph::Library {
    decltype(&gvContext) context;
    decltype(&gvLayout) layout;
    decltype(&gvRenderData) render;
    decltype(&gvPluginList) plugins;
    decltype(&agopen) open;
    decltype(&agattr) declare;
    decltype(&agnode) node;
    decltype(&agedge) edge;
    decltype(&agset) set;
    decltype(&agnnodes) count_nodes;
    decltype(&agnedges) count_edges;
    decltype(&agseterrf) on_message;
    Agdesc_t* directed;

    [[nodiscard]] bool find(const SharedLibrary& gvc, const SharedLibrary& cgraph) {
        return gvc.find(context, "gvContext") && gvc.find(layout, "gvLayout") &&
               gvc.find(render, "gvRenderData") && gvc.find(plugins, "gvPluginList") &&
               cgraph.find(open, "agopen") && cgraph.find(declare, "agattr") && cgraph.find(node, "agnode") &&
               cgraph.find(edge, "agedge") && cgraph.find(set, "agset") &&
               cgraph.find(count_nodes, "agnnodes") && cgraph.find(count_edges, "agnedges") &&
               cgraph.find(on_message, "agseterrf") && cgraph.find(directed, "Agdirected");
    }
};

namespace {

graph_t* as_graph(void* graph) {
    return static_cast<graph_t*>(graph);
}
node_t* as_node(void* node) {
    return static_cast<node_t*>(node);
}

} // namespace

tl::expected<GraphvizGraph, DrawError> GraphvizGraph::opened() {
    const auto cgraph = SharedLibrary::loaded(cgraph_file);
    if (!cgraph) return tl::unexpected(not_installed(cgraph.error()));
    const auto gvc = SharedLibrary::loaded(gvc_file);
    if (!gvc) return tl::unexpected(not_installed(gvc.error()));
    static Library library; // see `library_`
    if (!library.find(*gvc, *cgraph)) {
        return tl::unexpected(not_installed({Kind::unsupported, "this version lacks functions", {}}));
    }
    library.on_message(note_message);
    GraphvizGraph graph;
    graph.library_ = &library;
    graph.context_ = library.context();
    std::string name = "G";
    graph.graph_ = library.open(text(name), *library.directed, nullptr);
    return graph;
}

void GraphvizGraph::declare(Of of, const std::string& name, const std::string& value) {
    library_->declare(as_graph(graph_), kind_of(of), text(name), text(value));
}

void GraphvizGraph::add_node() {
    const std::string name = "n" + std::to_string(nodes_.size());
    nodes_.push_back(library_->node(as_graph(graph_), text(name), 1));
}

void GraphvizGraph::set(std::uint32_t node, const std::string& name, const std::string& value) {
    library_->set(nodes_[node], text(name), text(value));
}

void GraphvizGraph::add_edge(std::uint32_t from, std::uint32_t to, const std::string& style) {
    edge_t* edge = library_->edge(as_graph(graph_), as_node(nodes_[from]), as_node(nodes_[to]), nullptr, 1);
    const std::string name = "style";
    library_->set(edge, text(name), text(style));
    ++edges_;
}

tl::expected<void, DrawError> GraphvizGraph::complaint() const {
    std::string words = one_clean_line(messages());
    while (!words.empty() && words.back() == ' ') words.pop_back();
    if (!words.empty()) return tl::unexpected(DrawError{Kind::failed, "Graphviz says: " + words, {}});
    const auto nodes = static_cast<std::size_t>(library_->count_nodes(as_graph(graph_)));
    const auto edges = static_cast<std::size_t>(library_->count_edges(as_graph(graph_)));
    if (nodes != nodes_.size() || edges != edges_) {
        return tl::unexpected(DrawError{Kind::failed, "Graphviz lost a part of the picture", {}});
    }
    return {};
}

tl::expected<void, DrawError> GraphvizGraph::lay_out(Engine engine) {
    const std::string name(name_of(engine));
    const int failed = library_->layout(static_cast<GVC_t*>(context_), as_graph(graph_), name.c_str());
    if (auto well = complaint(); !well) return well;
    if (failed != 0)
        return tl::unexpected(DrawError{Kind::failed, "Graphviz could not lay out the picture", {}});
    return {};
}

Point GraphvizGraph::middle(std::uint32_t node) const {
    const pointf at = ND_coord(as_node(nodes_[node])); // NOLINT: Graphviz's macro
    return {at.x, at.y};
}

bool GraphvizGraph::has_device(const std::string& format) const {
    int size = 0;
    const std::string kind = "device";
    char** names = library_->plugins(static_cast<GVC_t*>(context_), kind.c_str(), &size, nullptr);
    const std::string_view device = std::string_view(format).substr(0, format.find(':'));
    return std::any_of(names, names + size, [&](const char* name) { return device == name; });
}

tl::expected<std::string, DrawError> GraphvizGraph::written(const std::string& format) {
    if (!has_device(format)) {
        return tl::unexpected(
            DrawError{Kind::unsupported, "the installed Graphviz does not write " + format, {}});
    }
    char* bytes = nullptr;
    unsigned size = 0;
    const int failed =
        library_->render(static_cast<GVC_t*>(context_), as_graph(graph_), format.c_str(), &bytes, &size);
    if (auto well = complaint(); !well) return tl::unexpected(well.error());
    if (failed != 0 || bytes == nullptr || size == 0) {
        return tl::unexpected(DrawError{Kind::failed, "Graphviz could not write " + format, {}});
    }
    return std::string(bytes, size);
}

std::string label_text(std::string_view words) {
    std::string label;
    for (const char c : one_clean_line(words)) {
        if (c == '\\')
            label += "\\\\";
        else if (c == '&')
            label += "&amp;"; // Graphviz reads entities in labels
        else
            label += c;
    }
    return label;
}

} // namespace sitemode::render
