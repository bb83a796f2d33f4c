#include "src/below.h"

#include <catch2/catch.hpp>

#include "solved.h"
#include "src/change_picture.h"
#include "src/picture.h"
#include "src/plan_picture.h"

namespace sitemode::test {
namespace {

using render::Card;
using render::Diagram;
using render::Icon;

const Card& card(const Diagram& diagram, std::string_view code) {
    for (const auto& one : diagram.cards)
        if (one.code == code) return one;
    FAIL(code);
    return diagram.cards.front();
}

Diagram with_culprits(std::string_view dot) {
    const auto [h, s] = solved(dot);
    auto diagram = picture(h, s, {});
    count_below(diagram, s);
    name_culprits_below(diagram, h, s);
    return diagram;
}

Diagram of_change(std::string_view before_dot, std::string_view after_dot) {
    const auto before = evaluated(before_dot);
    const auto after = evaluated(after_dot);
    auto diagram = change_picture(before, after, compared(before, after), "what changed", {});
    count_below(diagram, after.solution);
    count_changes_below(diagram);
    return diagram;
}

Diagram of_plan(std::string_view dot, const PlanOptions& options = {}) {
    const auto [h, s] = solved(dot);
    const auto plan = *planned(h, s, options);
    auto diagram = plan_picture(h, s, plan, {});
    count_waves_below(diagram, s, plan);
    return diagram;
}

} // namespace

TEST_CASE("a card above mixed units alone says whose fault that is") {
    const auto d = with_culprits("digraph { node [native_ready=yes]; A -> B -> {C D}; D -> E; "
                                 "A -> F -> G; C -> H; B [sms2003_clients=12]; G [sms2003_clients=3] }");
    CHECK(card(d, "A").below_note.text.empty()); // two units are to blame
    CHECK(card(d, "B").below_note.icon == Icon::warning);
    CHECK(card(d, "B").below_note.text == "12 SMS 2003 clients");
    CHECK(card(d, "C").below_note.icon == Icon::none);
    CHECK(card(d, "C").below_note.text == "because of B: 12 SMS 2003 clients");
    CHECK(card(d, "F").below_note.text == "because of G: 3 SMS 2003 clients");
    CHECK(card(d, "G").below_note.text.empty()); // nothing is below it
}

TEST_CASE("a card above units that could be native blames nobody") {
    const auto d = with_culprits("digraph { node [native_ready=yes]; A -> {B C}; C [sms2003_clients=3]; "
                                 "D [type=secondary]; E -> F; E -> D; F [sms2003_clients=1] }");
    CHECK(card(d, "A").below_note.text.empty());
    CHECK(card(d, "E").below_note.text.empty()); // its secondary site could be native
}

TEST_CASE("a conflict says what holds it, too") {
    const auto d =
        with_culprits("digraph { node [native_ready=yes]; A -> B; A [sms2003_clients=3, require=native] }");
    CHECK(card(d, "A").below_note.text == "3 SMS 2003 clients");
}

TEST_CASE("a card says how many units change below it, and those that are gone count") {
    const auto d = of_change("digraph { node [native_ready=yes]; A -> B -> {C D}; A -> E -> F; E -> G }",
                             "digraph { node [native_ready=yes]; A -> B -> {C D}; A -> E -> F; "
                             "D [sms2003_clients=3] }");
    CHECK(card(d, "A").below_note.text == "2 units change");
    CHECK(card(d, "A").below_note.icon == Icon::change);
    CHECK(card(d, "B").below_note.text == "1 unit changes");
    CHECK(card(d, "E").below_note.text == "1 unit changes");
    CHECK(card(d, "F").below_note.text.empty());
    CHECK(card(d, "B").below == "2 sites: 1 mixed, 1 open");
}

TEST_CASE("a card above units that are all gone can be folded") {
    const auto d =
        of_change("digraph { node [native_ready=yes]; A -> B }", "digraph { A [native_ready=yes] }");
    CHECK_FALSE(card(d, "A").below.empty());
    CHECK(card(d, "A").below_note.text == "1 unit changes");
}

TEST_CASE("a card of a plan says in which waves the sites below it switch") {
    const auto d = of_plan("digraph { node [native_ready=yes]; A -> B -> C -> D; C -> S; S [type=secondary]; "
                           "A -> F -> G; F [mode=native]; A [mode=native] }");
    CHECK(card(d, "A").below == "6 sites: 5 switch in waves 1 to 3");
    CHECK(card(d, "C").below == "2 sites: all switch in waves 2 to 3");
    CHECK(card(d, "D").below.empty());
}

TEST_CASE("a card of a plan says how many sites below it can't be reached") {
    const auto d = of_plan("digraph { node [native_ready=yes]; A -> {B C}; A -> S; S [type=secondary]; "
                           "B [mode=mixed] }");
    INFO(card(d, "A").below);
    CHECK(card(d, "A").below.find("3 sites: ") == 0);
}

} // namespace sitemode::test
