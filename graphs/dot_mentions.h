// Which mentions of sites a DOT text can do without: for patches that take statements apart
// (graphs/dot_link_patches.h).
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "graphs/dot_outline.h"
#include "graphs/site_match.h"

namespace sitemode {

class DotMentions {
public:
    // Both outlive it; `outline` is that of the text that `match.now()` was read from.
    DotMentions(const DotOutline& outline, const SiteMatch& match);

    // True where the text means the same sites in the same order, in the same groups, without this mention
    // and those dropped so far; and for sites that are removed.
    bool may_drop(std::uint32_t mention) const;
    // The same, and it is dropped.
    bool drops(std::uint32_t mention);

    // The site is mentioned in this group, or the group is that of the graph.
    bool stands_in(SiteIndex site, std::uint32_t group) const;
    // The byte where it is mentioned first.
    std::uint32_t first_begin(SiteIndex site) const {
        return outline_.mentions()[outline_.first_mention(site)].at.begin;
    }
    // The statement of the graph behind which a new link to the site is written: the one that linked it until
    // now, where the new parent is known there. Else DotOutline::none.
    std::uint32_t place_of_new_link(SiteIndex after_child) const;
    // The site has its new link without a new statement.
    void set_linked(SiteIndex child) { is_linked_[child] = true; }
    bool is_linked(SiteIndex child) const { return is_linked_[child]; }

private:
    std::uint32_t times(SiteIndex site, std::uint32_t group) const;
    bool is_last_before_new_link(SiteIndex site, std::uint32_t statement) const;

    const DotOutline& outline_;
    const SiteMatch& match_;
    std::unordered_map<std::uint64_t, std::uint32_t> times_;             // that a site stands in a group
    std::vector<bool> first_is_dropped_, second_is_dropped_, is_linked_; // by site
};

} // namespace sitemode
