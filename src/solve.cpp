#include "src/solve.h"

#include <array>
#include <bit>
#include <limits>

#include "src/rules.h"

namespace sitemode {
namespace {

struct AskedRule {
    RuleIndex rule;
    BlockerCheck check;
    FactSet facts;          // that it asks for
    bool asks_where_absent; // also a primary site that gives none of them
};

std::vector<AskedRule> rules_with(BlockerCheck RuleRow::*check) {
    std::vector<AskedRule> out;
    const auto rows = all_rules();
    for (std::size_t index = 0; index < rows.size(); ++index)
        if (const auto& row = rows[index]; row.*check != nullptr)
            out.push_back({static_cast<RuleIndex>(index), row.*check, row.asks,
                           row.if_unknown == IfUnknown::unconfirmed});
    return out;
}

FactSet facts_of(const std::vector<AskedRule>& rules) {
    FactSet facts = 0;
    for (const auto& asked : rules) facts |= asked.facts;
    return facts;
}

// A set of blockers, a bit for each of those asked.
using BlockerSet = std::uint32_t;
static_assert(most_blockers <= std::numeric_limits<BlockerSet>::digits);

// Of each fact the blockers that ask for it.
std::array<BlockerSet, fact_count> blockers_by_fact(const std::vector<AskedRule>& blockers) {
    std::array<BlockerSet, fact_count> out{};
    for (std::size_t at = 0; at < blockers.size(); ++at)
        for (FactSet left = blockers[at].facts; left != 0; left &= left - 1)
            out[static_cast<std::size_t>(std::countr_zero(left))] |= BlockerSet{1} << at;
    return out;
}

BlockerSet blockers_of_absent_facts(const std::vector<AskedRule>& blockers) {
    BlockerSet out = 0;
    for (std::size_t at = 0; at < blockers.size(); ++at)
        if (blockers[at].asks_where_absent) out |= BlockerSet{1} << at;
    return out;
}

constexpr FactSet decisions = bit(Fact::mode) | bit(Fact::require);

bool decides(const Hierarchy& h, SiteIndex site, Fact decision, Mode mode, const SolveOptions& options) {
    if (decision == Fact::mode && options.potential) return false;
    const auto decided = h.known(site, decision);
    return decided && *decided == static_cast<std::uint32_t>(mode);
}

class Solver {
public:
    Solver(const Hierarchy& hierarchy, SolveOptions options) : h_(hierarchy) { s_.options = options; }

    Solution solve() && {
        find_units();
        order_units();
        find_own_causes();
        propagate_down();
        propagate_up();
        return std::move(s_);
    }

private:
    // Which sites are primary no processor can guess: each is written down, and what is not one of those
    // wanted is overwritten by the next.
    void find_units() {
        const auto sites = static_cast<SiteIndex>(h_.size());
        s_.unit_of.resize(sites);
        s_.primaries.resize(sites);
        UnitIndex units = 0;
        for (SiteIndex site = 0; site < sites; ++site) {
            s_.unit_of[site] = units; // that of a secondary site comes below
            s_.primaries[units] = site;
            units += h_.is_primary(site) ? 1U : 0U;
        }
        s_.primaries.resize(units);
        find_secondaries();
    }

    void find_secondaries() {
        s_.first_secondary.assign(s_.unit_count() + 1, 0);
        s_.secondaries.resize(h_.size() - s_.unit_count() + 1);
        std::uint32_t found = 0;
        for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit) {
            for (const auto child : h_.children(s_.primaries[unit])) {
                const bool is_secondary = h_.is_secondary(child);
                s_.secondaries[found] = child;
                found += is_secondary ? 1U : 0U;
                s_.unit_of[child] = is_secondary ? unit : s_.unit_of[child];
            }
            s_.first_secondary[unit + 1] = found;
        }
        s_.secondaries.resize(found);
    }

    void order_units() {
        s_.parents_first.resize(h_.size());
        UnitIndex found = 0;
        for (const auto site : h_.parents_first()) {
            s_.parents_first[found] = s_.unit_of[site];
            found += h_.is_primary(site) ? 1U : 0U;
        }
        s_.parents_first.resize(found);
        s_.parent.reserve(s_.unit_count());
        for (const auto site : s_.primaries)
            s_.parent.push_back(h_.is_central(site) ? no_unit : s_.unit_of[h_.parent(site)]);
    }

    AskedSite asked(SiteIndex site, UnitIndex unit) const {
        AskedSite out{h_, site};
        out.native_ready = h_.yes_no(site, Fact::native_ready) == Answer::yes;
        out.no_clients = h_.known(site, Fact::clients) == std::optional<std::uint32_t>(0);
        out.declared_native = decides(h_, s_.primaries[unit], Fact::mode, Mode::native, s_.options);
        out.has_secondaries = !s_.secondaries_of(unit).empty();
        out.review_date = review_date_;
        return out;
    }

    void find_own_causes() {
        if (const auto* date = h_.cell(Fact::date)) review_date_ = date->bits;
        s_.units.resize(s_.unit_count());
        s_.first_not_native.assign(1, 0);
        s_.first_not_mixed.assign(1, 0);
        for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit) {
            add_causes(s_.primaries[unit], unit);
            for (const auto site : s_.secondaries_of(unit))
                if ((h_.given(site) & that_count_) != 0) add_causes(site, unit);
            s_.first_not_native.push_back(static_cast<std::uint32_t>(s_.not_native_causes.size()));
            s_.first_not_mixed.push_back(static_cast<std::uint32_t>(s_.not_mixed_causes.size()));
        }
    }

    // Rules in the order of their codes, decisions last.
    void add_causes(SiteIndex site, UnitIndex unit) {
        const auto given = h_.given(site);
        const auto view = asked(site, unit);
        const bool may_ask = h_.is_primary(site);
        add_blockers(view, given, may_ask && !view.native_ready && !view.declared_native, unit);
        if ((given & facts_of_demands_) != 0) add_demands(view, unit);
        if ((given & decisions) != 0) add_decisions(site, unit);
    }

    // `asks_where_absent`: facts that the site does not give raise questions, too.
    void add_blockers(const AskedSite& view, FactSet given, bool asks_where_absent, UnitIndex unit) {
        BlockerSet asked = asks_where_absent ? blockers_of_absent_facts_ : 0;
        for (FactSet left = given & facts_of_blockers_; left != 0; left &= left - 1)
            asked |= blockers_by_fact_[static_cast<std::size_t>(std::countr_zero(left))];
        for (; asked != 0; asked &= asked - 1) {
            const auto& blocker = blockers_[static_cast<std::size_t>(std::countr_zero(asked))];
            add_blocks(blocker.rule, blocker.check(view), view.site, s_.units[unit]);
        }
    }

    void add_demands(const AskedSite& view, UnitIndex unit) {
        for (const auto& demand : demands_) {
            const auto found = demand.check(view);
            for (std::uint8_t i = 0; i < found.count; ++i)
                add_not_mixed({view.site, found.items[i].fact, demand.rule}, s_.units[unit]);
        }
    }

    void add_decisions(SiteIndex site, UnitIndex unit) {
        auto& state = s_.units[unit];
        for (const auto decision : {Fact::mode, Fact::require}) {
            if (decides(h_, site, decision, Mode::mixed, s_.options)) add_not_native({site, decision}, state);
            if (decides(h_, site, decision, Mode::native, s_.options)) add_not_mixed({site, decision}, state);
        }
    }

    void add_blocks(RuleIndex rule, const Blocks& found, SiteIndex site, Solution::UnitState& state) {
        for (std::uint8_t i = 0; i < found.count; ++i) {
            const bool certain = found.items[i].certain || s_.options.unknown == Unknown::block;
            if (!certain && s_.options.unknown == Unknown::clear) continue;
            add_not_native({site, found.items[i].fact, rule, certain}, state);
        }
    }

    void add_not_native(const Cause& cause, Solution::UnitState& state) {
        s_.not_native_causes.push_back(cause);
        (cause.certain ? state.own_certain : state.own_question) = true;
    }

    void add_not_mixed(const Cause& cause, Solution::UnitState& state) {
        s_.not_mixed_causes.push_back(cause);
        state.own_native = true;
    }

    // M and U spread to all units below (SM202).
    void propagate_down() {
        s_.above.assign(s_.unit_count(), no_unit);
        for (const auto unit : s_.parents_first) {
            auto& state = s_.units[unit];
            const auto above = s_.parent[unit];
            const auto over = above == no_unit ? Solution::UnitState{} : s_.units[above];
            state.forced_mixed = state.own_certain || over.forced_mixed;
            state.perhaps_mixed = !state.forced_mixed && (state.own_question || over.perhaps_mixed);
            if (above != no_unit)
                s_.above[unit] = over.own_certain || over.own_question ? above : s_.above[above];
        }
    }

    // N spreads to all units above.
    void propagate_up() {
        for (auto at = s_.parents_first.rbegin(); at != s_.parents_first.rend(); ++at) {
            auto& state = s_.units[*at];
            state.forced_native = state.forced_native || state.own_native;
            if (state.forced_native && s_.parent[*at] != no_unit)
                s_.units[s_.parent[*at]].forced_native = true;
        }
    }

    const Hierarchy& h_;
    Solution s_;
    std::uint32_t review_date_ = 0;
    std::vector<AskedRule> blockers_ = rules_with(&RuleRow::blocks);
    std::vector<AskedRule> demands_ = rules_with(&RuleRow::demands);
    std::array<BlockerSet, fact_count> blockers_by_fact_ = blockers_by_fact(blockers_);
    BlockerSet blockers_of_absent_facts_ = blockers_of_absent_facts(blockers_);
    FactSet facts_of_blockers_ = facts_of(blockers_), facts_of_demands_ = facts_of(demands_);
    FactSet that_count_ = facts_of_blockers_ | facts_of_demands_ | decisions;
};

} // namespace

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::native:
        return "native";
    case Verdict::mixed:
        return "mixed";
    case Verdict::open:
        return "open";
    case Verdict::conflict:
        return "conflict";
    }
    return "";
}

std::string_view name_of(Mode mode) {
    return mode == Mode::native ? "native" : "mixed";
}

bool Solution::feasible(UnitIndex unit, Mode mode) const {
    const auto verdict_here = verdict(unit);
    if (verdict_here == Verdict::open) return true;
    return verdict_here == (mode == Mode::native ? Verdict::native : Verdict::mixed);
}

Solution solve(const Hierarchy& hierarchy, SolveOptions options) {
    return Solver(hierarchy, options).solve();
}

std::vector<Cause> path_causes_not_native(const Solution& solution, UnitIndex unit, bool certain_only) {
    std::vector<UnitIndex> path{unit};
    while (solution.above[path.back()] != no_unit) path.push_back(solution.above[path.back()]);
    std::vector<Cause> causes;
    for (auto at = path.rbegin(); at != path.rend(); ++at)
        for (const auto& cause : solution.not_native(*at))
            if (cause.certain || !certain_only) causes.push_back(cause);
    return causes;
}

std::vector<Cause> subtree_causes_not_mixed(const Hierarchy& hierarchy, const Solution& solution,
                                            UnitIndex unit) {
    std::vector<Cause> causes;
    std::vector<UnitIndex> queue{unit}; // level by level
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const auto own = solution.not_mixed(queue[next]);
        causes.insert(causes.end(), own.begin(), own.end());
        for (const auto child : hierarchy.children(solution.primaries[queue[next]]))
            if (hierarchy.is_primary(child) && solution.units[solution.unit_of[child]].forced_native)
                queue.push_back(solution.unit_of[child]);
    }
    return causes;
}

} // namespace sitemode
