#include "render/page.h"
#include "render/text_width.h"

#include "diagrams.h"
#include "render/card_size.h"

#include <catch2/catch.hpp>

using namespace sitemode::render;

namespace {

// The first card somewhere, on a page.
Drawing page_of(const Diagram& diagram) {
    Drawing drawing;
    drawing.diagram = diagram;
    make_room(drawing);
    if (!diagram.cards.empty()) place_card(drawing, 0, card_size(diagram, diagram.cards[0]), {-5000, 7000});
    return composed(std::move(drawing));
}

std::vector<std::uint32_t> rows_of(const Drawing& drawing) {
    std::vector<std::uint32_t> looks;
    for (const LegendRow& row : drawing.legend) looks.push_back(row.look);
    return looks;
}

} // namespace

TEST_CASE("the legend has the looks that are worn, in their order, and no others") {
    CHECK(rows_of(page_of(diagrams::one_card())) == std::vector<std::uint32_t>{diagrams::native});
    CHECK(worn_looks(diagrams::two_cards()) ==
          std::vector<std::uint32_t>{diagrams::native, diagrams::mixed, diagrams::site, diagrams::link});
    CHECK(worn_looks(diagrams::contoso()).size() == 9);
}

TEST_CASE("the link of a pill is in the legend only where it shows") {
    Diagram d = diagrams::many_pills(2);
    CHECK(worn_looks(d) == std::vector<std::uint32_t>{diagrams::mixed, diagrams::site});
    d.pills[1].link_look = diagrams::open_link;
    CHECK(worn_looks(d) == std::vector<std::uint32_t>{diagrams::mixed, diagrams::site, diagrams::open_link});
}

TEST_CASE("everything lies on the page, in its order from top to bottom") {
    for (const Diagram& d : {diagrams::one_card(), diagrams::many_pills(40), diagrams::many_pills(1)}) {
        const Drawing page = page_of(d);
        const Box& card = page.cards[0];
        CHECK(page.title.y < page.summary.y);
        CHECK(page.summary.y < card.y);
        CHECK(card.bottom() < page.rule);
        CHECK(card.x >= measure::margin);
        CHECK(card.right() <= page.width - measure::margin);
        for (const LegendRow& row : page.legend) {
            CHECK(row.box.y > page.rule);
            CHECK(row.box.x >= measure::margin);
            CHECK(row.box.bottom() <= page.height - measure::margin + 1e-9);
            CHECK(row.box.right() <= page.width - measure::margin - page.identity_width);
        }
        for (const Point& line : page.identity) CHECK(line.y < page.height - measure::margin);
    }
}

TEST_CASE("the page is wide enough for title, summary and identity") {
    Diagram d = diagrams::one_card();
    d.summary = std::string(150, 'n');
    const Drawing page = page_of(d);
    CHECK(text_width(d.summary, measure::summary_size, Weight::regular) <= page.words_width);
    CHECK(page.width == Approx(page.words_width + 2 * measure::margin));
}

TEST_CASE("endless words don't make an endless page") {
    Diagram d = diagrams::filled_with(std::string(100000, 'n'));
    d.cards.resize(1);
    d.links.clear();
    d.pills.resize(2);
    const Drawing page = page_of(d);
    CHECK(page.width < 1700);
    CHECK(page.legend.size() == 3);
}

TEST_CASE("without words there is nothing but the card and its margin") {
    Diagram d;
    d.looks = diagrams::looks();
    d.cards.push_back({"a", "A", "", "", "", "", "", diagrams::native});
    const Drawing page = page_of(d);
    CHECK(page.cards[0].y < 40);
    CHECK(page.legend.size() == 1);
}

TEST_CASE("a diagram without cards is an empty page") {
    const Drawing page = page_of(diagrams::framed());
    CHECK(page.height > 100);
    CHECK(page.legend.empty());
}

TEST_CASE("composing twice is composing once") {
    const Drawing once = page_of(diagrams::many_pills(3));
    const Drawing twice = composed(once);
    CHECK(once.cards[0].x == Approx(twice.cards[0].x));
    CHECK(once.cards[0].y == Approx(twice.cards[0].y));
    CHECK(once.legend.size() == twice.legend.size());
    CHECK(once.height == twice.height);
}
