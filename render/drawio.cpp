#include "render/drawio.h"

#include "render/card_size.h"
#include "render/markup.h"
#include "render/page.h"
#include "render/text_width.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace sitemode::render {
namespace {

using markup::Escaped;
using markup::put;
using PropertiesOf = std::function<std::vector<Property>(const std::string& id)>;

constexpr std::string_view font = "fontFamily=Helvetica;";

struct File {
    const Drawing& drawing;
    const Diagram& diagram;
    const PropertiesOf& properties_of;
    std::string out;
};

// Colours and border of a cell.
void put_border(File& file, const Look& look) {
    put(file.out, "strokeColor=", look.outline, ";strokeWidth=", look.border_width, ";");
    if (look.border == Border::dashed) put(file.out, "dashed=1;");
    if (look.border == Border::double_line) put(file.out, "double=1;");
}

void put_geometry(File& file, const Box& box) {
    put(file.out, "<mxGeometry x=\"", box.x, "\" y=\"", box.y, "\" width=\"", box.width, "\" height=\"",
        box.height, "\" as=\"geometry\"/>");
}

// ── Words ──

struct Words {
    std::string_view text;
    double size = 0;
    Weight weight = Weight::regular;
    Colour colour{0x1A1A1A};
    std::string_view align = "left";
};

void put_text(File& file, std::string_view parent, const Box& box, const Words& words) {
    if (words.text.empty()) return;
    put(file.out, "<mxCell value=\"", Escaped{words.text}, "\" style=\"text;html=0;", font,
        "align=", words.align, ";verticalAlign=middle;spacing=0;fontSize=", words.size,
        ";fontColor=", words.colour, ";fontStyle=", words.weight == Weight::bold ? "1" : "0",
        ";\" vertex=\"1\" parent=\"", parent, "\">");
    put_geometry(file, box);
    put(file.out, "</mxCell>\n");
}

// A line of text whose baseline is known.
Box line_box(Point left, double width, double size) {
    return {left.x, left.y - size, width, 1.3 * size};
}

// ── Cells with facts ──

void put_object(File& file, char kind, std::uint32_t index, std::string_view label, const std::string& id,
                std::string_view hover) {
    std::string number;
    markup::append(number, index);
    put(file.out, "<object id=\"", std::string_view(&kind, 1), number, "\" label=\"", Escaped{label},
        "\" tooltip=\"", Escaped{hover}, "\" site=\"", Escaped{id}, "\"");
    for (const Property& property : file.properties_of(id))
        put(file.out, " fact_", property.name, "=\"", Escaped{property.value}, "\"");
    put(file.out, ">");
}

void put_notes(File& file, const Card& card, const Box& box, std::string_view parent) {
    const Look& look = file.diagram.looks[card.look];
    double baseline = measure::header;
    for (std::uint32_t i = 0; i < card.notes; ++i) {
        const Note& note = file.diagram.notes[card.first_note + i];
        baseline += measure::note_pitch;
        constexpr std::string_view marks[] = {"", "▲ ", "? ", "! "};
        const std::string text = std::string(marks[static_cast<std::size_t>(note.icon)]) + note.text;
        put_text(file, parent,
                 line_box({measure::side, baseline}, box.width - 2 * measure::side, measure::note_size),
                 {text, measure::note_size, Weight::regular, look.body_ink});
    }
}

void put_pill(File& file, std::uint32_t index, const Card& card, const Box& around, std::string_view parent) {
    const Pill& pill = file.diagram.pills[index];
    const Box& box = file.drawing.pills[index];
    const Look& worn = file.diagram.looks[card.look];
    std::string label = pill.code;
    if (!pill.name.empty()) label += " " + pill.name;
    if (!pill.sign.empty()) label += " " + pill.sign;
    put_object(file, 'p', index, label, pill.id, pill.hover);
    put(file.out, "<mxCell style=\"rounded=1;arcSize=50;html=0;", font,
        "align=left;spacingLeft=6;fontSize=", measure::pill_name_size, ";fillColor=", worn.pill,
        ";fontColor=", worn.body_ink, ";strokeColor=", worn.outline, ";");
    if (has_tick(file.diagram, pill)) put(file.out, "dashed=1;");
    put(file.out, "\" vertex=\"1\" parent=\"", parent, "\">");
    put_geometry(file, {box.x - around.x, box.y - around.y, box.width, box.height});
    put(file.out, "</mxCell></object>\n");
}

void put_card(File& file, std::uint32_t index) {
    const Card& card = file.diagram.cards[index];
    const Box& box = file.drawing.cards[index];
    const Look& look = file.diagram.looks[card.look];
    std::string id = "c";
    markup::append(id, index);
    put_object(file, 'c', index, card.code + "   " + card.sign + "\n" + card.name + "   " + card.figure,
               card.id, card.hover);
    put(file.out, "<mxCell style=\"swimlane;collapsible=0;rounded=1;absoluteArcSize=1;arcSize=10;html=0;",
        font, "startSize=", measure::header,
        ";align=left;spacingLeft=6;fontStyle=1;fontSize=11;fillColor=", look.fill,
        ";swimlaneFillColor=", look.body, ";fontColor=", look.ink, ";");
    put_border(file, look);
    put(file.out, "\" vertex=\"1\" parent=\"1\">");
    put_geometry(file, box);
    put(file.out, "</mxCell></object>\n");
    put_notes(file, card, box, id);
    for (std::uint32_t i = 0; i < card.pills; ++i) put_pill(file, card.first_pill + i, card, box, id);
}

// ── Links ──

// Where a link meets a card, as parts of its width and height.
void put_port(File& file, std::string_view end, const Box& box, Point p) {
    put(file.out, end, "X=");
    markup::append_fine(file.out, std::clamp((p.x - box.x) / box.width, 0.0, 1.0));
    put(file.out, ";", end, "Y=");
    markup::append_fine(file.out, std::clamp((p.y - box.y) / box.height, 0.0, 1.0));
    put(file.out, ";", end, "Perimeter=0;");
}

void put_link(File& file, std::uint32_t index) {
    const Link& link = file.diagram.links[index];
    const Route& route = file.drawing.links[index];
    const Look& look = file.diagram.looks[link.look];
    const Point* bends = file.drawing.bends.data() + route.first_bend;
    put(file.out, "<mxCell id=\"l", index,
        "\" style=\"endArrow=none;html=0;rounded=0;strokeColor=", look.outline,
        ";strokeWidth=", look.border_width, ";");
    if (look.border == Border::dashed) put(file.out, "dashed=1;");
    put_port(file, "exit", file.drawing.cards[link.from], bends[0]);
    put_port(file, "entry", file.drawing.cards[link.to], bends[route.bends - 1]);
    put(file.out, "\" edge=\"1\" parent=\"1\" source=\"c", link.from, "\" target=\"c", link.to,
        "\"><mxGeometry relative=\"1\" as=\"geometry\">");
    if (route.bends > 2) {
        put(file.out, "<Array as=\"points\">");
        for (std::uint32_t i = 1; i + 1 < route.bends; ++i)
            put(file.out, "<mxPoint x=\"", bends[i].x, "\" y=\"", bends[i].y, "\"/>");
        put(file.out, "</Array>");
    }
    put(file.out, "</mxGeometry></mxCell>\n");
}

// ── Around the tree ──

void put_frame(File& file, const Frame& frame) {
    if (frame.is_drawn) {
        put(file.out, "<mxCell value=\"\" style=\"rounded=1;absoluteArcSize=1;arcSize=16;html=0;"
                      "fillColor=#f6f6f4;strokeColor=#c8c8c4;\" vertex=\"1\" parent=\"1\">");
        put_geometry(file, frame.box);
        put(file.out, "</mxCell>\n");
    }
    put_text(file, "1", line_box(frame.name, frame.name_width, measure::region_size),
             {file.diagram.cards[frame.card].group, measure::region_size, Weight::bold});
}

void put_legend_row(File& file, const LegendRow& row) {
    using namespace measure;
    const Look& look = file.diagram.looks[row.look];
    if (look.wearer == Wearer::link) {
        put(file.out, "<mxCell value=\"\" style=\"line;html=0;strokeColor=", look.outline,
            ";strokeWidth=", look.border_width, ";", look.border == Border::dashed ? "dashed=1;" : "",
            "\" vertex=\"1\" parent=\"1\">");
    } else {
        put(file.out, "<mxCell value=\"", Escaped{look.sign}, "\" style=\"rounded=1;html=0;", font,
            look.wearer == Wearer::pill ? "arcSize=50;" : "arcSize=20;",
            "fontStyle=1;fontSize=", legend_sign_size, ";fillColor=", look.fill, ";fontColor=", look.ink,
            ";");
        put_border(file, look);
        put(file.out, "\" vertex=\"1\" parent=\"1\">");
    }
    put_geometry(file, {row.box.x, row.box.y, swatch_width, swatch_height});
    put(file.out, "</mxCell>\n");
    const double indent = swatch_width + swatch_gap;
    put_text(file, "1", {row.box.x + indent, row.box.y, row.box.width - indent, row.box.height},
             {look.legend, legend_size});
}

void put_words(File& file) {
    using namespace measure;
    const Drawing& d = file.drawing;
    put_text(file, "1", line_box(d.title, d.words_width, title_size),
             {file.diagram.title, title_size, Weight::bold});
    put_text(file, "1", line_box(d.summary, d.words_width, summary_size),
             {file.diagram.summary, summary_size});
    for (const LegendRow& row : d.legend) put_legend_row(file, row);
    for (std::size_t i = 0; i < d.identity.size(); ++i) {
        const Point left{d.identity[i].x - d.identity_width, d.identity[i].y};
        put_text(file, "1", line_box(left, d.identity_width, identity_size),
                 {file.diagram.identity[i], identity_size, Weight::regular, {0x555555}, "right"});
    }
}

} // namespace

std::string drawio(const Drawing& drawing, const PropertiesOf& properties_of) {
    File file{drawing, drawing.diagram, properties_of, {}};
    const std::string_view name =
        drawing.diagram.title.empty() ? "Diagram" : std::string_view(drawing.diagram.title);
    put(file.out, "<mxfile host=\"sitemode\"><diagram id=\"page-1\" name=\"", Escaped{name},
        "\"><mxGraphModel grid=\"0\" guides=\"1\" tooltips=\"1\" connect=\"1\" arrows=\"0\" page=\"1\" "
        "pageScale=\"1\" pageWidth=\"",
        drawing.width, "\" pageHeight=\"", drawing.height,
        "\"><root>\n<mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>\n");
    put_words(file);
    for (const Frame& frame : drawing.frames) put_frame(file, frame);
    for (std::uint32_t i = 0; i < drawing.diagram.links.size(); ++i) put_link(file, i);
    for (std::uint32_t i = 0; i < drawing.diagram.cards.size(); ++i) put_card(file, i);
    put(file.out, "</root></mxGraphModel></diagram></mxfile>\n");
    return std::move(file.out);
}

} // namespace sitemode::render
