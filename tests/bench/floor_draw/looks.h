// What cards look like and how large their parts are: the measures, colours and words of sitemode's pictures.
// All lengths are points.
#pragma once

#include "render/helvetica_widths.h"
#include "tests/bench/floor.h"

#include <string_view>

namespace bench {

using Length = double;

// ── Measures ──

constexpr Length header = 37.5, side = 8.75, code_line = 16.25, name_line = 30.5, body_gap = 6.25,
                 note_pitch = 13.75, note_indent = 21.25, after_notes = 3.75, least_header = 130,
                 most_header = 240, least_body = 172.5, most_note = 340, words_gap = 10;
constexpr Length pill_height = 18.75, pill_gap_x = 5, pill_gap_y = 3.75, pill_side = 7.5, pill_words_gap = 4,
                 least_pill = 77.5, most_pill = 132, tallest_grid = 0.8;
constexpr Length column_gap = 16, stack_gap = 12, bus_gap = 26, spine = 8, indent = 18, side_line = 18.75;
constexpr Length margin = 30, ring = 4, least_width = 660, most_words = 1000, most_identity = 480,
                 foot_gap = 30, legend_pitch = 20, legend_gap = 20;
constexpr unsigned most_notes = 4;

struct Letters {
    Length size;
    bool is_bold;
};
constexpr Letters code_letters{14.5, true}, sign_letters{12, true}, name_letters{10.5, false},
    figure_letters{9.5, false}, note_letters{9.5, false}, pill_code_letters{9.8, true},
    pill_name_letters{9, false}, pill_sign_letters{9, true}, legend_letters{9, false},
    title_letters{19, true}, identity_letters{8.5, false};

// Of Latin-1 in UTF-8.
inline Length width(std::string_view words, Letters letters) {
    const auto& widths = letters.is_bold ? sitemode::render::bold_widths : sitemode::render::regular_widths;
    std::uint32_t sum = 0;
    for (const char c : words)
        if (const auto byte = static_cast<unsigned char>(c); byte != 0xC2) sum += widths[byte - 0x20U];
    return sum * letters.size / 1000;
}

// ── Looks ──

struct Look {
    const char* legend;
    const char* sign;
    const char* verdict; // words of a hover text
    const char *fill, *ink, *pill, *outline, *thickness, *thin, *dashes;
};
enum LookIndex : std::uint8_t {
    native,
    native_unconfirmed,
    native_asked,
    mixed_blocked,
    mixed_inherited,
    open_,
    open_unconfirmed,
    open_asked,
    card_looks
};
constexpr const char dashed[] = ";stroke-dasharray:6 3";
constexpr const char white[] = "#fff", ink[] = "#1a1a1a", blue[] = "#0072b2", dark_blue[] = "#00507d",
                     pale_blue[] = "#d6eaf5", faint_blue[] = "#f3f9fd";
constexpr Look looks[] = {
    {"native mode only", "N", "native mode only", blue, white, pale_blue, dark_blue, "1.4", ".8", ""},
    {"native only, unconfirmed because of a parent", "N?", "native mode only, native unconfirmed", blue,
     white, pale_blue, dark_blue, "1.4", ".8", ""},
    {"native only, unconfirmed: asks here", "N?", "native mode only, native unconfirmed", blue, white,
     pale_blue, dark_blue, "1.8", "1.1", dashed},
    {"mixed mode only: blocked here", "M", "mixed mode only", "#e69f00", ink, "#fdf3de", "#8a5f00", "1.5",
     ".9", ""},
    {"mixed mode only: because of a parent", "M", "mixed mode only", "#fbe9c6", ink, "#fef9ec", "#b57d00",
     "1.5", ".9", ""},
    {"open: native or mixed", "N·M", "open, native or mixed", white, ink, faint_blue, blue, "1.5", ".9", ""},
    {"open, native unconfirmed because of a parent", "N·M?", "open, native or mixed, native unconfirmed",
     white, ink, faint_blue, blue, "1.5", ".9", ""},
    {"open, native unconfirmed: asks here", "N·M?", "open, native or mixed, native unconfirmed", white, ink,
     faint_blue, blue, "1.5", ".9", dashed},
};
constexpr const char clients_legend[] = "clients assigned to the site";
constexpr const char demand_legend[] = "demands native mode";
constexpr const char secondary_legend[] = "secondary site (follows its primary)", link_legend[] = "link";

enum Icon : std::uint8_t { warning, demand, question };
struct NoteWords {
    const char* before; // the words, or those before and behind the number
    const char* behind;
    const char* fact; // that the number stands in
    Icon icon;
};
constexpr NoteWords note_words[] = {
    {"", "", nullptr, warning},
    {"not ready for native mode", "", nullptr, warning},
    {"no PKI", "", nullptr, warning},
    {"", " SMS 2003 client", "sms2003_clients", warning},
    {"decided: mixed", "", nullptr, warning},
    {"required: mixed", "", nullptr, warning},
    {"PKI?", "", nullptr, question},
    {"PKI?", "", nullptr, question},
    {"signing certificate?", "", nullptr, question},
    {"", " Internet client", "internet_clients", demand},
    {"decided: native", "", nullptr, demand},
    {"required: native", "", nullptr, demand},
};
constexpr const char need_native[] = " need native";
constexpr const char* late_questions[] = {"signing certificate?", "web certificates?",
                                          "client certificates?"};

} // namespace bench
