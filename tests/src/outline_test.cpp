// The outline says what the picture says.
#include "src/outline.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "solved.h"
#include "src/columns.h"
#include "src/looks.h"
#include "src/picture.h"

using namespace sitemode;
using sitemode::test::solved;

namespace {

std::string as_it_is(std::string_view text) {
    return std::string(text);
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

render::Diagram drawn(const std::string& body) {
    const auto s = solved("digraph { node [native_ready=yes]; " + body + " }");
    return picture(s.hierarchy, s.solution, {"test.dot", "0123abcd", "sitemode"});
}

std::vector<std::string> outline(const std::string& body) {
    return lines(outline_text(drawn(body), as_it_is));
}

// The lines of the tree: between the headings and the legend.
std::vector<std::string> tree(const std::vector<std::string>& all) {
    const auto first =
        std::find_if(all.begin(), all.end(), [](auto& line) { return line.rfind("SITE", 0) == 0; });
    REQUIRE(first != all.end());
    return {first + 1, std::find(first, all.end(), "")};
}

std::vector<std::string> tree_of(const std::string& body) {
    return tree(outline(body));
}

} // namespace

TEST_CASE("an outline has a line for each unit, children below their parent, its secondary sites together") {
    CHECK(tree_of("NYC [name=\"New York\"]; NYC -> OSL; OSL -> BGO; BGO [type=secondary]; OSL -> TRD; "
                  "TRD [type=secondary, name=Trondheim]; OSL -> AAA; AAA -> BBB; NYC -> PAR; LAB") ==
          std::vector<std::string>{
              "NYC New York  open",
              "├─ OSL        open",
              "│  │  with BGO, TRD Trondheim",
              "│  └─ AAA     open",
              "│     └─ BBB  open",
              "└─ PAR        open",
              "LAB           open",
          });
}

TEST_CASE("an outline says who blocks, who demands, who asks, and clients and region") {
    const auto all =
        tree_of("NYC [clients=22100]; NYC -> OSL; OSL [sms2003_clients=12, region=Nordics, clients=90]; "
                "OSL -> BGO; NYC -> PAR; PAR [pki=unknown]; NYC -> ZRH; ZRH [require=native]");
    CHECK(all == std::vector<std::string>{
                     "NYC        native    22,100",
                     "├─ OSL     mixed         90  Nordics  ▲ 12 SMS 2003 clients",
                     "│  └─ BGO  mixed ↑",
                     "├─ PAR     open?                      PKI?",
                     "└─ ZRH     native                     ◆ required: native",
                 });
}

TEST_CASE("links without key exchange are dashed, in branches and among secondary sites") {
    const auto all =
        outline("NYC -> OSL; OSL [key_exchange=no]; NYC -> PAR; PAR [type=secondary, key_exchange=no]");
    CHECK(tree(all) == std::vector<std::string>{"NYC     open", "│  with ╌ PAR", "└╌ OSL  open"});
    CHECK(std::find(all.begin(), all.end(), "╌          link without secure key exchange") != all.end());
}

TEST_CASE("an outline begins with the picture's title and summary and ends with what its words mean") {
    CHECK(outline("title=Contoso; NYC -> OSL; OSL [sms2003_clients=12]; OSL -> BGO") ==
          std::vector<std::string>{
              "Contoso",
              "3 sites in 3 units: 2 mixed, 1 open",
              "",
              "SITE       VERDICT  BECAUSE",
              "NYC        open",
              "└─ OSL     mixed    ▲ 12 SMS 2003 clients",
              "   └─ BGO  mixed ↑",
              "",
              "mixed    M    mixed mode only: blocked here",
              "mixed ↑  M    mixed mode only: because of a parent",
              "open     N·M  open: native or mixed",
              "",
              "test.dot · sha256 0123abcd · sitemode",
          });
}

TEST_CASE("what is folded in the picture is folded in the outline, what is framed stands in brackets") {
    auto d = drawn("NYC -> OSL");
    d.cards[1].is_marked = true;
    d.notes = {{render::Icon::none, "+ 12 sites: 9 mixed, 3 native"}, {render::Icon::change, "was open"}};
    d.cards[1].first_note = 0;
    d.cards[1].notes = 2;
    CHECK(tree(lines(outline_text(d, as_it_is))).back() ==
          "└─ [OSL]  open     + 12 sites: 9 mixed, 3 native; → was open");
}

TEST_CASE("every text of the input goes through `printable`") {
    const auto masked = [](std::string_view text) {
        std::string out(text);
        std::replace(out.begin(), out.end(), '\x1B', '^');
        return out;
    };
    auto d = drawn("NYC -> OSL; NYC -> SEC; SEC [type=secondary]");
    const std::string hostile = "x\x1B[2J";
    d.title = d.summary = hostile;
    d.identity = {hostile};
    const auto kept = d.texts.kept(hostile);
    for (auto& card : d.cards) card.code = card.name = card.figure = card.group = kept;
    d.pills[0].code = d.pills[0].name = d.pills[0].sign = kept;
    d.notes = {{render::Icon::warning, kept}};
    d.cards[0].notes = 1;
    const auto text = outline_text(d, masked);
    CHECK(text.find('\x1B') == std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '^') == 15);
}

TEST_CASE("many secondary sites take several lines, none too long") {
    std::string body = "NYC; ";
    for (int i = 100; i < 160; ++i)
        body += "S" + std::to_string(i % 100) + " [type=secondary, name=Trondheim]; NYC -> S" +
                std::to_string(i % 100) + "; ";
    const auto all = tree_of(body);
    CHECK(all.size() > 8);
    for (const auto& line : all) CHECK(width(line) <= 101); // the comma
}

TEST_CASE("columns stand below each other for wide letters, too") {
    const auto all = tree_of("NYC [name=\"北京\"]; NYC -> OSL; OSL [name=Oslo]");
    CHECK(all == std::vector<std::string>{"NYC 北京     open", "└─ OSL Oslo  open"});
}

TEST_CASE("a deep chain gets level numbers in place of endless indentation") {
    render::Diagram d = drawn("NYC");
    constexpr std::uint32_t depth = 3000;
    for (std::uint32_t i = 1; i < depth; ++i) {
        auto card = d.cards[0];
        card.code = d.texts.kept("C" + std::to_string(i));
        d.cards.push_back(card);
        d.links.push_back({i - 1, i, static_cast<std::uint32_t>(LookIndex::link)});
    }
    const auto text = outline_text(d, as_it_is);
    CHECK(text.size() < depth * 140);
    const auto all = tree(lines(text));
    CHECK(all.size() == depth);
    CHECK(all[20].find("(level") == std::string::npos);
    CHECK(all[21].find("└─ (level 22) C21  open") != std::string::npos);
    CHECK(all.back().find("└─ (level 3000) C2999  open") != std::string::npos);
}

TEST_CASE("siblings of deep sites keep the branches above them whole") {
    std::string body = "A0";
    for (int i = 1; i < 25; ++i) body += " -> A" + std::to_string(i);
    body += "; A0 -> Z00; A22 -> Z22; A1 -> Z01";
    const auto all = tree_of(body);
    for (std::size_t i = 1; i + 2 < all.size(); ++i) CHECK(all[i].rfind(i == 1 ? "├─ A1" : "│  ", 0) == 0);
    CHECK(all[all.size() - 2].rfind("│  └─ Z01", 0) == 0);
    CHECK(all.back().rfind("└─ Z00", 0) == 0);
}

TEST_CASE("styles paint verdicts and fade branches") {
    OutlineStyle style;
    style.verdict = [](const render::Look& look, const std::string& text) {
        return '<' + look.id + ':' + text + '>';
    };
    style.faint = [](const std::string& text) { return '(' + text + ')'; };
    const auto all = lines(outline_text(drawn("NYC -> OSL"), as_it_is, style));
    CHECK(tree(all) == std::vector<std::string>{"NYC     <open:open   >", "(└─ )OSL  <open:open   >"});
    CHECK(all.back() == "(test.dot · sha256 0123abcd · sitemode)");
}
