#include "src/unit_changes.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace sitemode {
namespace {

// Behind what is now.
std::string was(const std::string& before) {
    return " (was " + (before.empty() ? "none" : before) + ")";
}

bool is_cause(const Solution& solution, SiteIndex site, Fact fact) {
    if (site == no_site) return false;
    const auto unit = solution.unit_of[site];
    const auto is_it = [&](const Cause& cause) { return cause.site == site && cause.fact == fact; };
    const auto has_it = [&](const auto& causes) { return std::any_of(causes.begin(), causes.end(), is_it); };
    return has_it(solution.not_native(unit)) || has_it(solution.not_mixed(unit));
}

class Collector {
public:
    Collector(const Evaluation& before, const Evaluation& after, const Comparison& comparison)
        : before_(before), after_(after), c_(comparison), changes_(after.solution.unit_count()) {}

    std::vector<std::vector<SiteChange>> changes() && {
        for (const auto& site : c_.verdicts)
            if (after_.hierarchy.is_primary(site.after))
                add(site.after, ChangeKind::verdict, "was " + verdict_words(before_.solution, site.before));
        for (const auto& site : c_.moved) add_move(site);
        for (const auto& change : c_.facts)
            if (change.site.after != no_site) add_fact(change);
        for (const auto site : c_.added)
            add(site, after_.hierarchy.is_primary(site) ? ChangeKind::added : ChangeKind::pill, "new");
        for (const auto site : c_.removed) add_gone(site);
        const auto by_kind = [](const SiteChange& a, const SiteChange& b) { return a.kind < b.kind; };
        for (auto& of_unit : changes_) std::stable_sort(of_unit.begin(), of_unit.end(), by_kind);
        return std::move(changes_);
    }

private:
    std::vector<SiteChange>& of_unit(SiteIndex after) { return changes_[after_.solution.unit_of[after]]; }

    void add(SiteIndex after, ChangeKind kind, std::string words) {
        of_unit(after).push_back({after, kind, std::move(words)});
    }

    void add_move(const SitePair& site) {
        const auto line = line_of_move(before_, after_, site);
        add(site.after, ChangeKind::moved,
            (line.after.empty() ? "central site" : "below " + line.after) + was(line.before));
    }

    void add_fact(const FactChange& change) {
        const auto line = line_of(before_, after_, change);
        const std::string name(name_of(change.fact));
        const bool decides = is_cause(before_.solution, change.site.before, change.fact) ||
                             is_cause(after_.solution, change.site.after, change.fact);
        add(change.site.after, decides ? ChangeKind::decisive : ChangeKind::fact,
            (line.after.empty() ? name + " cleared" : name + "=" + line.after) + was(line.before));
    }

    // A secondary site that is gone stays in the card of its unit, where that is left.
    void add_gone(SiteIndex before) {
        const auto& h = before_.hierarchy;
        if (h.is_primary(before)) return;
        if (const auto primary = c_.after_of[h.unit(before)]; primary != no_site)
            of_unit(primary).push_back({no_site, ChangeKind::pill, std::string(h.code(before)) + ": gone"});
    }

    const Evaluation& before_;
    const Evaluation& after_;
    const Comparison& c_;
    std::vector<std::vector<SiteChange>> changes_;
};

} // namespace

std::vector<std::vector<SiteChange>> unit_changes(const Evaluation& before, const Evaluation& after,
                                                  const Comparison& comparison) {
    return Collector(before, after, comparison).changes();
}

// ", primary site: open, native or mixed" becomes ", primary site: was mixed, now open, native or mixed".
std::string hover_of_change(std::string_view hover, std::string_view was,
                            const std::vector<std::string_view>& changes) {
    constexpr std::string_view comma = ", ";
    std::string out;
    if (was.empty()) {
        out = comma;
        if (changes.empty()) return out.append("as before").append(hover);
        for (const auto words : changes) out.append(words) += '\n';
        return out.append(hover.substr(comma.size()));
    }
    const auto verdict = hover.find(": ") + std::string_view(": ").size();
    const auto first_line = std::min(hover.find('\n'), hover.size());
    out.append(hover.substr(0, verdict)).append("was ").append(was).append(", now ");
    out.append(hover.substr(verdict, first_line - verdict));
    for (const auto words : changes) (out += '\n').append(words);
    return out.append(hover.substr(first_line));
}

} // namespace sitemode
