// What is different between two evaluated hierarchies, one before and one after: sites, facts, verdicts and
// findings. `whatif` compares a hierarchy with its edited self, `diff` two files. Sites are the same where
// their codes are. Why a verdict changed is said in src/because.h, in words in src/report_changes.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/report.h"

namespace sitemode {

// A site before and after; one of the two may be no_site.
struct SitePair {
    SiteIndex before = no_site, after = no_site;
    friend bool operator==(const SitePair&, const SitePair&) = default;
};

// A fact whose value is not the same, or that only one of the two has. A pair of none: of the hierarchy.
struct FactChange {
    SitePair site;
    Fact fact = Fact::name;
};

// The same for an attribute that is no fact; views into the hierarchies.
struct ExtraChange {
    SitePair site;
    std::string_view name;
    const ExtraAttribute* before = nullptr; // null: it has none
    const ExtraAttribute* after = nullptr;
};

// The comparison refers to both evaluations by their indices, and to texts of their hierarchies.
struct Comparison {
    std::vector<SiteIndex> after_of;  // of each site before: the same site after, or no_site
    std::vector<SiteIndex> before_of; // the other way round

    std::vector<SiteIndex> added;   // of the hierarchy after, every parent before its children
    std::vector<SiteIndex> removed; // of the hierarchy before, likewise
    std::vector<SitePair> moved;    // to another parent; here and below in the order of parents_first after
    std::vector<FactChange> facts;  // of sites that are in both, but for their parents; first the hierarchy's
    std::vector<ExtraChange> extras;
    std::vector<SitePair> verdicts;           // other verdict, or confirmed only on one side
    std::vector<std::uint32_t> new_findings;  // positions in the findings after: not there before, or worse
    std::vector<std::uint32_t> gone_findings; // positions in the findings before: not there after, or less

    // True where the two say the same. What follows from them may differ all the same: an order of sites
    // can choose between two findings.
    bool is_empty() const {
        return added.empty() && removed.empty() && moved.empty() && facts.empty() && extras.empty();
    }
};

// Linear in sites, facts and findings.
Comparison compared(const Evaluation& before, const Evaluation& after);

// True where both cells are absent, or have the same value.
bool same_value(const Hierarchy& before, const Cell* old, const Hierarchy& after, const Cell* now);

} // namespace sitemode
