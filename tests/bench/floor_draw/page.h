// What is around the tree: heading, style, legend and identity; and how large the page is, and where the tree
// stands on it.
#pragma once

#include "tests/bench/floor_draw/layout.h"

#include <cstdio>
#include <string>
#include <vector>

#include <nettle/sha2.h>

namespace bench {

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

class Page : protected Layout {
protected:
    Page(const char* text, std::size_t size, const char* path) : Layout(text, size) {
        const char* name = std::strrchr(path, '/');
        file_ = name == nullptr ? path : name + 1;
    }

    // Finds the words, and the place of the tree.
    void compose() {
        write_summary();
        identity_ = std::string(file_) + " · sha256 " + hash() + " · sitemode " SITEMODE_VERSION;
        identity_width_ = std::min(width(identity_, identity_letters), most_identity) + foot_gap;
        list_legend();
        constexpr Length top = margin + 14 + 16 + 30;
        const Length words = std::max(width(summary_, note_letters), width(file_, title_letters));
        const Length tree_width = (tree_.right + ring) - (tree_.left - ring);
        const Length inner =
            std::max({tree_width, least_width, std::min(legend_need(), most_words) + identity_width_,
                      std::min(words, most_words)});
        width_ = inner + 2 * margin;
        move_x_ = margin + (inner - tree_width) / 2 - (tree_.left - ring);
        move_y_ = top + ring;
        rule_ = top + tree_.bottom + 2 * ring + 26;
    }

    void move(Card& card) const {
        card.x += move_x_;
        card.y += move_y_;
        card.drop += move_x_;
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

    // Gives the page its height. Columns may cost one line more than lines.
    std::string legend() {
        const Length room = width_ - 2 * margin - identity_width_;
        const std::size_t lines = place_in_lines(room);
        if (!place_in_columns(lines, room) && !place_in_columns(lines + 1, room)) place_in_lines(room);
        std::string foot(4096, '\0');
        Pen pen{foot.data()};
        pen("<path class=\"R\" d=\"M30 ", rule_, "H", width_ - margin, "\"/>\n");
        Length bottom = 0;
        for (const LegendRow& row : rows_) {
            const Length x = margin + row.x, y = rule_ + 12 + row.y;
            pen("<g class=\"legend-row ", row.look.c_str(), "\">");
            write_swatch(pen, row, x, y);
            pen("<text class=\"L\" x=\"", x + 34, "\" y=\"", y + 10.25, "\">", row.words, "</text></g>\n");
            bottom = std::max(bottom, y + 14);
        }
        pen("<text class=\"I\" x=\"", width_ - margin, "\" y=\"", rule_ + 22, "\">", identity_.c_str(),
            "</text>\n</svg>\n");
        height_ = bottom + margin;
        foot.resize(static_cast<std::size_t>(pen.to - foot.data()));
        return foot;
    }

    // `y` is the baseline of the words beside it.
    template <class X>
    static void write_demand(Pen& pen, const X& x, Length y) {
        pen("<path class=\"d\" d=\"M", x, " ", y - 9.75,
            "l6.25 6.25-6.25 6.25-6.25-6.25z\"/><text class=\"i\" x=\"", x, "\" y=\"", y - 0.5,
            "\">!</text>");
    }

    Pen pen_{nullptr};

private:
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

    // ── Legend ──

    struct LegendRow {
        std::string look; // class
        const char* words;
        const char *sign, *radius; // of the swatch; without radius it is a line
        Length width, x, y;        // in the legend
    };

    void list_legend() {
        const auto add = [&](const char* look, const char* words, const char* sign, const char* radius) {
            rows_.push_back({look, words, sign, radius, 28 + 6 + width(words, legend_letters), 0, 0});
        };
        for (std::size_t i = 0; i < card_looks; ++i) {
            const char look[] = {static_cast<char>('A' + i), '\0'};
            if (is_worn_[i]) add(look, looks[i].legend, looks[i].sign, "3.5");
        }
        if (has_demands_) add("demand", demand_legend, nullptr, nullptr);
        if (clients_ > 0) add("clients", clients_legend, "1,234", "3.5");
        if (count_ > card_count_) add("secondary", secondary_legend, nullptr, "7");
        if (card_count_ > 1) add("link", link_legend, nullptr, nullptr);
    }

    // The width of columns of four.
    Length legend_need() {
        place_in_columns(4, 1e9);
        Length right = 0;
        for (const LegendRow& row : rows_) right = std::max(right, row.x + row.width);
        return right;
    }

    // Whether columns of so many rows fit beside the identity.
    bool place_in_columns(std::size_t high, Length room) {
        Length left = 0;
        for (std::size_t first = 0; first < rows_.size(); first += high) {
            Length widest = 0;
            for (std::size_t i = first; i < std::min(first + high, rows_.size()); ++i) {
                rows_[i].x = left;
                rows_[i].y = static_cast<Length>(i - first) * legend_pitch;
                widest = std::max(widest, rows_[i].width);
            }
            if (left + widest > room + rounding) return false;
            left += widest + legend_gap;
        }
        return true;
    }

    // Each line as full as it gets; gives how many there are.
    std::size_t place_in_lines(Length room) {
        Length x = 0, y = 0;
        std::size_t lines = 1;
        for (LegendRow& row : rows_) {
            if (x > 0 && x + row.width > room) {
                x = 0;
                y += legend_pitch;
                ++lines;
            }
            row.x = x;
            row.y = y;
            x += row.width + legend_gap;
        }
        return lines;
    }

    static void write_swatch(Pen& pen, const LegendRow& row, Length x, Length y) {
        if (row.look == "demand") return write_demand(pen, x + 14, y + 10.5);
        if (row.radius == nullptr) return pen("<path class=\"z\" d=\"M", x, " ", y + 7, "h28\"/>");
        const char* look = row.look.size() == 1 ? "w" : row.sign == nullptr ? "U" : "C";
        pen("<rect class=\"", look, "\" x=\"", x, "\" y=\"", y, "\" width=\"28\" height=\"14\" rx=\"",
            row.radius, "\"/>");
        if (row.sign != nullptr)
            pen("<text class=\"y\" x=\"", x + 14, "\" y=\"", y + 10, "\">", row.sign, "</text>");
    }

    const char* file_;
    std::string summary_, identity_;
    Length width_ = 0, height_ = 0, rule_ = 0, identity_width_ = 0;
    Length move_x_ = 0, move_y_ = 0; // of the tree
    std::vector<LegendRow> rows_;
};

} // namespace bench
