// Plans as pictures and documents: what the formats say that the stories of the command line don't show.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "solved.h"
#include "src/plan_picture.h"
#include "src/plan_report.h"

using namespace sitemode;
using nlohmann::json;
using sitemode::test::solved;

namespace {

std::string as_it_is(std::string_view text) {
    return std::string(text);
}

constexpr std::string_view nordic =
    "digraph { node [native_ready=yes]; OSL [mode=native]; STO [sms2003_clients=12]; UPP [type=secondary]; "
    "HEL [require=mixed]; OSL -> { STO HEL } STO -> { UPP GOT } HEL -> TAM }";

struct Drawn {
    render::Diagram diagram;

    const render::Card& card(std::string_view code) const {
        const auto found = std::find_if(diagram.cards.begin(), diagram.cards.end(),
                                        [&](const render::Card& card) { return card.code == code; });
        REQUIRE(found != diagram.cards.end());
        return *found;
    }
    const std::string& look(std::string_view code) const { return diagram.looks[card(code).look].id; }
};

Drawn drawn(std::string_view dot, const PlanOptions& options = {}) {
    const auto [h, s] = solved(dot);
    return {plan_picture(h, s, *planned(h, s, options), {})};
}

} // namespace

TEST_CASE("the picture of a plan colours and numbers units by their wave") {
    const auto d = drawn(nordic);
    CHECK(d.look("OSL") == "today");
    CHECK(d.look("STO") == "wave-1");
    CHECK(d.card("STO").sign == "wave 1");
    CHECK(d.card("STO").pills == 1);
    CHECK(d.card("GOT").sign == "wave 2");
    CHECK(d.look("HEL") == "blocked");
    CHECK(d.look("TAM") == "held-back"); // by HEL
    REQUIRE(d.card("STO").notes == 1);
    CHECK(d.diagram.notes[d.card("STO").first_note].text == "12 SMS 2003 clients");
    CHECK(d.card("TAM").notes == 0);
    CHECK(d.diagram.summary.find("can't be reached") != std::string::npos);
}

TEST_CASE("the picture of a plan says what it is for, and what to do before what to ask") {
    const auto d = drawn("digraph { title=Nordic; A [native_ready=no, sms2003_clients=unknown] }");
    CHECK(d.diagram.title == "Nordic — the way to native mode");
    const auto& card = d.card("A");
    REQUIRE(card.notes == 4);
    CHECK(d.diagram.notes[card.first_note].text == "not ready for native mode");
    CHECK(d.diagram.notes[card.first_note + 1].icon == render::Icon::question);
    CHECK(d.diagram.notes[card.first_note + 3].icon == render::Icon::question);
}

TEST_CASE("the title of a plan's picture says of which sites it is, or within which budget") {
    const std::string two =
        "digraph { title=Two; node [native_ready=yes]; A -> B; B [sms2003_clients=3, clients=9] }";
    PlanOptions some;
    some.sites = {1};
    CHECK(drawn(two, some).diagram.title == "Two — the way of B to native mode");
    PlanOptions cheap;
    cheap.budget = 1;
    const auto d = drawn(two, cheap);
    CHECK(d.diagram.title == "Two — the way to native mode, budget: 1 blocker");
    CHECK(d.diagram.summary.find(" · 1 preparation") != std::string::npos);
}

TEST_CASE("waves beyond the sixth share a colour, not a number") {
    const auto d = drawn("digraph { A -> B -> C -> D -> E -> F -> G -> H }");
    CHECK(d.look("F") == "wave-6");
    CHECK(d.look("H") == "wave-6");
    CHECK(d.card("H").sign == "wave 8");
}

TEST_CASE("sites that a plan is not for are drawn beside it") {
    const auto [h, s] = solved("digraph { A -> { B C } }");
    const Drawn d{plan_picture(h, s, *planned(h, s, {.sites = {1}}), {})};
    CHECK(d.look("A") == "wave-1");
    CHECK(d.look("B") == "wave-2");
    CHECK(d.look("C") == "beside");
}

TEST_CASE("the JSON of a plan on a long chain stays linear") {
    std::string dot = "digraph { node [native_ready=yes]; S0 [require=mixed]; S0";
    for (int i = 1; i < 4000; ++i) dot += " -> S" + std::to_string(i);
    const auto [h, s] = solved(dot + " }");
    const auto text = plan_json(h, s, *planned(h, s, {}));
    CHECK(text.size() < 480'000);
    const auto out = json::parse(text);
    REQUIRE(out["blocked"].size() == 4000);
    CHECK(out["blocked"][3]["causes"][0]["path"] == json{"S0", "S1", "S2", "S3"});
    CHECK(out["blocked"][3999]["causes"].empty());
    CHECK(out["blocked"][3999]["through"] == json{"S3998"});
}

TEST_CASE("a document holds text of the file as text") {
    const auto [h, s] =
        solved("digraph { title=\"<b>*all*</b> | [x](y) `z`\"; A [name=\"_a_\", native_ready=yes] }");
    const auto text = plan_markdown(h, s, *planned(h, s, {}), "a|b.dot", as_it_is);
    CHECK(text.find("\\<b\\>\\*all\\*\\</b\\> \\| \\[x\\](y) \\`z\\`") != std::string::npos);
    CHECK(text.find("A \\_a\\_") != std::string::npos);
    CHECK(text.find("a\\|b.dot") != std::string::npos);
}

TEST_CASE("a question is a preparation without an edit") {
    const auto [h, s] = solved("digraph { A [native_ready=yes, pki=unknown] }");
    const auto out = json::parse(plan_json(h, s, *planned(h, s, {})));
    const auto& question = out["waves"][0]["steps"][0]["prepare"][0];
    CHECK(question["certain"] == false);
    CHECK(question["edit"].is_null());
    CHECK(question["message"] == "does a public key infrastructure serve A?");
    CHECK(out["reached"] == true);
}
