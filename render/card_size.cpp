#include "render/card_size.h"

#include "render/text_width.h"

#include <algorithm>

namespace sitemode::render {
namespace {

constexpr double least_header = 130, most_header = 240, least_body = 172.5, most_note = 340;
constexpr double least_pill = 77.5, most_pill = 132;
constexpr double header_gap = 10;    // between the words at the left and at the right
constexpr double tallest_grid = 0.8; // height of a grid of pills by its width
constexpr double gap_after_notes = 3.75;

// Of the words in a header.
struct HeaderWords {
    double code, sign, name, figure;

    [[nodiscard]] double width() const {
        return std::max(code + header_gap + sign, name + header_gap + figure);
    }
    [[nodiscard]] bool fit(double room) const {
        return width() <= room && sign <= room / 2 && figure <= room / 2;
    }
};

HeaderWords header_words(const Card& card) {
    using namespace measure;
    return {text_width(card.code, code_size, Weight::bold), text_width(card.sign, sign_size, Weight::bold),
            text_width(card.name, name_size, Weight::regular),
            text_width(card.figure, figure_size, Weight::regular)};
}

double notes_width(const Diagram& diagram, const Card& card) {
    double width = 0;
    for (std::uint32_t i = 0; i < card.notes; ++i) {
        const Note& note = diagram.notes[card.first_note + i];
        width = std::max(width, text_width(note.text, measure::note_size, Weight::regular));
    }
    return measure::note_indent + width + measure::side;
}

double pill_words(const Diagram& diagram, const Pill& pill) {
    using namespace measure;
    double width = 2 * pill_side + text_width(pill.code, pill_code_size, Weight::bold);
    if (!pill.name.empty()) width += pill_name_gap + text_width(pill.name, pill_name_size, Weight::regular);
    if (!pill.sign.empty()) width += pill_name_gap + text_width(pill.sign, pill_name_size, Weight::bold);
    if (has_tick(diagram, pill)) width += pill_tick;
    return width;
}

// At least as wide as the widest that there may be where one needs that.
double widest_pill(const Diagram& diagram, const Card& card) {
    double width = least_pill;
    for (std::uint32_t i = 0; i < card.pills && width < most_pill; ++i) {
        width = std::max(width, pill_words(diagram, diagram.pills[card.first_pill + i]));
    }
    return width;
}

std::uint32_t rows_of(std::uint32_t pills, std::uint32_t columns) {
    return columns == 0 ? 0 : (pills + columns - 1) / columns;
}

// Two columns, or the fewest that keep the grid from growing taller than wide.
std::uint32_t columns_for(std::uint32_t pills, double pill_width) {
    using namespace measure;
    if (pills < 2) return pills;
    std::uint32_t columns = 2;
    while (rows_of(pills, columns) * (pill_height + pill_gap_y) >
           tallest_grid * columns * (pill_width + pill_gap_x)) {
        ++columns;
    }
    return columns;
}

// From the card's top to its pills.
double grid_top(const Card& card) {
    const double notes = card.notes == 0 ? 0 : card.notes * measure::note_pitch + gap_after_notes;
    return measure::header + measure::body_gap + notes;
}

double card_height(const Card& card, std::uint32_t columns) {
    using namespace measure;
    if (card.pills == 0 && card.notes == 0) return header;
    if (card.pills == 0) return grid_top(card);
    const std::uint32_t rows = rows_of(card.pills, columns);
    return grid_top(card) + rows * (pill_height + pill_gap_y) - pill_gap_y + body_gap;
}

// Makes it wide and high enough for pills, of which the widest would like to have that width. One that is
// alone takes what the card has.
void add_pills(CardSize& size, const Card& card, double widest) {
    using namespace measure;
    const double pill = std::min(widest, most_pill);
    size.pill_columns = columns_for(card.pills, pill);
    const double grid = size.pill_columns * (pill + pill_gap_x) - pill_gap_x;
    size.width = std::max({size.width, least_body, grid + 2 * body_gap});
    const double inner = size.width - 2 * body_gap;
    const std::uint32_t parts = std::max<std::uint32_t>(size.pill_columns, 2);
    size.pill_width = std::max(pill, (inner + pill_gap_x) / parts - pill_gap_x);
    if (card.pills == 1) size.pill_width = std::max(size.pill_width, std::min(widest, inner));
    size.height = card_height(card, size.pill_columns);
}

} // namespace

bool has_tick(const Diagram& diagram, const Pill& pill) {
    return diagram.looks[pill.link_look].border != Border::solid;
}

CardSize card_size(const Diagram& diagram, const Card& card) {
    using namespace measure;
    const HeaderWords words = header_words(card);
    CardSize size;
    size.width = std::clamp(words.width() + 2 * side, least_header, most_header);
    size.height = card_height(card, 0);
    const double notes = card.notes > 0 ? notes_width(diagram, card) : 0;
    if (card.notes > 0) size.width = std::max({size.width, least_body, std::min(notes, most_note)});
    const double widest = card.pills > 0 ? widest_pill(diagram, card) : 0;
    if (card.pills > 0) add_pills(size, card, widest);
    size.is_roomy = words.fit(size.width - 2 * side) && notes <= size.width && widest <= size.pill_width;
    return size;
}

std::vector<CardSize> card_sizes(const Diagram& diagram) {
    std::vector<CardSize> sizes;
    sizes.reserve(diagram.cards.size());
    for (const Card& card : diagram.cards) sizes.push_back(card_size(diagram, card));
    return sizes;
}

void place_card(Drawing& drawing, std::size_t index, const CardSize& size, Point corner) {
    using namespace measure;
    const Card& card = drawing.diagram.cards[index];
    drawing.cards[index] = {corner.x, corner.y, size.width, size.height};
    drawing.roomy[index] = size.is_roomy;
    const double top = corner.y + grid_top(card);
    for (std::uint32_t i = 0; i < card.pills; ++i) {
        const std::uint32_t column = i % size.pill_columns;
        const std::uint32_t row = i / size.pill_columns;
        drawing.pills[card.first_pill + i] = {corner.x + body_gap + column * (size.pill_width + pill_gap_x),
                                              top + row * (pill_height + pill_gap_y), size.pill_width,
                                              pill_height};
    }
}

void make_room(Drawing& drawing) {
    drawing.cards.resize(drawing.diagram.cards.size());
    drawing.roomy.resize(drawing.diagram.cards.size());
    drawing.pills.resize(drawing.diagram.pills.size());
    drawing.links.resize(drawing.diagram.links.size());
}

} // namespace sitemode::render
