#include "render/links.h"

#include "diagrams.h"
#include "render/card_size.h"

#include <catch2/catch.hpp>

using namespace sitemode::render;

namespace {

// Cards of 100 by 40 points at these x, with the links of a tree.
Drawing cards_at(const std::vector<double>& xs, const std::vector<int>& parents) {
    Drawing drawing;
    drawing.diagram = diagrams::framed();
    for (std::size_t i = 0; i < xs.size(); ++i) {
        diagrams::add_card(drawing.diagram, parents[i], {"C", "", "", "", diagrams::native});
    }
    make_room(drawing);
    for (std::size_t i = 0; i < xs.size(); ++i) drawing.cards[i] = {xs[i], 0, 100, 40};
    return drawing;
}

std::vector<Point> way(const Drawing& drawing, std::size_t link) {
    const auto first = drawing.bends.begin() + drawing.links[link].first_bend;
    return {first, first + drawing.links[link].bends};
}

} // namespace

TEST_CASE("depth counts the links above a card, in any order of cards and links") {
    Diagram d = diagrams::framed();
    for (int i = 0; i < 4; ++i) diagrams::add_card(d, -1, {"C", "", "", "", diagrams::native});
    d.links = {{0, 3, diagrams::link}, {2, 0, diagrams::link}};
    CHECK(depths(d) == std::vector<std::uint32_t>{1, 0, 0, 2});
}

TEST_CASE("a chain of a hundred thousand cards has depths") {
    Diagram d;
    d.cards.resize(100000);
    for (std::uint32_t i = 1; i < 100000; ++i) d.links.push_back({100000 - i, 100000 - i - 1, 0});
    CHECK(depths(d)[0] == 99999);
    CHECK(depths(d)[99999] == 0);
}

TEST_CASE("a child right below its parent has a straight link") {
    Drawing drawing = cards_at({0, 0}, {-1, 0});
    hang_in_ranks(drawing, depths(drawing.diagram));
    CHECK(way(drawing, 0) == std::vector<Point>{{50, 40}, {50, 72}});
    CHECK(drawing.cards[1].y == 72);
}

TEST_CASE("children of one parent share a level halfway between the ranks") {
    Drawing drawing = cards_at({100, 0, 200}, {-1, 0, 0});
    hang_in_ranks(drawing, depths(drawing.diagram));
    CHECK(way(drawing, 0) == std::vector<Point>{{150, 40}, {150, 56}, {50, 56}, {50, 72}});
    CHECK(way(drawing, 1)[1] == way(drawing, 0)[1]);
}

TEST_CASE("the level lies below the tallest card of the rank") {
    Drawing drawing = cards_at({0, 300, 120}, {-1, -1, 0});
    drawing.cards[1].height = 100;
    hang_in_ranks(drawing, depths(drawing.diagram));
    CHECK(way(drawing, 0)[1].y == 116);
    CHECK(drawing.cards[2].y == 132);
}

TEST_CASE("parents whose levels would touch get different ones, and their stems don't cross") {
    // The second parent reaches to the left, below the first one's stem.
    Drawing left = cards_at({200, 400, 0, 120, 240}, {-1, -1, 0, 1, 1});
    hang_in_ranks(left, depths(left.diagram));
    CHECK(way(left, 0)[1].y < way(left, 1)[1].y);
    // The first parent reaches to the right, below the second one's stem.
    Drawing right = cards_at({0, 120, 130, 260, 380}, {-1, -1, 0, 0, 1});
    hang_in_ranks(right, depths(right.diagram));
    CHECK(way(right, 0)[1].y > way(right, 2)[1].y);
    CHECK(right.cards[2].y == 40 + 32 + 7);
}

TEST_CASE("straight links run from border to border") {
    Drawing drawing = cards_at({0, 200, 0}, {-1, 0, 0});
    drawing.cards[2].y = 200;
    link_straight(drawing);
    CHECK(way(drawing, 0) == std::vector<Point>{{100, 20}, {200, 20}});
    CHECK(way(drawing, 1) == std::vector<Point>{{50, 40}, {50, 200}});
}
