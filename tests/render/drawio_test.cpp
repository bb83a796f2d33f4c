#include "render/drawio.h"

#include "diagrams.h"
#include "render/pages.h"
#include "render/tree_layout.h"
#include "xml_scanner.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace sitemode::render;

namespace {

const PropertiesOf no_facts;

std::vector<xml::Element> cells_of(const std::vector<Drawing>& pages, const PropertiesOf& facts = no_facts) {
    return xml::scanned(drawio(pages, facts));
}

std::vector<xml::Element> cells_of(const Diagram& diagram) {
    return cells_of({tree_drawing(diagram)});
}

// The elements of this name whose id is this letter and a number.
std::vector<std::size_t> of_kind(const std::vector<xml::Element>& all, const std::string& name, char kind) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string id = all[i]["id"];
        const auto at = id.find('-') == std::string::npos ? 0 : id.find('-') + 1;
        if (all[i].name == name && at < id.size() && id[at] == kind) found.push_back(i);
    }
    return found;
}

double number(const xml::Element& element, const std::string& attribute) {
    return std::stod(element[attribute]);
}

double styled(const xml::Element& element, const std::string& key) {
    const std::string style = ";" + element["style"];
    const auto at = style.find(";" + key + "=");
    REQUIRE(at != std::string::npos);
    return std::stod(style.substr(at + key.size() + 2));
}

// The place of an object's cell: its <mxGeometry> is the second element behind it.
void check_box(const std::vector<xml::Element>& all, std::size_t object, const Box& box, Point corner,
               double scale) {
    const xml::Element& geometry = all[object + 2];
    REQUIRE(geometry.name == "mxGeometry");
    CHECK(number(geometry, "x") == Approx((box.x - corner.x) * scale).margin(0.06));
    CHECK(number(geometry, "y") == Approx((box.y - corner.y) * scale).margin(0.06));
    CHECK(number(geometry, "width") == Approx(box.width * scale).margin(0.06));
    CHECK(number(geometry, "height") == Approx(box.height * scale).margin(0.06));
}

void check_places(const Drawing& d) {
    const auto all = cells_of({d});
    const Point layer{-d.origin.x / d.scale, -d.origin.y / d.scale};
    const auto cards = of_kind(all, "object", 'c');
    const auto pills = of_kind(all, "object", 'p');
    REQUIRE(cards.size() == d.cards.size());
    REQUIRE(pills.size() == d.pills.size());
    for (std::size_t i = 0; i < cards.size(); ++i) {
        check_box(all, cards[i], d.cards[i], layer, d.scale);
        const Card& card = d.diagram.cards[i];
        for (auto p = card.first_pill; p < card.first_pill + card.pills; ++p) {
            CHECK(all[pills[p] + 1]["parent"] == all[cards[i]]["id"]);
            check_box(all, pills[p], d.pills[p], {d.cards[i].x, d.cards[i].y}, d.scale);
        }
    }
}

Paper a4() {
    return papers[0];
}

} // namespace

TEST_CASE("draw.io: a cell for every card, pill and link") {
    for (const Diagram& d :
         {diagrams::contoso(), diagrams::one_card(), diagrams::tree(60, 3), diagrams::framed()}) {
        const auto all = cells_of(d);
        CHECK(of_kind(all, "object", 'c').size() == d.cards.size());
        CHECK(of_kind(all, "object", 'p').size() == d.pills.size());
        CHECK(of_kind(all, "mxCell", 'l').size() == d.links.size());
    }
}

TEST_CASE("draw.io: cells are where the drawing has them, pills inside their card") {
    check_places(tree_drawing(diagrams::contoso()));
    check_places(tree_drawing(diagrams::tree(80, 4)));
}

TEST_CASE("draw.io: a scaled page has scaled cells and letters") {
    const auto pages = on_pages(diagrams::contoso(), {a4(), 5, Direction::down});
    REQUIRE(pages);
    REQUIRE(pages->size() == 1);
    const Drawing& page = pages->front();
    REQUIRE(page.scale != 1);
    check_places(page);
    const auto all = cells_of({page});
    const auto card = of_kind(all, "object", 'c').front();
    CHECK(styled(all[card + 1], "fontSize") == Approx(14.5 * page.scale).margin(0.06));
}

TEST_CASE("draw.io: links go the drawing's way, from border to border") {
    const Drawing d = tree_drawing(diagrams::contoso());
    const auto all = cells_of({d});
    const auto links = of_kind(all, "mxCell", 'l');
    for (std::size_t i = 0; i < links.size(); ++i) {
        std::vector<Point> way;
        std::map<std::string, Point> ends;
        for (auto at = links[i] + 1; at < all.size() && all[at].name != "object"; ++at) {
            if (all[at].name == "mxCell") break;
            if (all[at].name != "mxPoint") continue;
            const Point p{number(all[at], "x"), number(all[at], "y")};
            if (all[at]["as"].empty())
                way.push_back(p);
            else
                ends[all[at]["as"]] = p;
        }
        way.insert(way.begin(), ends.at("sourcePoint"));
        way.push_back(ends.at("targetPoint"));
        const Route& route = d.links[i];
        REQUIRE(way.size() == route.bends);
        for (std::size_t bend = 0; bend < way.size(); ++bend) {
            CHECK(way[bend].x == Approx(d.bends[route.first_bend + bend].x).margin(0.06));
            CHECK(way[bend].y == Approx(d.bends[route.first_bend + bend].y).margin(0.06));
        }
        const Box& from = d.cards[d.diagram.links[i].from];
        CHECK(from.x + styled(all[links[i]], "exitX") * from.width == Approx(way.front().x).margin(0.06));
        CHECK(from.y + styled(all[links[i]], "exitY") * from.height == Approx(way.front().y).margin(0.06));
        CHECK(all[links[i]]["style"].find("edgeStyle=orthogonalEdgeStyle;") != std::string::npos);
    }
}

TEST_CASE("draw.io: links that are not all right angles stay as they are") {
    Drawing d = tree_drawing(diagrams::two_cards());
    d.bends[d.links[0].first_bend].x += 5;
    d.bends[d.links[0].first_bend].y += 5;
    const auto all = cells_of({d});
    CHECK(all[of_kind(all, "mxCell", 'l').front()]["style"].find("edgeStyle=none;") != std::string::npos);
}

TEST_CASE("draw.io: cells wear the colours and borders of their looks") {
    Diagram d = diagrams::two_cards();
    d.cards[1].look = diagrams::conflict;
    d.cards[0].look = diagrams::unsure;
    const auto all = cells_of(d);
    const auto cards = of_kind(all, "object", 'c');
    CHECK(all[cards[0] + 1]["style"].find("dashed=1;fixDash=1;dashPattern=6 3;") != std::string::npos);
    CHECK(all[cards[1] + 1]["style"].find("fillColor=#b84b00;") != std::string::npos);
    CHECK(all[cards[1] + 1]["style"].rfind("swimlane;html=0;", 0) == 0);
    const auto rings = std::count_if(all.begin(), all.end(), [](const xml::Element& e) {
        return e["parent"] == "c1" && e["style"].find("fillColor=none;pointerEvents=0;") != std::string::npos;
    });
    CHECK(rings == 1);
}

TEST_CASE("draw.io: the legend shows a dark frame and an icon as they are in the picture") {
    Diagram d = diagrams::two_cards();
    const auto cells = [&](std::string_view style) {
        const auto all = cells_of(d);
        return std::count_if(all.begin(), all.end(), [&](const xml::Element& cell) {
            return cell["style"].find(style) != std::string::npos;
        });
    };
    d.cards[0].is_marked = true;
    d.notes.push_back({Icon::warning, d.texts.kept("said")});
    d.cards[0].first_note = static_cast<std::uint32_t>(d.notes.size() - 1);
    d.cards[0].notes = 1;
    const auto frames = cells("pointerEvents=0;strokeColor"), triangles = cells("triangle;");
    for (const Wearer wearer : {Wearer::mark, Wearer::icon}) {
        Look look;
        look.wearer = wearer;
        look.icon = Icon::warning;
        d.looks.push_back(look);
    }
    CHECK(cells("pointerEvents=0;strokeColor") == frames + 1);
    CHECK(cells("triangle;") == triangles + 1);
}

TEST_CASE("draw.io: all words of the picture are there") {
    Diagram d = diagrams::contoso();
    d.cards[0].group = "Old World";
    std::multiset<std::string> words;
    for (const xml::Element& e : cells_of(d)) {
        words.insert(e["value"]);
        words.insert(e["label"]);
    }
    for (const auto& text : {d.title, d.summary, std::string("Old World")}) CHECK(words.count(text) == 1);
    for (const auto& line : d.identity) CHECK(words.count(line) == 1);
    for (const Note& note : d.notes) CHECK(words.count(std::string(note.text)) > 0);
    for (const Card& card : d.cards) CHECK(words.count(std::string(card.code)) > 0);
    for (const Card& card : d.cards) CHECK(words.count(std::string(card.name)) > 0);
    for (const Pill& pill : d.pills) {
        std::string label(pill.code);
        for (const auto& more : {pill.name, pill.sign})
            if (!more.empty()) (label += " ") += more;
        CHECK(words.count(label) > 0);
    }
    CHECK(words.count("link without secure key exchange") == 1);
}

TEST_CASE("draw.io: a cell carries its facts, each once, under names that mean nothing else") {
    const PropertiesOf facts = [](std::string_view code) {
        return std::vector<Property>{{"clients", code == "CEN" ? "350" : "12 < \"13\""},
                                     {"clients", "again"},
                                     {"id", "c9"},
                                     {"link", "javascript:alert(1)"},
                                     {"tooltip", "<img src=x>"},
                                     {"a b", "no name"},
                                     {"", "no name"}};
    };
    const auto all = cells_of({tree_drawing(diagrams::two_cards())}, facts);
    const auto cards = of_kind(all, "object", 'c');
    REQUIRE(cards.size() == 2);
    for (const auto card : cards) {
        CHECK(all[card]["clients"] == (all[card]["code"] == "CEN" ? "350" : "12 < \"13\""));
        CHECK(all[card].attributes.size() == 5); // id, label, code, name, clients
    }
}

TEST_CASE("draw.io: ids are unique in the whole file, and every parent, source and target is on the page") {
    const auto pages = on_pages(diagrams::tree(400, 4), {a4(), 7, Direction::down});
    REQUIRE(pages);
    REQUIRE(pages->size() > 2);
    const auto all = cells_of(*pages);
    CHECK(std::count_if(all.begin(), all.end(), [](const auto& e) { return e.name == "diagram"; }) ==
          static_cast<std::ptrdiff_t>(pages->size()));
    std::set<std::string> everywhere, here;
    const auto check_page = [&](std::size_t first, std::size_t end) {
        here.clear();
        for (auto i = first; i < end; ++i)
            if (const auto id = all[i]["id"]; !id.empty()) {
                CHECK(here.insert(id).second);
                if (id != "0" && id != "1") CHECK(everywhere.insert(id).second);
            }
        for (auto i = first; i < end; ++i)
            for (const char* other : {"parent", "source", "target"})
                if (!all[i][other].empty()) CHECK(here.count(all[i][other]) == 1);
    };
    std::size_t first = 0;
    for (std::size_t i = 1; i <= all.size(); ++i) {
        if (i < all.size() && all[i].name != "diagram") continue;
        check_page(first, i);
        first = i;
    }
}

TEST_CASE("draw.io: paper has its size in draw.io's units") {
    const auto pages = on_pages(diagrams::two_cards(), {a4(), 7, Direction::down});
    REQUIRE(pages);
    const auto all = cells_of(*pages);
    const auto model =
        std::find_if(all.begin(), all.end(), [](const auto& e) { return e.name == "mxGraphModel"; });
    const std::set<std::string> sides{(*model)["pageWidth"], (*model)["pageHeight"]};
    CHECK(sides == std::set<std::string>{"827", "1169"}); // draw.io's A4
    CHECK((*model)["pageScale"] == "0.72");
}

TEST_CASE("draw.io: whatever the words are, the file is well-formed and holds nothing active") {
    const std::vector<std::string> hostile = {"<b>&amp;\"'</b>",
                                              "line\nbreak\ttab",
                                              "\xFF\x01 broken",
                                              "]]><!--",
                                              "الرياض 北京",
                                              "<img src=\"http://example.com/x.png\" onerror=\"alert(1)\">",
                                              "html=1;shape=image;image=http://example.com/x.png",
                                              "%name%",
                                              std::string("nul\0nul", 7)};
    for (const std::string& words : hostile) {
        const PropertiesOf facts = [&](std::string_view) { return std::vector<Property>{{"server", words}}; };
        const auto all = cells_of({tree_drawing(diagrams::filled_with(words))}, facts);
        CHECK(of_kind(all, "object", 'c').size() == 2);
        CHECK(of_kind(all, "object", 'p').size() == 4);
        for (const xml::Element& e : all) {
            CHECK(e["style"].find("html=1") == std::string::npos);
            CHECK(e["style"].find("image") == std::string::npos);
            for (const char* active : {"link", "tooltip", "placeholders", "action"}) CHECK(e[active].empty());
            if (e.name == "mxCell" && !e["style"].empty())
                CHECK(e["style"].find("html=0;") != std::string::npos);
        }
    }
}
