#include "tests/oracles/brute_force.h"

#include <cassert>

namespace sitemode::oracle {
namespace {

// An assignment: bit u is set where unit u is in native mode.
using Assignment = std::uint32_t;

bool is_native(Assignment modes, std::size_t unit) {
    return (modes >> unit & 1U) != 0;
}

struct Broken {
    bool link = false;     // a native unit below a mixed one
    bool blocker = false;  // a blocked unit in native mode
    bool question = false; // a questioned unit in native mode
    bool demand = false;   // a demanded unit in mixed mode
};

Broken broken_by(Assignment modes, std::span<const LocalUnit> units) {
    Broken broken;
    for (std::size_t u = 0; u < units.size(); ++u) {
        const auto& unit = units[u];
        if (is_native(modes, u)) {
            broken.link |= unit.parent != no_parent && !is_native(modes, unit.parent);
            broken.blocker |= unit.blocked;
            broken.question |= unit.questioned;
        } else {
            broken.demand |= unit.demanded;
        }
    }
    return broken;
}

} // namespace

Tried tried(std::span<const LocalUnit> units) {
    assert(units.size() <= 20);
    Tried result;
    result.units.resize(units.size());
    std::vector<bool> confirmed(units.size());
    for (Assignment modes = 0; modes < Assignment{1} << units.size(); ++modes) {
        const auto broken = broken_by(modes, units);
        if (broken.link) continue;
        result.configurations += !broken.blocker && !broken.demand;
        for (std::size_t u = 0; u < units.size(); ++u) {
            if (is_native(modes, u)) {
                result.units[u].native = result.units[u].native || !broken.blocker;
                confirmed[u] = confirmed[u] || (!broken.blocker && !broken.question);
            } else {
                result.units[u].mixed = result.units[u].mixed || !broken.demand;
            }
        }
    }
    for (std::size_t u = 0; u < units.size(); ++u)
        result.units[u].unconfirmed = result.units[u].native && !confirmed[u];
    return result;
}

std::vector<std::vector<bool>> possible(std::span<const LocalUnit> units) {
    assert(units.size() <= 20);
    std::vector<std::vector<bool>> all;
    for (Assignment modes = 0; modes < Assignment{1} << units.size(); ++modes) {
        const auto broken = broken_by(modes, units);
        if (broken.link || broken.blocker || broken.demand) continue;
        auto& one = all.emplace_back(units.size());
        for (std::size_t u = 0; u < units.size(); ++u) one[u] = !is_native(modes, u);
    }
    return all;
}

} // namespace sitemode::oracle
