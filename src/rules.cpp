#include "src/rules.h"

#include "graphs/ascii.h"

namespace sitemode {
namespace {

std::vector<RuleRow> joined_families() {
    std::vector<RuleRow> rows;
    for (const auto family : {structure_rules(), propagation_rules(), blocker_rules(), demand_rules(),
                              advice_rules(), security_rules(), size_rules()})
        rows.insert(rows.end(), family.begin(), family.end());
    return rows;
}

} // namespace

bool are_in_different_forests(const Hierarchy& hierarchy, SiteIndex a, SiteIndex b) {
    const auto one = hierarchy.text(a, Fact::forest), other = hierarchy.text(b, Fact::forest);
    return !one.empty() && !other.empty() && !same_ignoring_case(one, other);
}

std::span<const RuleRow> all_rules() {
    static const auto rows = joined_families();
    return rows;
}

std::optional<RuleIndex> rule_with_code(std::string_view code) {
    const auto rows = all_rules();
    for (std::size_t index = 0; index < rows.size(); ++index) {
        if (same_ignoring_case(rows[index].code, code)) return static_cast<RuleIndex>(index);
    }
    return std::nullopt;
}

} // namespace sitemode
