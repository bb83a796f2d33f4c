#include "src/compare.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sitemode {
namespace {

bool is_text(Fact fact) {
    const auto kind = row_of(fact).kind;
    return kind == FactKind::text || kind == FactKind::version;
}

class Comparing {
public:
    Comparing(const Evaluation& before, const Evaluation& after)
        : before_(before), after_(after), b_(before.hierarchy), a_(after.hierarchy) {}

    Comparison comparison() {
        match_sites();
        compare_own_facts();
        for (const auto site : b_.parents_first())
            if (out_.after_of[site] == no_site) out_.removed.push_back(site);
        for (const auto site : a_.parents_first()) {
            if (out_.before_of[site] == no_site)
                out_.added.push_back(site);
            else
                compare({out_.before_of[site], site});
        }
        compare_extras();
        compare_findings();
        return std::move(out_);
    }

private:
    // True where both have the same codes in the same order: most edits leave it so, and to find that out is
    // a tenth of the work.
    bool match_by_number() {
        if (b_.size() != a_.size()) return false;
        for (SiteIndex site = 0; site < b_.size(); ++site)
            if (b_.code(site) != a_.code(site)) return false;
        std::iota(out_.after_of.begin(), out_.after_of.end(), SiteIndex{0});
        out_.before_of = out_.after_of;
        return true;
    }

    void match_sites() {
        out_.after_of.assign(b_.size(), no_site);
        out_.before_of.assign(a_.size(), no_site);
        if (match_by_number()) return;
        for (SiteIndex old = 0; old < b_.size(); ++old) {
            const auto now = a_.site_with_code(b_.code(old));
            if (now == no_site) continue;
            out_.after_of[old] = now;
            out_.before_of[now] = old;
        }
    }

    void compare(const SitePair& site) {
        if (!same_parent(site)) out_.moved.push_back(site);
        compare_cells(site, b_.cells(site.before), a_.cells(site.after));
        const auto old = before_.solution.unit_of[site.before];
        const auto now = after_.solution.unit_of[site.after];
        if (before_.solution.verdict(old) != after_.solution.verdict(now) ||
            before_.solution.unconfirmed(old) != after_.solution.unconfirmed(now))
            out_.verdicts.push_back(site);
    }

    bool same_parent(const SitePair& site) const {
        const auto old = b_.parent(site.before), now = a_.parent(site.after);
        return old == no_site ? now == no_site : out_.after_of[old] == now;
    }

    // Cells are ordered by fact.
    void compare_cells(const SitePair& site, std::span<const Cell> old, std::span<const Cell> now) {
        for (std::size_t i = 0, j = 0; i < old.size() || j < now.size();) {
            const auto fact =
                j == now.size() || (i < old.size() && old[i].fact < now[j].fact) ? old[i].fact : now[j].fact;
            const auto* was = i < old.size() && old[i].fact == fact ? &old[i++] : nullptr;
            const auto* is = j < now.size() && now[j].fact == fact ? &now[j++] : nullptr;
            if (fact != Fact::parent && !same_value(b_, was, a_, is)) out_.facts.push_back({site, fact});
        }
    }

    void compare_own_facts() { compare_cells({}, b_.own_cells(), a_.own_cells()); }

    // An attribute with the number of its site after the changes; of a removed site, none.
    struct PlacedExtra {
        SitePair site;
        std::string_view name;
        const ExtraAttribute* extra;
    };

    // Ordered by site and name; of one given twice the last counts.
    std::vector<PlacedExtra> extras_of(const Hierarchy& h, bool is_before) const {
        std::vector<PlacedExtra> all;
        all.reserve(h.extras().size());
        for (const auto& extra : h.extras()) {
            SitePair site;
            if (extra.site != no_site) {
                site = is_before ? SitePair{extra.site, out_.after_of[extra.site]}
                                 : SitePair{out_.before_of[extra.site], extra.site};
                if (site.before == no_site || site.after == no_site) continue;
            }
            all.push_back({site, h.text(extra.name), &extra});
        }
        std::stable_sort(all.begin(), all.end(), is_before_in_order);
        return all;
    }

    static bool is_before_in_order(const PlacedExtra& x, const PlacedExtra& y) {
        return x.site.after != y.site.after ? x.site.after < y.site.after : x.name < y.name;
    }

    // The last of those with the site and name of the one at `at`; `at` goes behind them.
    static const PlacedExtra* taken(const std::vector<PlacedExtra>& all, std::size_t& at) {
        while (at + 1 < all.size() && !is_before_in_order(all[at], all[at + 1])) ++at;
        return &all[at++];
    }

    void compare_extras() {
        const auto old = extras_of(b_, true), now = extras_of(a_, false);
        for (std::size_t i = 0, j = 0; i < old.size() || j < now.size();) {
            const bool take_old = j == now.size() || (i < old.size() && !is_before_in_order(now[j], old[i]));
            const bool take_now = i == old.size() || (j < now.size() && !is_before_in_order(old[i], now[j]));
            const auto* was = take_old ? taken(old, i) : nullptr;
            const auto* is = take_now ? taken(now, j) : nullptr;
            if (was != nullptr && is != nullptr && b_.text(was->extra->value) == a_.text(is->extra->value))
                continue;
            const auto* known = was != nullptr ? was : is;
            if (known == nullptr) continue; // one of the two is always taken
            out_.extras.push_back({known->site, known->name, was == nullptr ? nullptr : was->extra,
                                   is == nullptr ? nullptr : is->extra});
        }
    }

    // What tells one finding from another, with the numbers of sites after the changes. A count or a value in
    // it may change: it is the same finding still.
    struct Key {
        RuleIndex rule;
        SiteIndex site, other;
        Fact fact;
        std::string_view words;
        std::uint32_t position;

        auto identity() const { return std::tie(rule, site, other, fact, words); }
    };
    static bool is_less(const Key& x, const Key& y) { return x.identity() < y.identity(); }

    SiteIndex numbered(SiteIndex site, bool is_before) const {
        if (site == no_site || !is_before) return site;
        const auto after = out_.after_of[site];
        // A number of its own where it was removed: no site after has it.
        return after != no_site ? after : static_cast<SiteIndex>(a_.size()) + site;
    }

    std::vector<Key> keys_of(const std::vector<Finding>& findings, bool is_before) const {
        std::vector<Key> keys;
        keys.reserve(findings.size());
        for (std::uint32_t at = 0; at < findings.size(); ++at) {
            const auto& finding = findings[at];
            keys.push_back({finding.rule, numbered(finding.site, is_before),
                            numbered(finding.other, is_before), finding.fact.value_or(Fact::date),
                            finding.words, at});
        }
        if (!std::is_sorted(keys.begin(), keys.end(), is_less))
            std::stable_sort(keys.begin(), keys.end(), is_less);
        return keys;
    }

    void compare_findings() {
        const auto old = keys_of(before_.findings, true), now = keys_of(after_.findings, false);
        for (std::size_t i = 0, j = 0; i < old.size() || j < now.size();) {
            const bool take_old = j == now.size() || (i < old.size() && !is_less(now[j], old[i]));
            const bool take_now = i == old.size() || (j < now.size() && !is_less(old[i], now[j]));
            compare(take_old ? &old[i] : nullptr, take_now ? &now[j] : nullptr);
            if (take_old) ++i;
            if (take_now) ++j;
        }
        std::sort(out_.new_findings.begin(), out_.new_findings.end());
        std::sort(out_.gone_findings.begin(), out_.gone_findings.end());
    }

    // A question that was answered to the worse is a new finding, and the other way round.
    void compare(const Key* old, const Key* now) {
        if (old == nullptr) return out_.new_findings.push_back(now->position);
        if (now == nullptr) return out_.gone_findings.push_back(old->position);
        const auto& was = before_.findings[old->position];
        const auto& is = after_.findings[now->position];
        if (is.severity < was.severity || (is.severity == was.severity && is.certain && !was.certain))
            out_.new_findings.push_back(now->position);
        else if (is.severity > was.severity || is.certain != was.certain)
            out_.gone_findings.push_back(old->position);
    }

    const Evaluation& before_;
    const Evaluation& after_;
    const Hierarchy& b_;
    const Hierarchy& a_;
    Comparison out_;
};

} // namespace

bool same_value(const Hierarchy& before, const Cell* old, const Hierarchy& after, const Cell* now) {
    if (old == nullptr || now == nullptr) return old == now;
    if (old->unknown || now->unknown) return old->unknown == now->unknown;
    return is_text(old->fact) ? before.text(old->bits) == after.text(now->bits) : old->bits == now->bits;
}

Comparison compared(const Evaluation& before, const Evaluation& after) {
    return Comparing(before, after).comparison();
}

} // namespace sitemode
