#include "render/card_size.h"
#include "render/text_width.h"

#include "diagrams.h"

#include <catch2/catch.hpp>

using namespace sitemode::render;

namespace {

Drawing placed(const Diagram& diagram) {
    Drawing drawing;
    drawing.diagram = diagram;
    make_room(drawing);
    place_card(drawing, 0, card_size(diagram, diagram.cards[0]), {100, 50});
    return drawing;
}

bool inside(const Box& inner, const Box& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() + 1e-9 &&
           inner.bottom() <= outer.bottom() + 1e-9;
}

bool apart(const Box& a, const Box& b) {
    return a.right() < b.x || b.right() < a.x || a.bottom() < b.y || b.bottom() < a.y;
}

} // namespace

TEST_CASE("a pill that is alone takes the room that its words need and the card has") {
    Diagram d = diagrams::many_pills(1);
    d.notes.push_back({Icon::warning, "a note that makes the card wide enough for a long name", 0});
    d.cards[0].first_note = static_cast<std::uint32_t>(d.notes.size() - 1);
    d.cards[0].notes = 1;
    const double usual = card_size(d, d.cards[0]).pill_width;
    d.pills[0].name = "a name of forty letters, which is a lot.";
    const CardSize size = card_size(d, d.cards[0]);
    CHECK(size.is_roomy);
    CHECK(size.pill_width > usual);
    d.pills[0].name = "a name of far more letters than any card is ever wide, and then some more of them";
    CHECK(card_size(d, d.cards[0]).pill_width == Approx(size.width - 2 * measure::body_gap));
}

TEST_CASE("a card without notes and pills is its header") {
    const CardSize size = card_size(diagrams::one_card(), diagrams::one_card().cards[0]);
    CHECK(size.width == 130);
    CHECK(size.height == measure::header);
}

TEST_CASE("a card is as high as its notes and rows of pills ask for") {
    const Diagram d = diagrams::contoso();
    CHECK(card_size(d, d.cards[1]).height == Approx(1.25 * 87)); // EUR: one note, two rows
    CHECK(card_size(d, d.cards[2]).height == Approx(1.25 * 98)); // AMS: two notes, two rows
    CHECK(card_size(d, d.cards[3]).height == Approx(1.25 * 73)); // APC: two rows
    CHECK(card_size(d, d.cards[3]).width == Approx(1.25 * 138));
    CHECK(card_size(d, d.cards[3]).pill_columns == 2);
}

TEST_CASE("a name widens its card up to a limit") {
    Diagram d = diagrams::one_card();
    double before = 0;
    for (const std::size_t letters : {1U, 20U, 30U, 200U, 100000U}) {
        d.cards[0].name = d.texts.kept(std::string(letters, 'n'));
        const double width = card_size(d, d.cards[0]).width;
        CHECK(width >= before);
        CHECK(width <= 240);
        before = width;
    }
}

TEST_CASE("a card is roomy where no word of it is shortened") {
    Diagram d = diagrams::contoso();
    CHECK(card_size(d, d.cards[1]).is_roomy);
    const std::string many(100, 'n');
    SECTION("its name") {
        d.cards[1].name = d.texts.kept(many);
    }
    SECTION("its sign, which has half of the header at most") {
        d.cards[1].sign = d.texts.kept("NNNNNNNNNN");
    }
    SECTION("a note") {
        d.notes[d.cards[1].first_note].text = d.texts.kept(many);
    }
    SECTION("a pill") {
        d.pills[d.cards[1].first_pill + 1].name = d.texts.kept(many);
    }
    CHECK_FALSE(card_size(d, d.cards[1]).is_roomy);
}

TEST_CASE("pills lie inside their card and apart from each other") {
    for (const std::uint32_t pills : {1U, 2U, 3U, 7U, 8U, 40U, 300U}) {
        const Drawing drawing = placed(diagrams::many_pills(pills));
        for (std::size_t i = 0; i < pills; ++i) {
            CHECK(inside(drawing.pills[i], drawing.cards[0]));
            CHECK(drawing.pills[i].y >= drawing.cards[0].y + measure::header);
            if (i > 0) CHECK(apart(drawing.pills[i], drawing.pills[i - 1]));
        }
    }
}

TEST_CASE("a card with many pills keeps pleasant proportions") {
    for (const std::uint32_t pills : {12U, 40U, 100U, 1000U, 100000U}) {
        const Diagram d = diagrams::many_pills(pills);
        const CardSize size = card_size(d, d.cards[0]);
        CAPTURE(pills, size.width, size.height);
        CHECK(size.width / size.height > 0.75);
        CHECK(size.width / size.height < 2.2);
    }
}

TEST_CASE("an unusual link of a pill takes room in it") {
    Diagram d = diagrams::many_pills(1);
    CHECK_FALSE(has_tick(d, d.pills[0]));
    d.pills[0].name = "Llanfairpwllg";
    d.notes.clear();
    d.cards[0].notes = 0;
    d.cards[0].name = "x";
    const double before = card_size(d, d.cards[0]).pill_width;
    d.pills[0].link_look = diagrams::open_link;
    CHECK(has_tick(d, d.pills[0]));
    CHECK(card_size(d, d.cards[0]).pill_width > before);
}
