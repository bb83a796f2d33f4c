// What the advice asks of whole hierarchies: the trees of a file, and which site system roles stand in them.
#pragma once

#include <cstdint>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode {

// The trees of a file, each with a central site at its top, and the roles of their units. Made once for all
// rules, in linear time. Speaks of units by their indices; one made of nothing must not be asked.
class Trees {
public:
    Trees() = default;
    Trees(const Hierarchy& hierarchy, const Solution& solution);

    std::size_t size() const { return trees_.size(); }
    // A tree's number: the order of the central sites in the file.
    std::uint32_t of(UnitIndex unit) const { return units_[unit].tree; }
    SiteIndex central_site(std::uint32_t tree) const { return trees_[tree].central_site; }
    // True where native and mixed sites stand side by side, by verdict.
    bool is_transitional(std::uint32_t tree) const {
        return trees_[tree].any_native && trees_[tree].any_mixed;
    }

    // The known roles of the unit's sites, taken together.
    RoleSet roles(UnitIndex unit) const { return units_[unit].roles; }
    // True where the primary site states its roles, and no secondary site gives them as unknown: a secondary
    // site that says nothing is taken to have none.
    bool roles_known(UnitIndex unit) const { return units_[unit].roles_known; }
    // The same for all units of the unit's tree.
    RoleSet roles_of_tree(UnitIndex unit) const { return trees_[of(unit)].roles; }
    bool all_roles_known(UnitIndex unit) const { return trees_[of(unit)].roles_known; }

private:
    struct Unit {
        std::uint32_t tree = 0;
        RoleSet roles = 0;
        bool roles_known = false;
    };
    struct Tree {
        SiteIndex central_site = no_site;
        RoleSet roles = 0;
        bool roles_known = true;
        bool any_native = false, any_mixed = false;
    };
    std::vector<Unit> units_;
    std::vector<Tree> trees_;
};

} // namespace sitemode
