// The floor of drawing: how fast can a program be that does nothing but `sitemode render IN.dot -o OUT.svg`
// for the files of generate.py in tree order? Its picture has the same elements with the same words as
// sitemode's, in the same places: a card for each unit, a pill for each secondary site, their hover texts,
// notes and icons, a link for each unit but the first, heading, legend and identity; only names of classes
// are shorter. It trusts its input in everything, as floor.cpp does.
//
// Usage: floor_draw IN.dot OUT.svg
#include "tests/bench/floor_draw/page.h"

#include <string>

namespace bench {
namespace {

class Floor : private Page {
public:
    Floor(const char* text, std::size_t size, const char* path) : Page(text, size, path) {}

    void write(int file) {
        constexpr std::size_t chunk = 1 << 18, most_of_a_site = 1 << 12;
        static char out[chunk + 4 * most_of_a_site];
        pen_.to = out;
        const auto make_space = [&] {
            if (pen_.to < out + chunk) return;
            flush(file, out, pen_.to);
            pen_.to = out;
        };
        compose();
        const std::string foot = legend();
        write_head();
        pen_("<path class=\"z\" d=\"");
        for (Index i = 0; i < card_count_; ++i) {
            move(cards_[i]);
            if (i > 0) write_link(cards_[i]);
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

private:
    void write_link(const Card& card) {
        const Card& above = cards_[card.above];
        const Length bottom = above.y + above.height, x = way_of(card, above.drop);
        if (std::abs(above.drop - x) < straight)
            pen_("M", x, " ", bottom);
        else
            pen_("M", above.drop, " ", bottom, "V", bottom + bus_gap / 2, "H", x);
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
            char* end = put(put_words(put(reason_, "\n"), by, why), " at ");
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
        pen_(sites_[site].is_secondary ? ", secondary site: " : ", primary site: ", looks[look].verdict,
             reason_line(unit));
        while (*facts_of == ',') {
            facts_of += 2;
            pen_("\n");
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
                 "\" rx=\"5\"/><path class=\"h\" d=\"M", x, " ", line, "V", card.y + 5, "a5 5 0 0 1 5-5H",
                 card.x + card.width - 5, "a5 5 0 0 1 5 5V", line, "z\"/><path class=\"e\" d=\"M", x, " ",
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
        const Points left(card.x + note_indent), middle(card.x + note_indent - 9.25);
        Length y = card.y + header;
        each_note(card, [&](Icon icon, std::string_view words) {
            y += note_pitch;
            if (icon == warning)
                pen_("<path class=\"g\" d=\"M", middle, " ", y - 8.25, "l5.25 9h-10.5z\"/>");
            else if (icon == question)
                pen_("<circle class=\"j\" cx=\"", middle, "\" cy=\"", y - 3.5,
                     "\" r=\"5\"/><text class=\"i\" x=\"", middle, "\" y=\"", y - 0.5, "\">?</text>");
            else
                write_demand(pen_, middle, y);
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
        const Points baseline(y + 12.75);
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

    char reason_[80];
    std::size_t reason_length_ = 0;
    std::uint64_t reason_key_ = ~std::uint64_t{};
};

} // namespace
} // namespace bench

int main(int argc, char** argv) {
    bench::Files files;
    if (argc != 3) return 2;
    if (!files.open(argv[1], argv[2])) return 4;
    bench::Floor floor(files.text, files.size, argv[1]);
    floor.write(files.out);
    ::_exit(0);
}
