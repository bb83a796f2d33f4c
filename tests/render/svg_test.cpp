#include "render/svg.h"

#include "diagrams.h"
#include "render/card_size.h"
#include "render/links.h"
#include "render/markup.h"
#include "render/page.h"
#include "render/text_width.h"
#include "xml_scanner.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <sstream>
#include <utility>

#include <catch2/catch.hpp>

using namespace sitemode::render;
using xml::with_class;

namespace {

// Cards side by side, ranks by depth: good enough to be written, without Graphviz.
Drawing drawn(const Diagram& diagram) {
    Drawing drawing;
    drawing.diagram = diagram;
    make_room(drawing);
    const auto sizes = card_sizes(diagram);
    double x = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        drawing.cards[i] = {x, 0, sizes[i].width, sizes[i].height};
        x += sizes[i].width + 14;
    }
    hang_in_ranks(drawing, depths(diagram));
    for (std::size_t i = 0; i < sizes.size(); ++i)
        place_card(drawing, i, sizes[i], {drawing.cards[i].x, drawing.cards[i].y});
    return composed(std::move(drawing));
}

std::vector<xml::Element> picture(const Diagram& diagram) {
    return xml::scanned(svg(drawn(diagram)));
}

std::vector<std::string> texts(const std::vector<xml::Element>& all, const std::string& one) {
    std::vector<std::string> words;
    for (const xml::Element& element : with_class(all, "text", one)) words.push_back(element.text);
    return words;
}

// How many links the paths of links hold.
std::size_t routes(const std::vector<xml::Element>& all) {
    std::size_t count = 0;
    for (const xml::Element& path : with_class(all, "path", "links")) {
        const std::string d = path["d"];
        count += static_cast<std::size_t>(std::count(d.begin(), d.end(), 'M'));
    }
    return count;
}

// Whether the style speaks of one of these classes.
bool has_rule(const std::string& style, const std::string& classes) {
    std::istringstream names(classes);
    for (std::string name; names >> name;) {
        for (std::size_t at = style.find("." + name); at != std::string::npos;
             at = style.find("." + name, at + 1)) {
            const char behind = style[at + 1 + name.size()];
            if (std::isalnum(static_cast<unsigned char>(behind)) == 0 && behind != '-') return true;
        }
    }
    return false;
}

struct Type {
    const char* name; // of the class
    double size;
    Weight weight;
    enum { start, middle, end } anchor = start;
};

const std::vector<Type> types = {
    {"title", measure::title_size, Weight::bold},
    {"summary", measure::summary_size, Weight::regular},
    {"region", measure::region_size, Weight::bold},
    {"code", measure::code_size, Weight::bold},
    {"sign", measure::sign_size, Weight::bold, Type::end},
    {"name", measure::name_size, Weight::regular},
    {"figure", measure::figure_size, Weight::regular, Type::end},
    {"note", measure::note_size, Weight::regular},
    {"pill-code", measure::pill_code_size, Weight::bold},
    {"pill-name", measure::pill_name_size, Weight::regular},
    {"pill-sign", measure::pill_name_size, Weight::bold, Type::end},
    {"key", measure::legend_sign_size, Weight::bold, Type::middle},
    {"legend", measure::legend_size, Weight::regular},
    {"identity", measure::identity_size, Weight::regular, Type::end},
};

const Type& type_of(const xml::Element& text) {
    const auto found =
        std::find_if(types.begin(), types.end(), [&](const Type& type) { return text.has_class(type.name); });
    REQUIRE(found != types.end());
    return *found;
}

// Where a line of text begins and ends.
std::pair<double, double> extent_of(const xml::Element& text) {
    const Type& type = type_of(text);
    const double width = text_width(text.text, type.size, type.weight);
    const double x = std::stod(text["x"]);
    if (type.anchor == Type::end) return {x - width, x};
    if (type.anchor == Type::middle) return {x - width / 2, x + width / 2};
    return {x, x + width};
}

// What a text must stay in: the card or the pill that it is in, else the page without its margins.
std::pair<double, double> room_of(const xml::Element& text, const std::vector<xml::Element>& all,
                                  const Drawing& drawing) {
    const std::string id = all[text.parent]["id"];
    if (id.empty()) return {measure::margin, drawing.width - measure::margin};
    const auto& boxes = id[0] == 'c' ? drawing.cards : drawing.pills;
    const Box& box = boxes[std::stoul(id.substr(1))];
    return {box.x, box.right()};
}

// Names of any length, in many scripts; the same for the same seed.
std::string nasty_name(std::uint32_t& seed) {
    static const std::vector<std::string> pieces = {"W",
                                                    "i",
                                                    " ",
                                                    "Osaka ",
                                                    "北京市",
                                                    "\uC11C\uC6B8",
                                                    "الرياض",
                                                    "ירושלים",
                                                    "Щ",
                                                    "Ω",
                                                    "e\u0301",
                                                    "นคร",
                                                    "न\u094Dद",
                                                    "\U0001F468\u200D\U0001F469\u200D\U0001F467",
                                                    "\U0001F1E8\U0001F1E6",
                                                    "\uFDFD",
                                                    "\u2E3B",
                                                    "\xFF"};
    const auto next = [&](std::size_t below) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 16) % below;
    };
    constexpr std::array<std::size_t, 4> lengths{1, 3, 40, 200};
    std::string out;
    for (auto left = lengths[next(lengths.size())]; left > 0; --left) out += pieces[next(pieces.size())];
    return out;
}

// Strings that hurt those who don't escape.
const std::vector<std::string> hostile = {
    "<script>alert(1)</script>",
    "\"/><g onload='x'>&amp;&#0;",
    "</style><a href=\"http://example.com\">",
    "]]><!-- <![CDATA[",
    "url(http://example.com/x.png)",
    std::string("nul\0nul", 7),
    "\x01\x02\x1B[31m\x7F",
    "broken \xFF\xC3 \xED\xA0\x80 \xC0\xAF utf-8 \xE2\x82",
    "\xEF\xBF\xBE\xEF\xBF\xBF",
    "line\nbreak\r\ntab\t",
    "北京市朝阳区",
    "الرياض \u202Eevil",
    "Z\u0351\u036B\u0343a\u0300l\u0301g\u0302o\u0303",
    "\U0001F468\u200D\U0001F469\u200D\U0001F467",
    "\\N \\G \\E \\T %s %n {}",
    std::string(1, 'x'),
    std::string(40, 'x'),
    std::string(200, 'W'),
};

} // namespace

TEST_CASE("there is one group for every card and pill, and one path for the links of a look") {
    const Diagram d = diagrams::contoso();
    const auto all = picture(d);
    CHECK(with_class(all, "g", "card").size() == d.cards.size());
    CHECK(with_class(all, "g", "pill").size() == d.pills.size());
    CHECK(with_class(all, "path", "links").size() == 2);
    CHECK(routes(all) == d.links.size());
    CHECK(with_class(all, "g", "legend-row").size() == 9);
    CHECK(texts(all, "title") == std::vector<std::string>{d.title});
    CHECK(texts(all, "identity") == d.identity);
}

TEST_CASE("the reading order is that of the cards, each followed by its pills") {
    std::vector<std::string> order;
    for (const auto& element : picture(diagrams::two_cards())) {
        if (element["role"] == "graphics-symbol") order.push_back(element["id"]);
    }
    CHECK(order == std::vector<std::string>{"c0", "c1", "p0", "p1", "p2"});
}

TEST_CASE("ids are unique") {
    std::vector<std::string> ids;
    for (const auto& element : picture(diagrams::tree(50, 3))) {
        if (!element["id"].empty()) ids.push_back(element["id"]);
    }
    std::sort(ids.begin(), ids.end());
    CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("a picture has a role, a title and a description for those who can't see it") {
    const auto all = picture(diagrams::two_cards());
    CHECK(all[0]["role"] == "graphics-document");
    CHECK(all[1].name == "title");
    CHECK(all[1].text == "Contoso — site modes");
    CHECK(all[2].name == "desc");
    CHECK(all[2].text == "A tree of sites.");
    const auto cards = with_class(all, "g", "card");
    CHECK(cards[1]["aria-label"] == "BRL Berlin, mixed mode only: blocked here, 2,650, 12 SMS 2003 clients");
    CHECK(with_class(all, "g", "pill")[0]["aria-label"] ==
          "PHU Phuket, secondary site (follows its primary)");
}

TEST_CASE("hover text is the first child of its group") {
    Diagram d = diagrams::two_cards();
    d.cards[1].hover = ", primary site\n12 clients";
    d.pills[2].hover = ", secondary site";
    const auto all = picture(d);
    std::vector<std::string> hovers;
    for (const auto& element : all) {
        if (element.name == "title" && element.parent != 0) hovers.push_back(element.text);
    }
    CHECK(hovers ==
          std::vector<std::string>{"BRL Berlin, primary site\n12 clients", "POR Porto, secondary site"});
}

TEST_CASE("cards and pills wear the class of their look, and only worn looks are in the style") {
    const auto all = picture(diagrams::two_cards());
    CHECK(with_class(all, "g", "card")[0].has_class("look-native"));
    CHECK(with_class(all, "g", "pill")[0].has_class("look-secondary"));
    CHECK(with_class(all, "g", "pill")[0].has_class("in-mixed"));
    const std::string style = with_class(all, "style", "")[0].text;
    CHECK(style.find(".look-mixed ") != std::string::npos);
    CHECK(style.find("conflict") == std::string::npos);
}

TEST_CASE("the legend shows a dark frame and an icon as they are in the picture") {
    Diagram d = diagrams::two_cards();
    for (const Wearer wearer : {Wearer::mark, Wearer::icon}) {
        Look look;
        look.id = wearer == Wearer::mark ? "framed" : "warned";
        look.wearer = wearer;
        look.icon = Icon::warning;
        d.looks.push_back(look);
    }
    d.cards[0].is_marked = true;
    d.notes.push_back({Icon::warning, "said"});
    d.cards[0].first_note = static_cast<std::uint32_t>(d.notes.size() - 1);
    d.cards[0].notes = 1;
    const auto shown = picture(d);
    d.looks.resize(d.looks.size() - 2);
    const auto unexplained = picture(d);
    CHECK(with_class(shown, "rect", "mark").size() == with_class(unexplained, "rect", "mark").size() + 1);
    CHECK(with_class(shown, "path", "warning").size() ==
          with_class(unexplained, "path", "warning").size() + 1);
}

TEST_CASE("all that is drawn has a rule in the style: nothing is black by mistake") {
    Diagram d = diagrams::contoso();
    d.cards[1].is_marked = true;
    for (const Icon icon : {Icon::warning, Icon::question, Icon::demand, Icon::change})
        d.notes.push_back({icon, "said"});
    d.cards.back().first_note = static_cast<std::uint32_t>(d.notes.size() - 4);
    d.cards.back().notes = 4;
    const auto all = picture(d);
    const auto styles = with_class(all, "style", "");
    REQUIRE(styles.size() == 1);
    std::size_t seen = 0;
    for (const auto& element : all) {
        if (!element.attributes.contains("class") || element.name == "g") continue;
        INFO(element.name << " " << element["class"]);
        CHECK(has_rule(styles[0].text, element["class"]));
        ++seen;
    }
    CHECK(seen > 100);
    CHECK_FALSE(has_rule(styles[0].text, "nonsense non sense"));
}

TEST_CASE("a double border is a second outline") {
    Diagram d = diagrams::one_card();
    CHECK(with_class(picture(d), "rect", "ring").empty());
    d.cards[0].look = diagrams::conflict;
    CHECK(with_class(picture(d), "rect", "ring").size() == 2); // the card's and the swatch's
}

TEST_CASE("each kind of note has its icon") {
    Diagram d = diagrams::one_card();
    d.notes = {{Icon::warning, "a"}, {Icon::question, "b"}, {Icon::demand, "c"}, {Icon::none, "d"}};
    d.cards[0].notes = 4;
    const auto all = picture(d);
    CHECK(with_class(all, "path", "warning").size() == 1);
    CHECK(with_class(all, "circle", "question").size() == 1);
    CHECK(with_class(all, "path", "demand").size() == 1);
    CHECK(texts(all, "note") == std::vector<std::string>{"a", "b", "c", "d"});
}

TEST_CASE("a pill with an unusual link shows its dashes") {
    Diagram d = diagrams::many_pills(2);
    CHECK(with_class(picture(d), "path", "look-link-open").empty());
    d.pills[0].link_look = diagrams::open_link;
    CHECK(with_class(picture(d), "path", "look-link-open").size() == 2); // in the pill and in the legend
}

TEST_CASE("dashed links are below solid ones") {
    const auto links = with_class(picture(diagrams::contoso()), "path", "links");
    CHECK(links[0].has_class("look-link-open"));
    CHECK(links[1].has_class("look-link"));
}

TEST_CASE("a hover text is the label, too: nothing is said twice") {
    Diagram d = diagrams::one_card();
    d.cards[0].hover = ", primary site";
    CHECK(with_class(picture(d), "g", "card")[0]["aria-label"].empty());
}

TEST_CASE("whatever the words are, the picture is well-formed and nothing in it is active") {
    for (const std::string& words : hostile) {
        CAPTURE(words);
        const auto all = picture(diagrams::filled_with(words));
        CHECK(with_class(all, "g", "card").size() == 2);
        CHECK(with_class(all, "g", "pill").size() == 4);
        for (const auto& element : all) {
            CHECK((element.name == "svg" || element.name == "title" || element.name == "desc" ||
                   element.name == "style" || element.name == "rect" || element.name == "path" ||
                   element.name == "circle" || element.name == "g" || element.name == "text"));
            for (const auto& [key, value] : element.attributes) {
                CHECK((key.rfind("on", 0) != 0 && key != "href" && key != "style"));
                if (key != "aria-label" && key != "data-id") CHECK(value.find("url(") == std::string::npos);
            }
        }
        const std::string style = with_class(all, "style", "")[0].text;
        CHECK(style.find("url") == std::string::npos);
    }
}

TEST_CASE("no words leave their box, whatever the names") {
    std::uint32_t seed = 7;
    for (int round = 0; round < 40; ++round) {
        Diagram d = diagrams::contoso();
        for (Card& card : d.cards) {
            card.name = d.texts.kept(nasty_name(seed));
            if (round % 2 == 1) card.code = d.texts.kept(nasty_name(seed));
            if (round % 3 == 1) card.sign = d.texts.kept(nasty_name(seed));
            if (round % 3 == 2) card.figure = d.texts.kept(nasty_name(seed));
            card.group = d.texts.kept(nasty_name(seed));
        }
        for (Pill& pill : d.pills) {
            pill.name = d.texts.kept(nasty_name(seed));
            if (round % 2 == 1) pill.code = d.texts.kept(nasty_name(seed));
            if (round % 3 == 1) pill.sign = "▲";
        }
        for (Note& note : d.notes) note.text = d.texts.kept(nasty_name(seed));
        for (std::string* words : {&d.title, &d.summary, &d.identity[0], &d.looks[2].legend})
            *words = d.texts.kept(nasty_name(seed));
        const Drawing drawing = drawn(d);
        const auto all = xml::scanned(svg(drawing));
        std::map<std::pair<std::size_t, std::string>, std::pair<double, double>> lines;
        for (const xml::Element& text : with_class(all, "text", "")) {
            if (text.has_class("icon")) continue;
            const auto [left, right] = extent_of(text);
            const auto [first, last] = room_of(text, all, drawing);
            INFO(text["class"] << ": " << text.text);
            CHECK(left >= first - 0.05);
            CHECK(right <= last + 0.05);
            if (text.text.empty()) continue;
            // Two texts on a line of a card or pill don't meet.
            const auto [at, is_first] = lines.try_emplace({text.parent, text["y"]}, left, right);
            if (is_first || all[text.parent]["id"].empty()) continue;
            CHECK((right <= at->second.first + 0.05 || left >= at->second.second - 0.05));
        }
    }
}

TEST_CASE("a hostile look id can't break out of the style") {
    Diagram d = diagrams::one_card();
    d.looks[0].id = "x}</style><script>";
    const auto all = picture(d);
    CHECK(with_class(all, "g", "card")[0].has_class("look-x---style--script-"));
}

TEST_CASE("an id is kept as it is, without a meaning") {
    Diagram d = diagrams::one_card();
    d.cards[0].code = "a\"b<c>&\n\t'";
    CHECK(with_class(picture(d), "g", "card")[0]["data-id"] == "a\"b<c>&\n\t'");
}

TEST_CASE("numbers have at most one decimal and no locale") {
    const auto written = [](double number) {
        std::string text;
        markup::append(text, number);
        return text;
    };
    CHECK(written(0) == "0");
    CHECK(written(12.5) == "12.5");
    CHECK(written(12.04) == "12");
    CHECK(written(12.96) == "13");
    CHECK(written(-0.26) == "-0.3");
    CHECK(written(-0.01) == "0");
    CHECK(written(123456789.24) == "123456789.2");
}

TEST_CASE("the same drawing gives the same bytes") {
    CHECK(svg(drawn(diagrams::contoso())) == svg(drawn(diagrams::contoso())));
}

TEST_CASE("a drawing without cards is a picture, too") {
    CHECK(with_class(picture(diagrams::framed()), "g", "card").empty());
}

TEST_CASE("a sheet has the words of the SVG beside its shapes") {
    Drawing drawing = drawn(diagrams::contoso());
    drawing.scale = 0.5;
    drawing.origin = {100, 50};
    const Sheet made = sheet(drawing);
    const auto whole = xml::scanned(svg(drawing));
    const auto shapes = xml::scanned(made.shapes);
    const auto written = with_class(whole, "text", "");
    REQUIRE(made.words.size() == written.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
        CHECK(made.words[i].text == written[i].text);
        CHECK(written[i].has_class(std::string(made.words[i].style.name)));
        const bool in_tree = made.words[i].scale == 0.5;
        CHECK(made.words[i].at.x ==
              Approx(std::stod(written[i]["x"]) * (in_tree ? 0.5 : 1) + (in_tree ? 100 : 0)).margin(0.06));
        CHECK(made.words[i].at.y ==
              Approx(std::stod(written[i]["y"]) * (in_tree ? 0.5 : 1) + (in_tree ? 50 : 0)).margin(0.06));
    }
    for (const char* const name : {"rect", "path", "circle", "g"})
        CHECK(with_class(shapes, name, "").size() == with_class(whole, name, "").size());
    for (const char* const name : {"text", "title", "desc"}) CHECK(with_class(shapes, name, "").empty());
}

TEST_CASE("the words of a sheet have the ink of what they are in") {
    Drawing drawing = drawn(diagrams::contoso());
    const Diagram& d = drawing.diagram;
    std::size_t card = 0;
    for (const Words& words : sheet(drawing).words) {
        const std::string_view name = words.style.name;
        if (name == "code") CHECK(words.ink == d.looks[d.cards[card++].look].ink);
        if (name == "note" || name.starts_with("pill-"))
            CHECK(words.ink == d.looks[d.cards[card - 1].look].body_ink);
        if (name == "icon") CHECK(words.ink == d.palette.on_icon);
        if (name == "title" || name == "legend") CHECK(words.ink == d.palette.ink);
        if (name == "summary" || name == "identity") CHECK(words.ink == d.palette.quiet_ink);
    }
    CHECK(card == d.cards.size());
}
