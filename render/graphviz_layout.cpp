#include "render/graphviz_layout.h"

#include "render/card_size.h"
#include "render/child_process.h"
#include "render/graphviz_graph.h"
#include "render/links.h"
#include "render/markup.h"
#include "render/page.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace sitemode::render {
namespace {

using Kind = DrawError::Kind;
using Sizes = std::vector<CardSize>;

constexpr double card_gap = 14;    // between neighbours
constexpr double most_spread = 30; // how far apart overlapping cards may be drawn, as a factor

std::string inches(double points) {
    std::string text;
    markup::append(text, points / 72 + 0.005); // rounded up, so that Graphviz leaves room
    return text;
}

void declare_attributes(GraphvizGraph& graph) {
    using Of = GraphvizGraph::Of;
    graph.declare(Of::graph, "nodesep", inches(card_gap));
    graph.declare(Of::graph, "ranksep", "0.5");
    graph.declare(Of::graph, "splines", "none"); // the links' ways are ours
    graph.declare(Of::graph, "overlap", "false");
    graph.declare(Of::graph, "sep", "+10");
    graph.declare(Of::node, "shape", "box");
    graph.declare(Of::node, "fixedsize", "true");
    graph.declare(Of::node, "label", "");
    graph.declare(Of::node, "width", "1");
    graph.declare(Of::node, "height", "1");
    graph.declare(Of::node, "area", "1"); // for patchwork
    graph.declare(Of::edge, "style", "solid");
}

void fill_graph(GraphvizGraph& graph, const Diagram& diagram, const Sizes& sizes) {
    for (std::uint32_t i = 0; i < sizes.size(); ++i) {
        graph.add_node();
        graph.set(i, "width", inches(sizes[i].width));
        graph.set(i, "height", inches(sizes[i].height));
        graph.set(i, "area", inches(sizes[i].width * sizes[i].height / 72));
    }
    for (const Link& link : diagram.links) graph.add_edge(link.from, link.to, "solid");
}

std::string bytes_of(const std::vector<Point>& points) {
    std::string bytes(points.size() * sizeof(Point), '\0');
    std::memcpy(bytes.data(), points.data(), bytes.size());
    return bytes;
}

// In the child: the middles of all cards, as the bytes of Points.
ChildResult middles_as_bytes(const Diagram& diagram, const Sizes& sizes, Engine engine) {
    auto graph = GraphvizGraph::opened();
    if (!graph) return tl::unexpected(graph.error());
    declare_attributes(*graph);
    fill_graph(*graph, diagram, sizes);
    if (auto well = graph->lay_out(engine); !well) return tl::unexpected(well.error());
    std::vector<Point> middles;
    for (std::uint32_t i = 0; i < sizes.size(); ++i) {
        const Point up = graph->middle(i);
        middles.push_back({up.x, -up.y});
    }
    return bytes_of(middles);
}

DrawError with_hint(DrawError error) {
    if (error.kind == Kind::limit && error.hint.empty()) {
        error.hint = "leave out --engine, or take the answer as a table: sitemode solve --format csv";
    }
    return error;
}

tl::expected<std::vector<Point>, DrawError> middles(const Diagram& diagram, const Sizes& sizes,
                                                    Engine engine) {
    const ChildLimits limits{60, 120, std::uint64_t{4} << 30, std::uint64_t{1} << 20};
    const ChildResult bytes = in_child_process(
        "Graphviz", [&] { return middles_as_bytes(diagram, sizes, engine); }, limits);
    if (!bytes) return tl::unexpected(with_hint(bytes.error()));
    std::vector<Point> points(sizes.size());
    const bool whole = bytes->size() == points.size() * sizeof(Point);
    if (whole) std::memcpy(points.data(), bytes->data(), bytes->size());
    const auto sound = [](const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    if (!whole || !std::all_of(points.begin(), points.end(), sound)) {
        return tl::unexpected(DrawError{Kind::failed, "Graphviz lost the place of a card", {}});
    }
    return points;
}

// By which factor two cards must move apart so that they don't overlap; 1 if they don't.
double spread_of(Point a, const CardSize& size_a, Point b, const CardSize& size_b) {
    const double need_x = (size_a.width + size_b.width) / 2 + card_gap;
    const double need_y = (size_a.height + size_b.height) / 2 + card_gap;
    const double dx = std::abs(a.x - b.x);
    const double dy = std::abs(a.y - b.y);
    if (dx >= need_x || dy >= need_y) return 1;
    return std::min(need_x / dx, need_y / dy); // infinite on the same spot
}

double spread_of_all(const std::vector<Point>& middles, const Sizes& sizes) {
    double spread = 1;
    for (std::size_t i = 0; i < middles.size(); ++i) {
        for (std::size_t k = i + 1; k < middles.size(); ++k) {
            spread = std::max(spread, spread_of(middles[i], sizes[i], middles[k], sizes[k]));
        }
    }
    return spread;
}

void place_cards(Drawing& drawing, const std::vector<Point>& middles, const Sizes& sizes) {
    for (std::size_t i = 0; i < middles.size(); ++i) {
        drawing.cards[i] = {middles[i].x - sizes[i].width / 2, middles[i].y - sizes[i].height / 2,
                            sizes[i].width, sizes[i].height};
    }
}

// The pills follow when their card has its final place.
void place_pills(Drawing& drawing, const Sizes& sizes) {
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        place_card(drawing, i, sizes[i], {drawing.cards[i].x, drawing.cards[i].y});
    }
}

bool overlap_sideways(const Drawing& drawing, std::size_t a, std::size_t b) {
    return drawing.cards[a].x < drawing.cards[b].right() && drawing.cards[b].x < drawing.cards[a].right();
}

// Whether two cards of one rank stand on the same place: Graphviz put cards of one depth into different
// ranks.
bool collide(const Drawing& drawing, const std::vector<std::uint32_t>& depth) {
    std::vector<std::size_t> order(depth.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return depth[a] != depth[b] ? depth[a] < depth[b] : drawing.cards[a].x < drawing.cards[b].x;
    });
    return std::adjacent_find(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
               return depth[a] == depth[b] && overlap_sideways(drawing, a, b);
           }) != order.end();
}

tl::expected<void, DrawError> arrange(Drawing& drawing, std::vector<Point> middles, const Sizes& sizes,
                                      Engine engine) {
    if (engine == Engine::dot) {
        place_cards(drawing, middles, sizes);
        const std::vector<std::uint32_t> depth = depths(drawing.diagram);
        if (collide(drawing, depth)) {
            return tl::unexpected(DrawError{Kind::failed, "Graphviz put two cards on one place", {}});
        }
        hang_in_ranks(drawing, depth);
        return {};
    }
    const double spread = spread_of_all(middles, sizes);
    if (!(spread <= most_spread)) {
        return tl::unexpected(
            DrawError{Kind::failed, "Graphviz put two cards on one place", "try --engine dot"});
    }
    for (Point& p : middles) p = {p.x * spread, p.y * spread};
    place_cards(drawing, middles, sizes);
    link_straight(drawing);
    return {};
}

DrawError too_many(std::size_t cards) {
    return with_hint({Kind::limit,
                      "Graphviz is too slow for " + std::to_string(cards) + " cards; it takes at most " +
                          std::to_string(most_cards),
                      {}});
}

} // namespace

tl::expected<Drawing, DrawError> laid_out_by_graphviz(Diagram diagram, Engine engine) {
    if (diagram.cards.size() > most_cards) return tl::unexpected(too_many(diagram.cards.size()));
    Drawing drawing;
    drawing.diagram = std::move(diagram);
    make_room(drawing);
    const Sizes sizes = card_sizes(drawing.diagram);
    if (!sizes.empty()) {
        auto places = middles(drawing.diagram, sizes, engine);
        if (!places) return tl::unexpected(places.error());
        if (auto well = arrange(drawing, *std::move(places), sizes, engine); !well) {
            return tl::unexpected(well.error());
        }
        place_pills(drawing, sizes);
    }
    return composed(std::move(drawing));
}

} // namespace sitemode::render
