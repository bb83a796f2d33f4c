#include "render/page.h"
#include "render/text_width.h"

#include "diagrams.h"
#include "render/card_size.h"
#include "render/tree_layout.h"

#include <algorithm>
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
    looks.reserve(drawing.legend.size());
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

TEST_CASE("a legend of several rows stands in columns, the rows of each full but for the last") {
    Drawing page;
    page.diagram = diagrams::contoso();
    page = composed_on(std::move(page), 1000, 800, 1);
    REQUIRE(page.legend.size() == 9);
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < page.legend.size(); ++i) {
        const Box& box = page.legend[i].box;
        const bool goes_on = i > 0 && box.x == page.legend[i - 1].box.x;
        if (goes_on) {
            CHECK(box.y > page.legend[i - 1].box.bottom());
            ++columns.back();
            continue;
        }
        CHECK(box.y == page.legend.front().box.y);
        for (std::size_t before = 0; before < i; ++before) CHECK(box.x > page.legend[before].box.right());
        columns.push_back(1);
    }
    REQUIRE(columns.size() > 1);
    for (std::size_t i = 0; i + 1 < columns.size(); ++i) CHECK(columns[i] == columns.front());
    CHECK(columns.back() <= columns.front());
}

TEST_CASE("on a narrow page the legend is no higher for its columns") {
    for (double width = 260; width < 1600; width += 20) {
        Drawing page;
        page.diagram = diagrams::contoso();
        page = composed_on(std::move(page), width, 900, 1);
        const double right = width - measure::margin - page.identity_width;
        double lines = 1, x = measure::margin; // filled one after the other
        for (const LegendRow& row : page.legend) {
            CHECK(row.box.right() <= right);
            if (x > measure::margin && x + row.box.width > right - 30) {
                x = measure::margin;
                ++lines;
            }
            x += row.box.width + 20;
        }
        CHECK(page.legend.back().box.bottom() - page.legend.front().box.y <= lines * 20);
    }
}

TEST_CASE("a page of its own size is wide enough for a legend of four lines") {
    Diagram d = diagrams::contoso();
    for (Look& look : d.looks) look.legend += ", not asked for";
    Drawing page;
    page.diagram = d;
    page = composed(std::move(page));
    REQUIRE(page.legend.size() == 9);
    double bottom = 0;
    for (const LegendRow& row : page.legend) bottom = std::max(bottom, row.box.bottom());
    CHECK(bottom - page.legend.front().box.y <= 4 * 20);
}

TEST_CASE("the legend explains cards first, then pills, then links, whatever the order of the looks") {
    Diagram d = diagrams::two_cards();
    d.looks.push_back(d.looks[diagrams::open_]);
    d.cards[1].look = static_cast<std::uint32_t>(d.looks.size() - 1);
    CHECK(worn_looks(d) ==
          std::vector<std::uint32_t>{diagrams::native, d.cards[1].look, diagrams::site, diagrams::link});
}

TEST_CASE("what the figures of cards count is in the legend where a card has one") {
    Diagram d = diagrams::two_cards();
    Look figure = d.looks[diagrams::site];
    figure.wearer = Wearer::figure;
    d.looks.push_back(figure);
    const auto explained = static_cast<std::uint32_t>(d.looks.size() - 1);
    CHECK(worn_looks(d) == std::vector<std::uint32_t>{diagrams::native, diagrams::mixed, explained,
                                                      diagrams::site, diagrams::link});
    d.looks.back().is_calm = true;
    CHECK(worn_looks(d).size() == 4);
    d.looks.back().is_calm = false;
    for (Card& card : d.cards) card.figure = {};
    CHECK(worn_looks(d).size() == 4);
}

TEST_CASE("the dark frame and an icon are in the legend where something has them") {
    Diagram d = diagrams::two_cards();
    Look frame;
    frame.wearer = Wearer::mark;
    Look icon;
    icon.wearer = Wearer::icon;
    icon.icon = Icon::question;
    const auto first = static_cast<std::uint32_t>(d.looks.size());
    d.looks.insert(d.looks.end(), {frame, icon});
    const auto usual = worn_looks(d).size();
    d.notes = {{Icon::warning, {}, 0}};
    CHECK(worn_looks(d).size() == usual);
    d.notes.push_back({Icon::question, {}, 0});
    d.cards[1].is_marked = true;
    CHECK(worn_looks(d) == std::vector<std::uint32_t>{diagrams::native, diagrams::mixed, first, first + 1,
                                                      diagrams::site, diagrams::link});
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
    d.cards.push_back({"A", "", "", "", "", "", diagrams::native});
    const Drawing page = page_of(d);
    CHECK(page.cards[0].y < 40);
    CHECK(page.legend.size() == 1);
}

TEST_CASE("a diagram without cards is an empty page") {
    const Drawing page = page_of(diagrams::framed());
    CHECK(page.height > 100);
    CHECK(page.legend.empty());
}

TEST_CASE("a third of the height that a tree leaves free on paper is above it") {
    const Drawing page = composed_on(placed_tree(diagrams::two_cards()), 1000, 800, 1);
    const Box space = space_for_tree(page.diagram, 1000, 800);
    REQUIRE(page.scale == 1);
    double top = page.height, bottom = 0;
    for (const Box& card : page.cards) {
        top = std::min(top, page.origin.y + card.y);
        bottom = std::max(bottom, page.origin.y + card.bottom());
    }
    CHECK(2 * (top - space.y) == Approx(space.bottom() - bottom).margin(6));
}

TEST_CASE("composing twice is composing once") {
    const Drawing once = page_of(diagrams::many_pills(3));
    const Drawing twice = composed(once);
    CHECK(once.cards[0].x == Approx(twice.cards[0].x));
    CHECK(once.cards[0].y == Approx(twice.cards[0].y));
    CHECK(once.legend.size() == twice.legend.size());
    CHECK(once.height == twice.height);
}
