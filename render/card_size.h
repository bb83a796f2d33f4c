// The anatomy of a card: how large it is and where its header, notes and pills are inside it. The measures
// are those of the hand-drawn target picture. Where the card itself goes is decided elsewhere
// (render/layout.h); colours and shapes are render/svg.h's. All lengths are points.
#pragma once

#include "render/drawing.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sitemode::render {

namespace measure {
inline constexpr double header = 37.5;     // height of a card's header
inline constexpr double side = 8.75;       // from the card's side to its words
inline constexpr double code_line = 16.25; // from the card's top to the baseline of code and sign
inline constexpr double name_line = 30.5;  // … and to that of name and figure
inline constexpr double code_size = 14.5, sign_size = 12, name_size = 10.5, figure_size = 9.5,
                        note_size = 9.5, icon_size = 9;
inline constexpr double body_gap = 6.25;     // between the card's border and its pills
inline constexpr double note_pitch = 13.75;  // from one note's baseline to the next
inline constexpr double note_indent = 21.25; // from the card's left side to a note's words
inline constexpr double pill_height = 18.75, pill_gap_x = 5, pill_gap_y = 3.75;
inline constexpr double pill_side = 7.5; // from the pill's end to its words
inline constexpr double pill_code_size = 9.8, pill_name_size = 9, pill_name_gap = 4;
inline constexpr double pill_tick = 13; // what the dashes of an unusual link take at the pill's beginning
} // namespace measure

struct CardSize {
    double width = 0, height = 0;
    std::uint32_t pill_columns = 0;
    double pill_width = 0;
    bool is_roomy = false; // no word of it, of its notes and of its pills must be shortened
};

// The size that a card needs: header only without notes and pills; otherwise with its notes and a compact
// grid of pills, of two columns or as many as keep it pleasantly proportioned. Very long words don't widen it
// any more: they are shortened when drawn.
CardSize card_size(const Diagram& diagram, const Card& card);

// The sizes of all cards, in order.
std::vector<CardSize> card_sizes(const Diagram& diagram);

// Whether a pill's link looks unusual (a border that isn't solid) and is shown by dashes in the pill.
bool has_tick(const Diagram& diagram, const Pill& pill);

// Puts card number `index` with its pills at `corner`, its top left. `drawing.cards` and `.pills` must have
// their full length.
void place_card(Drawing& drawing, std::size_t index, const CardSize& size, Point corner);

// Makes room in the drawing for the places of everything in its diagram.
void make_room(Drawing& drawing);

} // namespace sitemode::render
