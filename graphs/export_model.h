// What the exports of a site server say, put together by site: filled by the readers of
// graphs/export_parts.h, and turned into a Draft when all are read.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/draft.h"
#include "graphs/facts.h"

namespace sitemode {

struct ExportedFact {
    Fact fact;
    std::string text; // as it would stand in a hierarchy file
    Place place;
};

struct ExportedSite {
    std::string code; // as the export spells it
    Place place;
    bool is_secondary = false;
    bool is_deleted = false;  // its status says so
    bool is_left_out = false; // and nothing hangs off it
    std::string parent = {};  // a code; empty: none
    Place parent_place = {};
    std::vector<ExportedFact> facts = {};
    std::vector<std::size_t> newest = {}; // of each fact that was given: its last place in `facts`

    // A fact with an empty text is not stated. The same word a second time in a row says nothing new.
    void give(Fact fact, std::string text, Place where);
    // What was given of it before counts no more.
    void take_back(Fact fact);
};

class ExportedSites {
public:
    // Of two sites with one code the first is whom others mean; the structure is judged later.
    ExportedSite& add(std::string code, Place place);
    // The site with this code in any case, or null.
    ExportedSite* find(std::string_view code);
    std::vector<ExportedSite>& all() { return sites_; }
    const std::vector<ExportedSite>& all() const { return sites_; }

private:
    std::vector<ExportedSite> sites_;
    std::map<std::string, std::size_t, std::less<>> by_code_;
};

// Finds the sites that rows of a further export speak of. Rows of sites that nobody knows are counted, and
// reported once a site.
class RowSites {
public:
    explicit RowSites(ExportedSites& sites) : sites_(sites) {}
    // Null for a stranger, for a site that was left out, and for a row without a code.
    ExportedSite* find(const std::string& code, Place place);
    void report_strangers(Diagnostics& diagnostics) const;

private:
    struct Stranger {
        Place place;
        std::size_t rows = 0;
    };
    ExportedSites& sites_;
    std::map<std::string, Stranger> strangers_;
};

// Leaves deleted sites out, unless something hangs off them or they are to be kept; gives each parent that is
// not in the export a placeholder. Notes and warnings tell.
void settle_structure(ExportedSites& sites, bool keep_deleted, Diagnostics& diagnostics);

// Wrong values are reported.
Draft draft_of(const ExportedSites& sites, std::vector<std::string> files, Diagnostics& diagnostics);

} // namespace sitemode
