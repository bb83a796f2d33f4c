// The main reason of each verdict (rulebook, section 3, number 5), for all units at once in linear time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode {

// For each unit the causes that a reader should see first. They point into the solution they were made from.
class MainReasons {
public:
    explicit MainReasons(const Solution& solution);

    // The first certain cause of M on the way from the central site down, or null where the unit is not in M.
    const Cause* not_native(UnitIndex unit) const {
        return at(not_native_, unit, solution_->not_native_causes);
    }
    // The nearest cause of N in the unit or below it, or null where the unit is not in N.
    const Cause* not_mixed(UnitIndex unit) const { return at(not_mixed_, unit, solution_->not_mixed_causes); }
    // The first question on the way from the central site down, or null where the unit is not in U.
    const Cause* question(UnitIndex unit) const { return at(question_, unit, solution_->not_native_causes); }
    // The main reason: of a mixed unit not_native, of a native one not_mixed, of a conflict not_native, of an
    // open one its question; null where nothing decides.
    const Cause* main(UnitIndex unit) const;
    // In words, with sites: "12 SMS 2003 clients at LON"; a conflict names both its reasons; "" where nothing
    // decides.
    std::string words(const Hierarchy& hierarchy, UnitIndex unit) const;

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;
    static const Cause* at(const std::vector<std::uint32_t>& which, UnitIndex unit,
                           const std::vector<Cause>& causes) {
        return which[unit] == none ? nullptr : &causes[which[unit]];
    }
    void find_downwards();
    void find_upwards();

    const Solution* solution_;
    std::vector<std::uint32_t> not_native_, not_mixed_, question_;
};

} // namespace sitemode
