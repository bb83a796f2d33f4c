#include "src/trees.h"

namespace sitemode {

Trees::Trees(const Hierarchy& hierarchy, const Solution& solution) : units_(solution.unit_count()) {
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
        auto& own = units_[unit];
        const auto primary = solution.primaries[unit];
        own.roles = hierarchy.known(primary, Fact::roles).value_or(0);
        own.roles_known = hierarchy.known(primary, Fact::roles).has_value();
        for (const auto site : solution.secondaries_of(unit)) {
            own.roles |= hierarchy.known(site, Fact::roles).value_or(0);
            if (hierarchy.is_unknown(site, Fact::roles)) own.roles_known = false;
        }
        if (!hierarchy.is_central(primary)) continue;
        own.tree = static_cast<std::uint32_t>(trees_.size());
        trees_.push_back({.central_site = primary});
    }
    for (const auto unit : solution.parents_first) {
        auto& own = units_[unit];
        if (solution.parent[unit] != no_unit) own.tree = units_[solution.parent[unit]].tree;
        auto& tree = trees_[own.tree];
        tree.roles |= own.roles;
        tree.roles_known = tree.roles_known && own.roles_known;
        tree.any_native = tree.any_native || solution.verdict(unit) == Verdict::native;
        tree.any_mixed = tree.any_mixed || solution.verdict(unit) == Verdict::mixed;
    }
}

} // namespace sitemode
