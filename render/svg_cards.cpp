#include "render/svg_cards.h"

#include "render/card_size.h"

#include <string_view>

namespace sitemode::render {
namespace {

using markup::Content;
using markup::Escaped;
using markup::put;

constexpr double corner = 5; // radius of a card's corners
constexpr double ring = 3.25, ring_corner = 7.5;
constexpr double mark = 2; // from the card to the middle of its dark frame

// Of a card or a pill.
template <class Site>
void put_hover(SvgPage& page, const Site& site) {
    if (site.hover.empty()) return;
    put(page.out, "<title>", Content{site.code}, site.name.empty() ? "" : " ", Content{site.name},
        Content{site.hover}, "</title>");
}

// What a reader hears, where no hover text says it: the words of the card and of its look.
void put_card_label(SvgPage& page, const Card& card) {
    put(page.out, " aria-label=\"", Escaped{card.code});
    if (!card.name.empty()) put(page.out, " ", Escaped{card.name});
    if (const Look& look = page.look(card.look); !look.legend.empty())
        put(page.out, ", ", Escaped{look.legend});
    if (!card.figure.empty()) put(page.out, ", ", Escaped{card.figure});
    for (std::uint32_t i = 0; i < card.notes; ++i) {
        put(page.out, ", ", Escaped{page.diagram.notes[card.first_note + i].text});
    }
    put(page.out, "\"");
}

void put_card_shape(SvgPage& page, const Card& card, const Box& box) {
    const bool has_ring = page.look(card.look).border == Border::double_line;
    if (card.is_marked)
        put_rect(page, "mark", WrittenBox(grown_box(box, has_ring ? ring + mark : mark)), ring_corner);
    if (has_ring) put_rect(page, "ring", WrittenBox(grown_box(box, ring)), ring_corner);
    const WrittenBox written(box);
    if (card.notes == 0 && card.pills == 0) {
        put_rect(page, "whole", written, "5");
        return;
    }
    const Numeral line(box.y + measure::header), right(box.right());
    put_rect(page, "body", written, "5");
    put(page.out, "<path class=\"head\" d=\"M", written.x, " ", line, "V", box.y + corner, "a5 5 0 0 1 5-5H",
        box.right() - corner, "a5 5 0 0 1 5 5V", line, "z\"/><path class=\"line\" d=\"M", written.x, " ",
        line, "H", right, "\"/>");
    put_rect(page, "edge", written, "5");
}

void put_card_words(SvgPage& page, const Card& card, const Box& box, bool is_roomy) {
    using namespace measure;
    constexpr double gap = 8;
    const Numeral left(box.x + side), right(box.right() - side);
    const Numeral upper(box.y + code_line), lower(box.y + name_line);
    const double room = is_roomy ? enough_room : box.width - 2 * side;
    const double sign = put_text(page, text_style::sign, right, upper, card.sign, room / 2);
    put_text(page, text_style::code, left, upper, card.code, room - sign - gap);
    const double figure = put_text(page, text_style::figure, right, lower, card.figure, room / 2);
    put_text(page, text_style::name, left, lower, card.name, room - figure - gap);
}

// A letter on a shape, for the icons.
void put_icon_letter(SvgPage& page, const Numeral& x, double middle, std::string_view letter) {
    put_text(page, text_style::icon, x, Numeral(middle + 3), letter, measure::note_indent);
}

void put_notes(SvgPage& page, const Card& card, const Box& box, bool is_roomy) {
    using namespace measure;
    if (card.notes == 0) return;
    const Numeral icon(box.x + note_indent - 9.25), beside_icon(box.x + note_indent), alone(box.x + side);
    double baseline = box.y + header;
    for (std::uint32_t i = 0; i < card.notes; ++i) {
        const Note& note = page.diagram.notes[card.first_note + i];
        baseline += note_pitch;
        put_icon(page, note.icon, icon, baseline);
        const bool is_alone = note.icon == Icon::none;
        put_text(page, text_style::note, is_alone ? alone : beside_icon, Numeral(baseline), note.text,
                 is_roomy ? enough_room : box.width - (is_alone ? side : note_indent) - side);
        if (note.page > 0 && page.is_sheet()) page.words->back().page = note.page;
    }
}

// ── Pills ──

// As for cards.
void put_pill_label(SvgPage& page, const Pill& pill) {
    const Look& look = page.look(pill.look);
    put(page.out, " aria-label=\"", Escaped{pill.code});
    if (!pill.name.empty()) put(page.out, " ", Escaped{pill.name});
    if (!look.legend.empty()) put(page.out, ", ", Escaped{look.legend});
    if (const Look& link = page.look(pill.link_look); link.border != Border::solid && !link.legend.empty()) {
        put(page.out, ", ", Escaped{link.legend});
    }
    put(page.out, "\"");
}

void put_pill_start(SvgPage& page, std::uint32_t index, const Card& card) {
    const Pill& pill = page.diagram.pills[index];
    page.worn = &page.look(card.look);
    const std::string_view look = page.classes[pill.look], around = page.classes[card.look];
    if (page.is_sheet()) return put(page.out, "<g class=\"pill look-", look, " in-", around, "\">");
    put(page.out, "<g class=\"pill look-", look, " in-", around, "\" id=\"p", index, "\" data-id=\"",
        Escaped{pill.code}, "\" role=\"graphics-symbol\"");
    if (pill.hover.empty()) put_pill_label(page, pill);
    put(page.out, ">");
    put_hover(page, pill);
}

void put_pill_words(SvgPage& page, const Pill& pill, const Box& box, bool is_roomy) {
    using namespace measure;
    const Numeral& baseline = page.pill.baseline.of(box.y + 12.75);
    double left = box.x + pill_side;
    double right = box.right() - pill_side;
    if (has_tick(page.diagram, pill)) {
        put(page.out, "<path class=\"look-", page.classes[pill.link_look], "\" d=\"M", box.x, " ",
            box.y + box.height / 2, "h", pill_tick + 3, "\"/>");
        left += pill_tick;
    }
    if (!pill.sign.empty()) {
        const double sign =
            put_text(page, text_style::pill_sign, Numeral(right), baseline, pill.sign, (right - left) / 2);
        if (sign > 0) right -= sign + pill_name_gap;
    }
    const double code =
        put_text(page, text_style::pill_code, Numeral(left), baseline, pill.code, right - left);
    left += code + pill_name_gap;
    if (right > left)
        put_text(page, text_style::pill_name, Numeral(left), baseline, pill.name,
                 is_roomy ? enough_room : right - left);
}

void put_pill_shape(SvgPage& page, const Pill& pill, const Box& box) {
    PillNumbers& last = page.pill;
    put(page.out, "<rect class=\"cap\" x=\"", box.x, "\" y=\"", last.y.of(box.y), "\" width=\"",
        last.width.of(box.width), "\" height=\"", last.height.of(box.height), "\" rx=\"",
        last.radius.of(box.height / 2), "\"/>");
    if (page.look(pill.look).border == Border::double_line)
        put_rect(page, "cap", WrittenBox(grown_box(box, -2)), box.height / 2 - 2);
}

void put_pill(SvgPage& page, std::uint32_t index, const Card& card, bool is_roomy) {
    const Pill& pill = page.diagram.pills[index];
    const Box& box = page.drawing.pills[index];
    put_pill_start(page, index, card);
    put_pill_shape(page, pill, box);
    put_pill_words(page, pill, box, is_roomy);
    put(page.out, "</g>\n");
}

void put_card_start(SvgPage& page, std::uint32_t index) {
    const Card& card = page.diagram.cards[index];
    page.worn = &page.look(card.look);
    const std::string_view look = page.classes[card.look];
    if (page.is_sheet()) return put(page.out, "<g class=\"card look-", look, "\">");
    put(page.out, "<g class=\"card look-", look, "\" id=\"c", index, "\" data-id=\"", Escaped{card.code});
    if (card.part > 0) put(page.out, "/", card.part);
    put(page.out, "\" role=\"graphics-symbol\"");
    if (card.hover.empty()) put_card_label(page, card);
    put(page.out, ">");
    put_hover(page, card);
}

} // namespace

void put_icon(SvgPage& page, Icon icon, const Numeral& x, double baseline) {
    const double middle = baseline - 3.5;
    switch (icon) {
    case Icon::none:
        break;
    case Icon::warning:
        put(page.out, "<path class=\"warning\" d=\"M", x, " ", baseline - 8.25, "l5.25 9h-10.5z\"/>");
        break;
    case Icon::question:
        put(page.out, "<circle class=\"question\" cx=\"", x, "\" cy=\"", middle, "\" r=\"5\"/>");
        put_icon_letter(page, x, middle, "?");
        break;
    case Icon::change:
        put(page.out, "<path class=\"change\" d=\"M", x.value - 5.25, " ", middle,
            "h9m-3.75-3.75l3.75 3.75-3.75 3.75\"/>");
        break;
    case Icon::demand:
        put(page.out, "<path class=\"demand\" d=\"M", x, " ", middle - 6.25,
            "l6.25 6.25-6.25 6.25-6.25-6.25z\"/>");
        put_icon_letter(page, x, middle, "!");
        break;
    }
}

void put_card(SvgPage& page, std::uint32_t index) {
    const Card& card = page.diagram.cards[index];
    const Box& box = page.drawing.cards[index];
    const bool is_roomy = page.drawing.roomy[index];
    put_card_start(page, index);
    put_card_shape(page, card, box);
    put_card_words(page, card, box, is_roomy);
    put_notes(page, card, box, is_roomy);
    put(page.out, "</g>\n");
    for (std::uint32_t i = 0; i < card.pills; ++i) put_pill(page, card.first_pill + i, card, is_roomy);
}

} // namespace sitemode::render
