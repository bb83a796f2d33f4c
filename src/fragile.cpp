#include "src/fragile.h"

#include <algorithm>
#include <utility>

#include "graphs/draft.h"
#include "src/rules.h"

namespace sitemode {
namespace {

// A value that lets a rule block, from the rule table.
struct Spoiler {
    RuleIndex rule;
    Fact fact;
    std::string_view text;  // "pki=no"
    std::string_view value; // "no"
};

std::vector<Spoiler> all_spoilers() {
    std::vector<Spoiler> out;
    const auto rows = all_rules();
    for (std::size_t index = 0; index < rows.size(); ++index) {
        for (auto rest = rows[index].spoils; !rest.empty();) {
            const auto text = rest.substr(0, rest.find(' '));
            const auto equals = text.find('=');
            const auto fact = fact_named(text.substr(0, equals), FactOwner::site);
            if (fact) out.push_back({static_cast<RuleIndex>(index), *fact, text, text.substr(equals + 1)});
            rest.remove_prefix(std::min(text.size() + 1, rest.size()));
        }
    }
    return out;
}

bool is_question(const Solution& s, SiteIndex site, const Spoiler& spoiler) {
    for (const auto& cause : s.not_native(s.unit_of[site]))
        if (cause.site == site && cause.rule == spoiler.rule && cause.fact == spoiler.fact)
            return !cause.certain;
    return false;
}

// A site's cells, ordered by fact, with this one among them: in the place of the one that is there, if any.
void append_with(std::vector<Cell>& out, std::span<const Cell> cells, const Cell& spoiled) {
    auto at = cells.begin();
    for (; at != cells.end() && at->fact < spoiled.fact; ++at) out.push_back(*at);
    out.push_back(spoiled);
    if (at != cells.end() && at->fact == spoiled.fact) ++at;
    out.insert(out.end(), at, cells.end());
}

// The hierarchy where the fact has this value wherever the file gives it, or where it is a question.
Hierarchy spoiled(const Hierarchy& h, const Solution& s, const Spoiler& spoiler) {
    auto draft = h.as_draft();
    const auto value = parsed_value(spoiler.fact, spoiler.value, draft.texts).value_or(Value{});
    draft.cells.clear();
    for (SiteIndex site = 0; site < h.size(); ++site) {
        const auto before = draft.cells.size();
        if (h.cell(site, spoiler.fact) != nullptr || is_question(s, site, spoiler))
            append_with(draft.cells, h.cells(site), {.bits = value.bits, .fact = spoiler.fact});
        else
            draft.cells.insert(draft.cells.end(), h.cells(site).begin(), h.cells(site).end());
        draft.cell_counts[site] = static_cast<std::uint8_t>(draft.cells.size() - before);
    }
    return std::move(*built(std::move(draft)).hierarchy);
}

class Fragility {
public:
    Fragility(const Hierarchy& hierarchy, const Solution& solution)
        : h_(hierarchy), s_(solution), facts_(solution.unit_count()) {}

    std::vector<FragileUnit> units() && {
        for (const auto& spoiler : all_spoilers()) ask(spoiler);
        for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit) order_by_site(unit);
        const auto carries = measured();
        std::vector<FragileUnit> out;
        for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit)
            if (s_.feasible(unit, Mode::native))
                out.push_back({unit, carries[unit], std::move(facts_[unit])});
        std::stable_sort(out.begin(), out.end(), [](const FragileUnit& a, const FragileUnit& b) {
            if (a.carries.sites != b.carries.sites) return a.carries.sites > b.carries.sites;
            return a.carries.clients > b.carries.clients;
        });
        return out;
    }

private:
    // A site's blockers depend on its own facts alone, so all sites can be asked at once.
    void ask(const Spoiler& spoiler) {
        const auto other = spoiled(h_, s_, spoiler);
        const auto solution = solve(other, s_.options);
        for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit) {
            if (!s_.feasible(unit, Mode::native)) continue;
            for (const auto& cause : solution.not_native(unit)) {
                if (!cause.certain || cause.rule != spoiler.rule) continue;
                const Cause now{cause.site, spoiler.fact, spoiler.rule,
                                !is_question(s_, cause.site, spoiler)};
                facts_[unit].push_back({now, spoiler.text});
            }
        }
    }

    // The primary site first; its secondary sites follow as in the file.
    void order_by_site(UnitIndex unit) {
        const auto place = [&](const FragileFact& fact) {
            return fact.cause.site == s_.primaries[unit] ? 0 : std::uint64_t{1} + fact.cause.site;
        };
        std::stable_sort(facts_[unit].begin(), facts_[unit].end(),
                         [&](const FragileFact& a, const FragileFact& b) { return place(a) < place(b); });
    }

    std::vector<Carried> measured() const {
        std::vector<Carried> carries(s_.unit_count());
        for (auto at = s_.parents_first.rbegin(); at != s_.parents_first.rend(); ++at) {
            if (!s_.feasible(*at, Mode::native)) continue;
            carries[*at] += carried_by(h_, s_, *at);
            if (s_.parent[*at] != no_unit) carries[s_.parent[*at]] += carries[*at];
        }
        return carries;
    }

    const Hierarchy& h_;
    const Solution& s_;
    std::vector<std::vector<FragileFact>> facts_; // of each unit
};

} // namespace

std::vector<FragileUnit> fragile_units(const Hierarchy& hierarchy, const Solution& solution) {
    return Fragility(hierarchy, solution).units();
}

} // namespace sitemode
