// The floor of drawing: how fast can a program be that does nothing but `sitemode render IN.dot -o OUT.svg`
// for the files of generate.py in tree order? Its picture has the same elements with the same words as
// sitemode's: a card for each unit, a pill for each secondary site, their hover texts, notes and icons, a
// link for each unit but the first, heading, legend and identity; names of classes are shorter and the layout
// is simpler (floor_draw/layout.h). It trusts its input in everything, as floor.cpp does.
//
// Usage: floor_draw IN.dot OUT.svg
#include "tests/bench/floor_draw/layout.h"

#include <cstdio>
#include <string>

#include <nettle/sha2.h>

namespace bench {
namespace {

// Of texts, and of shapes that have the same colours in all cards.
constexpr const char style[] =
    "text{font-family:Arial,Helvetica,\"Liberation Sans\",sans-serif;fill:#1a1a1a}\n"
    ".T{font-size:19px;font-weight:bold}\n"
    ".S{font-size:9.5px;fill:#555}\n"
    ".I{font-size:8.5px;text-anchor:end;fill:#555}\n"
    ".k{font-size:14.5px;font-weight:bold}\n"
    ".s{font-size:12px;font-weight:bold;text-anchor:end}\n"
    ".n{font-size:10.5px}\n"
    ".f{font-size:9.5px;text-anchor:end;fill-opacity:.9}\n"
    ".o{font-size:9.5px}\n"
    "text.i{font-size:9px;font-weight:bold;text-anchor:middle;fill:#fff}\n"
    ".q{font-size:9.8px;font-weight:bold}\n"
    ".m{font-size:9px;fill-opacity:.85}\n"
    ".v{font-size:9px;font-weight:bold;text-anchor:end}\n"
    ".y{font-size:8px;font-weight:bold;text-anchor:middle}\n"
    ".L{font-size:9px}\n"
    ".z{fill:none;stroke:#6b6b6b;stroke-width:1.2}\n"
    ".R{stroke:#ccc;stroke-width:.8}\n"
    ".g{fill:#d55e00}\n"
    ".j{fill:#0072b2}\n"
    ".d{fill:#8a2f00}\n"
    ".e,.x{fill:none}\n"
    ".b{fill:#fff}\n"
    ".U{fill:#f4f4f4;stroke:#6b6b6b}\n.C{fill:#fff}\n";

class Floor : private Layout {
public:
    Floor(const char* text, std::size_t size, const char* path) : Layout(text, size) {
        const char* name = std::strrchr(path, '/');
        file_ = name == nullptr ? path : name + 1;
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
        compose();
        const std::string foot = legend();
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

private:
    // Heading, page, and the place of the tree.
    void compose() {
        write_summary();
        identity_ = std::string(file_) + " · sha256 " + hash() + " · sitemode " SITEMODE_VERSION;
        const Length words = std::max(width(summary_, note_letters), width(file_, title_letters));
        width_ =
            std::max({cards_[0].all_width + 2 * ring, least_width, std::min(words, most_words)}) + 2 * margin;
        constexpr Length top = margin + 140 + 160 + 300 + ring;
        rule_ = top + cards_[0].all_height + ring + 260;
        place((width_ - cards_[0].all_width) / 2, top);
    }

    void write_summary() {
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
        pen_(style);
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
        if (clients_ > 0)
            row("clients", clients_legend, [&] {
                pen("<rect class=\"C\" x=\"", x, "\" y=\"", y,
                    "\" width=\"28\" height=\"14\" rx=\"3.5\"/><text class=\"y\" x=\"", x + 140, "\" y=\"",
                    y + 100, "\">1,234</text>");
            });
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
        pen_(sites_[site].is_secondary ? ", secondary site: " : ", primary site: ", looks[look].verdict,
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

    const char* file_;
    std::string summary_, identity_;
    Length width_ = 0, height_ = 0, rule_ = 0;
    Pen pen_{nullptr};
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
