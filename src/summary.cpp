#include "src/summary.h"

#include <algorithm>
#include <vector>

namespace sitemode {
namespace {

std::size_t levels(const Hierarchy& h) {
    std::vector<std::uint32_t> depth(h.size(), 1);
    std::uint32_t deepest = 0;
    for (const auto site : h.parents_first()) {
        if (!h.is_central(site)) depth[site] = depth[h.parent(site)] + 1;
        deepest = std::max(deepest, depth[site]);
    }
    return deepest;
}

} // namespace

void add_verdict(Tally& tally, Verdict verdict, std::size_t count) {
    switch (verdict) {
    case Verdict::native:
        tally.native += count;
        break;
    case Verdict::mixed:
        tally.mixed += count;
        break;
    case Verdict::open:
        tally.open += count;
        break;
    case Verdict::conflict:
        tally.conflict += count;
        break;
    }
}

Summary summary_of(const Hierarchy& hierarchy, const Solution& solution) {
    Summary summary;
    summary.sites = hierarchy.size();
    summary.units_total = solution.unit_count();
    summary.depth = levels(hierarchy);
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
        const bool unconfirmed = solution.unconfirmed(unit);
        const auto sites = 1 + solution.secondaries_of(unit).size();
        add_verdict(summary.by_unit, solution.verdict(unit), 1);
        add_verdict(summary.by_site, solution.verdict(unit), sites);
        summary.by_unit.unconfirmed += unconfirmed ? 1 : 0;
        summary.by_site.unconfirmed += unconfirmed ? sites : 0;
        summary.clients += hierarchy.known(solution.primaries[unit], Fact::clients).value_or(0);
        if (solution.units[unit].forced_mixed) continue;
        for (const auto& cause : solution.not_native(unit)) summary.questions += cause.certain ? 0 : 1;
    }
    return summary;
}

} // namespace sitemode
