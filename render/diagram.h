// A Diagram: cards, pills, links, looks and the words around them. It knows nothing of sites, rules or modes:
// src/picture.h turns a solved hierarchy into one; render/layout.h gives it positions (render/drawing.h).
#pragma once

#include "render/texts.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace sitemode::render {

// An sRGB colour, 0xRRGGBB.
struct Colour {
    std::uint32_t rgb = 0;
    friend bool operator==(Colour, Colour) = default;
};

enum class Border : std::uint8_t { solid, dashed, double_line };

// What a look is worn by: a whole card, a pill inside a card, or a link between two cards. The others only
// explain in the legend: what the figures of cards count, what the dark frame around some, or an icon, says.
enum class Wearer : std::uint8_t { card, pill, link, figure, mark, icon };

enum class Icon : std::uint8_t { none, warning, question, demand, change };

// A look is a style in the picture and, where it is used, a row of the legend: the two can't drift apart.
// A pill takes its colours from the card that it is in (`pill`, `body_ink` and `outline` of the card's look),
// so that both read as one unit; its own look gives the border, and the colours of its swatch in the legend.
struct Look {
    std::string id;     // unique; letters, digits and '-': a CSS class and a key for tests
    std::string legend; // the words of its legend row
    std::string sign;   // what stands beside the colour: "N", "M", "N·M", "!"; the swatch shows it too
    std::string word;   // the same where there is no colour: "mixed"; of a card, unique, or empty
    Wearer wearer = Wearer::card;
    Icon icon = Icon::none; // of Wearer::icon
    Colour fill;            // card: the header's fill; pill: its swatch's fill
    Colour ink;             // text on `fill`
    Colour body;            // card: the fill below the header
    Colour body_ink;        // text on `body`
    Colour pill;            // card: the fill of the pills inside it
    Colour outline;         // border of cards and pills, stroke of links
    Border border = Border::solid;
    double border_width = 1.2; // points
    bool is_calm = false;      // of a card: what it shows steps back, its icons, too
};

// A line in a card's body, such as "12 SMS 2003 clients".
struct Note {
    Icon icon = Icon::none;
    Text text;
    std::uint32_t page = 0; // where its text leads, from 1; 0: nowhere
};

// A small box inside a card. It stands for the link from the card to itself, too.
struct Pill {
    Text code;                   // bold; unique among cards and pills
    Text name;                   // beside it
    Text sign;                   // what there is to say of it in one sign ("▲", "?"), or empty
    Text hover;                  // tooltip: how it goes on behind code and name, may have several lines
    std::uint32_t look = 0;      // index into Diagram::looks
    std::uint32_t link_look = 0; // look of the link it stands for
};

struct Card {
    Text code;                               // bold, large; unique among cards and pills
    Text name;                               // below the code
    Text sign;                               // at the right of the header: "N", "M", "N·M?", "!"
    Text figure;                             // at the right, below the sign: a count such as "22,100"
    Text hover;                              // as of a pill
    Text group;                              // the frame it belongs to (a region), or empty
    std::uint32_t look = 0;                  // index into Diagram::looks
    std::uint32_t first_note = 0, notes = 0; // a range of Diagram::notes
    std::uint32_t first_pill = 0, pills = 0; // a range of Diagram::pills
    std::uint32_t part = 0;                  // 0; other numbers: it goes on with the card of the same code
    bool is_marked = false;                  // has a dark frame around it
};

// How many there are of each kind (Diagram::kinds).
using Counts = std::array<std::uint32_t, 4>;

// How counts are put in words: "12 sites: 9 mixed, 3 native". A kind without a word isn't named.
struct Kinds {
    Text one, many; // "site", "sites"
    std::array<Text, 4> words;
};

// What a card says where all below it is left out.
struct Below {
    Text words;            // "12 sites: 9 mixed, 3 native"
    Note note;             // … and what else: "3 units change"; without words nothing
    Counts counts{};       // of the card, its pills and all below it: summed up where cards go together
    std::uint8_t kind = 0; // of the card and of each of its pills
};

// A link from a parent card to a child card; indices into Diagram::cards.
struct Link {
    std::uint32_t from = 0, to = 0;
    std::uint32_t look = 0;
};

// The colours of what is around the cards: of the paper, of words, of frames and of the icons of notes.
struct Palette {
    Colour paper{0xFFFFFF}, ink{0x1A1A1A}, quiet_ink{0x555555}, rule{0xCCCCCC};
    Colour frame{0xF6F6F4}, frame_line{0xC8C8C4};
    Colour warning{0xD55E00}, question{0x0072B2}, demand{0x8A2F00}, on_icon{0xFFFFFF};
};

// What is drawn. The links form a forest over the cards: each card is the `to` of at most one link, and no
// link leads back.
struct Diagram {
    std::string title;
    std::string summary;               // one line below the title
    std::string description;           // for readers who can't see the picture
    std::string page;                  // "page 2 of 5", of one of several pages
    std::vector<std::string> identity; // small lines at the foot: revision, date, file, hash, tool
    Palette palette;
    std::vector<Look> looks;
    std::vector<Card> cards;
    std::vector<Below> below; // of each card; or empty: nothing is ever left out
    Kinds kinds;              // of Below::counts
    std::vector<Note> notes;
    std::vector<Pill> pills;
    std::vector<Link> links;
    Texts texts; // those of all these
};

} // namespace sitemode::render
