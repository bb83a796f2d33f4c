#include "render/drawio.h"

#include "diagrams.h"
#include "render/tree_layout.h"
#include "xml_scanner.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace sitemode::render;

namespace {

std::vector<Property> no_facts(const std::string& /*id*/) {
    return {};
}

std::vector<xml::Element> cells_of(const Diagram& diagram) {
    return xml::scanned(drawio(tree_drawing(diagram), no_facts));
}

std::size_t count_of(const std::vector<xml::Element>& all, const std::string& name, char kind) {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const xml::Element& e) {
        return e.name == name && !e["id"].empty() && e["id"][0] == kind;
    }));
}

} // namespace

TEST_CASE("draw.io: a cell for every card, pill and link") {
    for (const Diagram& d :
         {diagrams::contoso(), diagrams::one_card(), diagrams::tree(60, 3), diagrams::framed()}) {
        const auto all = cells_of(d);
        CHECK(count_of(all, "object", 'c') == d.cards.size());
        CHECK(count_of(all, "object", 'p') == d.pills.size());
        CHECK(count_of(all, "mxCell", 'l') == d.links.size());
    }
}

TEST_CASE("draw.io: cells are where the drawing has them, and pills move with their card") {
    const Drawing drawing = tree_drawing(diagrams::two_cards());
    const auto all = xml::scanned(drawio(drawing, no_facts));
    for (std::size_t i = 0; i + 2 < all.size(); ++i) {
        if (all[i]["id"] == "c1")
            CHECK(std::stod(all[i + 2]["x"]) == Approx(drawing.cards[1].x).margin(0.06));
        if (all[i]["id"] != "p2") continue;
        CHECK(all[i + 1]["parent"] == "c1");
        CHECK(std::stod(all[i + 2]["y"]) == Approx(drawing.pills[2].y - drawing.cards[1].y).margin(0.11));
    }
}

TEST_CASE("draw.io: a cell carries its facts") {
    const auto facts = [](const std::string& id) {
        return std::vector<Property>{{"clients", id == "CEN" ? "350" : "12 < \"13\""}};
    };
    const auto all = xml::scanned(drawio(tree_drawing(diagrams::two_cards()), facts));
    for (const xml::Element& e : all)
        if (e.name == "object") CHECK(e["fact_clients"] == (e["site"] == "CEN" ? "350" : "12 < \"13\""));
}

TEST_CASE("draw.io: ids are unique and every parent, source and target exists") {
    std::set<std::string> ids;
    const auto all = cells_of(diagrams::tree(80, 4));
    for (const xml::Element& e : all)
        if (!e["id"].empty()) CHECK(ids.insert(e["id"]).second);
    for (const xml::Element& e : all)
        for (const char* end : {"parent", "source", "target"})
            if (!e[end].empty()) CHECK(ids.count(e[end]) == 1);
}

TEST_CASE("draw.io: whatever the words are, the file is well-formed") {
    for (const std::string words :
         {"<b>&amp;\"'</b>", "line\nbreak\ttab", "\xFF\x01 broken", "]]><!--", "الرياض 北京"}) {
        const auto all = cells_of(diagrams::filled_with(words));
        CHECK(count_of(all, "object", 'c') == 2);
        CHECK(count_of(all, "object", 'p') == 4);
    }
}

TEST_CASE("draw.io: the words of cells are no HTML") {
    for (const xml::Element& e : cells_of(diagrams::contoso()))
        CHECK(e["style"].find("html=1") == std::string::npos);
}
