#include "src/because.h"

#include <algorithm>

#include "src/words.h"

namespace sitemode {

ChangeReasons::ChangeReasons(const Evaluation& before, const Evaluation& after, const Comparison& comparison)
    : before_(before), after_(after), comparison_(comparison), before_reasons_(before.solution),
      after_reasons_(after.solution) {}

std::vector<Because> ChangeReasons::of(const SitePair& site) const {
    const auto& old = before_.solution;
    const auto& now = after_.solution;
    const auto was = old.unit_of[site.before], is = now.unit_of[site.after];
    const bool native_before = old.feasible(was, Mode::native), native = now.feasible(is, Mode::native);
    const bool mixed_before = old.feasible(was, Mode::mixed), mixed = now.feasible(is, Mode::mixed);
    const bool asked_before = old.unconfirmed(was), asked = now.unconfirmed(is);
    std::vector<Because> all;
    if (native_before && !native) all.push_back(made(after_reasons_.not_native(is), true, true, is));
    if (!native_before && native) all.push_back(made(before_reasons_.not_native(was), false, true, was));
    if (mixed_before && !mixed) all.push_back(made(after_reasons_.not_mixed(is), true, false, is));
    if (!mixed_before && mixed) all.push_back(made(before_reasons_.not_mixed(was), false, false, was));
    if (asked && !asked_before) {
        all.push_back(made(after_reasons_.question(is), true, true, is));
        // It may have stood there all the time, unasked as something blocked native mode anyway.
        if (!native_before && all.back().way == Because::Way::moved) all.back().way = Because::Way::fact;
    }
    if (asked_before && !asked && native)
        all.push_back(made(before_reasons_.question(was), false, true, was));
    return all;
}

SitePair ChangeReasons::site_of(const Because& because) const {
    const auto site = because.cause.site;
    return because.came ? SitePair{comparison_.before_of[site], site}
                        : SitePair{site, comparison_.after_of[site]};
}

Because ChangeReasons::made(const Cause* cause, bool came, bool is_above, UnitIndex unit) const {
    Because because;
    because.cause = *cause;
    because.came = came;
    because.is_above = is_above;
    because.in_unit = side(came).solution.unit_of[cause->site] == unit;
    const auto site = site_of(because);
    if (site.before == no_site || site.after == no_site)
        because.way = Because::Way::site;
    else if (stands_on_both_sides(because))
        because.way = Because::Way::moved;
    else
        because.change = change_with(because);
    return because;
}

bool ChangeReasons::stands_on_both_sides(const Because& because) const {
    const auto& other = side(!because.came).solution;
    const auto pair = site_of(because);
    auto wanted = because.cause;
    wanted.site = because.came ? pair.before : pair.after;
    const auto unit = other.unit_of[wanted.site];
    const auto causes = because.is_above ? other.not_native(unit) : other.not_mixed(unit);
    return std::find(causes.begin(), causes.end(), wanted) != causes.end();
}

// The cause's own fact, if it changed; else the only one that changed at its site and at the primary site
// of its unit, where the other facts stand that it may rest on.
std::optional<FactChange> ChangeReasons::change_with(const Because& because) const {
    const auto site = site_of(because);
    const auto& old = before_.hierarchy;
    const auto& now = after_.hierarchy;
    const auto fact = because.cause.fact;
    if (!same_value(old, old.cell(site.before, fact), now, now.cell(site.after, fact)))
        return FactChange{site, fact};
    std::vector<FactChange> changes;
    add_changes(site, changes);
    const SitePair primary{old.unit(site.before), now.unit(site.after)};
    if (primary != site && comparison_.after_of[primary.before] == primary.after)
        add_changes(primary, changes);
    if (changes.size() == 1) return changes.front();
    return std::nullopt;
}

void ChangeReasons::add_changes(const SitePair& site, std::vector<FactChange>& changes) const {
    const auto& old = before_.hierarchy;
    const auto& now = after_.hierarchy;
    for (const auto& row : all_facts()) {
        if (row.fact == Fact::parent || row.fact == Fact::name || row.fact == Fact::region) continue;
        if (!same_value(old, old.cell(site.before, row.fact), now, now.cell(site.after, row.fact)))
            changes.push_back({site, row.fact});
    }
}

std::string ChangeReasons::words(const Because& because) const {
    const auto& h = side(because.came).hierarchy;
    const auto words = short_words(h, because.cause);
    const auto code = std::string(h.code(because.cause.site));
    const std::string with_words = code + " (" + words + ")";
    if (because.way == Because::Way::site)
        return code + (because.came ? " was added" : " was removed") + " (" + words + ")";
    if (because.way == Because::Way::moved) {
        const std::string where = because.in_unit ? "with " : because.is_above ? "below " : "above ";
        return (because.came ? "now " : "no longer ") + where + with_words;
    }
    if (!because.cause.certain)
        return (because.came ? "now asked: " : "no longer asked: ") + words + " at " + code;
    return (because.came ? "" : "no longer ") + words + " at " + code;
}

Citation ChangeReasons::citation(const Because& because) const {
    if (because.change) {
        const auto& [site, fact] = *because.change;
        if (const auto* cell = after_.hierarchy.cell(site.after, fact))
            return {&after_.hierarchy.files(), cell->place()};
        if (const auto* cell = before_.hierarchy.cell(site.before, fact))
            return {&before_.hierarchy.files(), cell->place()};
    }
    const auto& h = side(because.came).hierarchy;
    return {&h.files(), place_of(h, because.cause)};
}

} // namespace sitemode
