#include "render/graphviz_format.h"

#include "render/child_process.h"
#include "render/graphviz_graph.h"
#include "render/graphviz_layout.h"
#include "render/markup.h"
#include "render/page.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace sitemode::render {
namespace {

using Kind = DrawError::Kind;
using Of = GraphvizGraph::Of;

// A fixed list: not every name that Graphviz offers is a file format (gtk, x11 and xlib open a window), image
// maps are empty without links, some others it can't write (ico, gd, mp), and what it writes as svg, png, pdf
// or dot is not what we want to be known for. Into tk, pov, pic, vdx and vml it writes names unescaped: a
// site's name could run commands there.
constexpr std::array<std::string_view, 21> formats = {
    "bmp",       "dot_json", "eps", "fig",  "gif",  "jpe",  "jpeg", "jpg",     "json",    "json0",    "plain",
    "plain-ext", "ps",       "tif", "tiff", "wbmp", "webp", "xdot", "xdot1.2", "xdot1.4", "xdot_json"};

// The name for Graphviz: its own PostScript knows Latin-1 only.
std::string device_of(std::string_view format) {
    return std::string(format) + (format == "ps" || format == "eps" ? ":cairo" : "");
}

std::string colour(Colour c) {
    std::string text;
    markup::append(text, c);
    return text;
}

void declare_attributes(GraphvizGraph& graph, const std::string& heading) {
    graph.declare(Of::graph, "label", heading);
    graph.declare(Of::graph, "labelloc", "t");
    graph.declare(Of::graph, "fontname", "Helvetica");
    graph.declare(Of::graph, "fontsize", "11");
    graph.declare(Of::graph, "charset", "UTF-8");
    graph.declare(Of::graph, "overlap", "false");
    for (const auto& [name, value] : {std::pair{"shape", "box"},
                                      {"style", "filled,rounded"},
                                      {"label", ""},
                                      {"fontname", "Helvetica"},
                                      {"fontsize", "11"},
                                      {"fillcolor", "#ffffff"},
                                      {"color", "#000000"},
                                      {"fontcolor", "#000000"},
                                      {"peripheries", "1"},
                                      {"margin", "0.12,0.06"},
                                      {"area", "1"}}) {
        graph.declare(Of::node, name, value);
    }
    graph.declare(Of::edge, "color", "#6b6b6b");
    graph.declare(Of::edge, "style", "solid");
    graph.declare(Of::edge, "arrowhead", "none");
}

struct Colours {
    Colour fill, outline, ink;
};

void set_style(GraphvizGraph& graph, std::uint32_t node, const Colours& colours, Border border) {
    graph.set(node, "fillcolor", colour(colours.fill));
    graph.set(node, "color", colour(colours.outline));
    graph.set(node, "fontcolor", colour(colours.ink));
    if (border == Border::dashed) graph.set(node, "style", "filled,rounded,dashed");
    if (border == Border::double_line) graph.set(node, "peripheries", "2");
}

// Words side by side, those that are not empty.
std::string beside(std::string_view first, std::string_view second) {
    std::string text = label_text(first);
    if (!text.empty() && !second.empty()) text += "  ";
    return text + label_text(second);
}

std::string label_of(const Diagram& diagram, const Card& card) {
    std::string label = beside(card.code, card.sign) + "\\n" + beside(card.name, card.figure);
    for (std::uint32_t i = 0; i < card.notes; ++i) {
        label += "\\n" + label_text(diagram.notes[card.first_note + i].text);
    }
    return label;
}

std::string label_of(const Pill& pill) {
    const std::string words = beside(pill.code, pill.name);
    return pill.sign.empty() ? words : words + "  " + label_text(pill.sign);
}

const char* style_of(const Look& link) {
    return link.border == Border::dashed ? "dashed" : "solid";
}

// Title, summary and legend in words.
std::string heading_of(const Diagram& diagram) {
    std::string heading = label_text(diagram.title) + "\\n" + label_text(diagram.summary) + "\\n";
    for (const std::uint32_t index : worn_looks(diagram)) {
        const Look& look = diagram.looks[index];
        if (!look.sign.empty()) heading += label_text(look.sign) + ": " + label_text(look.legend) + "\\l";
    }
    for (const std::string& line : diagram.identity) heading += label_text(line) + "\\r";
    return heading;
}

void add_cards(GraphvizGraph& graph, const Diagram& diagram) {
    for (std::uint32_t i = 0; i < diagram.cards.size(); ++i) {
        const Look& look = diagram.looks[diagram.cards[i].look];
        graph.add_node();
        graph.set(i, "label", label_of(diagram, diagram.cards[i]));
        set_style(graph, i, {look.fill, look.outline, look.ink}, look.border);
    }
    for (const Link& link : diagram.links)
        graph.add_edge(link.from, link.to, style_of(diagram.looks[link.look]));
}

// Pills are the nodes after the cards, each with an edge from its card.
void add_pills(GraphvizGraph& graph, const Diagram& diagram) {
    auto node = static_cast<std::uint32_t>(diagram.cards.size());
    for (std::uint32_t i = 0; i < diagram.cards.size(); ++i) {
        const Card& card = diagram.cards[i];
        for (std::uint32_t k = 0; k < card.pills; ++k, ++node) {
            const Pill& pill = diagram.pills[card.first_pill + k];
            const Look& look = diagram.looks[pill.look];
            const Look& around = diagram.looks[card.look];
            graph.add_node();
            graph.set(node, "label", label_of(pill));
            set_style(graph, node, {around.pill, around.outline, look.ink}, look.border);
            graph.add_edge(i, node, style_of(diagram.looks[pill.link_look]));
        }
    }
}

ChildResult drawn(const Diagram& diagram, Engine engine, const std::string& format) {
    auto graph = GraphvizGraph::opened();
    if (!graph) return tl::unexpected(graph.error());
    declare_attributes(*graph, heading_of(diagram));
    add_cards(*graph, diagram);
    add_pills(*graph, diagram);
    if (auto well = graph->lay_out(engine == Engine::tree ? Engine::dot : engine); !well)
        return tl::unexpected(well.error());
    return graph->written(format);
}

DrawError unknown_format(std::string_view format) {
    std::string hint = "formats of Graphviz:";
    for (const std::string_view name : formats) hint.append(" ").append(name);
    return {Kind::unsupported, "there is no Graphviz format " + std::string(format), hint};
}

constexpr const char* way_out = "split the file, or take the answer as a table: sitemode solve --format csv";

} // namespace

std::span<const std::string_view> graphviz_formats() {
    return formats;
}

tl::expected<std::string, DrawError> graphviz_bytes(const Diagram& diagram, Engine engine,
                                                    std::string_view format) {
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
        return tl::unexpected(unknown_format(format));
    }
    const std::size_t nodes = diagram.cards.size() + diagram.pills.size();
    if (nodes > most_cards) {
        return tl::unexpected(DrawError{Kind::limit,
                                        "Graphviz is too slow for " + std::to_string(nodes) +
                                            " boxes; it takes at most " + std::to_string(most_cards),
                                        way_out});
    }
    const std::string name = device_of(format);
    ChildLimits limits;
    limits.file_bytes = std::uint64_t{256}
                        << 20; // cairo builds PostScript in a temporary file without a name
    ChildResult bytes = in_child_process(
        "Graphviz", [&] { return drawn(diagram, engine, name); }, limits);
    if (!bytes && bytes.error().kind == Kind::limit && bytes.error().hint.empty())
        bytes.error().hint = way_out;
    return bytes;
}

} // namespace sitemode::render
