// The units as cards: who is in them, what they look like, what they say, and how large they are.
#pragma once

#include "tests/bench/floor_draw/sites.h"

#include <algorithm>
#include <string_view>

namespace bench {

struct Card {
    Index site = 0, above = none; // above: a card
    Index first_pill = 0, pills = 0;
    Length width = 0, height = 0, pill_width = 0;
    Length x = 0, y = 0;      // of its subtree's outline, then of the card
    Length drop = 0;          // x where the links to its children begin
    Index shape = 0;          // the first outline that its subtree can have, then the one that it has
    std::uint16_t shapes = 0; // outlines
    std::uint16_t pill_columns = 0;
    std::uint8_t notes = 0;
    LookIndex look = native;
    bool at_side = false; // its link comes from a spine
    bool is_only = false; // has no siblings
};

class Cards : protected Sites {
protected:
    Cards(const char* text, std::size_t size) : Sites(text, size) {
        make_cards();
        for (Index i = 0; i < card_count_; ++i) {
            find_look(cards_[i]);
            measure(cards_[i]);
        }
    }

    static Length grid_top(const Card& card) {
        return header + body_gap + (card.notes == 0 ? 0 : card.notes * note_pitch + after_notes);
    }

    // Calls what is given with the icon and the words of each note of a card: the first three of many, and a
    // count.
    template <class Take>
    void each_note(const Card& card, const Take& take_note) const {
        if (card.notes == 0) return;
        char words[64];
        const bool asks = units_[card.site].against == none && questions_[card.site] != 0;
        const unsigned all = total_notes(card, asks);
        unsigned room = all > most_notes ? most_notes - 1 : most_notes;
        each_reason(card, asks, [&](Icon icon, const auto& put_it) {
            if (room == 0) return;
            --room;
            take_note(icon, std::string_view(words, static_cast<std::size_t>(put_it(words) - words)));
        });
        if (all <= most_notes) return;
        const unsigned hidden = all - (most_notes - 1);
        char* end = put(put_number(put(words, "and "), hidden), asks ? " more question" : " more");
        if (asks && hidden != 1) *end++ = 's';
        take_note(asks ? question : warning, std::string_view(words, static_cast<std::size_t>(end - words)));
    }

    Card* cards_ = nullptr; // parents first
    Index card_count_ = 0;
    Index* pills_ = nullptr; // sites
    Index native_units_ = 0, mixed_units_ = 0, open_units_ = 0, unconfirmed_ = 0, all_questions_ = 0;
    bool is_worn_[card_looks] = {};
    bool has_demands_ = false;

private:
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

    void measure(Card& card) {
        const Facts known = facts(card.site);
        char figure[24];
        const std::string_view shown{
            figure, static_cast<std::size_t>(put_with_commas(figure, clients_of(known)) - figure)};
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

    Length notes_width(const Card& card) {
        Length widest = 0;
        each_note(card, [&](Icon icon, std::string_view words) {
            has_demands_ = has_demands_ || icon == demand;
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
        Index columns = std::min(card.pills, 2U);
        const auto is_too_high = [&] {
            const Length rows = (card.pills + columns - 1) / columns;
            return rows * (pill_height + pill_gap_y) > tallest_grid * columns * (pill + pill_gap_x);
        };
        while (columns > 1 && is_too_high()) ++columns;
        card.pill_columns = static_cast<std::uint16_t>(columns);
        card.width =
            std::max({card.width, least_body, columns * (pill + pill_gap_x) - pill_gap_x + 2 * body_gap});
        const Length parts = std::max(columns, 2U);
        card.pill_width = std::max(pill, (card.width - 2 * body_gap + pill_gap_x) / parts - pill_gap_x);
    }

    // The reasons that a card speaks of, with a function that puts the words; of questions only the first
    // few.
    template <class Take>
    void each_reason(const Card& card, bool asks, const Take& take) const {
        const auto has = [&](unsigned reason) { return (reasons_[card.site] >> reason & 1U) != 0; };
        for (unsigned reason = not_ready; reason <= require_mixed; ++reason)
            if (has(reason)) take(warning, [&](char* to) { return put_words(to, card.site, reason); });
        for (Index i = 0; i < card.pills; ++i) {
            const Index site = pills_[card.first_pill + i];
            if (sites_[site].against == nothing) continue;
            take(warning, [&](char* to) {
                std::memcpy(to, text_ + sites_[site].row, 8);
                return put_words(put(to + sites_[site].code_length, ": "), site, sites_[site].against);
            });
        }
        if (has(internet_clients))
            take(demand,
                 [&](char* to) { return put(put_words(to, card.site, internet_clients), need_native); });
        if (has(require_native))
            take(demand, [&](char* to) { return put_words(to, card.site, require_native); });
        if (!asks) return;
        if (sites_[card.site].question != signing_absent)
            take(question, [](char* to) { return put(to, "PKI?"); });
        for (const char* one : late_questions) take(question, [&](char* to) { return put(to, one); });
    }

    [[nodiscard]] unsigned total_notes(const Card& card, bool asks) const {
        if (card.notes < most_notes) return card.notes;
        auto notes = static_cast<unsigned>(__builtin_popcount(reasons_[card.site]));
        for (Index i = 0; i < card.pills; ++i)
            notes += sites_[pills_[card.first_pill + i]].against != nothing ? 1 : 0;
        return notes + (asks ? questions_[card.site] : 0);
    }
};

} // namespace bench
