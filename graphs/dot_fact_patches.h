// Patches a DOT text so that its sites, links and the hierarchy have the facts and the unknown attributes of
// another hierarchy. What a fact comes from is found by trying: a patch that is not enough, since a default
// or another statement gives the fact as well, is followed by a stronger one when the text was read again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/dot_outline.h"
#include "graphs/dot_patches.h"
#include "graphs/fact_differences.h"
#include "graphs/site_match.h"

namespace sitemode {

class DotFactPatches {
public:
    // All outlive it; `outline` and `patches` are those of the text that `match.now()` was read from.
    DotFactPatches(const DotOutline& outline, const SiteMatch& match, DotPatches& patches)
        : outline_(outline), match_(match), patches_(patches) {}

    // Each notes the patches for what differs. Linear, but for extra attributes (n log n).
    void patch_types(); // primary or secondary, which links must go with
    void patch_all();   // for which sites and links must be the same

private:
    struct Found {
        std::string_view name;
        std::uint32_t statement, pair;
    };
    // Where attributes of one site, one link or the hierarchy can stand.
    struct Subject {
        SiteIndex site = no_site;
        bool is_link = false;
        std::string head;                      // of a new statement; empty for the hierarchy
        std::uint32_t own = DotOutline::none;  // statement that new attributes go to
        std::uint32_t near = DotOutline::none; // else a new statement stands behind this one
        std::vector<Found> pairs;              // its attributes by name, the last first
        std::string new_pairs, last_pairs;     // for new statements: near, and behind all
    };
    // An attribute to be had.
    struct Wanted {
        std::string name;
        std::string value;   // what it means
        std::string written; // as DOT
    };

    Subject subject_of(SiteIndex site) const;
    Subject subject_of_link(SiteIndex child) const;
    Subject subject_of_hierarchy() const;
    void patch_site(SiteIndex site);
    void patch_link(SiteIndex child);
    void patch_hierarchy();
    void patch_fact(Subject& subject, Fact fact, const Cell* wanted);
    // Of the subject alone: those of a link are found among its site's.
    ExtraTexts extras_of(const Subject& subject, const Hierarchy& hierarchy, SiteIndex site) const;
    void patch_extras(Subject& subject);
    void give(Subject& subject, const Wanted& wanted);
    void take_back(Subject& subject, const Wanted& wanted);
    void take_caption_back(Subject& subject, Fact fact);
    void add(Subject& subject, const Wanted& wanted);
    void insist(Subject& subject, const Wanted& wanted) const;
    void finish(const Subject& subject) const;
    // Statements are added from the last to the first.
    void add_pairs(Subject& subject, std::uint32_t statement) const;
    static void order_pairs(Subject& subject);
    static std::span<const Found> found(const Subject& subject, std::string_view name);
    bool has_default(const Subject& subject, std::string_view name) const;

    const DotOutline& outline_;
    const SiteMatch& match_;
    DotPatches& patches_;
};

} // namespace sitemode
