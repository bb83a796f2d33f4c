#include "diagrams.h"

namespace diagrams {

using namespace sitemode::render;

namespace {

Look card_look(const char* id, const char* legend, const char* sign, std::uint32_t fill, std::uint32_t ink,
               std::uint32_t pill, std::uint32_t outline, std::uint32_t body_ink, Border border) {
    Look look;
    look.id = id;
    look.legend = legend;
    look.sign = sign;
    look.fill = {fill};
    look.ink = {ink};
    look.body = {0xFFFFFF};
    look.body_ink = {body_ink};
    look.pill = {pill};
    look.outline = {outline};
    look.border = border;
    look.border_width = 1.6;
    return look;
}

Look other_look(const char* id, const char* legend, Wearer wearer, std::uint32_t fill, std::uint32_t outline,
                Border border, double width) {
    Look look;
    look.id = id;
    look.legend = legend;
    look.wearer = wearer;
    look.fill = {fill};
    look.ink = {0x1A1A1A};
    look.outline = {outline};
    look.border = border;
    look.border_width = width;
    return look;
}

} // namespace

std::vector<Look> looks() {
    return {
        card_look("native", "native mode only", "N", 0x0072B2, 0xFFFFFF, 0xD6EAF5, 0x00507D, 0x00466E,
                  Border::solid),
        card_look("mixed", "mixed mode only: blocked here", "M", 0xE69F00, 0x1A1A1A, 0xFDF3DE, 0x8A5F00,
                  0x8A2F00, Border::solid),
        card_look("mixed-by-parent", "mixed mode only: because of a parent", "M", 0xFBE9C6, 0x1A1A1A,
                  0xFFFAEF, 0xB57D00, 0x5A3F00, Border::solid),
        card_look("open", "open: native or mixed", "N·M", 0xFFFFFF, 0x1A1A1A, 0xF3F9FD, 0x0072B2, 0x00466E,
                  Border::solid),
        card_look("conflict", "conflict: native demanded, mixed forced", "!", 0xB84B00, 0xFFFFFF, 0xFBE3D3,
                  0x6E2D00, 0x8A2F00, Border::double_line),
        card_look("open-unconfirmed", "unconfirmed: dashed where a question is open", "?", 0xFFFFFF, 0x1A1A1A,
                  0xF3F9FD, 0x0072B2, 0x00466E, Border::dashed),
        other_look("secondary", "secondary site (follows its primary)", Wearer::pill, 0xF4F4F4, 0x777777,
                   Border::solid, 0.75),
        other_look("link", "link", Wearer::link, 0, 0x6B6B6B, Border::solid, 1.4),
        other_look("link-open", "link without secure key exchange", Wearer::link, 0, 0x6B6B6B, Border::dashed,
                   1.4),
    };
}

std::uint32_t add_card(Diagram& d, int parent, const CardWords& words, std::uint32_t link_look) {
    Card card;
    const auto index = static_cast<std::uint32_t>(d.cards.size());
    card.code = d.texts.kept(words.code);
    card.name = d.texts.kept(words.name);
    card.sign = d.texts.kept(words.sign);
    card.figure = d.texts.kept(words.figure);
    card.look = words.look;
    card.first_note = static_cast<std::uint32_t>(d.notes.size());
    card.notes = static_cast<std::uint32_t>(words.notes.size());
    card.first_pill = static_cast<std::uint32_t>(d.pills.size());
    card.pills = static_cast<std::uint32_t>(words.pills.size());
    for (const NoteWords& note : words.notes) d.notes.push_back({note.icon, d.texts.kept(note.text)});
    for (const std::string& text : words.pills) {
        const auto blank = text.find(' ');
        Pill pill;
        pill.code = d.texts.kept(text.substr(0, blank));
        if (blank != std::string::npos) pill.name = d.texts.kept(text.substr(blank + 1));
        pill.look = site;
        pill.link_look = link;
        d.pills.push_back(pill);
    }
    d.cards.push_back(card);
    if (parent >= 0) d.links.push_back({static_cast<std::uint32_t>(parent), index, link_look});
    return index;
}

Diagram framed() {
    Diagram d;
    d.title = "Contoso — site modes";
    d.summary =
        "47 sites in 15 units: 4 native, 4 mixed, 5 open, 2 in conflict · 4 unconfirmed, 2 questions · "
        "86,850 clients";
    d.description = "A tree of sites.";
    d.identity = {"Revision B · 2009-04-02 · drawn for review",
                  "contoso.dot · sha256 9f31c2ab · sitemode 1.0", "page 1 of 1 · A3"};
    d.looks = looks();
    return d;
}

Diagram one_card() {
    Diagram d = framed();
    add_card(d, -1, {"CEN", "Contoso Central", "N", "350", native});
    return d;
}

Diagram two_cards() {
    Diagram d = one_card();
    add_card(d, 0,
             {"BRL",
              "Berlin",
              "M",
              "2,650",
              mixed,
              {{Icon::warning, "12 SMS 2003 clients"}},
              {"PHU Phuket", "TAM Tampa", "POR Porto"}});
    return d;
}

Diagram contoso() {
    Diagram d = one_card();
    const int eur = static_cast<int>(add_card(d, 0,
                                              {"EUR",
                                               "Europe",
                                               "N·M?",
                                               "18,400",
                                               unsure,
                                               {{Icon::question, "client certificates?"}},
                                               {"NAN Nancy", "TUR Turku", "GHE Ghent", "REN Reno"}}));
    const int ams = static_cast<int>(
        add_card(d, 0,
                 {"AMS",
                  "Americas",
                  "!",
                  "22,100",
                  conflict,
                  {{Icon::warning, "no signing certificate"}, {Icon::warning, "SUP: no web certificate"}},
                  {"LOD Lodz", "OSA Osaka", "BOI Boise", "HOB Hobart"}}));
    const int apc = static_cast<int>(add_card(
        d, 0, {"APC", "Asia Pacific", "N", "9,700", native, {}, {"BAR Bari", "BAS Basel", "SAL Salem"}}));
    add_card(d, eur, {"LON", "London", "N·M?", "4,200", open_, {}, {"REG Regina", "GDA Gdansk", "GRA Graz"}});
    add_card(d, eur,
             {"BRL",
              "Berlin",
              "M",
              "2,650",
              mixed,
              {{Icon::warning, "12 SMS 2003 clients"}},
              {"PHU Phuket", "TAM Tampa", "POR Porto"}});
    add_card(d, eur,
             {"PAR",
              "Paris",
              "N·M?",
              "3,100",
              unsure,
              {{Icon::question, "SMS 2003 clients?"}},
              {"TU0 Turin", "QUE Quebec"}});
    add_card(d, eur, {"MAD", "Madrid", "N·M?", "900", open_}, open_link);
    add_card(d, ams,
             {"NYC",
              "New York City",
              "!",
              "8,800",
              conflict,
              {{Icon::demand, "340 Internet clients need native"}},
              {"ESP Espoo", "CEB Cebu", "MAL Malmo", "SEV Seville"}});
    add_card(d, ams, {"HOU", "Houston", "M", "5,400", pale, {}, {"UTR Utrecht", "LEE Leeds", "XIA Xian"}});
    add_card(d, ams, {"TOR", "Toronto", "M", "2,300", pale, {}, {"AAR Aarhus", "OST Ostrava"}});
    add_card(d, ams, {"RIO", "Rio de Janeiro", "M", "1,250", pale});
    add_card(d, apc, {"TYO", "Tokyo", "N", "3,900", native, {}, {"TUL Tulsa", "PUN Pune"}});
    add_card(d, apc, {"SYD", "Sydney", "N·M", "1,700", open_, {}, {"BER Bergen", "HUE Hue"}});
    add_card(d, apc, {"SIN", "Singapore", "N", "2,100", native});
    d.pills[1].link_look = open_link;
    d.pills[2].sign = "▲";
    return d;
}

Diagram many_pills(std::uint32_t pills) {
    Diagram d = framed();
    CardWords words{"HUB", "A hub with many secondary sites", "M", "12,345",
                    mixed, {{Icon::none, "decided: mixed"}}};
    for (std::uint32_t i = 0; i < pills; ++i)
        words.pills.push_back("P" + std::to_string(10 + i) + " Place " + std::to_string(i));
    add_card(d, -1, words);
    return d;
}

Diagram tree(std::uint32_t cards, std::uint32_t fan) {
    Diagram d = framed();
    for (std::uint32_t i = 0; i < cards; ++i) {
        CardWords words{"C" + std::to_string(i), "Place " + std::to_string(i), "N·M", "1", i % 5};
        if (i % 3 == 0) words.notes = {{Icon::warning, "note of " + std::to_string(i)}};
        for (std::uint32_t k = 0; k < i % 4; ++k) words.pills.push_back("P" + std::to_string(k) + " Pill");
        add_card(d, i == 0 ? -1 : static_cast<int>((i - 1) / fan), words, i % 7 == 3 ? open_link : link);
    }
    return d;
}

Diagram filled_with(const std::string& words) {
    Diagram d;
    d.title = d.summary = d.description = words;
    d.identity = {words, words};
    d.looks = looks();
    for (Look& look : d.looks) look.legend = look.sign = words;
    for (int i = 0; i < 2; ++i) {
        add_card(d, i - 1,
                 {words, words, words, words, mixed, {{Icon::warning, words}, {Icon::none, words}}});
        Card& card = d.cards.back();
        const auto text = d.texts.kept(words);
        card.hover = text;
        card.first_pill = static_cast<std::uint32_t>(d.pills.size());
        card.pills = 2;
        for (int k = 0; k < 2; ++k) d.pills.push_back({text, text, text, text, site, open_link});
    }
    return d;
}

} // namespace diagrams
