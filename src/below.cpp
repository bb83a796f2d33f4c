#include "src/below.h"

#include <algorithm>
#include <string>
#include <vector>

#include "src/words.h"

namespace sitemode {
namespace {

using render::Icon;

// The units from which a unit is mixed: itself, or the nearest above with causes of its own.
std::vector<UnitIndex> culprits_above(const Solution& solution) {
    std::vector<UnitIndex> culprit(solution.unit_count(), no_unit);
    for (const auto unit : solution.parents_first) {
        const auto above = solution.parent[unit];
        if (solution.units[unit].own_certain)
            culprit[unit] = unit;
        else if (above != no_unit)
            culprit[unit] = culprit[above];
    }
    return culprit;
}

// What is below a unit: how many aren't mixed, and which unit blocks, if one does.
struct Below {
    std::size_t free_sites = 0;
    std::size_t culprits = 0;
    UnitIndex culprit = no_unit;
};

void add_below(Below& all, const Below& more) {
    all.free_sites += more.free_sites;
    all.culprits += more.culprits;
    if (more.culprit != no_unit) all.culprit = more.culprit;
}

std::vector<Below> belows(const Solution& solution) {
    std::vector<Below> all(solution.unit_count());
    for (auto i = solution.unit_count(); i-- > 0;) {
        const auto unit = solution.parents_first[i];
        const auto above = solution.parent[unit];
        const auto secondaries = solution.secondaries_of(unit).size();
        const bool is_mixed = solution.verdict(unit) == Verdict::mixed;
        if (!is_mixed) all[unit].free_sites += secondaries;
        if (above == no_unit) continue;
        add_below(all[above], all[unit]);
        if (!is_mixed) ++all[above].free_sites;
        if (!solution.units[unit].own_certain) continue;
        ++all[above].culprits;
        all[above].culprit = unit;
    }
    return all;
}

// The first thing that a card says of what blocks it.
render::Text reason_on(const render::Diagram& diagram, const render::Card& card) {
    for (std::uint32_t i = 0; i < card.notes; ++i)
        if (const auto& note = diagram.notes[card.first_note + i]; note.icon == Icon::warning)
            return note.text;
    return {};
}

std::string because_of(std::string_view culprit, std::string_view reason) {
    return std::string("because of ").append(culprit).append(": ").append(reason);
}

// How the sites of a subtree switch.
struct Switches {
    std::size_t sites = 0, switching = 0, blocked = 0;
    std::uint32_t first = 0, last = 0; // waves; 0: none
};

void add_switches(Switches& all, const Switches& more) {
    all.sites += more.sites;
    all.switching += more.switching;
    all.blocked += more.blocked;
    if (more.first > 0) all.first = all.first == 0 ? more.first : std::min(all.first, more.first);
    all.last = std::max(all.last, more.last);
}

std::string switching_words(const Switches& below) {
    const bool is_one = below.switching == 1;
    std::string words = below.switching < below.sites ? with_thousands(below.switching) + " "
                        : is_one                      ? ""
                                                      : "all ";
    words += is_one ? "switches in wave" : "switch in wave";
    if (below.first == below.last) return words + " " + std::to_string(below.first);
    return words + "s " + std::to_string(below.first) + " to " + std::to_string(below.last);
}

std::string words_of(const Switches& below) {
    std::string parts;
    if (below.switching > 0) parts = switching_words(below);
    if (below.blocked > 0)
        parts += (parts.empty() ? "" : ", ") + with_thousands(below.blocked) + " can't be reached";
    return counted(below.sites, "site") + (parts.empty() ? "" : ": ") + parts;
}

// Sites that neither switch nor are held back only count.
constexpr render::Kinds switching_kinds{"site", "sites", {"switch", "can't be reached", ""}};

render::Counts counts_of(const Switches& below) {
    const auto count = [](std::size_t sites) { return static_cast<std::uint32_t>(sites); };
    return {count(below.switching), count(below.blocked),
            count(below.sites - below.switching - below.blocked)};
}

std::uint8_t counted_as(const Switches& unit) {
    return unit.switching > 0 ? 0 : unit.blocked > 0 ? 1 : 2;
}

} // namespace

void name_culprits_below(render::Diagram& diagram, const Hierarchy& hierarchy, const Solution& solution) {
    std::vector<std::uint32_t> card_of(solution.unit_count(), 0);
    for (std::uint32_t card = 0; card < solution.unit_count(); ++card)
        card_of[solution.parents_first[card]] = card;
    const auto above = culprits_above(solution);
    const auto below = belows(solution);
    for (const auto unit : solution.parents_first) {
        auto& card = diagram.below[card_of[unit]];
        if (card.words.empty()) continue;
        const auto verdict = solution.verdict(unit);
        const bool is_held = verdict == Verdict::mixed || verdict == Verdict::conflict;
        const bool has_one = below[unit].free_sites == 0 && below[unit].culprits == 1;
        const auto culprit = is_held ? above[unit] : has_one ? below[unit].culprit : no_unit;
        if (culprit == no_unit || culprit == unit) continue; // its own notes say that
        const auto reason = reason_on(diagram, diagram.cards[card_of[culprit]]);
        if (reason.empty()) continue;
        card.note = {Icon::none,
                     diagram.texts.kept(because_of(hierarchy.code(solution.primaries[culprit]), reason))};
    }
}

void count_changes_below(render::Diagram& diagram) {
    std::vector<std::size_t> changes(diagram.cards.size(), 0);
    std::vector<std::uint32_t> parent(diagram.cards.size(), 0);
    std::vector<bool> has_parent(diagram.cards.size(), false);
    for (const auto& link : diagram.links) {
        parent[link.to] = link.from;
        has_parent[link.to] = true;
    }
    diagram.below.resize(diagram.cards.size());
    // Every card stands behind its parent.
    for (auto i = diagram.cards.size(); i-- > 0;) {
        const auto& card = diagram.cards[i];
        if (changes[i] > 0) {
            auto& below = diagram.below[i];
            below.note = {Icon::change,
                          diagram.texts.kept(counted(changes[i], "unit changes", "units change"))};
            if (below.words.empty()) below.words = "what is gone";
        }
        const bool is_gone = card.sign == "×";
        if (has_parent[i]) changes[parent[i]] += changes[i] + (card.is_marked || is_gone ? 1U : 0U);
    }
}

void count_waves_below(render::Diagram& diagram, const Solution& solution, const Plan& plan) {
    diagram.below.resize(diagram.cards.size());
    diagram.kinds = switching_kinds;
    std::vector<std::uint32_t> wave(solution.unit_count(), 0);
    for (const auto& step : plan.steps) wave[step.unit] = static_cast<std::uint32_t>(step.wave);
    std::vector<Switches> all(solution.unit_count());
    for (auto i = solution.unit_count(); i-- > 0;) {
        const auto unit = solution.parents_first[i];
        const auto of_unit = [&](std::size_t sites) {
            const bool switches = wave[unit] > 0;
            const bool is_blocked = !switches && plan.is_blocked[unit];
            return Switches{sites, switches ? sites : 0, is_blocked ? sites : 0, wave[unit], wave[unit]};
        };
        if (const auto secondaries = solution.secondaries_of(unit).size(); secondaries > 0)
            add_switches(all[unit], of_unit(secondaries));
        if (all[unit].sites > 0) diagram.below[i].words = diagram.texts.kept(words_of(all[unit]));
        const auto itself = of_unit(1);
        diagram.below[i].kind = counted_as(itself);
        add_switches(all[unit], itself);
        diagram.below[i].counts = counts_of(all[unit]);
        if (const auto above = solution.parent[unit]; above != no_unit) add_switches(all[above], all[unit]);
    }
}

} // namespace sitemode
