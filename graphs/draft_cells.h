// Turns the facts of a Draft into the cells of a Hierarchy, for graphs/draft.cpp: by site, then by fact, each
// once, with a cell for the parent and the link's ipsec.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/draft.h"
#include "graphs/draft_links.h"
#include "graphs/facts.h"
#include "graphs/hierarchy.h"

namespace sitemode {

class DraftCells {
public:
    // All outlive this. `draft` has its facts by site; its sites have moved to `sites`, which learn where
    // their cells are and whether they are secondary.
    DraftCells(const Draft& draft, const DraftLinks& links, std::span<SiteEntry> sites);

    std::vector<Cell> cells;
    std::vector<FactSet> given; // of each site
    FactSet given_anywhere = 0;
    Diagnostics diagnostics; // facts given twice

private:
    void add_site(SiteIndex site, std::span<const DraftFact> facts);
    void add(const Cell& cell);
    void add_parent(SiteIndex site);
    void add_ipsec(SiteIndex site);
    std::span<const DraftFact> counting(std::span<const DraftFact> facts);
    void report_twice(const DraftFact& first, const DraftFact& second);

    const Draft& draft_;
    const DraftLinks& links_;
    std::span<SiteEntry> sites_;
    FactSet given_here_ = 0; // of the site at hand
    std::array<DraftFact, fact_count> counting_;
};

} // namespace sitemode
