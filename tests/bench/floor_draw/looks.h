// What cards look like and how large their parts are: the measures, colours and words of sitemode's pictures.
// All lengths are tenths of a point, in integers.
#pragma once

#include "render/helvetica_widths.h"
#include "tests/bench/floor.h"

#include <string_view>

namespace bench {

using Length = std::int32_t;

// ── Measures ──

constexpr Length header = 375, side = 88, code_line = 163, name_line = 305, body_gap = 63, note_pitch = 138,
                 note_indent = 213, after_notes = 38, least_header = 1300, most_header = 2400,
                 least_body = 1725, most_note = 3400, words_gap = 100;
constexpr Length pill_height = 188, pill_gap_x = 50, pill_gap_y = 38, pill_side = 75, pill_words_gap = 40,
                 least_pill = 775, most_pill = 1320;
constexpr Length column_gap = 160, stack_gap = 120, bus_gap = 260, spine = 80, indent = 180, side_line = 187;
constexpr Length margin = 300, ring = 40, least_width = 6600, most_words = 10'000;
constexpr unsigned most_notes = 4;

struct Letters {
    Length size; // tenths of a point
    bool is_bold;
};
constexpr Letters code_letters{145, true}, sign_letters{120, true}, name_letters{105, false},
    figure_letters{95, false}, note_letters{95, false}, pill_code_letters{98, true},
    pill_name_letters{90, false}, pill_sign_letters{90, true}, legend_letters{90, false},
    title_letters{190, true}, identity_letters{85, false};

// Of Latin-1 in UTF-8.
inline Length width(std::string_view words, Letters letters) {
    const auto& widths = letters.is_bold ? sitemode::render::bold_widths : sitemode::render::regular_widths;
    Length sum = 0;
    for (const char c : words)
        if (const auto byte = static_cast<unsigned char>(c); byte != 0xC2) sum += widths[byte - 0x20U];
    return (sum * letters.size + 999) / 1000;
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
