#include "plain_graph.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <graphviz/cgraph.h>

#include "graphs/diagnostic.h"
#include "graphs/dot_graph.h"
#include "graphs/dot_parser.h"
#include "graphs/dot_scanner.h"
#include "graphs/name_table.h"
#include "graphs/utf8.h"

namespace sitemode::tests {
namespace {

// Where a line of an edge ends and which of several edges it is: known to cgraph as attributes, passed over
// by us.
bool is_compared(std::string_view name) {
    return name != "headport" && name != "tailport" && name != "key";
}

void set(Attributes& attributes, const std::string& name, const std::string& value) {
    if (!is_compared(name)) return;
    if (value.empty())
        attributes.erase(name);
    else
        attributes[name] = value;
}

std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        out += text[at];
        if (text.substr(at, 2) == "\\\\") ++at;
    }
    return out;
}

// A Meaning for DotGraph that keeps everything.
class KeepEverything {
public:
    struct Attribute {
        std::uint32_t key;
        std::string name, value;
    };

    void begin_graph(bool is_strict, const DotToken*) {
        is_strict_ = is_strict;
        top_level_name_.emplace_back();
    }
    std::optional<Attribute> read(const DotSubject&, const DotToken& name, const DotToken& value) {
        return Attribute{keys_.add(name.text).index, std::string(name.text), std::string(value.text)};
    }
    void graph_attribute(std::uint32_t subgraph, const Attribute& attribute) {
        if (subgraph == 0) set(graph.attributes, attribute.name, attribute.value);
    }
    void lost_attribute(const DotToken&, const DotToken&) {}
    void new_subgraph(std::uint32_t subgraph, std::uint32_t parent, const DotToken* name) {
        parents_.resize(subgraph + 1, 0);
        top_level_name_.resize(subgraph + 1);
        parents_[subgraph] = parent;
        if (parent != 0 || name == nullptr) return;
        top_level_name_[subgraph] = folded(name->text);
        graph.members[top_level_name_[subgraph]];
    }
    void new_node(std::uint32_t node, std::string_view id, Place) {
        names_.resize(node + 1);
        names_[node] = id;
        graph.nodes[names_[node]];
    }
    void own_statement(std::uint32_t, Place) {}
    void listed(std::uint32_t node, std::uint32_t subgraph) {
        while (parents_[subgraph] != 0) subgraph = parents_[subgraph];
        const std::string& name = top_level_name_[subgraph];
        const auto found = graph.members.find(name);
        if (found != graph.members.end()) found->second.insert(names_[node]);
    }
    bool node_attribute_at_a_glance(std::uint32_t, const DotToken&, const DotToken&) { return false; }
    void node_attribute(std::uint32_t node, const Attribute& attribute, bool) {
        set(graph.nodes[names_[node]], attribute.name, attribute.value);
    }
    void edge(std::uint32_t tail, std::uint32_t head, Place, std::span<const Attribute> defaults,
              std::span<const Attribute> own) {
        Attributes attributes;
        const auto found = is_strict_ ? strict_.find({tail, head}) : strict_.end();
        if (found != strict_.end())
            attributes = found->second;
        else
            for (const Attribute& attribute : defaults) set(attributes, attribute.name, attribute.value);
        for (const Attribute& attribute : own) set(attributes, attribute.name, attribute.value);
        if (is_strict_)
            strict_[{tail, head}] = attributes;
        else
            graph.edges.emplace(names_[tail], names_[head], attributes);
    }
    bool is_stopped() const { return false; }

    PlainGraph result() && {
        for (const auto& [ends, attributes] : strict_)
            graph.edges.emplace(names_[ends.first], names_[ends.second], attributes);
        return std::move(graph);
    }

private:
    PlainGraph graph;
    bool is_strict_ = false;
    NameTable keys_;
    std::vector<std::string> names_;
    std::vector<std::uint32_t> parents_{0};
    std::vector<std::string> top_level_name_; // of a named subgraph of the graph itself
    std::map<std::pair<std::uint32_t, std::uint32_t>, Attributes> strict_;
};

Attributes attributes_of(Agraph_t* graph, int kind, void* object) {
    Attributes attributes;
    for (Agsym_t* symbol = agnxtattr(graph, kind, nullptr); symbol != nullptr;
         symbol = agnxtattr(graph, kind, symbol)) {
        set(attributes, symbol->name, agxget(object, symbol));
    }
    return attributes;
}

} // namespace

std::optional<PlainGraph> read_by_us(std::string_view text) {
    if (checked_text(text).offence) return std::nullopt;
    TextKeeper keeper;
    Diagnostics diagnostics;
    DotScanner scanner(without_byte_order_mark(text), keeper, diagnostics);
    KeepEverything meaning;
    DotGraph graph(meaning, keeper, diagnostics);
    const bool is_sound = DotParser(scanner, diagnostics, graph).parse();
    if (!is_sound) return std::nullopt;
    return std::move(meaning).result();
}

std::optional<PlainGraph> read_by_cgraph(const std::string& text) {
    agseterrf([](char*) { return 0; });
    Agraph_t* const graph = agmemread(text.c_str());
    if (graph == nullptr) return std::nullopt;
    PlainGraph plain;
    plain.attributes = attributes_of(graph, AGRAPH, graph);
    for (Agnode_t* node = agfstnode(graph); node != nullptr; node = agnxtnode(graph, node)) {
        plain.nodes[folded(agnameof(node))] = attributes_of(graph, AGNODE, node);
        for (Agedge_t* edge = agfstout(graph, node); edge != nullptr; edge = agnxtout(graph, edge)) {
            plain.edges.emplace(folded(agnameof(node)), folded(agnameof(aghead(edge))),
                                attributes_of(graph, AGEDGE, edge));
        }
    }
    for (Agraph_t* part = agfstsubg(graph); part != nullptr; part = agnxtsubg(part)) {
        if (agnameof(part) == nullptr || agnameof(part)[0] == '%') continue; // a number that cgraph gave it
        auto& members = plain.members[folded(agnameof(part))];
        for (Agnode_t* node = agfstnode(part); node != nullptr; node = agnxtnode(part, node))
            members.insert(folded(agnameof(node)));
    }
    agclose(graph);
    return plain;
}

namespace {
std::string shown(const Attributes& attributes) {
    std::string out;
    for (const auto& [name, value] : attributes) out += " " + name + "=" + value;
    return out + "\n";
}
} // namespace

std::string shown(const PlainGraph& graph) {
    std::string out = "graph" + shown(graph.attributes);
    for (const auto& [name, attributes] : graph.nodes) out += "node '" + name + "'" + shown(attributes);
    for (const auto& [tail, head, attributes] : graph.edges)
        out += "edge '" + tail + "' '" + head + "'" + shown(attributes);
    for (const auto& [name, members] : graph.members) {
        out += "subgraph '" + name + "'";
        for (const std::string& member : members) out += " '" + member + "'";
        out += "\n";
    }
    return out;
}

} // namespace sitemode::tests
