#include "src/below.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "solved.h"
#include "src/change_picture.h"
#include "src/picture.h"
#include "src/plan_picture.h"

namespace sitemode::test {
namespace {

using render::Below;
using render::Diagram;
using render::Icon;

// What the card of this site says of what is below it.
const Below& below(const Diagram& diagram, std::string_view code) {
    const auto card = std::find_if(diagram.cards.begin(), diagram.cards.end(),
                                   [&](const render::Card& one) { return one.code == code; });
    REQUIRE(card != diagram.cards.end());
    return diagram.below[static_cast<std::size_t>(card - diagram.cards.begin())];
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
    CHECK(below(d, "A").note.text.empty()); // two units are to blame
    CHECK(below(d, "B").note.text.empty()); // its own notes say it
    CHECK(below(d, "C").note.icon == Icon::none);
    CHECK(below(d, "C").note.text == "because of B: 12 SMS 2003 clients");
    CHECK(below(d, "F").note.text == "because of G: 3 SMS 2003 clients");
    CHECK(below(d, "G").note.text.empty()); // nothing is below it
}

TEST_CASE("a card above units that could be native blames nobody") {
    const auto d = with_culprits("digraph { node [native_ready=yes]; A -> {B C}; C [sms2003_clients=3]; "
                                 "D [type=secondary]; E -> F; E -> D; F [sms2003_clients=1] }");
    CHECK(below(d, "A").note.text.empty());
    CHECK(below(d, "E").note.text.empty()); // its secondary site could be native
}

TEST_CASE("a conflict says what holds it, too") {
    const auto d = with_culprits("digraph { node [native_ready=yes]; A -> B -> C; A [sms2003_clients=3]; "
                                 "B [require=native] }");
    CHECK(below(d, "B").note.text == "because of A: 3 SMS 2003 clients");
}

TEST_CASE("a card says how many units change below it, and those that are gone count") {
    const auto d = of_change("digraph { node [native_ready=yes]; A -> B -> {C D}; A -> E -> F; E -> G }",
                             "digraph { node [native_ready=yes]; A -> B -> {C D}; A -> E -> F; "
                             "D [sms2003_clients=3] }");
    CHECK(below(d, "A").note.text == "2 units change");
    CHECK(below(d, "A").note.icon == Icon::change);
    CHECK(below(d, "B").note.text == "1 unit changes");
    CHECK(below(d, "E").note.text == "1 unit changes");
    CHECK(below(d, "F").note.text.empty());
    CHECK(below(d, "B").words == "2 sites: 1 mixed, 1 open");
}

TEST_CASE("a card above units that are all gone can be folded") {
    const auto d =
        of_change("digraph { node [native_ready=yes]; A -> B }", "digraph { A [native_ready=yes] }");
    CHECK_FALSE(below(d, "A").words.empty());
    CHECK(below(d, "A").note.text == "1 unit changes");
}

TEST_CASE("a card of a plan says in which waves the sites below it switch") {
    const auto d = of_plan("digraph { node [native_ready=yes]; A -> B -> C -> D; C -> S; S [type=secondary]; "
                           "A -> F -> G; F [mode=native]; A [mode=native] }");
    CHECK(below(d, "A").words == "6 sites: 5 switch in waves 1 to 3");
    CHECK(below(d, "C").words == "2 sites: all switch in waves 2 to 3");
    CHECK(below(d, "D").words.empty());
}

TEST_CASE("a card of a plan says how many sites below it can't be reached") {
    const auto d = of_plan("digraph { node [native_ready=yes]; A -> {B C}; A -> S; S [type=secondary]; "
                           "B [mode=mixed] }");
    INFO(std::string(below(d, "A").words));
    CHECK(std::string_view(below(d, "A").words).starts_with("3 sites: "));
}

} // namespace sitemode::test
