#include "src/explain.h"

#include <algorithm>

#include "src/words.h"

namespace sitemode {

MainReasons::MainReasons(const Solution& solution)
    : solution_(&solution), not_native_(solution.unit_count(), none), not_mixed_(solution.unit_count(), none),
      question_(solution.unit_count(), none) {
    find_downwards();
    find_upwards();
}

// Top first: what is above a unit comes before its own.
void MainReasons::find_downwards() {
    const auto& s = *solution_;
    for (const auto unit : s.parents_first) {
        const auto above = s.parent[unit];
        if (above != no_unit) {
            not_native_[unit] = not_native_[above];
            question_[unit] = question_[above];
        }
        for (auto i = s.first_not_native[unit]; i < s.first_not_native[unit + 1]; ++i) {
            auto& reason = s.not_native_causes[i].certain ? not_native_[unit] : question_[unit];
            if (reason == none) reason = i;
        }
        if (s.units[unit].forced_mixed) question_[unit] = none;
    }
}

// The nearest in the subtree; among equally near ones the first in the file.
void MainReasons::find_upwards() {
    const auto& s = *solution_;
    std::vector<std::uint32_t> distance(s.unit_count(), none);
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit) {
        if (s.first_not_mixed[unit] == s.first_not_mixed[unit + 1]) continue;
        not_mixed_[unit] = s.first_not_mixed[unit];
        distance[unit] = 0;
    }
    for (auto at = s.parents_first.rbegin(); at != s.parents_first.rend(); ++at) {
        const auto above = s.parent[*at];
        if (above == no_unit || distance[*at] == none) continue;
        const auto through = distance[*at] + 1;
        if (through > distance[above]) continue;
        // Children come in reverse order of the file, so an equal distance belongs to an earlier one.
        distance[above] = through;
        not_mixed_[above] = not_mixed_[*at];
    }
}

const Cause* MainReasons::main(UnitIndex unit) const {
    switch (solution_->verdict(unit)) {
    case Verdict::native:
        return not_mixed(unit);
    case Verdict::mixed:
    case Verdict::conflict:
        return not_native(unit);
    case Verdict::open:
        return question(unit);
    }
    return nullptr;
}

std::string MainReasons::words(const Hierarchy& hierarchy, UnitIndex unit) const {
    const auto* reason = main(unit);
    if (reason == nullptr) return "";
    auto out = words_with_site(hierarchy, *reason);
    if (solution_->verdict(unit) == Verdict::conflict)
        out += ", but " + words_with_site(hierarchy, *not_mixed(unit));
    return out;
}

} // namespace sitemode
