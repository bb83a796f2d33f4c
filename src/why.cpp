#include "src/why.h"

#include <algorithm>

#include "src/edit.h"
#include "src/rules.h"

namespace sitemode {
namespace {

std::vector<Cause> certain_ones(const std::vector<Cause>& causes, bool certain) {
    std::vector<Cause> out;
    for (const auto& cause : causes)
        if (cause.certain == certain) out.push_back(cause);
    return out;
}

std::vector<Cause> causes_against(const Hierarchy& h, const Solution& s, UnitIndex unit, Mode mode) {
    return mode == Mode::native ? path_causes_not_native(s, unit, true)
                                : subtree_causes_not_mixed(h, s, unit);
}

// Units that stay in M when the causes on the way down to `unit` are gone.
std::vector<bool> kept_mixed(const Solution& s, UnitIndex unit) {
    std::vector<bool> on_the_way(s.unit_count(), false), kept(s.unit_count(), false);
    for (auto at = unit; at != no_unit; at = s.parent[at]) on_the_way[at] = true;
    for (const auto at : s.parents_first) {
        const bool above = s.parent[at] != no_unit && kept[s.parent[at]];
        kept[at] = above || (s.units[at].own_certain && !on_the_way[at]);
    }
    return kept;
}

// Units that stay in N when the causes in `unit` and below it are gone.
std::vector<bool> kept_native(const Solution& s, UnitIndex unit) {
    std::vector<bool> below(s.unit_count(), false), kept(s.unit_count(), false);
    for (const auto at : s.parents_first)
        below[at] = at == unit || (s.parent[at] != no_unit && below[s.parent[at]]);
    for (auto at = s.parents_first.rbegin(); at != s.parents_first.rend(); ++at) {
        if (s.units[*at].own_native && !below[*at]) kept[*at] = true;
        if (kept[*at] && s.parent[*at] != no_unit) kept[s.parent[*at]] = true;
    }
    return kept;
}

void add_freed(const Hierarchy& h, const Solution& s, ModeAnswer& answer) {
    const auto own = s.unit_of[answer.site];
    const bool native = answer.mode == Mode::native;
    const auto kept = native ? kept_mixed(s, own) : kept_native(s, own);
    const auto is_freed = [&](UnitIndex unit) {
        const auto& state = s.units[unit];
        return (native ? state.forced_mixed : state.forced_native) && !kept[unit];
    };
    for (SiteIndex site = 0; site < h.size(); ++site)
        if (site != answer.site && is_freed(s.unit_of[site])) answer.freed.push_back(site);
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit)
        if (is_freed(unit)) answer.freed_clients += carried_by(h, s, unit).clients;
}

} // namespace

ModeAnswer answer_for(const Hierarchy& hierarchy, const Solution& solution, SiteIndex site, Mode mode) {
    const auto unit = solution.unit_of[site];
    ModeAnswer answer{.site = site, .mode = mode};
    answer.possible = solution.feasible(unit, mode);
    answer.forced = answer.possible && !solution.feasible(unit, other_than(mode));
    answer.against = causes_against(hierarchy, solution, unit, mode);
    if (mode == Mode::native)
        answer.open = certain_ones(path_causes_not_native(solution, unit, false), false);
    if (answer.forced) answer.forced_by = causes_against(hierarchy, solution, unit, other_than(mode));
    if (!answer.against.empty()) add_freed(hierarchy, solution, answer);
    return answer;
}

Mode first_to_explain(const Solution& solution, SiteIndex site) {
    return solution.verdict(solution.unit_of[site]) == Verdict::native ? Mode::mixed : Mode::native;
}

std::vector<Step> way_to(const Hierarchy& hierarchy, const Cause& cause, SiteIndex site, Mode ruled_out) {
    std::vector<Step> steps{{Step::Kind::fact, no_site, cause.site}};
    if (cause.site == site) return steps;
    const auto first = hierarchy.unit(cause.site), last = hierarchy.unit(site);
    if (first != cause.site) steps.push_back({Step::Kind::to_primary, cause.site, first});
    if (ruled_out == Mode::native) {
        const auto before = static_cast<std::ptrdiff_t>(steps.size());
        for (auto at = last; at != first; at = hierarchy.parent(at))
            steps.push_back({Step::Kind::down, hierarchy.parent(at), at});
        std::reverse(steps.begin() + before, steps.end());
    } else {
        for (auto at = first; at != last; at = hierarchy.parent(at))
            steps.push_back({Step::Kind::up, at, hierarchy.parent(at)});
    }
    if (last != site) steps.push_back({Step::Kind::to_secondary, last, site});
    return steps;
}

std::optional<std::string> remedy(const Hierarchy& hierarchy, const Mends& mends, const Cause& cause) {
    if (cause.rule != no_rule)
        return rule(cause.rule).demands == nullptr ? mends.mend(cause) : demand_edit(hierarchy, cause);
    Edit edit;
    edit.site = hierarchy.code(cause.site);
    edit.facts.push_back({std::string(name_of(cause.fact)), "", 0});
    return written(edit);
}

Carried carried_by(const Hierarchy& hierarchy, const Solution& solution, UnitIndex unit) {
    return {1 + solution.secondaries_of(unit).size(),
            hierarchy.known(solution.primaries[unit], Fact::clients).value_or(0)};
}

std::vector<BlockedUnit> blocked_units(const Hierarchy& hierarchy, const Solution& solution) {
    const auto& s = solution;
    std::vector<Carried> freed(s.unit_count()), below(s.unit_count());
    std::vector<UnitIndex> only(s.unit_count(), no_unit); // the one blocked unit from the top to here
    std::vector<bool> several(s.unit_count(), false);
    for (const auto unit : s.parents_first) {
        const auto above = s.parent[unit];
        if (above != no_unit) {
            only[unit] = only[above];
            several[unit] = several[above];
        }
        if (s.units[unit].own_certain) {
            several[unit] = only[unit] != no_unit;
            only[unit] = unit;
        }
        below[unit] = carried_by(hierarchy, s, unit);
        if (only[unit] != no_unit && !several[unit]) freed[only[unit]] += below[unit];
    }
    std::vector<BlockedUnit> out;
    for (auto at = s.parents_first.rbegin(); at != s.parents_first.rend(); ++at)
        if (s.parent[*at] != no_unit) below[s.parent[*at]] += below[*at];
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit) {
        if (!s.units[unit].own_certain) continue;
        const auto causes = s.not_native(unit);
        const auto certain =
            std::count_if(causes.begin(), causes.end(), [](const Cause& cause) { return cause.certain; });
        out.push_back({unit, freed[unit], below[unit], certain == 1});
    }
    std::stable_sort(out.begin(), out.end(), [](const BlockedUnit& a, const BlockedUnit& b) {
        if (a.freed.sites != b.freed.sites) return a.freed.sites > b.freed.sites;
        if (a.freed.clients != b.freed.clients) return a.freed.clients > b.freed.clients;
        if (a.ruled_out.sites != b.ruled_out.sites) return a.ruled_out.sites > b.ruled_out.sites;
        return a.ruled_out.clients > b.ruled_out.clients;
    });
    return out;
}

Carried native_capable(const Hierarchy& hierarchy, const Solution& solution) {
    Carried all;
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit)
        if (solution.feasible(unit, Mode::native)) all += carried_by(hierarchy, solution, unit);
    return all;
}

} // namespace sitemode
