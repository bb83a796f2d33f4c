#include "src/change_picture.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "solved.h"
#include "src/plan_picture.h"

namespace sitemode::test {
namespace {

using render::Diagram;

Diagram of_change(std::string_view before_dot, std::string_view after_dot) {
    const auto before = evaluated(before_dot);
    const auto after = evaluated(after_dot);
    return change_picture(before, after, compared(before, after), "what changed", {});
}

const render::Card& card(const Diagram& diagram, std::string_view code) {
    const auto found = std::ranges::find_if(diagram.cards, [&](const auto& one) { return one.code == code; });
    REQUIRE(found != diagram.cards.end());
    return *found;
}

std::vector<std::string> notes(const Diagram& diagram, std::string_view code) {
    std::vector<std::string> out;
    const auto& one = card(diagram, code);
    for (auto i = one.first_note; i < one.first_note + one.notes; ++i)
        out.emplace_back(diagram.notes[i].text);
    return out;
}

std::string hover(const Diagram& diagram, std::string_view code) {
    const auto pill = std::ranges::find_if(diagram.pills, [&](const auto& one) { return one.code == code; });
    return std::string(pill != diagram.pills.end() ? pill->hover : card(diagram, code).hover);
}

} // namespace

TEST_CASE("a changed card names what decided before what did not, and leaves to pills what they say") {
    const auto d = of_change("digraph { node [native_ready=yes]; A [name=Old, sms2003_clients=4, clients=5]; "
                             "B [type=secondary]; C [type=secondary]; A -> {B C} }",
                             "digraph { node [native_ready=yes]; A [name=New, sms2003_clients=0, clients=5]; "
                             "D [type=secondary]; A -> D }");
    CHECK(notes(d, "A") ==
          std::vector<std::string>{"was mixed", "sms2003_clients=0 (was 4)", "name=New (was Old)"});
}

TEST_CASE("a card whose pills alone changed says so") {
    const auto d = of_change("digraph { node [native_ready=yes]; A }",
                             "digraph { node [native_ready=yes]; A; D [type=secondary]; A -> D }");
    CHECK(card(d, "A").is_marked);
    CHECK(notes(d, "A") == std::vector<std::string>{"D: new"});
    CHECK(hover(d, "D") == ", new\nsecondary site: open, native or mixed\nnative_ready: yes");
}

TEST_CASE("a fact that is taken away was cleared") {
    const auto d = of_change("digraph { node [native_ready=yes]; A [mode=mixed] }",
                             "digraph { node [native_ready=yes]; A }");
    CHECK(notes(d, "A") == std::vector<std::string>{"was mixed", "mode cleared (was mixed)"});
}

TEST_CASE("the tooltip of a change says what was before what is") {
    const auto d = of_change("digraph { node [native_ready=yes]; A -> B -> C; D [type=secondary]; A -> D }",
                             "digraph { node [native_ready=yes]; A -> B -> C; "
                             "A [mode=native]; B [name=Rome]; D [type=secondary]; A -> D }");
    CHECK(hover(d, "A") == ", primary site: was open, now native mode only\nmode=native (was none)\n"
                           "decided: native at A\nmode: native\nnative_ready: yes");
    CHECK(hover(d, "D") == ", secondary site: was open, now native mode only\ndecided: native at A\n"
                           "native_ready: yes");
    CHECK(hover(d, "B") == ", name=Rome (was none)\nprimary site: open, native or mixed\nnative_ready: yes");
    CHECK(hover(d, "C") == ", as before, primary site: open, native or mixed\nnative_ready: yes");
}

TEST_CASE("the tooltip of a plan begins with the wave") {
    const auto [h, s] = solved("digraph { node [native_ready=yes]; A -> B; C [type=secondary]; B -> C; "
                               "N [mode=native] }");
    const auto d = plan_picture(h, s, *planned(h, s, {}), {});
    CHECK(hover(d, "A") == ", wave 1, primary site: open, native or mixed\nnative_ready: yes");
    CHECK(hover(d, "C") == ", wave 2, secondary site: open, native or mixed\nnative_ready: yes");
    CHECK(hover(d, "N").starts_with(", counts as native today, primary site: native mode only"));
}

} // namespace sitemode::test
