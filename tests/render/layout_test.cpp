#include "render/layout.h"

#include "diagrams.h"
#include "render/svg.h"
#include "xml_scanner.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace sitemode::render;

namespace {

Drawing drawn(Diagram diagram, Engine engine = Engine::dot) {
    auto drawing = laid_out(std::move(diagram), engine);
    if (!drawing) FAIL(drawing.error().message);
    return *std::move(drawing);
}

bool overlap(const Box& a, const Box& b, double gap) {
    return a.x < b.right() + gap && b.x < a.right() + gap && a.y < b.bottom() + gap && b.y < a.bottom() + gap;
}

std::size_t overlaps(const Drawing& drawing, double gap) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < drawing.cards.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k)
            count += overlap(drawing.cards[i], drawing.cards[k], gap) ? 1U : 0U;
    }
    return count;
}

// Whether an upright or level line enters a box.
bool enters(Point a, Point b, const Box& box) {
    return std::min(a.x, b.x) < box.right() - 0.01 && std::max(a.x, b.x) > box.x + 0.01 &&
           std::min(a.y, b.y) < box.bottom() - 0.01 && std::max(a.y, b.y) > box.y + 0.01;
}

std::size_t links_through_cards(const Drawing& drawing) {
    std::size_t count = 0;
    for (const Route& route : drawing.links) {
        for (std::uint32_t i = 1; i < route.bends; ++i) {
            const Point a = drawing.bends[route.first_bend + i - 1];
            const Point b = drawing.bends[route.first_bend + i];
            CHECK((a.x == b.x || a.y == b.y));
            count +=
                static_cast<std::size_t>(std::count_if(drawing.cards.begin(), drawing.cards.end(),
                                                       [&](const Box& box) { return enters(a, b, box); }));
        }
    }
    return count;
}

void check_structure(const Drawing& drawing) {
    const auto all = xml::scanned(svg(drawing));
    CHECK(xml::with_class(all, "g", "card").size() == drawing.diagram.cards.size());
    CHECK(xml::with_class(all, "g", "pill").size() == drawing.diagram.pills.size());
    std::size_t links = 0;
    for (const auto& path : xml::with_class(all, "path", "links")) {
        const std::string d = path["d"];
        links += static_cast<std::size_t>(std::count(d.begin(), d.end(), 'M'));
    }
    CHECK(links == drawing.diagram.links.size());
    for (const Box& box : drawing.cards) {
        CHECK(box.x >= 30);
        CHECK(box.right() <= drawing.width - 30);
        CHECK(box.bottom() < drawing.rule);
    }
}

} // namespace

TEST_CASE("engines have names: ours, and those of Graphviz") {
    CHECK(engine_named("tree") == Engine::tree);
    CHECK(engine_named("dot") == Engine::dot);
    CHECK(engine_named("patchwork") == Engine::patchwork);
    CHECK_FALSE(engine_named("nop"));
    CHECK_FALSE(engine_named(""));
    for (const std::string_view name : engine_names) CHECK(name_of(*engine_named(name)) == name);
}

TEST_CASE("dot hangs children below their parents, without overlaps and with no link through a card") {
    for (const Diagram& d :
         {diagrams::one_card(), diagrams::two_cards(), diagrams::contoso(), diagrams::tree(60, 3),
          diagrams::tree(40, 1), diagrams::tree(40, 39), diagrams::tree(200, 6)}) {
        const Drawing drawing = drawn(d);
        check_structure(drawing);
        CHECK(overlaps(drawing, 7) == 0);
        CHECK(links_through_cards(drawing) == 0);
        for (const Link& link : d.links) CHECK(drawing.cards[link.from].bottom() < drawing.cards[link.to].y);
    }
}

TEST_CASE("dot puts several trees side by side") {
    Diagram d = diagrams::tree(20, 3);
    for (int i = 0; i < 5; ++i) diagrams::add_card(d, -1, {"R", "Root", "N", "", diagrams::native});
    diagrams::add_card(d, 20, {"K", "Kid", "N", "", diagrams::native});
    const Drawing drawing = drawn(d);
    CHECK(overlaps(drawing, 7) == 0);
    CHECK(links_through_cards(drawing) == 0);
    CHECK(drawing.cards[0].y == drawing.cards[20].y);
}

TEST_CASE("no engine lets cards overlap or loses one") {
    for (const std::string_view name : engine_names) {
        CAPTURE(name);
        const Drawing drawing = drawn(diagrams::tree(30, 3), *engine_named(name));
        check_structure(drawing);
        CHECK(overlaps(drawing, 5) == 0);
    }
}

TEST_CASE("words of the input never reach the layout") {
    const Drawing drawing = drawn(diagrams::filled_with("<<TABLE>> \\N \xFF label=\"x\"];"));
    check_structure(drawing);
}

TEST_CASE("a diagram without cards needs no Graphviz") {
    CHECK(drawn(diagrams::framed()).cards.empty());
}

TEST_CASE("too many cards are refused with a way out") {
    Diagram d = diagrams::tree(2001, 3);
    const auto drawing = laid_out(std::move(d), Engine::dot);
    REQUIRE_FALSE(drawing);
    CHECK(drawing.error().kind == DrawError::Kind::limit);
    CHECK(drawing.error().message == "Graphviz is too slow for 2001 cards; it takes at most 2000");
    CHECK_FALSE(drawing.error().hint.empty());
}

TEST_CASE("the same diagram is laid out the same way again") {
    CHECK(svg(drawn(diagrams::contoso())) == svg(drawn(diagrams::contoso())));
}
