#include "src/outline.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "render/forest.h"
#include "render/page.h"
#include "src/columns.h"
#include "src/isolated.h"

namespace sitemode {
namespace {

using render::Border;
using render::Card;
using render::Icon;
using render::Look;
using render::Pill;
using render::Wearer;

constexpr std::size_t deepest_indent = 20;                  // levels
constexpr std::size_t widest_site = 56, widest_region = 24; // longer ones push their own row only
constexpr std::size_t widest_line = 100;                    // of pills
constexpr std::string_view pills_begin = "with ", pills_go_on = "     ";

std::string_view mark_of(Icon icon) {
    switch (icon) {
    case Icon::warning:
        return "▲ ";
    case Icon::demand:
        return "◆ ";
    case Icon::change:
        return "→ ";
    case Icon::question: // its words end with a question mark
    case Icon::none:
        break;
    }
    return "";
}

std::string right_aligned(const std::string& text, std::size_t columns) {
    const auto used = width(text);
    return (used < columns ? std::string(columns - used, ' ') : "") + text;
}

class Outline {
public:
    Outline(const render::Diagram& diagram, std::string (*printable)(std::string_view),
            const OutlineStyle& style)
        : d_(diagram), printable_(printable), style_(style), forest_(render::forest_of(diagram)) {}

    std::string text() {
        add_heading();
        list_lines();
        measure();
        add_line({"SITE", "VERDICT", "CLIENTS", "REGION", "BECAUSE"});
        for (const auto& line : lines_) add_card(line);
        add_legend();
        add_identity();
        return std::move(out_);
    }

private:
    struct Line {
        std::uint32_t card = 0;
        std::uint32_t depth = 0;
        bool is_last = false; // among its siblings
    };

    struct Cells {
        std::string site, verdict, figure, region, because;
    };

    void add_heading() {
        if (!d_.title.empty()) out_ += printable_(without_isolates(d_.title)) + '\n';
        if (!d_.summary.empty()) out_ += printable_(d_.summary) + '\n';
        if (!out_.empty()) out_ += '\n';
    }

    void list_lines() {
        std::vector<Line> open; // to be listed, the next one last
        const auto push = [&](std::span<const std::uint32_t> cards, std::uint32_t depth) {
            for (auto i = cards.size(); i-- > 0;) open.push_back({cards[i], depth, i + 1 == cards.size()});
        };
        lines_.reserve(d_.cards.size());
        push(forest_.roots(), 0);
        while (!open.empty()) {
            const auto line = open.back();
            open.pop_back();
            lines_.push_back(line);
            push(forest_.children_of(line.card), line.depth + 1);
        }
        has_unusual_link_.assign(d_.cards.size(), false);
        for (const auto& link : d_.links)
            has_unusual_link_[link.to] = d_.looks[link.look].border != Border::solid;
    }

    void measure() {
        for (const auto& line : lines_) {
            const auto& card = d_.cards[line.card];
            const auto indent = 3 * std::min<std::size_t>(line.depth, deepest_indent);
            verdict_ = std::max(verdict_, width(word_of(card)));
            site_ = std::max(site_, std::min(indent + width(site_words(line)), widest_site));
            figure_ = std::max(figure_, width(card.figure));
            region_ = std::max(region_, std::min(width(printable_(card.group)), widest_region));
        }
        if (figure_ > 0) figure_ = std::max(figure_, width("CLIENTS"));
        if (region_ > 0) region_ = std::max(region_, width("REGION"));
    }

    // What makes a row; a column that nobody needs is left out.
    void add_line(const Cells& cells, const Line* line = nullptr) {
        const auto begin = out_.size();
        const auto branch = line == nullptr ? std::string() : branch_of(*line);
        const auto used = width(branch) + width(cells.site);
        out_ += faint(branch) + cells.site;
        out_.append(used < site_ ? site_ - used + 2 : 2, ' ');
        const auto verdict = padded(cells.verdict, verdict_);
        out_ += line == nullptr || style_.verdict == nullptr
                    ? verdict
                    : style_.verdict(d_.looks[d_.cards[line->card].look], verdict);
        if (figure_ > 0) out_ += "  " + right_aligned(cells.figure, figure_);
        if (region_ > 0) out_ += "  " + padded(cells.region, region_);
        out_ += "  " + cells.because;
        while (out_.size() > begin && out_.back() == ' ') out_.pop_back();
        out_ += '\n';
    }

    void add_card(const Line& line) {
        const auto& card = d_.cards[line.card];
        note_level(line);
        add_line({site_words(line), word_of(card), printable_(card.figure), printable_(card.group),
                  notes_of(card)},
                 &line);
        if (card.pills > 0) add_pills(line, card);
    }

    std::string site_words(const Line& line) const {
        const auto& card = d_.cards[line.card];
        auto words = named(card.code, card.name);
        if (card.is_marked) words = '[' + words + ']';
        if (line.depth > deepest_indent) words = "(level " + std::to_string(line.depth + 1) + ") " + words;
        return words;
    }

    std::string named(std::string_view code, std::string_view name) const {
        return name.empty() ? printable_(code) : printable_(code) + ' ' + printable_(name);
    }

    std::string word_of(const Card& card) const {
        const auto& word = d_.looks[card.look].word;
        return word.empty() ? std::string(card.sign) : word;
    }

    std::string notes_of(const Card& card) const {
        std::string out;
        for (auto i = card.first_note; i < card.first_note + card.notes; ++i)
            (out += out.empty() ? "" : "; ").append(mark_of(d_.notes[i].icon)) +=
                printable_(d_.notes[i].text);
        return out;
    }

    // ── Branches ──

    void note_level(const Line& line) {
        if (line.depth == 0 || line.depth > deepest_indent) return;
        goes_on_.resize(line.depth);
        goes_on_[line.depth - 1] = !line.is_last;
    }

    // "│  ├─ " in front of a card on the third level.
    std::string branch_of(const Line& line) const {
        if (line.depth == 0) return {};
        auto out = guides(std::min<std::size_t>(line.depth, deepest_indent) - 1);
        out += line.is_last ? "└" : "├";
        return out += has_unusual_link_[line.card] ? "╌ " : "─ ";
    }

    std::string guides(std::size_t levels) const {
        std::string out;
        for (std::size_t i = 0; i < levels; ++i) out += goes_on_[i] ? "│  " : "   ";
        return out;
    }

    // ── Pills ──

    // All pills of a card, on as few lines as hold them.
    void add_pills(const Line& line, const Card& card) {
        auto branch = guides(std::min<std::size_t>(line.depth, deepest_indent));
        branch += forest_.children_of(line.card).empty() ? "   " : "│  ";
        const auto indent = width(branch) + pills_begin.size();
        branch = faint(branch);
        out_.append(branch) += faint(std::string(pills_begin));
        std::size_t used = indent;
        for (auto i = card.first_pill; i < card.first_pill + card.pills; ++i) {
            const auto words = pill_words(d_.pills[i]);
            const auto taken = width(words);
            if (used > indent && used + 2 + taken > widest_line) {
                out_.append(",\n").append(branch).append(pills_go_on);
                used = indent;
            }
            out_.append(used > indent ? ", " : "").append(words);
            used += taken + 2;
        }
        out_ += '\n';
    }

    std::string pill_words(const Pill& pill) const {
        auto words = named(pill.code, pill.name);
        if (d_.looks[pill.link_look].border != Border::solid) words = "╌ " + words;
        return pill.sign.empty() ? words : words + ' ' + printable_(pill.sign);
    }

    // ── What the words mean ──

    // "mixed ↑", "M" and the words of the picture's legend; a usual link needs none.
    void add_legend() {
        std::vector<std::pair<std::string, const Look*>> rows;
        std::size_t keys = 0, signs = 0;
        for (const auto index : render::worn_looks(d_)) {
            const auto& look = d_.looks[index];
            if (look.wearer == Wearer::link && look.border == Border::solid) continue;
            if (look.wearer == Wearer::figure) continue;                              // its column says so
            if (look.wearer == Wearer::icon && look.icon == Icon::question) continue; // its words do
            rows.emplace_back(key_of(look), &look);
            keys = std::max(keys, width(rows.back().first));
            if (look.wearer == Wearer::card) signs = std::max(signs, width(look.sign));
        }
        if (!rows.empty()) out_ += '\n';
        for (const auto& [key, look] : rows) {
            auto word = padded(key, keys);
            if (look->wearer == Wearer::card && style_.verdict != nullptr) word = style_.verdict(*look, word);
            const auto sign = look->wearer == Wearer::card ? look->sign : std::string();
            out_ += word + "  " + padded(sign, signs) + "  " + printable_(look->legend) + '\n';
        }
    }

    static std::string key_of(const Look& look) {
        if (look.wearer == Wearer::link) return "╌";
        if (look.wearer == Wearer::mark) return "[ ]";
        if (look.wearer == Wearer::icon)
            return std::string(mark_of(look.icon).substr(0, 3)); // without its blank
        if (look.wearer == Wearer::card) return look.word.empty() ? look.sign : look.word;
        return look.sign.empty() ? "with" : "with … " + look.sign;
    }

    void add_identity() {
        if (!d_.identity.empty()) out_ += '\n';
        for (const auto& line : d_.identity) out_ += faint(printable_(without_isolates(line))) + '\n';
    }

    std::string faint(const std::string& text) const {
        return text.empty() || style_.faint == nullptr ? text : style_.faint(text);
    }

    const render::Diagram& d_;
    std::string (*printable_)(std::string_view);
    OutlineStyle style_;
    render::Forest forest_;
    std::vector<Line> lines_;            // in the order of the outline
    std::vector<bool> has_unusual_link_; // of each card: the one from above
    std::vector<bool> goes_on_;          // of each level above: whether a sibling follows
    std::size_t site_ = 4, verdict_ = 7, figure_ = 0, region_ = 0; // widths of the columns
    std::string out_;
};

} // namespace

std::string outline_text(const render::Diagram& diagram, std::string (*printable)(std::string_view text),
                         const OutlineStyle& style) {
    return Outline(diagram, printable, style).text();
}

} // namespace sitemode
