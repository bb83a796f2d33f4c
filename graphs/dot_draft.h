// The facts and links of sites on their way from a DOT file into a Draft, for graphs/dot_reader.cpp. In
// nearly all files the facts of a site stand together, each once, and a site has one parent: then they become
// cells at once, as a Hierarchy has them. Where a file turns out to be of another kind, all that was noted
// becomes DraftFacts and DraftLinks, as what follows does: for these it may have any order, defaults and
// doubles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graphs/draft.h"

namespace sitemode {

class DotDraft {
public:
    // `draft` outlives this.
    explicit DotDraft(Draft& draft) : draft_(draft) {}

    void expect_sites(std::size_t count);
    void add_site(std::uint32_t written_code, Place place) {
        draft_.sites.push_back({written_code, place, false});
        if (!are_cells_) return add_links_of_site();
        given_.push_back(0);
        parents_.push_back(no_parent);
    }
    void add_fact(SiteIndex site, Fact fact, Value value, Place place, bool is_default) {
        const bool is_plain = !is_default && value.state != Value::State::absent;
        if (are_cells_ && is_plain && takes_cell(site, fact))
            place_for(site, fact) = cell_of(fact, value, place);
        else
            add_any_fact(site, fact, value, place, is_default);
    }
    // A link that says nothing of itself. False where it is to be added as a DraftLink, so are all others
    // then.
    bool add_plain_link(SiteIndex parent, SiteIndex child, Place place) {
        if (!are_cells_) return false;
        Cell& cell = parents_[child];
        if (cell.bits == no_site) cell = cell_of(Fact::parent, {Value::State::known, parent}, place);
        return cell.bits == parent;
    }
    struct Link {
        DraftLink* link; // null: its child has so many parents that no more are looked at
        bool is_new;     // else it was stated before
    };
    Link add_link(SiteIndex parent, SiteIndex child, Place place);

    // True where the draft has `facts` and `links`, so that facts may be added to it in any way.
    bool has_facts() const { return !are_cells_; }
    void note_one_by_one() {
        if (are_cells_) part_cells();
    }
    // When all is read: the cells become the draft's.
    void finish() {
        if (are_cells_) add_parents();
    }

private:
    static constexpr Cell no_parent{no_site, 0, 0, 0, Fact::parent, false};

    // True where a fact of a site can be put among the cells.
    bool takes_cell(SiteIndex site, Fact fact) const {
        return site >= last_site_ && (given_[site] & bit(fact)) == 0;
    }
    // In most files facts have their order.
    Cell& place_for(SiteIndex site, Fact fact) {
        last_site_ = site;
        FactSet& given = given_[site];
        const bool is_last = given < bit(fact);
        given |= bit(fact);
        return is_last ? cells_.emplace_back() : inserted(given & ~(bit(fact) | (bit(fact) - 1)));
    }
    // Before the cells of these facts, the last ones.
    Cell& inserted(FactSet before);
    void add_any_fact(SiteIndex site, Fact fact, Value value, Place place, bool is_default);
    void add_links_of_site();
    void part_cells();
    void add_parents();

    Draft& draft_;
    bool are_cells_ = true; // until something stands against it
    // What is known then:
    std::vector<Cell> cells_;    // by site, then by fact
    std::vector<FactSet> given_; // by site: what its cells are of
    std::vector<Cell> parents_;  // by site: the cell of its parent; no_site: it has none
    SiteIndex last_site_ = 0;    // that has cells
    // Else of the draft's links:
    std::vector<std::uint32_t> last_link_plus_1_,
        earlier_link_plus_1_;                // by child, by link: its links so far, the last first
    std::vector<std::uint8_t> parents_kept_; // by child
};

} // namespace sitemode
