#include "src/budget.h"

#include <algorithm>

#include "src/budget_table.h"
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

    std::optional<BestRemovals> best(std::size_t budget) const {
        budget = std::min(budget, total_cost_);
        if ((budget + 1) > most_cells / (order_.size() + 1)) return std::nullopt;
        return removals_with(best_items(items(), budget));
    }

private:
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

    // The bundles, depth first.
    std::vector<TableItem> items() const {
        std::vector<std::uint32_t> numbers(bundles_.size());
        for (std::uint32_t at = 0; at < order_.size(); ++at) numbers[order_[at]] = at;
        std::vector<TableItem> out;
        out.reserve(order_.size());
        for (const auto number : order_) {
            const auto& bundle = bundles_[number];
            const auto above = bundle.above == none ? no_item : numbers[bundle.above];
            out.push_back({above, bundle.size, bundle.cost, bundle.value, bundle.first_site});
        }
        return out;
    }

    BestRemovals removals_with(const std::vector<bool>& taken_items) const {
        std::vector<bool> is_taken(bundles_.size(), false);
        for (std::size_t at = 0; at < order_.size(); ++at) is_taken[order_[at]] = taken_items[at];
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
    std::size_t total_cost_ = 0;
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
