#include "render/tree_layout.h"

#include "diagrams.h"
#include "render/page.h"
#include "render/svg.h"
#include "tree_checks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <memory>
#include <random>

using namespace sitemode::render;
using diagrams::Diagram;

namespace {

// The same numbers everywhere.
class Dice {
public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    unsigned operator()() { return static_cast<unsigned>(engine_()); }

private:
    std::mt19937 engine_;
};

// A forest in which the parent of card i is chosen by `parent(i)`; -1 for none.
Diagram forest(std::uint32_t cards, const std::function<int(int)>& parent, unsigned seed = 1) {
    Diagram d = diagrams::framed();
    Dice random(seed);
    for (std::uint32_t i = 0; i < cards; ++i) {
        diagrams::CardWords words{"C" + std::to_string(i), "Place", "N·M", "1", i % 5};
        if (random() % 5 == 0) words.notes = {{Icon::warning, "a note of some length"}};
        for (unsigned k = random() % 6; k > 3; --k) words.pills.push_back("P" + std::to_string(k) + " Pill");
        diagrams::add_card(d, i == 0 ? -1 : parent(static_cast<int>(i)), words,
                           i % 7 == 3 ? diagrams::open_link : diagrams::link);
    }
    return d;
}

struct Kind {
    const char* name;
    std::function<int(int)> parent;
};

std::vector<Kind> kinds() {
    auto random = std::make_shared<Dice>(7);
    return {
        {"a star", [](int) { return 0; }},
        {"a chain", [](int i) { return i - 1; }},
        {"a binary tree", [](int i) { return (i - 1) / 2; }},
        {"a caterpillar", [](int i) { return i % 2 == 1 ? i - 1 : std::max(0, i - 2); }},
        {"a random tree", [=](int i) { return static_cast<int>((*random)() % static_cast<unsigned>(i)); }},
        {"a deep random tree", [=](int i) { return std::max(0, i - 1 - static_cast<int>((*random)() % 5)); }},
        {"a bushy tree",
         [=](int i) { return static_cast<int>((*random)() % static_cast<unsigned>(1 + i / 20)); }},
        {"many trees",
         [=](int i) {
             return (*random)() % 4 == 0 ? -1 : static_cast<int>((*random)() % static_cast<unsigned>(i));
         }},
        {"roots alone", [](int) { return -1; }},
    };
}

void check(const Drawing& drawing) {
    CHECK(checks::overlaps(drawing, 7) == 0);
    CHECK(checks::links_through_cards(drawing) == 0);
    CHECK(checks::loose_links(drawing) == 0);
    CHECK(checks::outside_the_page(drawing) == 0);
    CHECK(checks::out_of_order(drawing) == 0);
    CHECK(checks::links_through_names(drawing) == 0);
    CHECK(checks::frames_with_strangers(drawing) == 0);
}

TreeForm to_the_right() {
    TreeForm form;
    form.direction = Direction::right;
    return form;
}

// Regions are the subtrees of the root's children.
void add_regions(Diagram& d) {
    for (const Link& link : d.links)
        d.cards[link.to].group = link.from == 0 ? d.texts.kept("Region " + std::string(d.cards[link.to].code))
                                                : d.cards[link.from].group;
}

// Most cards are of their parent's region, some of another or of none.
void mix_regions(Diagram& d, Dice& random) {
    const char* const regions[] = {"", "EU", "Nordic countries and the Baltic states", "Middle East", "A"};
    for (const Link& link : d.links) {
        const bool is_another = random() % 4 == 0;
        d.cards[link.to].group =
            is_another ? d.texts.kept(regions[random() % std::size(regions)]) : d.cards[link.from].group;
    }
}

} // namespace

TEST_CASE("in every tree cards keep apart, links keep off the cards, and siblings keep their order") {
    for (const Kind& kind : kinds()) {
        for (const std::uint32_t cards : {1U, 2U, 3U, 7U, 25U, 100U, 700U}) {
            CAPTURE(kind.name, cards);
            check(tree_drawing(forest(cards, kind.parent)));
        }
    }
}

TEST_CASE("a tree that grows to the right is as sound") {
    for (const Kind& kind : kinds()) {
        CAPTURE(kind.name);
        check(tree_drawing(forest(60, kind.parent), to_the_right()));
    }
}

TEST_CASE("random trees with regions are sound, and frames hold the cards of their region and no others") {
    for (unsigned seed = 0; seed < 60; ++seed) {
        Dice random(seed);
        Diagram d = forest(
            2 + random() % 50, [&](int i) { return static_cast<int>(random() % static_cast<unsigned>(i)); },
            seed);
        add_regions(d);
        CAPTURE(seed);
        const Drawing drawing = tree_drawing(std::move(d));
        check(drawing);
    }
}

TEST_CASE("so are those whose regions lie in each other and aren't whole, and no link runs through a name") {
    for (unsigned seed = 0; seed < 120; ++seed) {
        Dice random(seed);
        const unsigned bushiness = 1 + seed % 3;
        Diagram d = forest(
            2 + random() % 60,
            [&](int i) {
                const auto last = static_cast<unsigned>(i);
                return static_cast<int>(bushiness == 1 ? last - 1 - random() % std::min(last, 3U)
                                                       : random() % last);
            },
            seed);
        mix_regions(d, random);
        CAPTURE(seed);
        check(tree_drawing(d));
        check(tree_drawing(std::move(d), to_the_right()));
    }
}

TEST_CASE("every legal code in use fits on a page") {
    for (const Kind& kind : kinds()) {
        CAPTURE(kind.name);
        check(tree_drawing(forest(46649, kind.parent)));
    }
}

TEST_CASE("what is no part of a region lies in a hole of its frame") {
    Diagram d = forest(7, [](int i) { return (i - 1) / 2; });
    for (const std::uint32_t i : {1U, 3U, 4U}) d.cards[i].group = "West";
    for (const std::uint32_t i : {2U, 5U}) d.cards[i].group = "East";
    const Drawing drawing = tree_drawing(d);
    check(drawing);
    REQUIRE(drawing.frames.size() == 3);
    CHECK(drawing.frames[0].card == 1);
    CHECK(drawing.frames[1].card == 2);
    CHECK(drawing.frames[1].is_drawn);
    CHECK_FALSE(drawing.frames[1].is_hole);
    CHECK(drawing.frames[2].card == 6);
    CHECK(drawing.frames[2].is_drawn);
    CHECK(drawing.frames[2].is_hole);
}

TEST_CASE("a region in another has a frame and its name, even of one card") {
    Diagram d = forest(5, [](int i) { return i == 4 ? 2 : i == 1 ? 0 : 1; });
    for (const std::uint32_t i : {1U, 2U, 3U, 4U}) d.cards[i].group = "Europe";
    for (const std::uint32_t i : {2U, 4U}) d.cards[i].group = "Germany";
    d.cards[3].group = "France";
    const Drawing drawing = tree_drawing(d);
    check(drawing);
    REQUIRE(drawing.frames.size() == 3);
    for (const Frame& frame : drawing.frames) CHECK(frame.is_drawn);
    CHECK_FALSE(drawing.frames[0].is_hole);
    CHECK(drawing.frames[1].is_hole);
    CHECK(drawing.frames[2].is_hole);
    CHECK(drawing.frames[2].name_width > 0);
}

TEST_CASE("a region of one card, and one of few below the central card, are only named") {
    Diagram d = forest(4, [](int i) { return i == 3 ? 2 : 0; });
    d.cards[0].group = "Headquarters";
    d.cards[1].group = "West";
    for (const std::uint32_t i : {2U, 3U}) d.cards[i].group = "East";
    const Drawing drawing = tree_drawing(d);
    check(drawing);
    REQUIRE(drawing.frames.size() == 3);
    CHECK_FALSE(drawing.frames[0].is_drawn);
    CHECK_FALSE(drawing.frames[1].is_drawn);
    CHECK(drawing.frames[2].is_drawn);
}

TEST_CASE("a region that changes at every step is named, but not framed a thousand times") {
    Diagram d = forest(1000, [](int i) { return i - 1; });
    for (std::uint32_t i = 0; i < 1000; ++i) d.cards[i].group = i % 2 == 0 ? Text("Left") : Text("Right");
    const Drawing drawing = tree_drawing(d);
    check(drawing);
    CHECK(std::count_if(drawing.frames.begin(), drawing.frames.end(),
                        [](const Frame& frame) { return frame.is_drawn; }) == 5);
}

TEST_CASE("a region's name stays in the corner where it fits beside the link, else it goes where more fits") {
    Diagram d = forest(4, [](int i) { return i == 3 ? 2 : 0; });
    for (const std::uint32_t i : {1U, 2U, 3U}) d.cards[i].group = "EU";
    Drawing drawing = tree_drawing(d);
    CHECK(drawing.frames[0].name.x == drawing.frames[0].box.x);
    for (const std::uint32_t i : {1U, 2U, 3U}) d.cards[i].group = "Europe, Middle East and Africa";
    drawing = tree_drawing(d);
    check(drawing);
    const Frame& frame = drawing.frames[1];
    CHECK(frame.name_width >= (frame.box.width - 18) / 2 - 4);
    CHECK(frame.name.x + frame.name_width <= frame.box.right());
}

TEST_CASE("children that fit side by side stand in one line, their parent above their middle") {
    const Drawing drawing = tree_drawing(forest(
        4, [](int) { return 0; }, 4));
    CHECK(drawing.cards[1].y == drawing.cards[2].y);
    CHECK(drawing.cards[2].y == drawing.cards[3].y);
    CHECK(drawing.cards[0].middle() == Approx((drawing.cards[1].middle() + drawing.cards[3].middle()) / 2));
}

TEST_CASE("large trees fill the proportions of the page") {
    for (const Kind& kind : kinds()) {
        if (std::string(kind.name) == "a chain") continue;
        CAPTURE(kind.name);
        for (const double aspect : {1.414, 0.707}) {
            const Drawing drawing = tree_drawing(forest(300, kind.parent), TreeForm{aspect});
            CHECK(drawing.width / drawing.height > 0.7 * aspect);
            CHECK(drawing.width / drawing.height < 1.3 * aspect);
        }
    }
}

TEST_CASE("a long chain stands in columns, in each from the top down") {
    const Drawing drawing = tree_drawing(diagrams::tree(30, 1));
    CHECK(drawing.width < 2 * drawing.height);
    CHECK(drawing.height < drawing.width);
    std::size_t turns = 0;
    for (std::size_t i = 1; i < drawing.cards.size(); ++i) {
        const Box& above = drawing.cards[i - 1];
        const Box& card = drawing.cards[i];
        if (card.x > above.right()) {
            ++turns;
            CHECK(card.y == drawing.cards[0].y);
        } else {
            CHECK(card.middle() == Approx(above.middle()));
            CHECK(card.y > above.bottom());
        }
    }
    CHECK(turns >= 3);
    CHECK(turns <= 6);
}

TEST_CASE("a short chain stays one line") {
    const Drawing drawing = tree_drawing(diagrams::tree(7, 1));
    for (const Box& card : drawing.cards) CHECK(card.middle() == Approx(drawing.cards[0].middle()));
}

TEST_CASE("what hangs beside a long way stands beside its parent") {
    Diagram d = forest(60, [](int i) { return i < 30 ? i - 1 : i - 30; });
    const Drawing drawing = tree_drawing(d);
    check(drawing);
    CHECK(drawing.width * drawing.height < 60 * 260 * 120.0);
    for (std::size_t i = 30; i < 59; ++i) { // the last one goes on with the way
        CHECK(drawing.cards[i].x > drawing.cards[i - 30].right());
        CHECK(drawing.cards[i].y < drawing.cards[i - 30].bottom());
    }
}

TEST_CASE("the frame of a region stays whole where a long way goes through it") {
    Diagram d = forest(24, [](int i) { return i - 1; });
    for (std::size_t i = 12; i < 24; ++i) d.cards[i].group = "South";
    const Drawing drawing = tree_drawing(d);
    check(drawing);
    REQUIRE(drawing.frames.size() == 1);
    CHECK(drawing.frames[0].is_drawn);
}

TEST_CASE("the same diagram always gets the same places") {
    CHECK(svg(tree_drawing(diagrams::contoso())) == svg(tree_drawing(diagrams::contoso())));
}

TEST_CASE("no cards are no problem") {
    CHECK(tree_drawing(diagrams::framed()).cards.empty());
}
