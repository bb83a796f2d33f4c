#include "render/svg.h"

#include "render/card_size.h"
#include "render/page.h"
#include "render/svg_cards.h"
#include "render/svg_page.h"
#include "render/svg_style.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sitemode::render {
namespace {

using markup::Content;
using markup::put;

constexpr double frame_corner = 8;

// ── Links ──

// A straight run is written once: "M10 20V30H40".
void put_route(SvgPage& page, const Route& route) {
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
void put_links_of(SvgPage& page, std::uint32_t look) {
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
void put_links(SvgPage& page) {
    for (const bool solid : {false, true}) {
        for (std::uint32_t look = 0; look < page.diagram.looks.size(); ++look) {
            const Look& worn = page.look(look);
            if (worn.wearer == Wearer::link && (worn.border == Border::solid) == solid)
                put_links_of(page, look);
        }
    }
}

// ── Regions ──

void put_regions(SvgPage& page) {
    using namespace measure;
    for (const Frame& frame : page.drawing.frames) {
        if (frame.is_drawn)
            put_rect(page, frame.is_hole ? "frame hole" : "frame", WrittenBox(frame.box), frame_corner);
        put_text(page, text_style::region, frame.name, page.diagram.cards[frame.card].group,
                 frame.name_width);
    }
    if (!page.drawing.frames.empty()) put(page.out, "\n");
}

// ── The tree ──

void put_tree(SvgPage& page) {
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

void put_heading(SvgPage& page) {
    using namespace measure;
    const Drawing& d = page.drawing;
    put_text(page, text_style::title, d.title, page.diagram.title, d.words_width);
    put_text(page, text_style::summary, d.summary, page.diagram.summary, d.words_width);
    put(page.out, "\n");
}

void put_swatch(SvgPage& page, std::uint32_t index, const Box& box) {
    using namespace measure;
    const Look& look = page.look(index);
    const double middle = box.y + box.height / 2;
    if (look.wearer == Wearer::link) {
        put(page.out, "<path class=\"look-", page.classes[index], "\" d=\"M", box.x, " ", middle, "h",
            swatch_width, "\"/>");
        return;
    }
    if (look.wearer == Wearer::icon)
        return put_icon(page, look.icon, Numeral(box.x + swatch_width / 2), middle + 3.5);
    const Box swatch{box.x, box.y, swatch_width, swatch_height};
    if (look.wearer == Wearer::mark) return put_rect(page, "mark", WrittenBox(swatch), 3.5);
    if (look.border == Border::double_line) put_rect(page, "ring", WrittenBox(grown_box(swatch, 1.75)), 4.5);
    put_rect(page, "swatch", WrittenBox(swatch), look.wearer == Wearer::pill ? swatch_height / 2 : 3.5);
    put_text(page, text_style::key, {box.x + swatch_width / 2, box.y + 10}, look.sign, swatch_width);
}

void put_legend(SvgPage& page) {
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

void put_foot(SvgPage& page) {
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
void put_document_words(SvgPage& page) {
    const std::string_view title =
        page.diagram.title.empty() ? "Diagram" : std::string_view(page.diagram.title);
    put(page.out,
        " role=\"graphics-document\" aria-labelledby=\"picture-title\" aria-describedby=\"picture-desc\">\n"
        "<title id=\"picture-title\">",
        Content{title}, page.diagram.page.empty() ? "" : ", ", Content{page.diagram.page},
        "</title>\n<desc id=\"picture-desc\">", Content{page.diagram.description}, "</desc>");
}

void put_start(SvgPage& page) {
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

void put_page(SvgPage& page) {
    page.classes.reserve(page.diagram.looks.size());
    for (const Look& look : page.diagram.looks) page.classes.push_back(class_of(look));
    put_start(page);
    put_heading(page);
    put_tree(page);
    put_foot(page);
    put(page.out, "</svg>\n");
    page.out.finish();
}

// "LON London, STO Stockholm": the cards that nothing leads to.
std::string roots_of(const Diagram& diagram) {
    std::vector<bool> is_root(diagram.cards.size(), true);
    for (const Link& link : diagram.links) is_root[link.to] = false;
    std::string names;
    for (std::size_t i = 0; i < is_root.size(); ++i) {
        if (!is_root[i]) continue;
        const Card& card = diagram.cards[i];
        (names += names.empty() ? "" : ", ") += card.code;
        if (!card.name.empty()) (names += ' ') += card.name;
    }
    return names;
}

} // namespace

void write_svg(const Drawing& drawing, const TakePiece& take) {
    SvgPage page{drawing, drawing.diagram, markup::Pieces(take), {}};
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
    SvgPage page{drawing, drawing.diagram, std::move(shapes), {}, &made.words};
    put_page(page);
    made.name = roots_of(drawing.diagram);
    return made;
}

} // namespace sitemode::render
