#include "graphs/fact_differences.h"

#include <algorithm>
#include <span>

namespace sitemode {
namespace {

bool is_same(const SiteMatch& match, const Cell* now, const Cell* after) {
    if (now == nullptr || after == nullptr) return now == after;
    if (now->unknown || after->unknown) return now->unknown == after->unknown;
    switch (row_of(now->fact).kind) {
    case FactKind::text:
    case FactKind::version:
        return match.now().text(now->bits) == match.after().text(after->bits);
    default:
        return now->bits == after->bits;
    }
}

bool is_of_link(Fact fact) {
    return fact == Fact::parent || fact == Fact::ipsec;
}

} // namespace

std::vector<Fact> differing_facts(const SiteMatch& match, SiteIndex site) {
    const auto now = match.now().cells(site), after = match.after().cells(match.after_of(site));
    std::vector<Fact> facts;
    // Both are ordered by fact.
    for (std::size_t a = 0, b = 0; a < now.size() || b < after.size();) {
        const bool has_now = a < now.size() && (b == after.size() || now[a].fact <= after[b].fact);
        const bool has_after = b < after.size() && (a == now.size() || after[b].fact <= now[a].fact);
        const Fact fact = has_now ? now[a].fact : after[b].fact;
        const Cell* const from = has_now ? &now[a++] : nullptr;
        const Cell* const to = has_after ? &after[b++] : nullptr;
        if (!is_of_link(fact) && !is_same(match, from, to)) facts.push_back(fact);
    }
    return facts;
}

bool differs_in_ipsec(const SiteMatch& match, SiteIndex child) {
    return !is_same(match, match.now().cell(child, Fact::ipsec),
                    match.after().cell(match.after_of(child), Fact::ipsec));
}

std::vector<Fact> differing_own_facts(const SiteMatch& match) {
    std::vector<Fact> facts;
    for (const FactRow& row : all_facts()) {
        if (row.owner != FactOwner::hierarchy) continue;
        if (!is_same(match, match.now().cell(row.fact), match.after().cell(row.fact)))
            facts.push_back(row.fact);
    }
    return facts;
}

ExtraTexts extra_texts(const Hierarchy& hierarchy, SiteIndex site) {
    const auto all = hierarchy.extras();
    auto at =
        std::lower_bound(all.begin(), all.end(), site,
                         [](const ExtraAttribute& extra, SiteIndex wanted) { return extra.site < wanted; });
    ExtraTexts extras;
    for (; at != all.end() && at->site == site; ++at)
        extras.emplace_back(hierarchy.text(at->name), hierarchy.text(at->value));
    std::sort(extras.begin(), extras.end());
    return extras;
}

bool differs_in_extras(const SiteMatch& match, SiteIndex site) {
    return extra_texts(match.now(), site) != extra_texts(match.after(), match.after_of(site));
}

bool differs_in_facts(const SiteMatch& match) {
    if (!differing_own_facts(match).empty() || differs_in_extras(match, no_site)) return true;
    for (SiteIndex site = 0; site < match.now().size(); ++site) {
        if (match.is_removed(site)) continue;
        if (!differing_facts(match, site).empty() || differs_in_ipsec(match, site)) return true;
        if (differs_in_extras(match, site)) return true;
    }
    return false;
}

} // namespace sitemode
