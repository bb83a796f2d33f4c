#include "graphs/dot_mentions.h"

namespace sitemode {
namespace {

std::uint64_t key_of(SiteIndex site, std::uint32_t group) {
    return std::uint64_t{site} << 32U | group;
}

} // namespace

DotMentions::DotMentions(const DotOutline& outline, const SiteMatch& match)
    : outline_(outline), match_(match), first_is_dropped_(match.now().size(), false),
      second_is_dropped_(match.now().size(), false), is_linked_(match.now().size(), false) {
    for (const DotMention& mention : outline.mentions()) {
        const std::uint32_t group = outline.group_of(mention.statement);
        if (group != 0) ++times_[key_of(mention.site, group)];
    }
}

bool DotMentions::stands_in(SiteIndex site, std::uint32_t group) const {
    return group == 0 || times(site, group) > 0;
}

std::uint32_t DotMentions::times(SiteIndex site, std::uint32_t group) const {
    const auto found = times_.find(key_of(site, group));
    return found == times_.end() ? 0 : found->second;
}

bool DotMentions::may_drop(std::uint32_t mention) const {
    const DotMention& dropped = outline_.mentions()[mention];
    const SiteIndex site = dropped.site;
    if (match_.is_removed(site)) return true;
    const std::uint32_t group = outline_.group_of(dropped.statement);
    if (group != 0 && times(site, group) < 2) return false;
    const std::uint32_t first = outline_.first_mention(site), second = outline_.second_mention(site);
    if (mention == second) return !first_is_dropped_[site];
    if (mention != first) return true;
    if (is_last_before_new_link(site, outline_.outermost(dropped.statement))) return true;
    if (second == DotOutline::none || second_is_dropped_[site]) return false;
    return site + 1 == match_.now().size() || second < outline_.first_mention(site + 1);
}

// The statement is followed by the site's new link, and names no site that comes behind it in the order.
bool DotMentions::is_last_before_new_link(SiteIndex site, std::uint32_t statement) const {
    const bool is_last =
        site + 1 == match_.now().size() || first_begin(site + 1) >= outline_.statement(statement).stop;
    return is_last && !is_linked_[site] && place_of_new_link(match_.after_of(site)) == statement;
}

bool DotMentions::drops(std::uint32_t mention) {
    if (!may_drop(mention)) return false;
    const DotMention& dropped = outline_.mentions()[mention];
    const std::uint32_t group = outline_.group_of(dropped.statement);
    if (group != 0) --times_[key_of(dropped.site, group)];
    if (mention == outline_.first_mention(dropped.site)) first_is_dropped_[dropped.site] = true;
    if (mention == outline_.second_mention(dropped.site)) second_is_dropped_[dropped.site] = true;
    return true;
}

std::uint32_t DotMentions::place_of_new_link(SiteIndex after_child) const {
    const SiteIndex parent = match_.now_of(match_.after().parent(after_child));
    const SiteIndex child = match_.now_of(after_child);
    const std::uint32_t old = child == no_site ? DotOutline::none : outline_.last_link(child);
    if (parent == no_site || old == DotOutline::none) return DotOutline::none;
    const std::uint32_t near = outline_.outermost(outline_.links()[old].statement);
    return first_begin(parent) < outline_.statement(near).stop ? near : DotOutline::none;
}

} // namespace sitemode
