// Changes to a hierarchy that are not made yet: what edits (src/edit.h) do to sites, one after the other, and
// then the Draft that holds them all. Sites keep their numbers until then; added ones follow. It knows what
// an edit brings with it, but refuses nothing.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "graphs/draft.h"
#include "graphs/hierarchy.h"

namespace sitemode {

class Changes {
public:
    // The hierarchy must outlive the changes.
    explicit Changes(const Hierarchy& hierarchy);

    // What a fact of a site was given last.
    struct Change {
        SiteIndex site;
        Fact fact;
        Value value; // of Fact::parent: the parent's number
        Place place;
    };

    // Also for the hierarchy's own facts, texts and file names, which are changed right here.
    Draft& draft() { return draft_; }
    const Draft& draft() const { return draft_; }

    // As the changes so far left them.
    SiteIndex parent(SiteIndex site) const { return parents_[site]; }
    bool is_secondary(SiteIndex site) const { return secondary_[site] != 0; }
    bool is_removed(SiteIndex site) const { return removed_[site] != 0; }
    std::string_view code_as_written(SiteIndex site) const {
        return draft_.texts.at(draft_.sites[site].written_code);
    }

    // Gives a fact; an absent value takes it back. The mode of a primary site takes back those of its
    // secondary sites.
    void give(SiteIndex site, Fact fact, Value value, Place place);
    void give_own(Fact fact, Value value, Place place);
    // Below `parent`, or no_site. What was said of the old link is taken back.
    void attach(SiteIndex site, SiteIndex parent, Place place);
    SiteIndex add(std::string_view code, Place place);
    void remove(SiteIndex site, Place place);

    // Ends the changes: by site and fact, the last of each; none of sites that were removed.
    void settle();
    const std::vector<Change>& settled() const { return changes_; }
    // Children that removed sites still have, by those.
    std::map<SiteIndex, std::vector<SiteIndex>> left_children() const;
    // The last change to a site's type, parent or being; none has no line. Once the draft is made its numbers
    // count.
    Place structure_place(SiteIndex site) const;

    // The draft with all settled changes, in the numbers that are left.
    Draft drafted();

private:
    // Of a primary site whose mode was given: its secondary sites have none then, but for those edited later.
    struct Family {
        bool is_cleared = false;
        std::vector<SiteIndex> edited;
    };

    void clear_modes_below(SiteIndex primary, Place place);
    void number_anew();
    void add_cells(SiteIndex site, std::span<const Change> changes);
    void add_changed_cells(SiteIndex site, std::span<const Cell> old, std::span<const Change> changes);
    void add_cell(SiteIndex site, const Cell& cell);
    void add_link(SiteIndex site, SiteIndex parent, Place place);
    void forget_old_links();
    void forget_removed();
    SiteIndex renumbered(SiteIndex site) const { return numbers_.empty() ? site : numbers_[site]; }

    const Hierarchy& h_;
    Draft draft_;
    std::vector<SiteIndex> parents_; // of all sites, also of those added and removed
    std::vector<std::uint8_t> secondary_, removed_;
    bool any_removed_ = false;
    std::vector<SiteIndex> numbers_;       // of all sites in the draft that is left; empty: as they are
    std::map<SiteIndex, Family> families_; // by the parent
    std::map<SiteIndex, Place> structure_places_;
    std::vector<Change> changes_;
};

} // namespace sitemode
