// From a solved hierarchy to a diagram: the right look, the right words.
#include <catch2/catch.hpp>

#include "graphs/dot_writer.h"
#include "render/drawing.h"
#include "solved.h"
#include "src/isolated.h"
#include "src/looks.h"
#include "src/outline.h"
#include "src/picture.h"

using namespace sitemode;
using sitemode::test::solved;

namespace {

render::Diagram drawn(const std::string& body) {
    const auto s = solved("digraph { node [native_ready=yes]; " + body + " }");
    return picture(s.hierarchy, s.solution, {"test.dot", "0123abcd", "sitemode"});
}

const render::Card& card(const render::Diagram& d, std::string_view code) {
    for (const auto& candidate : d.cards)
        if (candidate.code == code) return candidate;
    FAIL(code);
    return d.cards.front();
}

std::string look_of(const render::Diagram& d, std::string_view code) {
    return d.looks[card(d, code).look].id;
}

std::vector<std::string> notes(const render::Diagram& d, std::string_view code) {
    std::vector<std::string> out;
    const auto& c = card(d, code);
    for (auto i = c.first_note; i < c.first_note + c.notes; ++i) out.emplace_back(d.notes[i].text);
    return out;
}

} // namespace

TEST_CASE("every verdict has its look") {
    const auto d =
        drawn("NAT [mode=native]; BLK [sms2003_clients=1]; BLK -> INH; OPN; ASK [pki=unknown]; ASK -> BEL; "
              "CON [mode=mixed, require=native]; ASN [require=native, pki=unknown]; ASN -> BEN; "
              "BEN [require=native]");
    CHECK(look_of(d, "NAT") == "native");
    CHECK(look_of(d, "BLK") == "mixed-blocked");
    CHECK(look_of(d, "INH") == "mixed-inherited");
    CHECK(look_of(d, "OPN") == "open");
    CHECK(look_of(d, "ASK") == "open-asked");
    CHECK(look_of(d, "BEL") == "open-unconfirmed");
    CHECK(look_of(d, "CON") == "conflict");
    CHECK(look_of(d, "ASN") == "native-asked");
    CHECK(look_of(d, "BEN") == "native-unconfirmed");
}

TEST_CASE("the culprit speaks, those below it don't") {
    const auto d =
        drawn("AAA [sms2003_clients=12]; SEC [type=secondary, wins_lookup=yes]; AAA -> SEC; AAA -> BBB");
    CHECK(notes(d, "AAA") == std::vector<std::string>{"12 SMS 2003 clients", "SEC: clients depend on WINS"});
    CHECK(notes(d, "BBB").empty());
    CHECK(d.pills.at(0).sign == "▲");
}

TEST_CASE("many questions of a card are counted") {
    const auto d = drawn("AAA [native_ready=\"\"]");
    CHECK(notes(d, "AAA") == std::vector<std::string>{"PKI?", "signing certificate?", "web certificates?",
                                                      "and 4 more questions"});
}

TEST_CASE("a conflict shows both sides, however many there are of one") {
    const auto d = drawn("NYC [require=native, sms2003_clients=12, win2000_clients=4, wins_lookup=yes, "
                         "signing_cert=no, web_certs=none, roles=MP]");
    const auto words = notes(d, "NYC");
    REQUIRE(words.size() == 4);
    CHECK(words[2] == "required: native");
    const auto first = card(d, "NYC").first_note;
    CHECK(d.notes[first].icon == render::Icon::warning);
    CHECK(d.notes[first + 2].icon == render::Icon::demand);
    CHECK(d.notes[first + 3].icon == render::Icon::warning);
}

TEST_CASE("what is left out of a card has a sign only where all of it is of one kind") {
    const auto d = drawn("NYC [require=native, sms2003_clients=12, win2000_clients=4, wins_lookup=yes, "
                         "internet_clients=7]");
    const auto last = card(d, "NYC").first_note + 3;
    CHECK(d.notes[last].text == "and 2 more");
    CHECK(d.notes[last].icon == render::Icon::none);
}

TEST_CASE("as many cards, pills and links as the file has sites and links") {
    const auto d = drawn("A -> B -> C; S [type=secondary]; T [type=secondary]; B -> S; C -> T; X");
    CHECK(d.cards.size() == 4);
    CHECK(d.pills.size() == 2);
    CHECK(d.links.size() + d.pills.size() == 4);
}

TEST_CASE("a link whose key exchange is off at either end looks different") {
    const auto d = drawn("A [key_exchange=no]; A -> B -> C; S [type=secondary, key_exchange=no]; B -> S");
    CHECK(d.looks[d.links[0].look].id == "link-without-key-exchange");
    CHECK(d.looks[d.links[1].look].id == "link");
    CHECK(d.looks[d.pills[0].link_look].id == "link-without-key-exchange");
}

TEST_CASE("the words around a picture") {
    const auto d = drawn("title=\"Contoso\"; revision=B; date=\"2009-04-02\"; A [clients=1200]");
    CHECK(d.title == "Contoso");
    CHECK(d.summary == "1 site in 1 unit: 1 open · 1,200 clients");
    CHECK(d.identity ==
          std::vector<std::string>{"Revision B · 2009-04-02", "test.dot · sha256 0123abcd · sitemode"});
    CHECK(drawn("A").title == "test.dot");
}

TEST_CASE("every two looks of a card differ in colour or border, and in sign or border") {
    const auto& looks = all_looks();
    for (std::size_t i = 0; i < looks.size(); ++i)
        for (std::size_t j = i + 1; j < looks.size(); ++j) {
            INFO(looks[i].id << " " << looks[j].id);
            CHECK(looks[i].id != looks[j].id);
            CHECK(looks[i].legend != looks[j].legend);
        }
}

TEST_CASE("DOT with looks reads back with all facts and no more") {
    for (const auto* dot :
         {"digraph { a [name=\"x\\\\y \\\"z\\\"\", sms2003_clients=2]; b [type=secondary]; a -> b }",
          "digraph { title=\"T\"; A [mode=mixed, key_exchange=no]; A -> B -> C; C [pki=unknown] }",
          "digraph { subgraph cluster_1 { label=\"Europe\"; A; B }; A -> B }"}) {
        const auto s = solved(dot);
        const auto plain = dot_text(s.hierarchy);
        const auto dressed = dot_text(s.hierarchy, dot_looks(s.hierarchy, s.solution));
        INFO(dressed);
        CHECK(dressed != plain);
        CHECK(dot_text(solved(dressed).hierarchy) == plain);
        const auto placed = dot_text(s.hierarchy, placed_dot_looks(s.hierarchy, s.solution, {}));
        INFO(placed);
        CHECK(dot_text(solved(placed).hierarchy) == plain);
    }
}

TEST_CASE("DOT with places has a parent above its child, and a secondary site within its card") {
    const auto s = solved("digraph { A -> B; A -> S; S [type=secondary] }");
    const auto looks = placed_dot_looks(s.hierarchy, s.solution, {});
    const auto place = [&](std::string_view code) {
        const auto words = looks.site(s.hierarchy.site_with_code(code));
        const auto begin = words.find("pos=\"") + 5;
        const auto comma = words.find(',', begin);
        return render::Point{std::stod(words.substr(begin)), std::stod(words.substr(comma + 1))};
    };
    CHECK(place("A").x == Approx(place("B").x));
    CHECK(place("A").y > place("S").y);
    CHECK(place("S").y > place("B").y);
    CHECK(place("B").y > 0);
}

TEST_CASE("a picture around a secondary site names that site") {
    const auto s = solved("digraph { A; D [type=secondary, name=Detroit]; A -> D }");
    auto d = picture(s.hierarchy, s.solution, {});
    d.summary = "only A";
    name_focus(d, s.hierarchy, s.site("A"));
    CHECK(d.summary == "only A");
    name_focus(d, s.hierarchy, s.site("D"));
    CHECK(d.summary == "around D Detroit: only A");
}

TEST_CASE("nothing that turns the reading by force gets into a picture") {
    const auto d = drawn("AAA [name=\"To\u202Eronto\", region=\"E\u2067U\", unit_owner=\"x\u202Dy\"]; "
                         "SEC [type=secondary, name=\"a\u2069b\"]; AAA -> SEC");
    CHECK(card(d, "AAA").name == "Toronto");
    CHECK(card(d, "AAA").group == "EU");
    CHECK(d.pills.at(0).name == "ab");
    for (const std::string_view turn : {"\u202E", "\u202D", "\u2067"})
        CHECK(std::string_view(card(d, "AAA").hover).find(turn) == std::string_view::npos);
}

TEST_CASE("names that are read from right to left don't turn the words beside them") {
    CHECK(isolated("London · 2009") == "London · 2009");
    CHECK(isolated("").empty());
    CHECK(isolated("الرياض") == "\u2068الرياض\u2069");
    CHECK(isolated("\u202Eevil") == "\u2068evil\u2069");
    CHECK(isolated("a\u2069\u202Db") == "\u2068ab\u2069");
    CHECK(isolated("\xFF") == "\xFF");
    CHECK(without_isolates(isolated("תל אביב")) == "תל אביב");
    const auto d = drawn("title=\"الرياض\"; revision=\"ا\"; date=\"2009-03-31\"; author=\"مؤلف\"; A");
    CHECK(d.title == "\u2068الرياض\u2069");
    REQUIRE(d.identity.size() == 2);
    CHECK(d.identity[0] == "Revision \u2068ا\u2069 · 2009-03-31 · \u2068مؤلف\u2069");
    const auto outline = outline_text(d, [](std::string_view text) { return std::string(text); });
    CHECK(outline.find("Revision ا · 2009-03-31 · مؤلف\n") != std::string::npos);
    CHECK(outline.rfind("الرياض\n", 0) == 0);
}
