// SM2xx: how modes depend on each other between a parent and its child. The solver builds on the same
// sentences (src/solve.cpp); here they become findings.
#include "src/rules.h"

namespace sitemode {
namespace {

constexpr Fact decisions[] = {Fact::mode, Fact::require};

// The decision as the view sees it: the potential view drops declared modes.
std::optional<std::uint32_t> decided(const Review& review, SiteIndex site, Fact decision) {
    if (decision == Fact::mode && review.solution.options.potential) return std::nullopt;
    return review.hierarchy.known(site, decision);
}

// A decision of the primary site that says otherwise than `mode`, or none.
std::optional<Fact> contradiction(const Review& review, SiteIndex primary, std::uint32_t mode) {
    for (const auto decision : decisions) {
        const auto theirs = decided(review, primary, decision);
        if (theirs && *theirs != mode) return decision;
    }
    return std::nullopt;
}

// SM201
void secondary_decides_otherwise(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    for (SiteIndex site = 0; site < h.size(); ++site) {
        if ((h.given(site) & (bit(Fact::mode) | bit(Fact::require))) == 0 || h.is_primary(site)) continue;
        for (const auto decision : decisions) {
            const auto mode = decided(review, site, decision);
            if (!mode || !contradiction(review, h.parent(site), *mode)) continue;
            out.add({.site = site, .other = h.parent(site), .fact = decision});
            break;
        }
    }
}

// SM202
void native_below_mixed(const Review& review, FindingSink& out) {
    const auto& solution = review.solution;
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
        const auto above = solution.parent[unit];
        if (above == no_unit || !solution.units[above].forced_mixed) continue;
        for (const auto& cause : solution.not_mixed(unit)) {
            if (cause.rule != no_rule) continue;
            out.add({.site = solution.primaries[unit],
                     .other = solution.primaries[above],
                     .fact = cause.fact,
                     .fact_site = cause.site});
            break;
        }
    }
}

// SM203
void mixed_below_native(const Review& review, FindingSink& out) {
    const auto& solution = review.solution;
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
        const auto above = solution.parent[unit];
        if (above == no_unit || solution.verdict(unit) != Verdict::mixed ||
            solution.verdict(above) != Verdict::native)
            continue;
        out.add({.site = solution.primaries[unit], .other = solution.primaries[above]});
    }
}

constexpr RuleRow rows[] = {
    {.code = "SM201",
     .severity = Severity::error,
     .title = "a secondary site is decided otherwise than its primary site",
     .why = "A secondary site takes its parent's mode, always.",
     .source = {"Site properties: Site Mode tab", ""},
     .hint = "remove the decision of {site}, or decide the same for {other}",
     .message = "secondary site {site} says {fact}={value}, but it takes the mode of {other}",
     .finds = secondary_decides_otherwise,
     .bad = "digraph { A [mode=mixed]; B [type=secondary, mode=native]; A -> B }",
     .good = "digraph { A [mode=mixed]; B [type=secondary, mode=mixed]; A -> B }"},
    {.code = "SM202",
     .severity = Severity::error,
     .title = "a native site below a mixed one",
     .why = "A native child of a mixed parent is not supported: a mixed parent forces mixed children.",
     .source = {"How to configure a parent site for a primary site", "bb680658 bb632431"},
     .hint = "bring {other} to native mode first, or leave {site} mixed",
     .message = "{fact_site} says {fact}={value}, but {other} above {site} can only be mixed: not supported",
     .finds = native_below_mixed,
     .bad = "digraph { A [mode=mixed]; B [mode=native]; A -> B }",
     .good = "digraph { A [mode=native]; B [mode=native]; A -> B }"},
    {.code = "SM203",
     .severity = Severity::note,
     .title = "a mixed site below a native one",
     .why = "Supported while a hierarchy migrates; clients that roam between the two have limits.",
     .source = {"", "bb680900"},
     .message = "{site} is mixed below {other}, which is native: supported, transitional",
     .can_be_ignored = true,
     .finds = mixed_below_native,
     .bad = "digraph { A [mode=native]; B [mode=mixed]; A -> B }",
     .good = "digraph { A [mode=mixed]; B [mode=mixed]; A -> B }"},
};

} // namespace

std::span<const RuleRow> propagation_rules() {
    return rows;
}

} // namespace sitemode
