#include "render/drawio_cards.h"

#include "render/card_size.h"
#include "render/markup.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace sitemode::render {
namespace {

using markup::Escaped;
using markup::put;

constexpr double ring = 3.25, ring_corner = 7.5;
constexpr double mark = 2; // from the card to the middle of its dark frame
constexpr double header_gap = 8;

class Cards {
public:
    Cards(Cells& cells, const Drawing& drawing, const PropertiesOf& properties_of)
        : d_(drawing), diagram_(drawing.diagram), cells_(cells), out_(cells.out()),
          properties_of_(properties_of), tree_(tree_space(drawing)) {}

    void put_card(std::uint32_t index) {
        const Card& card = diagram_.cards[index];
        const Box& box = d_.cards[index];
        const Space inside{cells_.id('c', index), {box.x, box.y}, tree_.scale};
        put_card_shape(card, box, inside.cell);
        put_frames_around(card, box, inside);
        put_header(card, box, inside);
        put_notes(card, box, inside);
        for (std::uint32_t i = 0; i < card.pills; ++i) put_pill(card.first_pill + i, card, inside);
    }

private:
    [[nodiscard]] const Look& look(std::uint32_t index) const { return diagram_.looks[index]; }

    // ── Objects: cells with facts ──

    static bool fits(std::string_view name) {
        constexpr auto taken =
            std::to_array<std::string_view>({"id", "label", "code", "name", "link", "links", "placeholders",
                                             "placeholder", "tags", "tooltip", "metadata", "parent"});
        constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
        return !name.empty() && name[0] >= 'a' && name[0] <= 'z' &&
               name.find_first_not_of(letters) == std::string_view::npos &&
               std::find(taken.begin(), taken.end(), name) == taken.end();
    }

    void put_properties(std::string_view code) {
        const auto properties = properties_of_(code);
        for (std::size_t i = 0; i < properties.size(); ++i) {
            const Property& property = properties[i];
            const auto end = properties.begin() + static_cast<std::ptrdiff_t>(i);
            const auto is_same = [&](const Property& other) { return other.name == property.name; };
            if (fits(property.name) && std::find_if(properties.begin(), end, is_same) == end)
                put(out_, " ", property.name, "=\"", Escaped{property.value}, "\"");
        }
    }

    // What goes on with another card leaves the facts to that.
    static bool goes_on(const Card& card) { return card.part > 0; }
    static bool goes_on(const Pill& /*pill*/) { return false; }

    // The beginning of a card's or pill's cell, up to its style.
    template <class Site>
    void begin_object(const Site& site, const std::string& cell, std::string_view label,
                      std::string_view shape) {
        put(out_, "<object id=\"", cell, "\" label=\"", Escaped{label}, "\" code=\"", Escaped{site.code},
            "\" name=\"", Escaped{site.name}, "\"");
        if (properties_of_ && !goes_on(site)) put_properties(site.code);
        put(out_, "><mxCell style=\"", shape, "html=0;");
    }

    void end_object(const Space& space, const Box& box) {
        cells_.end(space, box);
        out_.pop_back();
        put(out_, "</object>\n");
    }

    // ── Cards ──

    // The card's own words are its code, and there where the code begins.
    void put_card_shape(const Card& card, const Box& box, const std::string& cell) {
        using namespace measure;
        const Look& worn = look(card.look);
        const double room = box.width - 2 * side - header_gap - sign_width(card, box);
        const bool has_body = card.notes > 0 || card.pills > 0;
        begin_object(card, cell, shortened(card.code, room, code_size, Weight::bold),
                     has_body ? "swimlane;" : "");
        if (!has_body)
            put(out_, "container=1;");
        else
            put(out_, "startSize=", header * tree_.scale, ";swimlaneFillColor=", worn.body, ";");
        put(out_, "collapsible=0;fillColor=", worn.fill, ";");
        cells_.put_rounded(tree_, 5);
        cells_.put_border(tree_, worn, "6 3");
        cells_.put_font(tree_, code_size, Weight::bold, worn.ink);
        put(out_, "align=left;verticalAlign=top;spacing=0;spacingLeft=", side * tree_.scale,
            ";spacingTop=", (code_line - code_size) * tree_.scale + 1, ";");
        end_object(tree_, box);
    }

    static double sign_width(const Card& card, const Box& box) {
        using namespace measure;
        return std::min(text_width(card.sign, sign_size, Weight::bold), box.width / 2 - side);
    }

    void put_frames_around(const Card& card, const Box& box, const Space& inside) {
        const Look& worn = look(card.look);
        const bool has_ring = worn.border == Border::double_line;
        if (has_ring) {
            cells_.begin({}, {});
            put(out_, "fillColor=none;pointerEvents=0;");
            cells_.put_rounded(inside, ring_corner);
            cells_.put_border(inside, worn, "6 3");
            cells_.end(inside, grown(box, ring));
        }
        if (!card.is_marked) return;
        put_mark(cells_, inside, diagram_.palette, grown(box, has_ring ? ring + mark : mark), ring_corner);
    }

    void put_header(const Card& card, const Box& box, const Space& inside) {
        using namespace measure;
        const Colour ink = look(card.look).ink;
        const double left = box.x + side;
        const double right = box.right() - side;
        const double room = box.width - 2 * side;
        cells_.put_line(inside, {right, box.y + code_line}, {card.sign, sign_size, Weight::bold, ink, true},
                        room / 2);
        const double figure =
            cells_.put_line(inside, {right, box.y + name_line},
                            {card.figure, figure_size, Weight::regular, ink, true, 90}, room / 2);
        cells_.put_line(inside, {left, box.y + name_line}, {card.name, name_size, Weight::regular, ink},
                        room - figure - header_gap);
    }

    void put_notes(const Card& card, const Box& box, const Space& inside) {
        using namespace measure;
        double baseline = box.y + header;
        for (std::uint32_t i = 0; i < card.notes; ++i) {
            const Note& note = diagram_.notes[card.first_note + i];
            baseline += note_pitch;
            put_icon(cells_, inside, diagram_.palette, {note.icon, look(card.look).is_calm},
                     {box.x + note_indent - 9.25, baseline});
            const double indent = note.icon == Icon::none ? side : note_indent;
            cells_.put_line(inside, {box.x + indent, baseline},
                            {note.text, note_size, Weight::regular, look(card.look).body_ink},
                            box.width - indent - side);
        }
    }

    // ── Pills ──

    // Code, name and sign are one label, so that a pill is one thing to take and to rename.
    void put_pill(std::uint32_t index, const Card& card, const Space& inside) {
        using namespace measure;
        const Pill& pill = diagram_.pills[index];
        const Box& box = d_.pills[index];
        const Look& worn = look(pill.look);
        const double indent = has_tick(diagram_, pill) ? pill_side + pill_tick : pill_side;
        const std::string cell = cells_.id('p', index);
        begin_object(pill, cell, pill_label(pill, box.width - indent - pill_side), "");
        put(out_, worn.border == Border::double_line ? "shape=ext;double=1;" : "", "rounded=1;arcSize=50;",
            "fillColor=", look(card.look).pill, ";");
        Look border = worn;
        border.outline = look(card.look).outline;
        cells_.put_border(inside, border, "3 2");
        cells_.put_font(inside, pill_name_size, Weight::regular, look(card.look).body_ink);
        put(out_, "align=left;verticalAlign=middle;spacing=0;spacingLeft=", indent * inside.scale, ";");
        end_object(inside, box);
        if (has_tick(diagram_, pill))
            put_tick(look(pill.link_look), {cell, {box.x, box.y}, inside.scale}, box);
    }

    // The sign stays, whatever is cut off the name.
    static std::string pill_label(const Pill& pill, double room) {
        std::string sign, words;
        if (!pill.sign.empty()) put(sign, " ", pill.sign);
        put(words, pill.code, pill.name.empty() ? "" : " ", pill.name);
        const double size = measure::pill_name_size;
        const double left = room - text_width(sign, size, Weight::regular);
        if (text_width(words, size, Weight::regular) <= left) return words + sign;
        return shortened(words, left, size, Weight::regular) + sign;
    }

    void put_tick(const Look& link, const Space& pill, const Box& box) {
        cells_.begin({}, "line;");
        cells_.put_border(pill, link, "5 3.5");
        cells_.end(pill, {box.x, box.y + box.height / 2 - 2, measure::pill_tick + 3, 4});
    }

    const Drawing& d_;
    const Diagram& diagram_;
    Cells& cells_;
    std::string& out_;
    const PropertiesOf& properties_of_;
    Space tree_;
};

// A shape in one colour with a letter on it.
struct Symbol {
    std::string_view shape, letter;
    Colour fill;
    Box box;
};

void put_symbol(Cells& cells, const Space& inside, const Symbol& symbol, bool is_calm, Colour ink) {
    cells.begin(symbol.letter, symbol.shape);
    put(cells.out(), symbol.shape == "triangle;" ? "direction=north;" : "", is_calm ? "opacity=40;" : "",
        "fillColor=", symbol.fill, ";strokeColor=none;spacing=0;");
    cells.put_font(inside, measure::icon_size, Weight::bold, ink);
    cells.end(inside, symbol.box);
}

} // namespace

void put_mark(Cells& cells, const Space& inside, const Palette& palette, const Box& box, double corner) {
    cells.begin({}, {});
    put(cells.out(), "fillColor=none;pointerEvents=0;strokeColor=", palette.ink,
        ";strokeWidth=", 2.5 * inside.scale, ";");
    cells.put_rounded(inside, corner);
    cells.end(inside, box);
}

void put_icon(Cells& cells, const Space& inside, const Palette& palette, ShownIcon shown, Point at) {
    const Box middle{at.x, at.y - 3.5, 0, 0};
    const auto put_shape = [&](const Symbol& symbol) {
        put_symbol(cells, inside, symbol, shown.is_calm, palette.on_icon);
    };
    switch (shown.icon) {
    case Icon::none:
        break;
    case Icon::warning:
        put_shape({"triangle;", "", palette.warning, {at.x - 5.25, at.y - 8.25, 10.5, 9}});
        break;
    case Icon::question:
        put_shape({"ellipse;", "?", palette.question, grown(middle, 5)});
        break;
    case Icon::demand:
        put_shape({"rhombus;", "!", palette.demand, grown(middle, 6.25)});
        break;
    case Icon::change:
        cells.put_line(inside, {at.x - 5.25, at.y}, {"→", measure::note_size, Weight::bold, palette.ink}, 12);
        break;
    }
}

void put_cards(Cells& cells, const Drawing& drawing, const PropertiesOf& properties_of) {
    Cards cards(cells, drawing, properties_of);
    for (std::uint32_t i = 0; i < drawing.diagram.cards.size(); ++i) cards.put_card(i);
}

} // namespace sitemode::render
