#include "src/plan_picture.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "src/isolated.h"
#include "src/looks.h"
#include "src/plan_report.h"
#include "src/words.h"

namespace sitemode {
namespace {

using render::Colour;
using render::Icon;
using render::Look;
using render::Note;

constexpr Colour white{0xFFFFFF}, black{0x1A1A1A}, grey{0x6B6B6B}, pale_grey{0xF4F4F4};
constexpr Colour blue{0x0072B2}, dark_blue{0x00507D}, pale_blue{0xF3F9FD};
constexpr Colour vermillion{0xB84B00}, dark_vermillion{0x6E2D00}, pale_vermillion{0xFBE3D3};

// From dark to light; the ink on each has a contrast of 4.5 or more.
struct Shade {
    Colour fill, ink;
};
constexpr std::array<Shade, 6> shades{{{{0x00507D}, white},
                                       {{0x0072B2}, white},
                                       {{0x56A8D8}, black},
                                       {{0x8CC5E6}, black},
                                       {{0xBBDDF1}, black},
                                       {{0xDFF0FA}, black}}};

// For grey prints.
constexpr std::array<Shade, 6> grey_shades{{{{0x2A2A2A}, white},
                                            {{0x4F4F4F}, white},
                                            {{0x9A9A9A}, black},
                                            {{0xB8B8B8}, black},
                                            {{0xD4D4D4}, black},
                                            {{0xEEEEEE}, black}}};

Look card_look_of(std::string id, std::string legend, std::string sign, const Shade& shade) {
    Look look;
    look.id = std::move(id);
    look.legend = std::move(legend);
    look.sign = std::move(sign);
    look.fill = shade.fill;
    look.ink = shade.ink;
    look.body = white;
    look.body_ink = black;
    look.pill = pale_blue;
    look.outline = dark_blue;
    look.border_width = 1.4;
    return look;
}

Look icon_look(std::string_view id, std::string_view legend, Icon icon) {
    Look look;
    look.id = id;
    look.legend = legend;
    look.wearer = render::Wearer::icon;
    look.icon = icon;
    return look;
}

class PlanPainter {
public:
    PlanPainter(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                const PictureSource& source, Theme theme)
        : h_(hierarchy), s_(solution), plan_(plan), theme_(theme),
          d_(picture(hierarchy, solution, source, theme)) {}

    render::Diagram diagram() && {
        add_looks();
        add_summary();
        step_of_.assign(s_.unit_count(), nullptr);
        for (const auto& step : plan_.steps) step_of_[step.unit] = &step;
        sort_repairs();
        d_.notes.clear();
        for (std::size_t i = 0; i < d_.cards.size(); ++i) dress(d_.cards[i], s_.parents_first[i]);
        return std::move(d_);
    }

private:
    static constexpr std::size_t most_notes = 4;

    // Before the looks of verdicts, of which pills and links wear some: so the legend begins with the waves.
    void add_looks() {
        const auto others = std::exchange(d_.looks, {});
        add_card_looks();
        if (theme_ != Theme::standard) recolour(others);
        const auto shift = static_cast<std::uint32_t>(d_.looks.size());
        d_.looks.insert(d_.looks.end(), others.begin(), others.end());
        for (auto& pill : d_.pills) {
            pill.look += shift;
            pill.link_look += shift;
        }
        for (auto& link : d_.links) link.look += shift;
    }

    void add_card_looks() {
        const std::string mode(name_of(plan_.options.to));
        for (std::size_t wave = 1; wave <= shades.size(); ++wave) {
            const auto number = std::to_string(wave);
            const bool is_last = wave == shades.size();
            d_.looks.push_back(card_look_of("wave-" + number, "wave " + number + (is_last ? " or later" : ""),
                                            number + (is_last ? "+" : ""), shades[wave - 1]));
        }
        today_ = static_cast<std::uint32_t>(d_.looks.size());
        auto today = card_look_of("today", "counts as " + mode + " today",
                                  plan_.options.to == Mode::native ? "N" : "M", {white, black});
        today.outline = blue;
        d_.looks.push_back(std::move(today));
        add_blocked_looks();
        auto beside = card_look_of("beside", "not in this plan", "–", {pale_grey, black});
        beside.outline = grey;
        d_.looks.push_back(std::move(beside));
        d_.looks.push_back(icon_look("in-the-way", "in the way: mend it first", Icon::warning));
        d_.looks.push_back(icon_look("unknown", "not known: ask first", Icon::question));
    }

    // What other sites hold back is pale: the eye finds the culprit.
    void add_blocked_looks() {
        const bool is_to_native = plan_.options.to == Mode::native;
        auto blocked = card_look_of("blocked", "can't be reached: blocked here", "▲", {vermillion, white});
        blocked.pill = pale_vermillion;
        blocked.outline = dark_vermillion;
        blocked.border = render::Border::dashed;
        auto held_back = blocked;
        held_back.id = "held-back";
        held_back.legend = is_to_native ? "can't be reached: because of a parent"
                                        : "can't be reached: because of a site below";
        held_back.sign = is_to_native ? "↑" : "↓";
        held_back.fill = pale_vermillion;
        held_back.ink = black;
        d_.looks.push_back(std::move(blocked));
        d_.looks.push_back(std::move(held_back));
    }

    std::uint32_t look_without_wave(UnitIndex unit) const {
        enum Offset : std::uint32_t { today, blocked, held_back, beside };
        if (!plan_.asked[unit]) return today_ + beside;
        if (!plan_.is_blocked[unit]) return today_ + today;
        return today_ + (plan_.obstacles_of(unit).empty() ? held_back : blocked);
    }

    // The themes have no waves; what is around the words is like that of an open unit there.
    void recolour(const std::vector<Look>& themed) {
        const auto& open = themed[static_cast<std::size_t>(LookIndex::open)];
        const auto& conflict = themed[static_cast<std::size_t>(LookIndex::conflict)];
        const auto& inherited = themed[static_cast<std::size_t>(LookIndex::mixed_inherited)];
        for (std::size_t i = 0; i < d_.looks.size(); ++i) {
            auto& look = d_.looks[i];
            look.body = open.body;
            look.body_ink = open.body_ink;
            look.pill = open.pill;
            look.outline = open.outline;
            look.border_width = open.border_width;
            if (i >= today_) {
                const auto& like = i == today_ + 1 ? conflict : i == today_ + 2 ? inherited : open;
                look.fill = like.fill;
                look.ink = like.ink;
            } else if (theme_ == Theme::print) {
                look.fill = grey_shades[i].fill;
                look.ink = grey_shades[i].ink;
            }
        }
    }

    void add_summary() {
        const auto totals = totals_of(h_, s_, plan_);
        ((d_.title += " — the way" + asked_sites() + " to ").append(name_of(plan_.options.to)) += " mode") +=
            budget_words();
        d_.summary = headline(plan_, totals);
        if (totals.edits > 0) d_.summary += " · " + counted(totals.edits, "preparation");
        if (totals.blocked_sites > 0)
            d_.summary += " · " + counted(totals.blocked_sites, "site") + " can't be reached";
        if (totals.questions > 0) d_.summary += " · " + counted(totals.questions, "question");
        d_.description = d_.title + ". " + d_.summary + ".";
    }

    // " of LON, BUE"
    std::string asked_sites() const {
        constexpr std::size_t most_named = 3;
        const auto& sites = plan_.options.sites;
        if (sites.empty()) return "";
        if (sites.size() > most_named) return " of " + counted(sites.size(), "site");
        std::string out;
        for (const auto site : sites) (out += out.empty() ? " of " : ", ") += isolated(h_.code(site));
        return out;
    }

    // ", budget: 2 blockers"
    std::string budget_words() const {
        return plan_.options.budget ? ", budget: " + counted(*plan_.options.budget, "blocker") : "";
    }

    // Of each unit, in the plan's order.
    void sort_repairs() {
        repairs_of_.assign(s_.unit_count() + 1, 0);
        for (const auto& repair : plan_.repairs) ++repairs_of_[s_.unit_of[repair.cause.site] + 1];
        for (std::size_t unit = 0; unit < s_.unit_count(); ++unit) repairs_of_[unit + 1] += repairs_of_[unit];
        sorted_repairs_.resize(plan_.repairs.size());
        auto next = repairs_of_;
        for (const auto& repair : plan_.repairs)
            sorted_repairs_[next[s_.unit_of[repair.cause.site]]++] = &repair;
    }

    void dress(render::Card& card, UnitIndex unit) {
        const auto* step = step_of_[unit];
        if (step != nullptr) {
            card.sign = d_.texts.kept("wave " + std::to_string(step->wave));
            const auto shade = std::min<std::size_t>(step->wave, shades.size()) - 1;
            card.look = static_cast<std::uint32_t>(shade);
        } else {
            card.look = look_without_wave(unit);
            card.sign = d_.texts.kept(d_.looks[card.look].sign);
        }
        tell(card, step);
        card.first_note = static_cast<std::uint32_t>(d_.notes.size());
        add_notes(unit);
        card.notes = static_cast<std::uint32_t>(d_.notes.size()) - card.first_note;
    }

    // Begins the tooltips of a card and its pills with the wave. Neighbours often share a text.
    void tell(render::Card& card, const PlanStep* step) {
        const auto words =
            ", " + (step != nullptr ? std::string(card.sign) : d_.looks[card.look].legend) + ", ";
        render::Text hover, told; // of the last pill
        const auto with_wave = [&](render::Text of_site) {
            if (!hover.empty() && of_site.data() == hover.data()) return told;
            hover = of_site;
            told = d_.texts.kept(words + std::string(std::string_view(of_site).substr(2)));
            return told;
        };
        card.hover = with_wave(card.hover);
        for (auto i = card.first_pill; i < card.first_pill + card.pills; ++i)
            d_.pills[i].hover = with_wave(d_.pills[i].hover);
    }

    void add_notes(UnitIndex unit) {
        std::vector<Note> notes;
        for (const auto& cause : plan_.obstacles_of(unit)) notes.push_back(note(unit, cause));
        for (auto at = repairs_of_[unit]; at < repairs_of_[unit + 1]; ++at)
            if (!sorted_repairs_[at]->edit.empty()) notes.push_back(note(unit, sorted_repairs_[at]->cause));
        if (const auto* step = step_of_[unit])
            for (const auto& preparation : plan_.preparations_of(*step))
                notes.push_back(note(unit, preparation.cause));
        // What to do before what to ask.
        std::stable_partition(notes.begin(), notes.end(),
                              [](const Note& note) { return note.icon == Icon::warning; });
        if (notes.size() > most_notes) {
            const auto hidden = notes.size() - (most_notes - 1);
            const auto icon = notes[most_notes - 1].icon;
            notes.resize(most_notes - 1);
            notes.push_back({icon, d_.texts.kept("and " + std::to_string(hidden) + " more")});
        }
        d_.notes.insert(d_.notes.end(), notes.begin(), notes.end());
    }

    Note note(UnitIndex unit, const Cause& cause) {
        auto words = short_words(h_, cause);
        if (cause.site != s_.primaries[unit]) words = std::string(h_.code(cause.site)) + ": " + words;
        return {cause.certain ? Icon::warning : Icon::question, d_.texts.kept(without_turns(words, plain_))};
    }

    const Hierarchy& h_;
    const Solution& s_;
    const Plan& plan_;
    Theme theme_;
    render::Diagram d_;
    std::vector<const PlanStep*> step_of_;  // of each unit, or null
    std::vector<std::uint32_t> repairs_of_; // units + 1 offsets into sorted_repairs_
    std::vector<const Preparation*> sorted_repairs_;
    std::string plain_;       // room for a text
    std::uint32_t today_ = 0; // its look; behind it are those of blocked and other units, before it waves
};

} // namespace

render::Diagram plan_picture(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                             const PictureSource& source, Theme theme) {
    return PlanPainter(hierarchy, solution, plan, source, theme).diagram();
}

} // namespace sitemode
