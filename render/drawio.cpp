#include "render/drawio.h"

#include "render/drawio_cards.h"
#include "render/drawio_cells.h"
#include "render/markup.h"
#include "render/page.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

namespace sitemode::render {
namespace {

using markup::Escaped;
using markup::put;

// draw.io's sheets of paper have a hundred units an inch, our pages 72 points: the pageScale below.
constexpr double units = 0.72;

class Page {
public:
    Page(std::string& out, const Drawing& drawing, std::string prefix, const PropertiesOf& properties_of)
        : d_(drawing), diagram_(drawing.diagram), out_(out), cells_(out, std::move(prefix)),
          properties_of_(properties_of), tree_{"1",
                                               {-d_.origin.x / d_.scale, -d_.origin.y / d_.scale},
                                               d_.scale} {}

    void put_cells() {
        put_heading();
        for (const Frame& frame : d_.frames) put_frame(frame);
        for (std::uint32_t i = 0; i < diagram_.links.size(); ++i) put_link(i);
        render::put_cards(cells_, d_, properties_of_);
        put_foot();
    }

private:
    [[nodiscard]] const Look& look(std::uint32_t index) const { return diagram_.looks[index]; }

    // ── Links ──

    void put_link(std::uint32_t index) {
        const Link& link = diagram_.links[index];
        const Route& route = d_.links[index];
        const Point* bends = d_.bends.data() + route.first_bend;
        put(out_, "<mxCell id=\"", cells_.id('l', index), "\" value=\"\" style=\"html=0;endArrow=none;",
            is_orthogonal(bends, route.bends) ? "edgeStyle=orthogonalEdgeStyle;" : "edgeStyle=none;",
            "rounded=0;");
        cells_.put_border(tree_, look(link.look), "5 3.5");
        if (route.bends > 0) {
            put_port("exit", d_.cards[link.from], bends[0]);
            put_port("entry", d_.cards[link.to], bends[route.bends - 1]);
        }
        put(out_, "\" edge=\"1\" parent=\"1\" source=\"", cells_.id('c', link.from), "\" target=\"",
            cells_.id('c', link.to), "\"><mxGeometry relative=\"1\" as=\"geometry\">");
        put_points(bends, route.bends);
        put(out_, "</mxGeometry></mxCell>\n");
    }

    static bool is_orthogonal(const Point* bends, std::uint32_t count) {
        for (std::uint32_t i = 1; i < count; ++i)
            if (std::abs(bends[i].x - bends[i - 1].x) > 0.01 && std::abs(bends[i].y - bends[i - 1].y) > 0.01)
                return false;
        return true;
    }

    // Where a link meets a card, as shares of its width and height.
    void put_port(std::string_view end, const Box& box, Point p) {
        put(out_, end, "X=");
        markup::append_fine(out_, std::clamp((p.x - box.x) / box.width, 0.0, 1.0));
        put(out_, ";", end, "Y=");
        markup::append_fine(out_, std::clamp((p.y - box.y) / box.height, 0.0, 1.0));
        put(out_, ";", end, "Dx=0;", end, "Dy=0;", end, "Perimeter=0;");
    }

    void put_point(Point p, std::string_view more) {
        put(out_, "<mxPoint x=\"", (p.x - tree_.corner.x) * tree_.scale, "\" y=\"",
            (p.y - tree_.corner.y) * tree_.scale, "\"", more, "/>");
    }

    void put_points(const Point* bends, std::uint32_t count) {
        if (count == 0) return;
        put_point(bends[0], " as=\"sourcePoint\"");
        put_point(bends[count - 1], " as=\"targetPoint\"");
        if (count == 2) return;
        put(out_, "<Array as=\"points\">");
        for (std::uint32_t i = 1; i + 1 < count; ++i) put_point(bends[i], "");
        put(out_, "</Array>");
    }

    // ── Around the tree ──

    void put_frame(const Frame& frame) {
        if (frame.is_drawn) {
            cells_.begin({}, {});
            put(out_, "fillColor=", frame.is_hole ? diagram_.palette.paper : diagram_.palette.frame,
                ";strokeColor=", diagram_.palette.frame_line, ";strokeWidth=", 0.8 * tree_.scale, ";");
            cells_.put_rounded(tree_, 8);
            cells_.end(tree_, frame.box);
        }
        cells_.put_line(tree_, frame.name,
                        {diagram_.cards[frame.card].group, measure::region_size, Weight::bold,
                         diagram_.palette.quiet_ink},
                        frame.name_width);
    }

    void put_heading() {
        using namespace measure;
        cells_.put_line(paper_, d_.title, {diagram_.title, title_size, Weight::bold, diagram_.palette.ink},
                        d_.words_width);
        cells_.put_line(paper_, d_.summary,
                        {diagram_.summary, summary_size, Weight::regular, diagram_.palette.quiet_ink},
                        d_.words_width);
    }

    void put_foot() {
        using namespace measure;
        if (d_.rule <= 0) return;
        cells_.begin({}, "line;");
        put(out_, "strokeColor=", diagram_.palette.rule, ";strokeWidth=0.8;");
        cells_.end(paper_, {margin, d_.rule - 2, d_.width - 2 * margin, 4});
        for (const LegendRow& row : d_.legend) put_legend_row(row);
        for (std::size_t i = 0; i < d_.identity.size(); ++i)
            cells_.put_line(
                paper_, d_.identity[i],
                {diagram_.identity[i], identity_size, Weight::regular, diagram_.palette.quiet_ink, true},
                d_.identity_width);
    }

    void put_legend_row(const LegendRow& row) {
        using namespace measure;
        const Look& shown = look(row.look);
        const double indent = swatch_width + swatch_gap;
        put_swatch(shown, {row.box.x, row.box.y, swatch_width, swatch_height});
        cells_.put_line(paper_, {row.box.x + indent, row.box.y + 10.25},
                        {shown.legend, legend_size, Weight::regular, diagram_.palette.ink},
                        row.box.width - indent);
    }

    void put_swatch(const Look& shown, const Box& box) {
        using namespace measure;
        if (shown.wearer == Wearer::icon)
            return put_icon(cells_, paper_, diagram_.palette, {shown.icon, false},
                            {box.x + box.width / 2, box.y + box.height / 2 + 3.5});
        if (shown.wearer == Wearer::mark) return put_mark(cells_, paper_, diagram_.palette, box, 3.5);
        const bool is_link = shown.wearer == Wearer::link;
        if (shown.border == Border::double_line) {
            cells_.begin({}, {});
            put(out_, "fillColor=none;");
            cells_.put_rounded(paper_, 4.5);
            cells_.put_border(paper_, shown, "6 3");
            cells_.end(paper_, grown(box, 1.75));
        }
        cells_.begin(is_link ? std::string_view() : shown.sign, is_link ? "line;" : "");
        if (!is_link) {
            put(out_, "fillColor=", shown.fill, ";spacing=0;");
            cells_.put_rounded(paper_, shown.wearer == Wearer::pill ? swatch_height / 2 : 3.5);
        }
        cells_.put_border(paper_, shown, is_link ? "5 3.5" : shown.wearer == Wearer::pill ? "3 2" : "6 3");
        cells_.put_font(paper_, legend_sign_size, Weight::bold, shown.ink);
        cells_.end(paper_, box);
    }

    const Drawing& d_;
    const Diagram& diagram_;
    std::string& out_;
    Cells cells_;
    const PropertiesOf& properties_of_;
    Space tree_;
    Space paper_{"1", {}, 1};
};

std::uint32_t paper_units(double points) {
    return static_cast<std::uint32_t>(std::max(1.0, std::round(points / units)));
}

std::string page_name(const Drawing& page, std::size_t number, std::size_t count) {
    if (count > 1) return "page " + std::to_string(number);
    return page.diagram.title.empty() ? "Diagram" : page.diagram.title;
}

void put_page(std::string& out, const Drawing& page, std::size_t number, std::size_t count,
              const PropertiesOf& properties_of) {
    put(out, "<diagram id=\"page-", std::to_string(number), "\" name=\"",
        Escaped{page_name(page, number, count)},
        "\"><mxGraphModel grid=\"0\" guides=\"1\" tooltips=\"1\" connect=\"1\" arrows=\"0\" fold=\"0\" "
        "page=\"1\" math=\"0\" shadow=\"0\" pageScale=\"0.72\" background=\"",
        page.diagram.palette.paper, "\" adaptiveColors=\"none\" pageWidth=\"", paper_units(page.width),
        "\" pageHeight=\"", paper_units(page.height),
        "\"><root>\n<mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>\n");
    Page(out, page, number == 1 ? "" : std::to_string(number) + '-', properties_of).put_cells();
    put(out, "</root></mxGraphModel></diagram>\n");
}

// About as many bytes as will be written, so that the text is moved rarely.
std::size_t expected_size(const Diagram& diagram) {
    return 16384 + 1900 * diagram.cards.size() + 900 * diagram.pills.size() + 700 * diagram.links.size() +
           800 * diagram.notes.size();
}

} // namespace

std::string drawio(const std::vector<Drawing>& pages, const PropertiesOf& properties_of) {
    std::string out;
    std::size_t size = 0;
    for (const Drawing& page : pages) size += expected_size(page.diagram);
    out.reserve(size);
    put(out, "<mxfile host=\"sitemode\" pages=\"", std::to_string(pages.size()), "\">\n");
    for (std::size_t i = 0; i < pages.size(); ++i)
        put_page(out, pages[i], i + 1, pages.size(), properties_of);
    put(out, "</mxfile>\n");
    return out;
}

} // namespace sitemode::render
