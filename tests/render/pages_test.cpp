#include "render/pages.h"

#include "diagrams.h"
#include "render/excerpt.h"
#include "render/page.h"
#include "render/svg.h"
#include "tree_checks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

using namespace sitemode::render;
using diagrams::Diagram;

namespace {

const Paper& paper(std::string_view name) {
    return *std::find_if(papers.begin(), papers.end(), [=](const Paper& p) { return p.name == name; });
}

std::vector<Drawing> pages(const Diagram& diagram, std::string_view name, double least_text = 7) {
    auto drawn = on_pages(diagram, {paper(name), least_text});
    if (!drawn) FAIL(drawn.error().message);
    return *std::move(drawn);
}

// Its cards have different ids, and say what is below them.
Diagram bushy(std::uint32_t cards, unsigned seed) {
    Diagram d = diagrams::framed();
    std::mt19937 random(seed);
    for (std::uint32_t i = 0; i < cards; ++i) {
        diagrams::CardWords words{"C" + std::to_string(i), "Place", "N·M", "1", i % 5};
        for (auto k = random() % 5; k > 1; --k)
            words.pills.push_back(words.code + std::to_string(k) + " Pill");
        diagrams::add_card(d, i == 0 ? -1 : static_cast<int>(random() % (1 + i / 6)), words);
    }
    d.below.assign(d.cards.size(), {"12 sites: 9 mixed, 3 native", {}});
    return d;
}

Diagram chain(int cards) {
    Diagram d = diagrams::framed();
    for (int i = 0; i < cards; ++i)
        diagrams::add_card(d, i - 1, {"C" + std::to_string(i), "Place", "N·M", ""});
    return d;
}

// Every other card is one site and mixed, the rest and all pills native.
Diagram counted(Diagram d) {
    d.kinds = {"site", "sites", {"native", "mixed"}};
    for (std::size_t i = 0; i < d.cards.size(); ++i) {
        const bool is_mixed = i % 2 == 1;
        d.below.push_back(
            {{}, {}, is_mixed ? Counts{0, 1} : Counts{1}, is_mixed ? std::uint8_t{1} : std::uint8_t{0}});
    }
    return d;
}

std::vector<std::string> notes_of(const Diagram& d, const Card& card) {
    std::vector<std::string> notes;
    for (std::uint32_t i = 0; i < card.notes; ++i) notes.emplace_back(d.notes[card.first_note + i].text);
    return notes;
}

// "→ page 3" is 3, on a card that is cut off; others are 0.
std::size_t page_named_by(const Diagram& d, const Card& card, const std::string& arrow) {
    for (const std::string& note : notes_of(d, card))
        if (note.rfind(arrow + " page ", 0) == 0) return std::stoul(note.substr(arrow.size() + 6));
    return 0;
}

void check_page(const Drawing& page, double least_text) {
    CHECK(page.scale * smallest_text >= least_text - 1e-9);
    CHECK(checks::overlaps(page, 7) == 0);
    CHECK(checks::links_through_cards(page) == 0);
    CHECK(checks::loose_links(page) == 0);
    CHECK(checks::outside_the_page(page) == 0);
}

// No other card has it: a part of a card has the code of the whole.
std::string id_of(const Card& card) {
    return std::string(card.code) + '/' + std::to_string(card.part);
}

// Every card in full on exactly one page, every pill once; stubs name the page that the card is on, which
// names theirs.
void check_pages(const std::vector<Drawing>& pages, const Diagram& whole) {
    std::map<std::string, std::size_t> page_of, pill_of;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Diagram& d = pages[i].diagram;
        for (const Card& card : d.cards)
            if (page_named_by(d, card, "→") == 0) CHECK(page_of.emplace(id_of(card), i + 1).second);
        for (const Pill& pill : d.pills) CHECK(pill_of.emplace(pill.code, i + 1).second);
    }
    for (const Card& card : whole.cards) CHECK(page_of.count(id_of(card)) == 1);
    CHECK(pill_of.size() == whole.pills.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Diagram& d = pages[i].diagram;
        for (const Card& card : d.cards) {
            const std::size_t page = page_named_by(d, card, "→");
            if (page == 0) continue;
            CHECK(page_of[id_of(card)] == page);
            REQUIRE(page <= pages.size());
            const Diagram& there = pages[page - 1].diagram;
            const auto same = std::find_if(there.cards.begin(), there.cards.end(),
                                           [&](const Card& c) { return id_of(c) == id_of(card); });
            REQUIRE(same != there.cards.end());
            CHECK(page_named_by(there, *same, "←") == i + 1);
        }
    }
}

} // namespace

TEST_CASE("a diagram that can be read on one page stays on one") {
    const auto one = pages(diagrams::contoso(), "A3");
    REQUIRE(one.size() == 1);
    check_page(one[0], 7);
    CHECK(one[0].width > one[0].height);
    CHECK(one[0].diagram.identity.back() == "page 1 of 1 · A3");
}

TEST_CASE("what is too much for one page goes on several, every card once, with references both ways") {
    for (const std::uint32_t cards : {40U, 150U, 600U}) {
        for (const char* name : {"A4", "A3", "letter", "A1"}) {
            CAPTURE(cards, name);
            const Diagram whole = bushy(cards, cards);
            const auto drawn = pages(whole, name);
            for (const Drawing& page : drawn) check_page(page, 7);
            check_pages(drawn, whole);
        }
    }
}

TEST_CASE("larger letters take more pages, larger paper takes fewer") {
    const Diagram whole = bushy(300, 1);
    const auto usual = pages(whole, "A4").size();
    CHECK(pages(whole, "A4", 11).size() > usual);
    CHECK(pages(whole, "A2").size() < usual);
}

TEST_CASE("a card with more children than a page holds is continued on others") {
    const Diagram whole = diagrams::tree(400, 399);
    const auto drawn = pages(whole, "A4");
    CHECK(drawn.size() > 5);
    for (const Drawing& page : drawn) check_page(page, 7);
    std::size_t continued = 0;
    for (const Card& card : drawn[0].diagram.cards) continued += card.name == "continued" ? 1U : 0U;
    CHECK(continued > 3);
    for (std::size_t i = 1; i < drawn.size(); ++i) // and what continues it isn't continued itself
        for (const Card& card : drawn[i].diagram.cards)
            CHECK((card.name != "continued" || page_named_by(drawn[i].diagram, card, "→") == 0));
}

TEST_CASE("a card that goes on with another one says what it holds") {
    const auto drawn = pages(counted(diagrams::tree(100, 99)), "A4");
    const Diagram& index = drawn[0].diagram;
    CHECK(index.cards[1].name != "continued"); // the first children stay with their parent
    const auto next = std::find_if(index.cards.begin(), index.cards.end(),
                                   [](const Card& card) { return card.name == "continued"; });
    REQUIRE(next != index.cards.end());
    const Card& before = *(next - 1);
    const Diagram& there = drawn[1].diagram;
    const std::string first(there.cards[1].code), last(there.cards.back().code);
    CHECK(std::stoi(first.substr(1)) == std::stoi(std::string(before.code).substr(1)) + 1);
    const std::string sites = std::to_string(there.cards.size() - 1) + " sites: ";
    const auto notes = notes_of(index, *next);
    REQUIRE(notes.size() == 3);
    CHECK(notes[0] == first + " … " + last);
    CHECK(notes[1] == "→ page 2");
    CHECK(notes[2].rfind("+ " + sites, 0) == 0);
    CHECK(notes_of(there, there.cards[0]) == std::vector<std::string>{"← page 1"});
    CHECK(there.summary.rfind("C0 continued: " + first + " … " + last + ", " + sites, 0) == 0);
}

TEST_CASE("a card that goes on with the pills of another one says which, and has their link") {
    const auto drawn = pages(counted(diagrams::many_pills(1500)), "A4");
    const Diagram& index = drawn[0].diagram;
    REQUIRE(index.cards.size() > 2);
    const auto pills = std::to_string(drawn[1].diagram.pills.size());
    const auto& there = drawn[1].diagram.pills;
    CHECK(notes_of(index, index.cards[1]) ==
          std::vector<std::string>{std::string(there.front().code) + " … " + std::string(there.back().code),
                                   "→ page 2", "+ " + pills + " sites: " + pills + " native"});
    for (const LegendRow& row : drawn[0].legend) CHECK(row.look != diagrams::native);
}

TEST_CASE("a card with more pills than a page holds is continued on others") {
    const auto drawn = pages(diagrams::many_pills(1500), "A4");
    CHECK(drawn.size() > 5);
    std::size_t pills = 0;
    for (const Drawing& page : drawn) {
        check_page(page, 7);
        pills += page.diagram.pills.size();
    }
    CHECK(pills == 1500);
}

TEST_CASE("chains and many trees get pages, too") {
    for (const Diagram& whole : {diagrams::tree(100, 1), diagrams::tree(200, 2)}) {
        for (const Drawing& page : pages(whole, "A4")) check_page(page, 7);
    }
    Diagram roots = bushy(200, 3);
    roots.links.erase(std::remove_if(roots.links.begin(), roots.links.end(),
                                     [](const Link& link) { return link.to % 7 == 0; }),
                      roots.links.end());
    const auto drawn = pages(roots, "A3");
    for (const Drawing& page : drawn) check_page(page, 7);
    check_pages(drawn, roots);
}

TEST_CASE("pages are well filled") {
    CHECK(pages(chain(200), "A4").size() <= 5);
    for (const char* name : {"A4", "A3"}) {
        const auto drawn = pages(bushy(600, 600), name);
        const auto nearly_empty = std::count_if(drawn.begin(), drawn.end(), [](const Drawing& page) {
            return page.diagram.cards.size() + page.diagram.pills.size() / 3 < 6;
        });
        CHECK(nearly_empty <= 1);
    }
}

TEST_CASE("pages say where they are and what is on them") {
    const auto drawn = pages(bushy(150, 2), "A3");
    REQUIRE(drawn.size() > 2);
    CHECK(drawn[1].diagram.identity.back() == "page 2 of " + std::to_string(drawn.size()) + " · A3");
    CHECK(drawn[1].diagram.title == "Contoso — site modes");
    CHECK(drawn[1].diagram.summary.find("Place + 12 sites: 9 mixed, 3 native") != std::string::npos);
}

TEST_CASE("who can't see a page hears which one it is and what is on it") {
    const auto drawn = pages(bushy(150, 2), "A3");
    REQUIRE(drawn.size() > 2);
    const std::string of = " of " + std::to_string(drawn.size());
    const std::string first = svg(drawn[0]), second = svg(drawn[1]);
    CHECK(first.find("site modes, page 1" + of + "</title>") != std::string::npos);
    CHECK(second.find("site modes, page 2" + of + "</title>") != std::string::npos);
    const std::string whole = diagrams::framed().description;
    CHECK(first.find("Page 1" + of + ". " + whole + "</desc>") != std::string::npos);
    CHECK(second.find("Page 2" + of + ". Contoso — site modes. " + drawn[1].diagram.summary + ".</desc>") !=
          std::string::npos);
    CHECK(svg(pages(diagrams::contoso(), "A3")[0]).find("site modes</title>") != std::string::npos);
}

TEST_CASE("a chain of 30 cards takes one page") {
    for (const char* const name : {"A4", "A3"}) {
        const auto drawn = pages(chain(30), name);
        REQUIRE(drawn.size() == 1);
        check_page(drawn[0], 7);
    }
}

TEST_CASE("a stub says what else there is below it, with its icon") {
    Diagram whole = diagrams::tree(3, 1);
    whole.below.resize(whole.cards.size());
    whole.below[1] = {"9 sites", {Icon::change, "3 units change"}};
    const Diagram part = folded(whole, 2);
    REQUIRE(part.cards.size() == 2);
    const Card& stub = part.cards[1];
    CHECK(notes_of(part, stub) == std::vector<std::string>{"+ 9 sites", "3 units change"});
    CHECK(part.notes[stub.first_note + 1].icon == Icon::change);
    CHECK(stub.is_marked);
}

TEST_CASE("a stub keeps its own notes, with their icons") {
    Diagram whole = diagrams::framed();
    diagrams::add_card(whole, -1, {"A", "Top", "N·M", ""});
    diagrams::add_card(whole, 0, {"B", "Asks", "N·M?", "", diagrams::unsure, {{Icon::question, "PKI?"}}});
    diagrams::add_card(whole, 1, {"C", "Below", "N·M", ""});
    whole.below = {{"2 sites", {}}, {"1 site", {}}, {}};
    const Diagram part = folded(whole, 2);
    REQUIRE(part.cards.size() == 2);
    CHECK(notes_of(part, part.cards[1]) == std::vector<std::string>{"PKI?", "+ 1 site"});
    CHECK(part.notes[part.cards[1].first_note].icon == Icon::question);
}

TEST_CASE("more pages than anyone prints are refused with a way out") {
    const auto drawn = on_pages(diagrams::tree(60000, 6), {paper("A4"), 12});
    REQUIRE_FALSE(drawn);
    CHECK(drawn.error().kind == DrawError::Kind::limit);
    CHECK(drawn.error().message == "the picture would take more than 1000 pages");
    CHECK_FALSE(drawn.error().hint.empty());
}

TEST_CASE("a scaled tree is one group of the picture") {
    const auto drawn = pages(diagrams::one_card(), "A4");
    CHECK(svg(drawn[0]).find("<g transform=\"translate(") != std::string::npos);
}

TEST_CASE("an empty diagram is one empty page") {
    CHECK(pages(diagrams::framed(), "A4").size() == 1);
}
