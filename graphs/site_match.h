// The same sites in two hierarchies: those with the same code.
#pragma once

#include <algorithm>
#include <vector>

#include "graphs/hierarchy.h"

namespace sitemode {

class SiteMatch {
public:
    // Both outlive the match. n log n.
    SiteMatch(const Hierarchy& now, const Hierarchy& after)
        : now_(now), after_(after), after_of_(now.size(), no_site), now_of_(after.size(), no_site) {
        for (SiteIndex site = 0; site < now.size(); ++site) {
            const SiteIndex same = after.site_with_code(now.code(site));
            if (same == no_site || after.code_as_written(same) != now.code_as_written(site)) continue;
            after_of_[site] = same;
            now_of_[same] = site;
        }
    }

    // Takes sites that come later afterwards, past others, for new ones with the code of one that is gone.
    void part_readded() {
        SiteIndex least = no_site;
        for (SiteIndex site = static_cast<SiteIndex>(now_.size()); site-- > 0;) {
            const SiteIndex same = after_of_[site];
            if (same == no_site) continue;
            if (same < least) {
                least = same;
                continue;
            }
            after_of_[site] = no_site;
            now_of_[same] = no_site;
        }
    }

    // True where the sites of both are the same, or come in the same order as far as they are.
    bool has_same_order() const {
        SiteIndex last = no_site;
        for (const SiteIndex site : after_of_) {
            if (site == no_site) continue;
            if (last != no_site && site < last) return false;
            last = site;
        }
        return true;
    }
    bool has_same_sites() const {
        const auto is_same = [](SiteIndex site) { return site != no_site; };
        return now_.size() == after_.size() && std::all_of(after_of_.begin(), after_of_.end(), is_same);
    }

    const Hierarchy& now() const { return now_; }
    const Hierarchy& after() const { return after_; }
    // no_site: it is removed, or has no parent.
    SiteIndex after_of(SiteIndex site) const { return site == no_site ? no_site : after_of_[site]; }
    // no_site: it is new.
    SiteIndex now_of(SiteIndex site) const { return site == no_site ? no_site : now_of_[site]; }
    bool is_removed(SiteIndex site) const { return after_of_[site] == no_site; }
    // A link of now is there afterwards, too.
    bool has_link(SiteIndex parent, SiteIndex child) const {
        const SiteIndex same = after_of(child);
        return same != no_site && after_.parent(same) != no_site && now_of(after_.parent(same)) == parent;
    }

private:
    const Hierarchy& now_;
    const Hierarchy& after_;
    std::vector<SiteIndex> after_of_, now_of_;
};

} // namespace sitemode
