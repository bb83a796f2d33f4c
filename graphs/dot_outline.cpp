#include "graphs/dot_outline.h"

#include <algorithm>
#include <utility>

#include "graphs/dot_outline_walk.h"

namespace sitemode {

DotOutline::DotOutline(std::string_view text) {
    DotOutlineWalk(text, *this).walk();
    find_groups();
    find_mentions();
    find_own_statements();
}

void DotOutline::find_groups() {
    for (const DotStatement& statement : statements_) {
        const bool is_attribute =
            statement.kind == DotStatement::Kind::fact || statement.kind == DotStatement::Kind::attributes;
        if (is_attribute) groups_[statement.group].that_counts = statement.group;
    }
    for (std::uint32_t group = 1; group < groups_.size(); ++group) {
        std::uint32_t& counts = groups_[group].that_counts;
        if (counts != group) counts = groups_[counts].that_counts;
    }
}

void DotOutline::find_mentions() {
    std::size_t sites = 0;
    for (const DotMention& mention : mentions_) sites = std::max<std::size_t>(sites, mention.site + 1U);
    first_mention_.assign(sites, none);
    second_mention_.assign(sites, none);
    last_link_.assign(sites, none);
    for (std::uint32_t at = 0; at < mentions_.size(); ++at) {
        const SiteIndex site = mentions_[at].site;
        if (first_mention_[site] == none)
            first_mention_[site] = at;
        else if (second_mention_[site] == none)
            second_mention_[site] = at;
    }
    for (std::uint32_t at = 0; at < links_.size(); ++at) last_link_[links_[at].child] = at;
}

// A bare mention in the braces of a -> {b c} is none.
void DotOutline::find_own_statements() {
    last_own_statement_.assign(first_mention_.size(), none);
    own_before_.assign(statements_.size(), none);
    for (std::uint32_t at = 0; at < statements_.size(); ++at) {
        const DotStatement& own = statements_[at];
        if (own.kind != DotStatement::Kind::sites || !operands_[own.first_operand].is_single()) continue;
        if (own.first_pair == own.end_pair && is_in_link(own)) continue;
        std::uint32_t& last = last_own_statement_[mentions_[operands_[own.first_operand].first_mention].site];
        own_before_[at] = std::exchange(last, at);
    }
}

bool DotOutline::is_in_link(const DotStatement& statement) const {
    for (std::uint32_t group = statement.group; group != 0;) {
        const DotStatement& around = statements_[groups_[group].statement];
        if (around.kind == DotStatement::Kind::links) return true;
        group = around.group;
    }
    return false;
}

bool DotOutline::has_default(SiteIndex site, std::string_view name) const {
    const auto found = default_names_.find(name);
    if (found == default_names_.end()) return false;
    auto at = std::lower_bound(defaults_.begin(), defaults_.end(), site,
                               [](const Default& a, SiteIndex b) { return a.site < b; });
    for (; at != defaults_.end() && at->site == site; ++at)
        if (at->name == found->second) return true;
    return false;
}

std::uint32_t DotOutline::outermost(std::uint32_t statement) const {
    while (statements_[statement].group != 0) statement = groups_[statements_[statement].group].statement;
    return statement;
}

} // namespace sitemode
