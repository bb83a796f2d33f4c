#include "src/budget.h"

#include <algorithm>

#include "src/rules.h"

namespace sitemode {
namespace {

constexpr std::uint32_t none = 0xFFFF'FFFF;

// The removals that a unit needs, in file order.
std::vector<Removal> needed_removals(const Solution& s, UnitIndex unit) {
    std::vector<Removal> needed;
    for (const auto& cause : s.not_native(unit)) {
        const Removal removal{cause.site, cause.rule};
        if (!cause.certain || cause.rule == no_rule) continue;
        if (needed.empty() || needed.back() != removal) needed.push_back(removal); // both facts of SM302
    }
    std::sort(needed.begin(), needed.end(), [](const Removal& a, const Removal& b) {
        return a.site != b.site ? a.site < b.site : a.rule < b.rule;
    });
    return needed;
}

bool has_obstacle(const Solution& s, UnitIndex unit) {
    const auto causes = s.not_native(unit);
    return std::any_of(causes.begin(), causes.end(), is_beyond_plans);
}

// A unit that needs removals, with all units that become native with it at no further cost.
struct Bundle {
    std::uint32_t above = none; // the bundle that must be taken before it
    std::uint32_t cost = 0;
    std::uint32_t size = 1; // bundles in its subtree, itself included
    SiteIndex first_site = no_site;
    std::uint64_t value = 0;
};

class Knapsack {
public:
    Knapsack(const Hierarchy& hierarchy, const Solution& solution, Measure measure,
             const std::vector<bool>& asked)
        : h_(hierarchy), s_(solution), measure_(measure), asked_(asked) {
        find_bundles();
        order_bundles();
    }

    std::optional<BestRemovals> best(std::size_t budget) {
        budget_ = std::min(budget, total_cost_);
        if ((budget_ + 1) > most_cells / (order_.size() + 1)) return std::nullopt;
        fill_table();
        return chosen();
    }

private:
    // The best that can be done with the bundles from one position on: `taken` is the first one taken.
    struct Cell {
        std::uint64_t value = 0;
        std::uint32_t removals = 0;
        std::uint32_t taken = none;
        SiteIndex first_site = no_site; // the smallest of all bundles taken
    };

    Reach reach_of(UnitIndex unit) const {
        return {1 + s_.secondaries_of(unit).size(), h_.known(s_.primaries[unit], Fact::clients).value_or(0)};
    }

    std::uint64_t value_of(UnitIndex unit) const {
        const auto reach = reach_of(unit);
        return measure_ == Measure::sites ? reach.sites : reach.clients;
    }

    // Units that nothing stands against belong to the bundle above them; `none` is the bundle of those that
    // can be native already.
    void find_bundles() {
        can_be_freed_.assign(s_.unit_count(), false);
        bundle_of_.assign(s_.unit_count(), none);
        for (const auto unit : s_.parents_first) {
            const auto parent = s_.parent[unit];
            const bool parent_can = parent == no_unit || can_be_freed_[parent];
            can_be_freed_[unit] = asked_[unit] && parent_can && !has_obstacle(s_, unit);
            if (!can_be_freed_[unit]) continue;
            if (parent != no_unit) bundle_of_[unit] = bundle_of_[parent];
            const auto needed = needed_removals(s_, unit);
            if (!needed.empty()) add_bundle(unit, needed);
            if (bundle_of_[unit] != none) bundles_[bundle_of_[unit]].value += value_of(unit);
        }
    }

    void add_bundle(UnitIndex unit, const std::vector<Removal>& needed) {
        Bundle bundle;
        bundle.above = bundle_of_[unit];
        bundle.cost = static_cast<std::uint32_t>(needed.size());
        bundle.first_site = needed.front().site;
        total_cost_ += bundle.cost;
        bundle_of_[unit] = static_cast<std::uint32_t>(bundles_.size());
        bundles_.push_back(bundle);
    }

    // Depth first: behind each bundle those below it. They were found parents first.
    void order_bundles() {
        for (auto at = bundles_.rbegin(); at != bundles_.rend(); ++at)
            if (at->above != none) bundles_[at->above].size += at->size;
        order_.resize(bundles_.size());
        std::vector<std::uint32_t> next(bundles_.size()); // free position below each
        std::uint32_t next_at_top = 0;
        for (std::uint32_t i = 0; i < bundles_.size(); ++i) {
            auto& free = bundles_[i].above == none ? next_at_top : next[bundles_[i].above];
            order_[free] = i;
            next[i] = free + 1;
            free += bundles_[i].size;
        }
    }

    const Bundle& bundle_at(std::size_t position) const { return bundles_[order_[position]]; }
    const Cell& cell(std::size_t position, std::size_t budget) const {
        return table_[position * (budget_ + 1) + budget];
    }

    void fill_table() {
        table_.assign((order_.size() + 1) * (budget_ + 1), Cell());
        for (auto position = order_.size(); position-- > 0;) {
            const auto& bundle = bundle_at(position);
            for (std::size_t budget = 0; budget <= budget_; ++budget) {
                const auto& left_out = cell(position + bundle.size, budget);
                auto& best = table_[position * (budget_ + 1) + budget];
                best = left_out;
                if (bundle.cost > budget) continue;
                const auto& rest = cell(position + 1, budget - bundle.cost);
                const Cell taken{rest.value + bundle.value, rest.removals + bundle.cost,
                                 static_cast<std::uint32_t>(position),
                                 std::min(rest.first_site, bundle.first_site)};
                if (is_better(taken, left_out, budget)) best = taken;
            }
        }
    }

    bool is_better(const Cell& a, const Cell& b, std::size_t budget) const {
        if (a.value != b.value) return a.value > b.value;
        if (a.removals != b.removals) return a.removals < b.removals;
        if (a.first_site != b.first_site) return a.first_site < b.first_site;
        return first_sites(a, budget) < first_sites(b, budget);
    }

    // Positions of the bundles that are taken, from a cell on.
    std::vector<std::uint32_t> taken_from(Cell at, std::size_t budget) const {
        std::vector<std::uint32_t> positions;
        while (at.taken != none) {
            positions.push_back(at.taken);
            budget -= bundle_at(at.taken).cost;
            at = cell(at.taken + 1, budget);
        }
        return positions;
    }

    // Where two sets of equal cost first differ, the smaller site is the first removal that only one has.
    std::vector<SiteIndex> first_sites(const Cell& from, std::size_t budget) const {
        std::vector<SiteIndex> sites;
        for (const auto position : taken_from(from, budget)) sites.push_back(bundle_at(position).first_site);
        std::sort(sites.begin(), sites.end());
        return sites;
    }

    BestRemovals chosen() const {
        std::vector<bool> is_taken(bundles_.size(), false);
        for (const auto position : taken_from(cell(0, budget_), budget_)) is_taken[order_[position]] = true;
        BestRemovals out;
        out.freed.assign(s_.unit_count(), false);
        for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit) {
            const auto bundle = bundle_of_[unit];
            if (!can_be_freed_[unit] || (bundle != none && !is_taken[bundle])) continue;
            out.freed[unit] = true;
            add(out.after, reach_of(unit));
            if (bundle == none) add(out.before, reach_of(unit));
            const auto needed = needed_removals(s_, unit);
            out.removals.insert(out.removals.end(), needed.begin(), needed.end());
        }
        std::sort(out.removals.begin(), out.removals.end(), [](const Removal& a, const Removal& b) {
            return a.site != b.site ? a.site < b.site : a.rule < b.rule;
        });
        return out;
    }

    static void add(Reach& sum, const Reach& more) {
        sum.sites += more.sites;
        sum.clients += more.clients;
    }

    const Hierarchy& h_;
    const Solution& s_;
    Measure measure_;
    const std::vector<bool>& asked_;
    std::vector<bool> can_be_freed_;       // of each unit: nothing but blockers stands against it
    std::vector<std::uint32_t> bundle_of_; // of each unit that can be freed
    std::vector<Bundle> bundles_;
    std::vector<std::uint32_t> order_; // bundles, depth first
    std::size_t total_cost_ = 0, budget_ = 0;
    std::vector<Cell> table_; // by position, then budget
};

} // namespace

bool is_beyond_plans(const Cause& cause) {
    if (!cause.certain) return false;
    return cause.rule == no_rule ? cause.fact == Fact::require : rule(cause.rule).mend.empty();
}

std::optional<BestRemovals> best_removals(const Hierarchy& hierarchy, const Solution& solution,
                                          std::size_t budget, Measure measure,
                                          const std::vector<bool>& asked) {
    return Knapsack(hierarchy, solution, measure, asked).best(budget);
}

} // namespace sitemode
