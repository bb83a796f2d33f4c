#include "render/svg.h"

#include "render/card_size.h"
#include "render/markup.h"
#include "render/page.h"
#include "render/svg_style.h"
#include "render/text_style.h"
#include "render/text_width.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace sitemode::render {
namespace {

using markup::Escaped;
using markup::put;

constexpr double corner = 5; // radius of a card's corners
constexpr double frame_corner = 8;
constexpr double ring = 3.25, ring_corner = 7.5;
constexpr double mark = 2; // from the card to the middle of its dark frame

// What the writing functions share: the drawing, the class name of each look, and where the text goes.
struct Page {
    const Drawing& drawing;
    const Diagram& diagram;
    markup::Pieces out;
    std::vector<std::string> classes;
    std::vector<Words>* words = nullptr; // where they go in place of the SVG, of a sheet
    const Look* worn = nullptr;          // by the card or swatch that is written
    bool is_in_tree = false;

    [[nodiscard]] const Look& look(std::uint32_t index) const { return diagram.looks[index]; }
    [[nodiscard]] bool is_sheet() const { return words != nullptr; }
};

Colour colour_of(const Page& page, Ink ink) {
    switch (ink) {
    case Ink::look:
        return page.worn->ink;
    case Ink::look_body:
        return page.worn->body_ink;
    case Ink::quiet_ink:
        return page.diagram.palette.quiet_ink;
    case Ink::on_icon:
        return page.diagram.palette.on_icon;
    default:
        return page.diagram.palette.ink;
    }
}

void add_words(Page& page, const TextStyle& style, Point at, std::string text) {
    const Drawing& d = page.drawing;
    const double scale = page.is_in_tree ? d.scale : 1;
    if (page.is_in_tree) at = {d.origin.x + at.x * scale, d.origin.y + at.y * scale};
    page.words->push_back({at, scale, style, colour_of(page, style.ink), std::move(text)});
}

// Writes the words at `at`, shortened to `room`; gives their width. Where the style is anchored at its
// end `at` is the right end.
double put_text(Page& page, const TextStyle& style, Point at, std::string_view words, double room) {
    if (words.empty()) return 0;
    const double width = text_width(words, style.size, style.weight);
    if (page.is_sheet()) {
        add_words(page, style, at, shortened(words, room, style.size, style.weight));
        return std::min(width, std::max(room, 0.0));
    }
    put(page.out, "<text class=\"", style.classes, "\" x=\"", at.x, "\" y=\"", at.y, "\">");
    if (width <= room)
        put(page.out, Escaped{words});
    else
        put(page.out, Escaped{shortened(words, room, style.size, style.weight)});
    put(page.out, "</text>");
    return std::min(width, std::max(room, 0.0));
}

void put_hover(Page& page, std::string_view hover) {
    if (!hover.empty()) put(page.out, "<title>", Escaped{hover}, "</title>");
}

void put_rect(Page& page, std::string_view classes, const Box& box, double radius) {
    put(page.out, "<rect class=\"", classes, "\" x=\"", box.x, "\" y=\"", box.y, "\" width=\"", box.width,
        "\" height=\"", box.height, "\" rx=\"", radius, "\"/>");
}

constexpr Box grown(const Box& box, double by) {
    return {box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

// ── Links ──

// A straight run is written once: "M10 20V30H40".
void put_route(Page& page, const Route& route) {
    const Point* bends = page.drawing.bends.data() + route.first_bend;
    put(page.out, "M", bends[0].x, " ", bends[0].y);
    for (std::uint32_t i = 1; i < route.bends; ++i) {
        const Point before = bends[i - 1];
        const Point p = bends[i];
        if (p.x == before.x)
            put(page.out, "V", p.y);
        else if (p.y == before.y)
            put(page.out, "H", p.x);
        else
            put(page.out, "L", p.x, " ", p.y);
    }
}

// All links of a look are one path: where they share a line it is drawn once, and no darker.
void put_links_of(Page& page, std::uint32_t look) {
    bool is_first = true;
    for (std::size_t i = 0; i < page.diagram.links.size(); ++i) {
        const Route& route = page.drawing.links[i];
        if (page.diagram.links[i].look != look || route.bends == 0) continue;
        if (is_first) put(page.out, "<path class=\"links look-", page.classes[look], "\" d=\"");
        is_first = false;
        put_route(page, route);
    }
    if (!is_first) put(page.out, "\"/>\n");
}

// Solid links last: where a dashed one shares a piece with a solid one, the solid one shows.
void put_links(Page& page) {
    for (const bool solid : {false, true}) {
        for (std::uint32_t look = 0; look < page.diagram.looks.size(); ++look) {
            const Look& worn = page.look(look);
            if (worn.wearer == Wearer::link && (worn.border == Border::solid) == solid)
                put_links_of(page, look);
        }
    }
}

// ── Regions ──

void put_regions(Page& page) {
    using namespace measure;
    for (const Frame& frame : page.drawing.frames) {
        if (frame.is_drawn) put_rect(page, "frame", frame.box, frame_corner);
        put_text(page, text_style::region, frame.name, page.diagram.cards[frame.card].group,
                 frame.name_width);
    }
    if (!page.drawing.frames.empty()) put(page.out, "\n");
}

// ── Cards ──

// What a reader hears, where no hover text says it: the words of the card and of its look.
void put_card_label(Page& page, const Card& card) {
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

void put_card_shape(Page& page, const Card& card, const Box& box) {
    const bool has_ring = page.look(card.look).border == Border::double_line;
    if (card.is_marked) put_rect(page, "mark", grown(box, has_ring ? ring + mark : mark), ring_corner);
    if (page.look(card.look).border == Border::double_line)
        put_rect(page, "ring", grown(box, ring), ring_corner);
    if (card.notes == 0 && card.pills == 0) {
        put_rect(page, "whole", box, corner);
        return;
    }
    const double line = box.y + measure::header;
    put_rect(page, "body", box, corner);
    put(page.out, "<path class=\"head\" d=\"M", box.x, " ", line, "V", box.y + corner, "a5 5 0 0 1 5-5H",
        box.right() - corner, "a5 5 0 0 1 5 5V", line, "z\"/><path class=\"line\" d=\"M", box.x, " ", line,
        "H", box.right(), "\"/>");
    put_rect(page, "edge", box, corner);
}

void put_card_words(Page& page, const Card& card, const Box& box) {
    using namespace measure;
    constexpr double gap = 8;
    const double left = box.x + side;
    const double right = box.right() - side;
    const double room = box.width - 2 * side;
    const double sign = put_text(page, text_style::sign, {right, box.y + code_line}, card.sign, room / 2);
    put_text(page, text_style::code, {left, box.y + code_line}, card.code, room - sign - gap);
    const double figure =
        put_text(page, text_style::figure, {right, box.y + name_line}, card.figure, room / 2);
    put_text(page, text_style::name, {left, box.y + name_line}, card.name, room - figure - gap);
}

// A letter on a shape, for the icons.
void put_icon_letter(Page& page, Point middle, std::string_view letter) {
    put_text(page, text_style::icon, {middle.x, middle.y + 3}, letter, measure::note_indent);
}

// `at` is on the baseline of the note's words, in the middle of the icon.
void put_icon(Page& page, Icon icon, Point at) {
    const Point middle{at.x, at.y - 3.5};
    switch (icon) {
    case Icon::none:
        break;
    case Icon::warning:
        put(page.out, "<path class=\"warning\" d=\"M", at.x, " ", at.y - 8.25, "l5.25 9h-10.5z\"/>");
        break;
    case Icon::question:
        put(page.out, "<circle class=\"question\" cx=\"", middle.x, "\" cy=\"", middle.y, "\" r=\"5\"/>");
        put_icon_letter(page, middle, "?");
        break;
    case Icon::change:
        put(page.out, "<path class=\"change\" d=\"M", at.x - 5.25, " ", middle.y,
            "h9m-3.75-3.75l3.75 3.75-3.75 3.75\"/>");
        break;
    case Icon::demand:
        put(page.out, "<path class=\"demand\" d=\"M", middle.x, " ", middle.y - 6.25,
            "l6.25 6.25-6.25 6.25-6.25-6.25z\"/>");
        put_icon_letter(page, middle, "!");
        break;
    }
}

void put_notes(Page& page, const Card& card, const Box& box) {
    using namespace measure;
    double baseline = box.y + header;
    for (std::uint32_t i = 0; i < card.notes; ++i) {
        const Note& note = page.diagram.notes[card.first_note + i];
        baseline += note_pitch;
        put_icon(page, note.icon, {box.x + note_indent - 9.25, baseline});
        const double indent = note.icon == Icon::none ? side : note_indent;
        put_text(page, text_style::note, {box.x + indent, baseline}, note.text, box.width - indent - side);
    }
}

// ── Pills ──

// As for cards.
void put_pill_label(Page& page, const Pill& pill) {
    const Look& look = page.look(pill.look);
    put(page.out, " aria-label=\"", Escaped{pill.code});
    if (!pill.name.empty()) put(page.out, " ", Escaped{pill.name});
    if (!look.legend.empty()) put(page.out, ", ", Escaped{look.legend});
    if (const Look& link = page.look(pill.link_look); link.border != Border::solid && !link.legend.empty()) {
        put(page.out, ", ", Escaped{link.legend});
    }
    put(page.out, "\"");
}

void put_pill_start(Page& page, std::uint32_t index, const Card& card) {
    const Pill& pill = page.diagram.pills[index];
    page.worn = &page.look(card.look);
    put(page.out, "<g class=\"pill look-", page.classes[pill.look], " in-", page.classes[card.look], "\"");
    if (page.is_sheet()) return put(page.out, ">");
    put(page.out, " id=\"p", index, "\" data-id=\"", Escaped{pill.id}, "\" role=\"graphics-symbol\"");
    if (pill.hover.empty()) put_pill_label(page, pill);
    put(page.out, ">");
    put_hover(page, pill.hover);
}

void put_pill_words(Page& page, const Pill& pill, const Box& box) {
    using namespace measure;
    const double baseline = box.y + 12.75;
    double left = box.x + pill_side;
    double right = box.right() - pill_side;
    if (has_tick(page.diagram, pill)) {
        put(page.out, "<path class=\"look-", page.classes[pill.link_look], "\" d=\"M", box.x, " ",
            box.y + box.height / 2, "h", pill_tick + 3, "\"/>");
        left += pill_tick;
    }
    const double sign =
        put_text(page, text_style::pill_sign, {right, baseline}, pill.sign, (right - left) / 2);
    if (sign > 0) right -= sign + pill_name_gap;
    const double code = put_text(page, text_style::pill_code, {left, baseline}, pill.code, right - left);
    left += code + pill_name_gap;
    if (right > left) {
        put_text(page, text_style::pill_name, {left, baseline}, pill.name, right - left);
    }
}

void put_pill(Page& page, std::uint32_t index, const Card& card) {
    const Pill& pill = page.diagram.pills[index];
    const Box& box = page.drawing.pills[index];
    put_pill_start(page, index, card);
    put_rect(page, "cap", box, box.height / 2);
    if (page.look(pill.look).border == Border::double_line) {
        put_rect(page, "cap", grown(box, -2), box.height / 2 - 2);
    }
    put_pill_words(page, pill, box);
    put(page.out, "</g>\n");
}

void put_card_start(Page& page, std::uint32_t index) {
    const Card& card = page.diagram.cards[index];
    page.worn = &page.look(card.look);
    put(page.out, "<g class=\"card look-", page.classes[card.look], "\"");
    if (page.is_sheet()) return put(page.out, ">");
    put(page.out, " id=\"c", index, "\" data-id=\"", Escaped{card.id}, "\" role=\"graphics-symbol\"");
    if (card.hover.empty()) put_card_label(page, card);
    put(page.out, ">");
    put_hover(page, card.hover);
}

void put_card(Page& page, std::uint32_t index) {
    const Card& card = page.diagram.cards[index];
    const Box& box = page.drawing.cards[index];
    put_card_start(page, index);
    put_card_shape(page, card, box);
    put_card_words(page, card, box);
    put_notes(page, card, box);
    put(page.out, "</g>\n");
    for (std::uint32_t i = 0; i < card.pills; ++i) put_pill(page, card.first_pill + i, card);
}

// ── The tree ──

void put_tree(Page& page) {
    const Drawing& d = page.drawing;
    const bool is_moved = d.scale != 1 || !(d.origin == Point{});
    if (is_moved) {
        std::string scale;
        markup::append_fine(scale, d.scale);
        put(page.out, "<g transform=\"translate(", d.origin.x, " ", d.origin.y, ")scale(", scale, ")\">\n");
    }
    page.is_in_tree = true;
    put_regions(page);
    put_links(page);
    for (std::uint32_t i = 0; i < page.diagram.cards.size(); ++i) put_card(page, i);
    page.is_in_tree = false;
    if (is_moved) put(page.out, "</g>\n");
}

// ── Words around the tree ──

void put_heading(Page& page) {
    using namespace measure;
    const Drawing& d = page.drawing;
    put_text(page, text_style::title, d.title, page.diagram.title, d.words_width);
    put_text(page, text_style::summary, d.summary, page.diagram.summary, d.words_width);
    put(page.out, "\n");
}

void put_swatch(Page& page, std::uint32_t index, const Box& box) {
    using namespace measure;
    const Look& look = page.look(index);
    const double middle = box.y + box.height / 2;
    if (look.wearer == Wearer::link) {
        put(page.out, "<path class=\"look-", page.classes[index], "\" d=\"M", box.x, " ", middle, "h",
            swatch_width, "\"/>");
        return;
    }
    const Box swatch{box.x, box.y, swatch_width, swatch_height};
    if (look.border == Border::double_line) put_rect(page, "ring", grown(swatch, 1.75), 4.5);
    put_rect(page, "swatch", swatch, look.wearer == Wearer::pill ? swatch_height / 2 : 3.5);
    put_text(page, text_style::key, {box.x + swatch_width / 2, box.y + 10}, look.sign, swatch_width);
}

void put_legend(Page& page) {
    using namespace measure;
    for (const LegendRow& row : page.drawing.legend) {
        page.worn = &page.look(row.look);
        put(page.out, "<g class=\"legend-row look-", page.classes[row.look], "\">");
        put_swatch(page, row.look, row.box);
        const double indent = swatch_width + swatch_gap;
        put_text(page, text_style::legend, {row.box.x + indent, row.box.y + 10.25},
                 page.look(row.look).legend, row.box.width - indent);
        put(page.out, "</g>\n");
    }
}

void put_foot(Page& page) {
    using namespace measure;
    const Drawing& d = page.drawing;
    if (d.rule <= 0) return;
    put(page.out, "<path class=\"rule\" d=\"M", margin, " ", d.rule, "H", d.width - margin, "\"/>\n");
    put_legend(page);
    for (std::size_t i = 0; i < d.identity.size(); ++i) {
        put_text(page, text_style::identity, d.identity[i], page.diagram.identity[i], d.identity_width);
    }
    put(page.out, "\n");
}

// What a reader hears of the whole.
void put_document_words(Page& page) {
    const std::string_view title =
        page.diagram.title.empty() ? "Diagram" : std::string_view(page.diagram.title);
    put(page.out,
        " role=\"graphics-document\" aria-labelledby=\"picture-title\" aria-describedby=\"picture-desc\">\n"
        "<title id=\"picture-title\">",
        Escaped{title}, "</title>\n<desc id=\"picture-desc\">", Escaped{page.diagram.description}, "</desc>");
}

void put_start(Page& page) {
    const Drawing& d = page.drawing;
    put(page.out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", d.width, "pt\" height=\"", d.height,
        "pt\" viewBox=\"0 0 ", d.width, " ", d.height, "\"");
    if (page.is_sheet())
        put(page.out, ">");
    else
        put_document_words(page);
    std::string style = "\n<style>\n";
    append_style(style, page.diagram, worn_looks(page.diagram));
    put(style, "</style>\n<rect width=\"", d.width, "\" height=\"", d.height, "\" fill=\"",
        page.diagram.palette.paper, "\"/>\n");
    put(page.out, style);
}

void put_page(Page& page) {
    page.classes.reserve(page.diagram.looks.size());
    for (const Look& look : page.diagram.looks) page.classes.push_back(class_of(look));
    put_start(page);
    put_heading(page);
    put_tree(page);
    put_foot(page);
    put(page.out, "</svg>\n");
    page.out.finish();
}

} // namespace

void write_svg(const Drawing& drawing, const TakePiece& take) {
    Page page{drawing, drawing.diagram, markup::Pieces(take), {}};
    put_page(page);
}

std::string svg(const Drawing& drawing) {
    std::string text;
    write_svg(drawing, [&](std::string_view bytes) { text.append(bytes); });
    return text;
}

Sheet sheet(const Drawing& drawing) {
    Sheet made;
    markup::Pieces shapes([&](std::string_view bytes) { made.shapes.append(bytes); });
    Page page{drawing, drawing.diagram, std::move(shapes), {}, &made.words};
    put_page(page);
    return made;
}

} // namespace sitemode::render
