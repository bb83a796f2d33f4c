#include "render/page.h"

#include "render/text_width.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

namespace sitemode::render {
namespace {

constexpr double ring = 4;          // what a double border adds around a card
constexpr double most_words = 1000; // words don't widen the page beyond this
constexpr double most_identity = 480;
constexpr double least_width = 660; // of the page without its margins: small pictures lie, too
constexpr double words_to_tree = 30, tree_to_rule = 26, rule_to_foot = 12;
constexpr double cap_height = 14;   // of the title's letters
constexpr double summary_line = 16; // from the title's baseline to the summary's
constexpr double legend_pitch = 20, legend_gap = 20, identity_pitch = 12.5, foot_gap = 30;
constexpr std::size_t lines_wanted = 4; // at most, of a legend: wide enough pages have that
constexpr double free_above = 1.0 / 3;  // of the height that a tree leaves free on paper
constexpr double foot_baseline = 10;    // from a swatch's top to the baseline of the words beside it

struct Extent {
    double left = 0, top = 0, right = 0, bottom = 0;
};

Extent extent_of(const Drawing& drawing) {
    if (drawing.cards.empty()) return {};
    const Box& first = drawing.cards.front();
    Extent all{first.x, first.y, first.right(), first.bottom()};
    for (const Box& box : drawing.cards) {
        all = {std::min(all.left, box.x), std::min(all.top, box.y), std::max(all.right, box.right()),
               std::max(all.bottom, box.bottom())};
    }
    for (const Point& p : drawing.bends) {
        all = {std::min(all.left, p.x), std::min(all.top, p.y), std::max(all.right, p.x),
               std::max(all.bottom, p.y)};
    }
    for (const Frame& frame : drawing.frames) {
        all = {std::min(all.left, frame.box.x), std::min(all.top, frame.box.y),
               std::max(all.right, frame.box.right()), std::max(all.bottom, frame.box.bottom())};
    }
    return {all.left - ring, all.top - ring, all.right + ring, all.bottom + ring};
}

void move_tree(Drawing& drawing, double dx, double dy) {
    for (auto* boxes : {&drawing.cards, &drawing.pills}) {
        for (Box& box : *boxes) {
            box.x += dx;
            box.y += dy;
        }
    }
    for (Point& p : drawing.bends) p = {p.x + dx, p.y + dy};
    for (Frame& frame : drawing.frames) {
        frame.box = {frame.box.x + dx, frame.box.y + dy, frame.box.width, frame.box.height};
        frame.name = {frame.name.x + dx, frame.name.y + dy};
    }
}

void move_foot(Drawing& drawing, double dy) {
    if (drawing.rule > 0) drawing.rule += dy;
    for (LegendRow& row : drawing.legend) row.box.y += dy;
    for (Point& p : drawing.identity) p.y += dy;
}

double legend_row_width(const Look& look) {
    using namespace measure;
    return swatch_width + swatch_gap + text_width(look.legend, legend_size, Weight::regular);
}

double identity_words(const Diagram& diagram) {
    double width = 0;
    for (const std::string& line : diagram.identity) {
        width = std::max(width, text_width(line, measure::identity_size, Weight::regular));
    }
    return std::min(width, most_identity);
}

// Places title and summary; gives the y where the tree may begin.
double place_words(Drawing& drawing) {
    using measure::margin;
    const bool title = !drawing.diagram.title.empty();
    const bool summary = !drawing.diagram.summary.empty();
    drawing.words_width = drawing.width - 2 * margin;
    drawing.title = {margin, margin + cap_height};
    drawing.summary = title ? Point{margin, drawing.title.y + summary_line} : Point{margin, margin + 8};
    if (summary) return drawing.summary.y + words_to_tree;
    return title ? drawing.title.y + words_to_tree : margin;
}

// Where the foot begins, and how many lines it may take beyond the fewest: none on paper, which is short.
struct Foot {
    double top = 0;
    std::size_t spare_lines = 0;
};

// The legend in columns of so many rows each, so that its swatches stand in line; false if that is too wide.
bool place_in_columns(std::vector<Box>& rows, std::size_t rows_a_column, double room) {
    double left = 0;
    for (std::size_t first = 0; first < rows.size(); first += rows_a_column) {
        const std::size_t end = std::min(first + rows_a_column, rows.size());
        double width = 0;
        for (std::size_t i = first; i < end; ++i) {
            rows[i].x = left;
            rows[i].y = static_cast<double>(i - first) * legend_pitch;
            width = std::max(width, rows[i].width);
        }
        if (left + width > room + 1e-6) return false;
        left += width + legend_gap;
    }
    return true;
}

// The legend line after line, each as full as it gets; gives the number of lines.
std::size_t place_in_lines(std::vector<Box>& rows, double room) {
    Point at;
    std::size_t lines = 1;
    for (Box& row : rows) {
        if (at.x > 0 && at.x + row.width > room) {
            at = {0, at.y + legend_pitch};
            ++lines;
        }
        row.x = at.x;
        row.y = at.y;
        at.x += row.width + legend_gap;
    }
    return lines;
}

// Columns are easier to read, but may cost no more than so many lines.
void arrange_legend(std::vector<Box>& rows, double room, std::size_t spare_lines) {
    const std::size_t lines = place_in_lines(rows, room);
    for (std::size_t high = lines; high <= lines + spare_lines; ++high)
        if (place_in_columns(rows, high, room)) return;
    place_in_lines(rows, room);
}

// The legend's swatches and words, still without a place.
std::vector<Box> legend_rows(const Diagram& diagram, const std::vector<std::uint32_t>& looks, double room) {
    std::vector<Box> rows;
    rows.reserve(looks.size());
    for (const std::uint32_t look : looks)
        rows.push_back({0, 0, std::min(legend_row_width(diagram.looks[look]), room), measure::swatch_height});
    return rows;
}

// The width of a legend that is no higher than `lines_wanted`.
double legend_need(const Diagram& diagram, const std::vector<std::uint32_t>& looks) {
    auto rows = legend_rows(diagram, looks, most_words);
    place_in_columns(rows, lines_wanted, std::numeric_limits<double>::infinity());
    double right = 0;
    for (const Box& row : rows) right = std::max(right, row.right());
    return right;
}

// The width that the words ask for, without the page's margins.
double words_need(const Diagram& diagram, const std::vector<std::uint32_t>& looks, double identity) {
    using namespace measure;
    const double legend = legend_need(diagram, looks);
    const double foot = std::min(legend, most_words) + (identity > 0 ? foot_gap + identity : 0);
    const double words = std::max(text_width(diagram.title, title_size, Weight::bold),
                                  text_width(diagram.summary, summary_size, Weight::regular));
    return std::max({least_width, foot, std::min(words, most_words)});
}

// Gives the y below the legend.
double place_legend(Drawing& drawing, const std::vector<std::uint32_t>& looks, const Foot& foot) {
    using namespace measure;
    const double identity = drawing.identity_width > 0 ? drawing.identity_width + foot_gap : 0;
    const double room = drawing.width - 2 * margin - identity;
    std::vector<Box> rows = legend_rows(drawing.diagram, looks, room);
    arrange_legend(rows, room, foot.spare_lines);
    double bottom = foot.top;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Box box{margin + rows[i].x, foot.top + rows[i].y, rows[i].width, swatch_height};
        drawing.legend.push_back({looks[i], box});
        bottom = std::max(bottom, box.bottom());
    }
    return bottom;
}

double place_identity(Drawing& drawing, double top) {
    double baseline = top + foot_baseline;
    for (std::size_t i = 0; i < drawing.diagram.identity.size(); ++i) {
        drawing.identity.push_back({drawing.width - measure::margin, baseline});
        baseline += identity_pitch;
    }
    return drawing.identity.empty() ? top : baseline - identity_pitch + 3;
}

// Places the foot below the tree; gives the y below it.
double place_foot(Drawing& drawing, const std::vector<std::uint32_t>& looks, Foot foot) {
    if (looks.empty() && drawing.diagram.identity.empty()) return foot.top;
    drawing.rule = foot.top + tree_to_rule;
    foot.top = drawing.rule + rule_to_foot;
    return std::max(place_legend(drawing, looks, foot), place_identity(drawing, foot.top));
}

void forget_words(Drawing& drawing) {
    drawing.legend.clear();
    drawing.identity.clear();
    drawing.rule = 0;
}

// Places the words on a page of this size, the foot at its lower end; gives the space between.
Box space_on(Drawing& drawing, double width, double height) {
    using measure::margin;
    forget_words(drawing);
    const std::vector<std::uint32_t> looks = worn_looks(drawing.diagram);
    drawing.identity_width = std::min(identity_words(drawing.diagram), width / 3);
    drawing.width = width;
    drawing.height = height;
    const double top = place_words(drawing);
    const double below = place_foot(drawing, looks, {0, 0});
    move_foot(drawing, height - margin - below);
    const double bottom = drawing.rule > 0 ? drawing.rule - tree_to_rule : height - margin;
    return {margin, top, width - 2 * margin, bottom - top};
}

bool is_there(const Diagram& diagram, const Look& look) {
    const auto& cards = diagram.cards;
    switch (look.wearer) {
    case Wearer::figure:
        return std::any_of(cards.begin(), cards.end(), [](const Card& card) { return !card.figure.empty(); });
    case Wearer::mark:
        return std::any_of(cards.begin(), cards.end(), [](const Card& card) { return card.is_marked; });
    case Wearer::icon:
        return std::any_of(diagram.notes.begin(), diagram.notes.end(),
                           [&](const Note& note) { return note.icon == look.icon; });
    default:
        return false;
    }
}

// The looks that nothing wears, but explain what is there.
void add_explained(std::vector<bool>& worn, const Diagram& diagram) {
    for (std::size_t i = 0; i < worn.size(); ++i)
        worn[i] = worn[i] || (!diagram.looks[i].is_calm && is_there(diagram, diagram.looks[i]));
}

} // namespace

std::vector<std::uint32_t> worn_looks(const Diagram& diagram) {
    std::vector<bool> worn(diagram.looks.size(), false);
    for (const Card& card : diagram.cards) worn[card.look] = true;
    add_explained(worn, diagram);
    for (const Link& link : diagram.links) worn[link.look] = true;
    for (const Pill& pill : diagram.pills) {
        worn[pill.look] = true;
        if (diagram.looks[pill.link_look].border != Border::solid) worn[pill.link_look] = true;
    }
    std::vector<std::uint32_t> looks;
    for (const Wearer wearer :
         {Wearer::card, Wearer::mark, Wearer::icon, Wearer::figure, Wearer::pill, Wearer::link}) {
        for (std::uint32_t i = 0; i < worn.size(); ++i) {
            if (worn[i] && diagram.looks[i].wearer == wearer) looks.push_back(i);
        }
    }
    return looks;
}

Drawing composed(Drawing drawing) {
    using measure::margin;
    forget_words(drawing);
    const std::vector<std::uint32_t> looks = worn_looks(drawing.diagram);
    const Extent tree = extent_of(drawing);
    const double tree_width = tree.right - tree.left;
    drawing.identity_width = identity_words(drawing.diagram);
    const double inner = std::max(tree_width, words_need(drawing.diagram, looks, drawing.identity_width));
    drawing.width = inner + 2 * margin;
    const double top = place_words(drawing);
    move_tree(drawing, margin + (inner - tree_width) / 2 - tree.left, top - tree.top);
    drawing.height = place_foot(drawing, looks, {top + tree.bottom - tree.top, 1}) + margin;
    return drawing;
}

Box space_for_tree(const Diagram& diagram, double width, double height) {
    Drawing page;
    page.diagram = diagram;
    return space_on(page, width, height);
}

Drawing composed_on(Drawing drawing, double width, double height, double largest) {
    const Box space = space_on(drawing, width, height);
    const Extent tree = extent_of(drawing);
    const double tree_width = tree.right - tree.left;
    const double tree_height = tree.bottom - tree.top;
    drawing.scale = std::min({space.width / tree_width, space.height / tree_height, largest});
    move_tree(drawing, -tree.left, -tree.top);
    const Point free{space.width - tree_width * drawing.scale, space.height - tree_height * drawing.scale};
    drawing.origin = {space.x + free.x / 2, space.y + free.y * free_above};
    return drawing;
}

} // namespace sitemode::render
