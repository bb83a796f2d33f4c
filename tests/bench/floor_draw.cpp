// The floor of drawing: how fast can a program be that does nothing but `sitemode render IN.dot -o OUT.svg`
// for the files of generate.py in tree order? Its picture has the same elements with the same words as
// sitemode's: a card for each unit, a pill for each secondary site, their hover texts, notes and icons, a
// link for each unit but the first, heading, legend and identity; names of classes are shorter. It trusts its
// input in everything (see floor.cpp).
//
// The layout is linear: the children of a card stand in columns beside or below each other, one outline for
// each subtree, as in the h-v drawings of Eades, Lin and Lin ("Minimum size h-v drawings", 1992), and columns
// are filled one after the other (next fit) up to the height that gives the block the proportions of a lying
// page. All lengths are tenths of a point, in integers.
//
// Usage: floor_draw IN.dot OUT.svg
#include "render/helvetica_widths.h"
#include "tests/bench/floor.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

#include <nettle/sha2.h>

namespace bench {
namespace {

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
Length width(std::string_view words, Letters letters) {
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

// ── Writing ──

constexpr auto four_digits = [] {
    std::array<char, 40'000> all{};
    for (std::size_t i = 0; i < 10'000; ++i) {
        all[4 * i] = static_cast<char>('0' + i / 1000);
        all[4 * i + 1] = static_cast<char>('0' + i / 100 % 10);
        all[4 * i + 2] = static_cast<char>('0' + i / 10 % 10);
        all[4 * i + 3] = static_cast<char>('0' + i % 10);
    }
    return all;
}();

inline char* put_number(char* to, std::uint32_t number) {
    if (number >= 10'000) {
        to = put_number(to, number / 10'000);
        std::memcpy(to, &four_digits[4 * std::size_t{number % 10'000}], 4);
        return to + 4;
    }
    const unsigned zeros = number >= 1000 ? 0 : number >= 100 ? 1 : number >= 10 ? 2 : 3;
    std::memcpy(to, &four_digits[4 * std::size_t{number} + zeros], 4);
    return to + 4 - zeros;
}

// A length in points as it is written; made once where it stands more than once.
struct Points {
    explicit Points(Length tenths) {
        const auto value = static_cast<std::uint32_t>(tenths);
        char* end = put_number(text, value / 10);
        if (const std::uint32_t rest = value % 10; rest != 0) {
            *end++ = '.';
            *end++ = static_cast<char>('0' + rest);
        }
        length = static_cast<std::uint8_t>(end - text);
    }
    char text[15];
    std::uint8_t length;
};

struct Pen {
    char* to;

    template <class... Pieces>
    [[gnu::always_inline]] void operator()(const Pieces&... pieces) {
        (put_one(pieces), ...);
    }

private:
    // Always inline: then the length of a literal is a constant.
    [[gnu::always_inline]] void put_one(const char* words) { to = put(to, words); }
    [[gnu::always_inline]] void put_one(const Points& points) {
        std::memcpy(to, points.text, 16);
        to += points.length;
    }
    [[gnu::always_inline]] void put_one(Length tenths) { put_one(Points(tenths)); }
    [[gnu::always_inline]] void put_one(Index number) { to = put_number(to, number); }
    // Most are short; some bytes behind it are read and written for nothing.
    [[gnu::always_inline]] void put_one(std::string_view words) {
        std::memcpy(to, words.data(), 16);
        if (words.size() > 16) std::memcpy(to + 16, words.data() + 16, words.size() - 16);
        to += words.size();
    }
};

std::string with_commas(std::string_view digits) {
    std::string out(digits);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        out.insert(static_cast<std::size_t>(at), 1, ',');
    return out;
}

std::string counted(std::uint64_t number, const char* what) {
    return with_commas(std::to_string(number)) + " " + what + (number == 1 ? "" : "s");
}

char* put_with_commas(char* to, std::string_view digits) {
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0) *to++ = ',';
        *to++ = digits[at];
    }
    return to;
}

// ── The picture ──

struct Card {
    Index site = 0, above = none; // above: a card
    Index first_pill = 0, pills = 0;
    Length width = 0, height = 0, pill_width = 0;
    Length x = 0, y = 0;                  // of its subtree in the block of siblings, then of the card
    Length all_width = 0, all_height = 0; // of its subtree
    Length own_x = 0, block_x = 0;        // of the card and of its children, in its subtree
    Length drop = 0;                      // x where the links to its children begin
    std::uint16_t pill_columns = 0;
    std::uint8_t notes = 0;
    LookIndex look = native;
    bool at_side = false; // its link comes from a spine
    bool has_list = false;
};

struct Facts { // of a site, in its row
    std::string_view name, clients;
    const char* first; // the fact behind the type, or "]"
};

class Floor : private Verdicts {
public:
    Floor(const char* text, std::size_t size, const char* path) : text_(text), size_(size) {
        constexpr std::size_t least_row = 24;
        most_sites_ = size / least_row + 1;
        make_room(most_sites_);
        reasons_ = zeroed<std::uint16_t>(most_sites_);
        questions_ = zeroed<std::uint8_t>(most_sites_);
        const char* name = std::strrchr(path, '/');
        file_ = name == nullptr ? path : name + 1;
    }

    void draw(int file) {
        read();
        find_verdicts();
        make_cards();
        measure_cards();
        arrange();
        place();
        write(file);
    }

private:
    // ── Reading ──

    void read() {
        const char* at = std::strchr(text_, '\n') + 1;
        for (;;) { // '  "JFI" [' or '  "JFI" -> '
            const char* end = at + 3;
            while (*end != '"') ++end;
            if (end[2] != '[') break;
            at = read_site(at + 3, end, count_++);
        }
        read_links(at);
    }

    // A row from its code on: JFI" [name="Site 1", type="primary", clients="44"];
    const char* read_site(const char* row, const char* code_end, Index site) {
        Site& s = sites_[site];
        s.row = static_cast<Index>(row - text_);
        s.code_length = static_cast<std::uint8_t>(code_end - row);
        s.code = packed(row, s.code_length);
        Stated stated;
        std::uint32_t first_2003 = 0;
        const char* at = code_end + 3;
        for (;;) {
            const char* key = at;
            while (*at != '"') ++at;
            const char value = *++at;
            switch (*key) {
            case 't':
                s.is_secondary = value == 's';
                break;
            case 'm':
                s.declared = static_cast<std::uint8_t>(value);
                break;
            case 'r':
                stated.require = value;
                break;
            case 'c':
                clients_ += number_at(at);
                break;
            case 'i':
                stated.has_internet = value > '0';
                break;
            case 's':
                first_2003 = static_cast<unsigned char>(value);
                break;
            case 'p':
                stated.pki = value;
                break;
            case 'n':
                if (key[2] == 't') stated.ready = value;
                break;
            default:
                break;
            }
            while (*at != '"') ++at;
            if (at[1] == ']') break;
            at += 3;
        }
        stated.has_2003 = first_2003 > '0';
        take(s, stated);
        reasons_[site] = static_cast<std::uint16_t>(
            (stated.ready == 'n') << not_ready | (stated.pki == 'n') << no_pki |
            stated.has_2003 << clients_2003 | (s.declared == 'm') << mode_mixed |
            (stated.require == 'm') << require_mixed | stated.has_internet << internet_clients |
            (stated.require == 'n') << require_native);
        // Signing, web, client and management point certificates, Windows 2000; PKI and SMS 2003 where not
        // known.
        if (s.question != nothing)
            questions_[site] = static_cast<std::uint8_t>(5 + (s.question != signing_absent ? 1 : 0) +
                                                         (first_2003 == 0 ? 1 : 0));
        return at + 4;
    }

    static std::uint64_t number_at(const char* at) {
        std::uint64_t number = 0;
        for (; *at != '"'; ++at) number = number * 10 + static_cast<std::uint64_t>(*at - '0');
        return number;
    }

    // Links stand in the order of the sites that they lead to, so a look at the next site's code is enough;
    // only parents are looked up.
    void read_links(const char* at) {
        Codes codes(count_);
        for (Index site = 0; site < count_; ++site) codes.add(sites_[site].code, site);
        Index site = 0;
        std::uint64_t last_key = 0;
        Index last = none;
        while (*at != '}') {
            const char* end = at + 3;
            while (*end != '"') ++end;
            const std::uint64_t key = packed(at + 3, static_cast<std::size_t>(end - at - 3));
            if (key != last_key) last = codes.find(last_key = key);
            const char* child = end + 6;
            end = child;
            while (*end != '"') ++end;
            const std::uint64_t below = packed(child, static_cast<std::size_t>(end - child));
            while (sites_[site].code != below) sites_[site++].parent = none;
            sites_[site++].parent = last;
            at = end + 3;
        }
        while (site < count_) sites_[site++].parent = none;
    }

    [[nodiscard]] std::string_view code(Index site) const {
        return {text_ + sites_[site].row, sites_[site].code_length};
    }

    [[nodiscard]] Facts facts(Index site) const {
        const Site& s = sites_[site];
        const char* at = text_ + s.row + s.code_length + 3;
        Facts out{};
        if (*at == 'n') {
            const char* end = at += 6;
            while (*end != '"') ++end;
            out.name = {at, static_cast<std::size_t>(end - at)};
            at = end + 3;
        }
        out.first = at + (s.is_secondary ? sizeof "type=\"secondary\"" : sizeof "type=\"primary\"") - 1;
        return out;
    }

    // A number that the site states.
    [[nodiscard]] std::string_view value(Index site, std::string_view fact) const {
        const char* at = facts(site).first;
        for (;;) {
            at += 2;
            const char* key = at;
            while (*at != '=') ++at;
            const char* begin = at += 2;
            while (*at != '"') ++at;
            if (std::string_view(key, static_cast<std::size_t>(begin - key) - 2) == fact)
                return {begin, static_cast<std::size_t>(at - begin)};
            ++at;
        }
    }

    // ── Cards ──

    void make_cards() {
        cards_ = room_for<Card>(count_);
        pills_ = room_for<Index>(count_);
        auto* card_of = room_for<Index>(count_);
        for (Index site = 0; site < count_; ++site) {
            const Site& s = sites_[site];
            if (s.is_secondary) {
                ++cards_[card_of[s.parent]].pills;
                continue;
            }
            card_of[site] = card_count_;
            Card& card = cards_[card_count_++] = Card{};
            card.site = site;
            card.above = s.parent == none ? none : card_of[s.parent];
        }
        Index next = 0;
        for (Index i = 0; i < card_count_; ++i) {
            cards_[i].first_pill = next;
            next += cards_[i].pills;
            cards_[i].pills = 0;
        }
        for (Index site = 0; site < count_; ++site) {
            if (!sites_[site].is_secondary) continue;
            Card& card = cards_[card_of[sites_[site].parent]];
            pills_[card.first_pill + card.pills++] = site;
        }
    }

    void measure_cards() {
        for (Index i = 0; i < card_count_; ++i) {
            Card& card = cards_[i];
            find_look(card);
            measure_card(card);
        }
    }

    void find_look(Card& card) {
        const Unit& unit = units_[card.site];
        const auto reasons = reasons_[card.site];
        constexpr unsigned blocks =
            1U << not_ready | 1U << no_pki | 1U << clients_2003 | 1U << mode_mixed | 1U << require_mixed;
        unsigned notes = static_cast<unsigned>(__builtin_popcount(reasons)); // blocks and demands
        bool is_blocked = (reasons & blocks) != 0;
        for (Index i = 0; i < card.pills; ++i) {
            if (sites_[pills_[card.first_pill + i]].against == nothing) continue;
            is_blocked = true;
            ++notes;
        }
        const bool asks = questions_[card.site] != 0;
        if (unit.against != none) {
            if (unit.demand != none) std::abort(); // no generated file has a conflict
            card.look = is_blocked ? mixed_blocked : mixed_inherited;
            ++mixed_units_;
        } else {
            const bool is_native = unit.demand != none;
            ++(is_native ? native_units_ : open_units_);
            card.look = static_cast<LookIndex>((is_native ? native : open_) + (unit.question == none ? 0
                                                                               : asks                ? 2
                                                                                                     : 1));
            unconfirmed_ += unit.question == none ? 0 : 1;
            notes += questions_[card.site];
            all_questions_ += questions_[card.site];
        }
        card.notes = static_cast<std::uint8_t>(std::min(notes, most_notes));
        is_worn_[card.look] = true;
    }

    void measure_card(Card& card) {
        const Facts known = facts(card.site);
        char figure[24];
        const std::string_view shown{figure, static_cast<std::size_t>(put_figure(figure, known) - figure)};
        const Length upper =
            width(code(card.site), code_letters) + words_gap + width(looks[card.look].sign, sign_letters);
        const Length lower = width(known.name, name_letters) + words_gap + width(shown, figure_letters);
        card.width = std::clamp(std::max(upper, lower) + 2 * side, least_header, most_header);
        card.height = header;
        if (card.notes > 0) card.width = std::max({card.width, least_body, notes_width(card)});
        if (card.pills > 0) measure_pills(card);
        if (card.notes > 0 || card.pills > 0) card.height = grid_top(card);
        if (card.pills == 0) return;
        const auto rows = static_cast<Length>((card.pills + card.pill_columns - 1) / card.pill_columns);
        card.height += rows * (pill_height + pill_gap_y) - pill_gap_y + body_gap;
    }

    static Length grid_top(const Card& card) {
        return header + body_gap + (card.notes == 0 ? 0 : card.notes * note_pitch + after_notes);
    }

    // From the fact behind the type; clients stand before all other counts.
    static std::string_view clients_of(const Facts& known) {
        const char* at = known.first;
        while (*at == ',') {
            at += 2;
            const bool is_here = *at == 'c';
            while (*at != '"') ++at;
            const char* begin = ++at;
            while (*at != '"') ++at;
            if (is_here) return {begin, static_cast<std::size_t>(at - begin)};
            ++at;
        }
        return {};
    }

    static char* put_figure(char* to, const Facts& known) { return put_with_commas(to, clients_of(known)); }

    Length notes_width(const Card& card) {
        Length widest = 0;
        each_note(card, [&](Icon, std::string_view words) {
            widest = std::max(widest, width(words, note_letters));
        });
        return std::min(note_indent + widest + side, most_note);
    }

    void measure_pills(Card& card) {
        Length pill = least_pill;
        for (Index i = 0; i < card.pills && pill < most_pill; ++i) {
            const Index site = pills_[card.first_pill + i];
            const std::string_view name = facts(site).name;
            Length words = 2 * pill_side + width(code(site), pill_code_letters);
            if (!name.empty()) words += pill_words_gap + width(name, pill_name_letters);
            if (sites_[site].against != nothing) words += pill_words_gap + pill_sign_letters.size;
            pill = std::max(pill, words);
        }
        pill = std::min(pill, most_pill);
        const auto pills = static_cast<Length>(card.pills);
        Length columns = std::min(pills, 2);
        while (10 * ((pills + columns - 1) / columns) * (pill_height + pill_gap_y) >
                   8 * columns * (pill + pill_gap_x) &&
               columns > 1)
            ++columns;
        card.pill_columns = static_cast<std::uint16_t>(columns);
        card.width =
            std::max({card.width, least_body, columns * (pill + pill_gap_x) - pill_gap_x + 2 * body_gap});
        const Length parts = std::max(columns, 2);
        card.pill_width = std::max(pill, (card.width - 2 * body_gap + pill_gap_x) / parts - pill_gap_x);
    }

    // ── Notes ──

    // The words of a reason, without the site.
    char* put_words(char* to, Index site, unsigned reason) const {
        const NoteWords& words = note_words[reason];
        to = put(to, words.before);
        if (words.fact == nullptr) return to;
        const std::string_view number = value(site, words.fact);
        to = put(put_with_commas(to, number), words.behind);
        if (number != "1") *to++ = 's';
        return to;
    }

    // Calls what is given with the icon and the words of each note of a card: the first three of many, and a
    // count.
    template <class Take>
    void each_note(const Card& card, const Take& take_note) const {
        if (card.notes == 0) return;
        char words[64];
        unsigned taken = 0;
        const bool asks = units_[card.site].against == none && questions_[card.site] != 0;
        const unsigned all = total_notes(card, asks);
        const auto add = [&](Icon icon, const auto& put_it) {
            if (all > most_notes && taken == most_notes - 1) return;
            ++taken;
            char* end = put_it(words);
            take_note(icon, std::string_view(words, static_cast<std::size_t>(end - words)));
        };
        for (unsigned reason = not_ready; reason <= require_mixed; ++reason)
            if ((reasons_[card.site] >> reason & 1U) != 0)
                add(warning, [&](char* to) { return put_words(to, card.site, reason); });
        for (Index i = 0; i < card.pills; ++i) {
            const Index site = pills_[card.first_pill + i];
            if (sites_[site].against == nothing) continue;
            add(warning, [&](char* to) {
                std::memcpy(to, text_ + sites_[site].row, 8);
                return put_words(put(to + sites_[site].code_length, ": "), site, sites_[site].against);
            });
        }
        for (const unsigned reason : {internet_clients, require_native})
            if ((reasons_[card.site] >> reason & 1U) != 0)
                add(demand, [&](char* to) {
                    to = put_words(to, card.site, reason);
                    return reason == internet_clients ? put(to, need_native) : to;
                });
        if (asks) {
            if (sites_[card.site].question != signing_absent)
                add(question, [](char* to) { return put(to, "PKI?"); });
            for (const char* one : late_questions) add(question, [&](char* to) { return put(to, one); });
        }
        if (all <= most_notes) return;
        char* end = put_number(put(words, "and "), all - (most_notes - 1));
        end = put(end, asks ? " more question" : " more");
        if (asks && all - (most_notes - 1) != 1) *end++ = 's';
        take_note(asks ? question : warning, std::string_view(words, static_cast<std::size_t>(end - words)));
    }

    [[nodiscard]] unsigned total_notes(const Card& card, bool asks) const {
        if (card.notes < most_notes) return card.notes;
        auto notes = static_cast<unsigned>(__builtin_popcount(reasons_[card.site]));
        for (Index i = 0; i < card.pills; ++i)
            notes += sites_[pills_[card.first_pill + i]].against != nothing ? 1 : 0;
        return notes + (asks ? questions_[card.site] : 0);
    }

    // ── Layout ──

    // From the leaves up: where each subtree is in the block of its siblings.
    void arrange() {
        auto* first = zeroed<Index>(card_count_ + 1);
        auto* children = room_for<Index>(card_count_);
        for (Index i = 0; i < card_count_; ++i)
            if (cards_[i].above != none) ++first[cards_[i].above + 1];
        for (Index i = 0; i < card_count_; ++i) first[i + 1] += first[i];
        auto* next = room_for<Index>(card_count_);
        std::memcpy(next, first, card_count_ * sizeof(Index));
        for (Index i = 0; i < card_count_; ++i)
            if (cards_[i].above != none) children[next[cards_[i].above]++] = i;
        for (Index i = card_count_; i-- > 0;)
            arrange_below(cards_[i], children + first[i], children + first[i + 1]);
    }

    void arrange_below(Card& card, const Index* begin, const Index* end) {
        card.all_width = card.width;
        card.all_height = card.height;
        if (begin == end) return;
        double area = 0;
        Length tallest = 0;
        for (const Index* at = begin; at != end; ++at) {
            const Card& child = cards_[*at];
            area += static_cast<double>(child.all_width + column_gap) * (child.all_height + stack_gap);
            tallest = std::max(tallest, child.all_height);
        }
        const Length highest = std::max(tallest, static_cast<Length>(std::sqrt(area / 1.4142)));
        Length x = 0, block_height = 0;
        const Index* column = begin;
        while (column != end) {
            const Index* column_end = column;
            Length y = 0, widest = 0;
            for (; column_end != end; ++column_end) {
                Card& child = cards_[*column_end];
                if (column_end != column && y + child.all_height > highest) break;
                child.y = y;
                y += child.all_height + stack_gap;
                widest = std::max(widest, child.all_width);
            }
            const bool is_stack = column_end - column > 1;
            const Length inner = x + (is_stack ? indent : 0);
            for (; column != column_end; ++column) {
                cards_[*column].x = inner;
                cards_[*column].at_side = is_stack;
            }
            card.has_list = is_stack && column == end && x == 0;
            x = inner + widest + column_gap;
            block_height = std::max(block_height, y - stack_gap);
        }
        const Length block_width = x - column_gap;
        card.all_height += (card.has_list ? stack_gap : bus_gap) + block_height;
        card.all_width = std::max(card.width, block_width);
        if (card.has_list) return;
        card.own_x = (card.all_width - card.width) / 2;
        card.block_x = (card.all_width - block_width) / 2;
    }

    // From the top down. Parents come before their children.
    void place() {
        width_ = std::max({cards_[0].all_width + 2 * ring, least_width, words_width()}) + 2 * margin;
        const Length left = (width_ - cards_[0].all_width) / 2;
        const Length top = margin + 140 + 160 + 300 + ring;
        rule_ = top + cards_[0].all_height + ring + 260;
        for (Index i = 0; i < card_count_; ++i) {
            Card& card = cards_[i];
            if (card.above == none) {
                card.x = left;
                card.y = top;
            } else {
                const Card& above = cards_[card.above];
                card.x += above.block_x;
                card.y += above.y + above.height + (above.has_list ? stack_gap : bus_gap);
            }
            card.block_x += card.x;
            if (!card.at_side) card.x += card.own_x;
            card.drop = card.has_list ? card.block_x + spine : card.x + card.width / 2;
        }
    }

    // ── The whole ──

    Length words_width() {
        summary_ = counted(count_, "site") + " in " + counted(card_count_, "unit") + ":";
        const char* before = " ";
        const auto tally = [&](Index units, const char* what) {
            if (units == 0) return;
            summary_ += before + with_commas(std::to_string(units)) + what;
            before = ", ";
        };
        tally(native_units_, " native");
        tally(mixed_units_, " mixed");
        tally(open_units_, " open");
        if (unconfirmed_ > 0)
            summary_ += " · " + with_commas(std::to_string(unconfirmed_)) + " unconfirmed, " +
                        counted(all_questions_, "question");
        if (clients_ > 0) summary_ += " · " + counted(clients_, "client");
        identity_ = std::string(file_) + " · sha256 " + hash() + " · sitemode " SITEMODE_VERSION;
        return std::min(std::max(width(summary_, note_letters), width(file_, title_letters)), most_words);
    }

    [[nodiscard]] std::string hash() const {
        sha256_ctx context;
        sha256_init(&context);
        sha256_update(&context, size_, reinterpret_cast<const std::uint8_t*>(text_));
        std::uint8_t digest[4];
        sha256_digest(&context, sizeof digest, digest);
        char digits[9];
        std::snprintf(digits, sizeof digits, "%02x%02x%02x%02x", digest[0], digest[1], digest[2], digest[3]);
        return digits;
    }

    void write(int file) {
        constexpr std::size_t chunk = 1 << 18, most_of_a_site = 1 << 12;
        static char out[chunk + 4 * most_of_a_site];
        pen_.to = out;
        const auto make_space = [&] {
            if (pen_.to < out + chunk) return;
            flush(file, out, pen_.to);
            pen_.to = out;
        };
        std::string foot = legend();
        write_head();
        pen_("<path class=\"z\" d=\"");
        for (Index i = 0; i < card_count_; ++i) {
            if (cards_[i].above != none) write_link(cards_[i]);
            make_space();
        }
        pen_("\"/>\n");
        for (Index i = 0; i < card_count_; ++i) {
            write_card(cards_[i], i);
            make_space();
            for (Index pill = 0; pill < cards_[i].pills; ++pill) {
                write_pill(cards_[i], pill);
                make_space();
            }
        }
        pen_(foot.c_str());
        flush(file, out, pen_.to);
    }

    void write_head() {
        pen_("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", width_, "pt\" height=\"", height_,
             "pt\" viewBox=\"0 0 ", width_, " ", height_,
             "\" role=\"graphics-document\" aria-labelledby=\"picture-title\" "
             "aria-describedby=\"picture-desc\">\n"
             "<title id=\"picture-title\">",
             file_, "</title>\n<desc id=\"picture-desc\">", file_, ". ", summary_.c_str(),
             ".</desc>\n<style>\n");
        write_style();
        pen_("</style>\n<rect width=\"", width_, "\" height=\"", height_,
             "\" fill=\"#fff\"/>\n<text class=\"T\" x=\"30\" y=\"44\">", file_,
             "</text><text class=\"S\" x=\"30\" y=\"60\">", summary_.c_str(), "</text>\n");
    }

    void write_style() {
        pen_("text{font-family:Arial,Helvetica,\"Liberation Sans\",sans-serif;fill:#1a1a1a}\n"
             ".T{font-size:19px;font-weight:bold}.S{font-size:9.5px;fill:#555}.I{font-size:8.5px;text-anchor:"
             "end;fill:#555}\n"
             ".k{font-size:14.5px;font-weight:bold}.s{font-size:12px;font-weight:bold;text-anchor:end}.n{"
             "font-size:10.5px}"
             ".f{font-size:9.5px;text-anchor:end;fill-opacity:.9}.o{font-size:9.5px}\n"
             "text.i{font-size:9px;font-weight:bold;text-anchor:middle;fill:#fff}.q{font-size:9.8px;font-"
             "weight:bold}"
             ".m{font-size:9px;fill-opacity:.85}.v{font-size:9px;font-weight:bold;text-anchor:end}\n"
             ".y{font-size:8px;font-weight:bold;text-anchor:middle}.L{font-size:9px}.z{fill:none;stroke:#"
             "6b6b6b;stroke-width:1.2}"
             ".R{stroke:#ccc;stroke-width:.8}.g{fill:#d55e00}.j{fill:#0072b2}.d{fill:#8a2f00}\n"
             ".e,.x{fill:none}.b{fill:#fff}.U{fill:#f4f4f4;stroke:#6b6b6b}\n");
        for (std::size_t i = 0; i < card_looks; ++i) {
            if (!is_worn_[i]) continue;
            const Look& look = looks[i];
            const char of[] = {'.', static_cast<char>('A' + i), ' ', '\0'};
            pen_(of, ".w{fill:", look.fill, "}", of, ".w,", of, ".x{stroke:", look.outline,
                 ";stroke-width:", look.thickness, look.dashes, "}", of, ".e{stroke:", look.outline,
                 ";stroke-width:", look.thin, look.dashes, "}", of, ".h{fill:", look.fill, "}", of, ".s,", of,
                 ".k,", of, ".n,", of, ".f,", of, ".y{fill:", look.ink, "}", of, ".u{fill:", look.pill,
                 ";stroke:", look.outline, "}\n");
        }
    }

    // In sitemode's proportions; gives the page its height.
    std::string legend() {
        std::string foot(4096, '\0');
        Pen pen{foot.data()};
        const Length identity = width(identity_, identity_letters), right = width_ - margin - identity - 300;
        Length x = margin, y = rule_ + 120;
        pen("<path class=\"R\" d=\"M30 ", rule_, "H", width_ - margin, "\"/>\n");
        const auto row = [&](const char* look, const char* words, const auto& write_swatch) {
            const Length all = 280 + 60 + width(words, legend_letters);
            if (x > margin && x + all > right) {
                x = margin;
                y += 200;
            }
            pen("<g class=\"legend-row ", look, "\">");
            write_swatch();
            pen("<text class=\"L\" x=\"", x + 340, "\" y=\"", y + 103, "\">", words, "</text></g>\n");
            x += all + 200;
        };
        for (std::size_t i = 0; i < card_looks; ++i) {
            if (!is_worn_[i]) continue;
            const char look[] = {static_cast<char>('A' + i), '\0'};
            row(look, looks[i].legend, [&] {
                pen("<rect class=\"w\" x=\"", x, "\" y=\"", y,
                    "\" width=\"28\" height=\"14\" rx=\"3.5\"/><text class=\"y\" x=\"", x + 140, "\" y=\"",
                    y + 100, "\">", looks[i].sign, "</text>");
            });
        }
        if (count_ > card_count_)
            row("secondary", secondary_legend, [&] {
                pen("<rect class=\"U\" x=\"", x, "\" y=\"", y, "\" width=\"28\" height=\"14\" rx=\"7\"/>");
            });
        if (card_count_ > 1)
            row("link", link_legend, [&] { pen("<path class=\"z\" d=\"M", x, " ", y + 70, "h28\"/>"); });
        pen("<text class=\"I\" x=\"", width_ - margin, "\" y=\"", rule_ + 220, "\">", identity_.c_str(),
            "</text>\n</svg>\n");
        height_ = y + 140 + margin;
        foot.resize(static_cast<std::size_t>(pen.to - foot.data()));
        return foot;
    }

    void write_link(const Card& card) {
        const Card& above = cards_[card.above];
        const Length bottom = above.y + above.height;
        const Length x = card.at_side ? card.x - indent + spine : card.x + card.width / 2;
        pen_("M", above.drop, " ", bottom);
        if (above.drop != x) pen_("V", bottom + bus_gap / 2, "H", x);
        if (card.at_side)
            pen_("V", card.y + side_line, "H", card.x);
        else
            pen_("V", card.y);
    }

    // What decides, as a line of a hover text; the same for many sites in a row.
    std::string_view reason_line(const Unit& unit) {
        const Index by = unit.against != none  ? unit.against
                         : unit.demand != none ? unit.demand
                                               : unit.question;
        if (by == none) return {reason_, 0};
        const Reason why = unit.against != none  ? sites_[by].against
                           : unit.demand != none ? sites_[by].demand
                                                 : sites_[by].question;
        if (const auto key = std::uint64_t{by} << 8 | why; key != reason_key_) {
            char* end = put(put_words(put(reason_, "&#10;"), by, why), " at ");
            std::memcpy(end, text_ + sites_[by].row, 8);
            reason_length_ = static_cast<std::size_t>(end - reason_) + sites_[by].code_length;
            reason_key_ = key;
        }
        return {reason_, reason_length_};
    }

    // Opens the group of a card or pill and writes its hover text.
    void write_hover(Index site, std::string_view name, const char* facts_of, const Unit& unit,
                     LookIndex look) {
        pen_(code(site), "\" role=\"graphics-symbol\"><title>", code(site));
        if (!name.empty()) pen_(" ", name);
        pen_(sites_[site].is_secondary ? ", secondary site: " : ", primary site: ", verdict_words_[look],
             reason_line(unit));
        while (*facts_of == ',') {
            facts_of += 2;
            pen_("&#10;");
            char* to = pen_.to;
            while (*facts_of != '=') *to++ = *facts_of++;
            *to++ = ':';
            *to++ = ' ';
            facts_of += 2;
            while (*facts_of != '"') *to++ = *facts_of++;
            ++facts_of;
            pen_.to = to;
        }
        pen_("</title>");
    }

    void write_card(const Card& card, Index number) {
        const Facts known = facts(card.site);
        const char look[] = {static_cast<char>('A' + card.look), '\0'};
        const Points x(card.x), y(card.y), right(card.x + card.width), wide(card.width), high(card.height);
        pen_("<g class=\"", look, "\" id=\"c", number, "\" data-id=\"");
        write_hover(card.site, known.name, known.first, units_[card.site], card.look);
        if (card.notes == 0 && card.pills == 0) {
            pen_("<rect class=\"w\" x=\"", x, "\" y=\"", y, "\" width=\"", wide, "\" height=\"", high,
                 "\" rx=\"5\"/>");
        } else {
            const Points line(card.y + header);
            pen_("<rect class=\"b\" x=\"", x, "\" y=\"", y, "\" width=\"", wide, "\" height=\"", high,
                 "\" rx=\"5\"/><path class=\"h\" d=\"M", x, " ", line, "V", card.y + 50, "a5 5 0 0 1 5-5H",
                 card.x + card.width - 50, "a5 5 0 0 1 5 5V", line, "z\"/><path class=\"e\" d=\"M", x, " ",
                 line, "H", right, "\"/><rect class=\"x\" x=\"", x, "\" y=\"", y, "\" width=\"", wide,
                 "\" height=\"", high, "\" rx=\"5\"/>");
        }
        write_words(card, known);
        if (card.notes > 0) write_notes(card);
        pen_("</g>\n");
    }

    void write_words(const Card& card, const Facts& known) {
        const Points left(card.x + side), right(card.x + card.width - side), upper(card.y + code_line);
        pen_("<text class=\"s\" x=\"", right, "\" y=\"", upper, "\">", looks[card.look].sign,
             "</text><text class=\"k\" x=\"", left, "\" y=\"", upper, "\">", code(card.site), "</text>");
        const std::string_view clients = clients_of(known);
        if (clients.empty() && known.name.empty()) return;
        const Points lower(card.y + name_line);
        if (!clients.empty()) {
            pen_("<text class=\"f\" x=\"", right, "\" y=\"", lower, "\">");
            pen_.to = put_with_commas(pen_.to, clients);
            pen_("</text>");
        }
        if (!known.name.empty())
            pen_("<text class=\"n\" x=\"", left, "\" y=\"", lower, "\">", known.name, "</text>");
    }

    void write_notes(const Card& card) {
        const Points left(card.x + note_indent), middle(card.x + note_indent - 93);
        Length y = card.y + header;
        each_note(card, [&](Icon icon, std::string_view words) {
            y += note_pitch;
            if (icon == warning)
                pen_("<path class=\"g\" d=\"M", middle, " ", y - 83, "l5.25 9h-10.5z\"/>");
            else if (icon == question)
                pen_("<circle class=\"j\" cx=\"", middle, "\" cy=\"", y - 35,
                     "\" r=\"5\"/><text class=\"i\" x=\"", middle, "\" y=\"", y - 5, "\">?</text>");
            else
                pen_("<path class=\"d\" d=\"M", middle, " ", y - 98,
                     "l6.25 6.25-6.25 6.25-6.25-6.25z\"/><text class=\"i\" x=\"", middle, "\" y=\"", y - 5,
                     "\">!</text>");
            pen_("<text class=\"o\" x=\"", left, "\" y=\"", y, "\">", words, "</text>");
        });
    }

    void write_pill(const Card& card, Index number) {
        const Index site = pills_[card.first_pill + number];
        const Facts known = facts(site);
        const auto row = static_cast<Length>(number / card.pill_columns),
                   column = static_cast<Length>(number % card.pill_columns);
        const Length x = card.x + body_gap + column * (card.pill_width + pill_gap_x);
        const Length y = card.y + grid_top(card) + row * (pill_height + pill_gap_y);
        const Points baseline(y + 128);
        const char look[] = {static_cast<char>('A' + card.look), '\0'};
        pen_("<g class=\"", look, "\" id=\"p", card.first_pill + number, "\" data-id=\"");
        write_hover(site, known.name, known.first, units_[card.site], card.look);
        pen_("<rect class=\"u\" x=\"", x, "\" y=\"", y, "\" width=\"", card.pill_width,
             "\" height=\"18.8\" rx=\"9.4\"/>");
        if (sites_[site].against != nothing)
            pen_("<text class=\"v\" x=\"", x + card.pill_width - pill_side, "\" y=\"", baseline,
                 "\">▲</text>");
        pen_("<text class=\"q\" x=\"", x + pill_side, "\" y=\"", baseline, "\">", code(site), "</text>");
        if (!known.name.empty())
            pen_("<text class=\"m\" x=\"",
                 x + pill_side + width(code(site), pill_code_letters) + pill_words_gap, "\" y=\"", baseline,
                 "\">", known.name, "</text>");
        pen_("</g>\n");
    }

    const char* text_;
    std::size_t size_;
    const char* file_;
    std::size_t most_sites_ = 0;
    std::uint16_t* reasons_;  // a bit for each Reason of a site
    std::uint8_t* questions_; // how many of its own would be asked
    Card* cards_ = nullptr;   // parents first
    Index card_count_ = 0;
    Index* pills_ = nullptr; // sites
    Index native_units_ = 0, mixed_units_ = 0, open_units_ = 0, unconfirmed_ = 0, all_questions_ = 0;
    std::uint64_t clients_ = 0;
    bool is_worn_[card_looks] = {};
    std::string summary_, identity_;
    Length width_ = 0, height_ = 0, rule_ = 0;
    Pen pen_{nullptr};
    char reason_[80];
    std::size_t reason_length_ = 0;
    std::uint64_t reason_key_ = ~std::uint64_t{};
    std::string_view verdict_words_[card_looks] = {looks[0].verdict, looks[1].verdict, looks[2].verdict,
                                                   looks[3].verdict, looks[4].verdict, looks[5].verdict,
                                                   looks[6].verdict, looks[7].verdict};
};

} // namespace
} // namespace bench

int main(int argc, char** argv) {
    bench::Files files;
    if (argc != 3) return 2;
    if (!files.open(argv[1], argv[2])) return 4;
    bench::Floor floor(files.text, files.size, argv[1]);
    floor.draw(files.out);
    ::_exit(0);
}
