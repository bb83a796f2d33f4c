// Patches a DOT text so that its sites and links become those of another hierarchy: sites and links that are
// gone are taken out, new ones are written, and what else stands in their statements stays.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/dot_mentions.h"
#include "graphs/dot_outline.h"
#include "graphs/dot_patches.h"
#include "graphs/site_match.h"

namespace sitemode {

class DotLinkPatches {
public:
    // All outlive it; `outline` and `patches` are those of the text that `match.now()` was read from.
    DotLinkPatches(std::string_view text, const DotOutline& outline, const SiteMatch& match,
                   DotPatches& patches);

    // Notes all patches. Linear.
    void patch();

private:
    // A link statement that can't stay as it is.
    struct Parting {
        std::uint32_t statement = 0;
        std::vector<bool> is_kept;    // of each arrow
        std::vector<bool> is_dropped; // of each operand
    };
    // The links of one statement.
    struct Links {
        const DotLink* begin;
        const DotLink* end;
    };

    void remove_sites();
    void relink(std::uint32_t statement);
    bool changes_parent(std::uint32_t statement);
    Parting parting(std::uint32_t statement);
    bool takes_children_out(const DotOperand& heads, const std::vector<SiteIndex>& children);
    bool finds_leaving(const DotOperand& heads, std::vector<std::uint32_t>& mentions);
    void write_rest(std::uint32_t statement, std::uint32_t step, const std::vector<std::uint32_t>& steps);
    void part(const Parting& parting);
    void take_removed_out(const DotOperand& operand);
    std::string pairs_of_new(SiteIndex after_site) const;
    bool new_sites_need_statements() const;
    void write_new_sites();
    void write_new_links();
    void write_new_link(SiteIndex after_child);

    bool needs_relinking(std::uint32_t statement) const;
    bool is_wanted(const DotLink& link) const { return match_.has_link(link.parent, link.child); }
    std::vector<std::uint32_t> steps_of(std::uint32_t statement) const;
    bool is_plain(const DotOperand& group) const;
    bool drops(const DotOperand& operand);
    std::string id(SiteIndex site) const;
    std::string ipsec_list(SiteIndex after_child) const;
    std::string_view lists(std::uint32_t statement) const;

    std::string_view text_;
    const DotOutline& outline_;
    const SiteMatch& match_;
    DotPatches& patches_;
    DotMentions mentions_;
    std::vector<Links> links_of_;  // by statement
    std::vector<bool> is_leaving_; // by site; between uses all false
};

} // namespace sitemode
