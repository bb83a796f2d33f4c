// A Draft: what a reader found in a file, or an edit left behind, before anyone asked whether it is a
// hierarchy. Readers (graphs/dot_reader.h) and edits fill it; `built` turns it into a Hierarchy or says what
// is wrong with its structure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/facts.h"
#include "graphs/hierarchy.h"
#include "graphs/text_pool.h"

namespace sitemode {

// A fact given to a site. Later ones win.
struct DraftFact {
    SiteIndex site = 0;
    Cell cell;                  // not for Fact::parent: that is a link
    bool is_default = false;    // from a default of the file: overruling it is no double statement
    bool is_taken_back = false; // an absent value: takes back what was given before, a default too
};

inline DraftFact draft_fact(SiteIndex site, Fact fact, Value value, Place place, bool is_default = false) {
    return {site, cell_of(fact, value, place), is_default, value.state == Value::State::absent};
}

// A link parent → child, stated once or more often.
struct DraftLink {
    SiteIndex parent = no_site; // no_site: no site of the draft has `parent_code`
    SiteIndex child = 0;
    std::uint32_t parent_code = 0; // offset into texts; used where parent is no_site
    Place place;
    Value ipsec; // Fact::ipsec, with its place
    Place ipsec_place;
};

struct Draft {
    std::vector<std::string> files; // names of the inputs, by Place::file
    TextPool texts;
    std::vector<SiteEntry> sites;
    std::vector<DraftFact> facts; // any order of sites; for one site and fact in order of the file
    // The same in less room, from readers and edits that have all of a site at hand: cells by site, then
    // by fact, each once; a parent's stands for the site's only link, and holds no value. A draft has these
    // or `facts`.
    std::vector<Cell> cells;
    std::vector<std::uint8_t> cell_counts; // of each site; empty where there are `facts`, or `given`
    std::vector<DraftLink> links;
    // In the place of `cell_counts`: what the cells of each site are of. Its parent is then here (no_site: it
    // has none that exists), and `links` has only those to parents that don't exist, without their places.
    std::vector<FactSet> given;
    std::vector<SiteIndex> parents;
    CodeTable codes; // of all sites, where the reader made one; else empty
    std::vector<ExtraAttribute> extras;
    std::vector<Cell> own_facts; // of the hierarchy; later ones win
};

// What is wrong with a draft's structure, as data; a row of src/rules_structure.cpp gives it a code and
// words.
struct Defect {
    enum class Kind : std::uint8_t {
        two_parents, // sites: child, then its parents; places: of the links
        cycle,       // sites: along the cycle, each the parent of the next, the last the parent of the first;
                     // places: of the link that leads *to* each
        missing_parent,      // sites: child; text: the parent's code
        no_central_site,     // no primary site without a parent (only where no other defect stands)
        secondary_no_parent, // sites: the secondary site
        secondary_children,  // sites: the secondary site, then its children
        secondary_parent,    // sites: the secondary site, then its parent, which is secondary too
        duplicate_code,      // sites: all with this code (after folding to upper case)
    };
    Kind kind;
    std::vector<SiteIndex> sites;
    std::vector<Place> places; // one for each of `sites`
    std::string text;
    std::vector<std::string> codes; // as written, one for each of `sites`
    std::string likely = {};        // missing_parent: the code that may be meant; empty where none is like it
};
inline constexpr std::size_t defect_kind_count = static_cast<std::size_t>(Defect::Kind::duplicate_code) + 1;

// What building gave. Exactly one of `hierarchy` and `defects` is there, unless `draft` was refused for wrong
// values before.
struct Built {
    std::optional<Hierarchy> hierarchy;
    std::vector<Defect> defects;
    Diagnostics diagnostics; // facts given twice
};

// Makes a Hierarchy of the draft, in linear time (codes are sorted: n log n), without recursion. Reports
// every defect found.
Built built(Draft draft);

// What reading a text gave: a hierarchy, or what stands against it. Diagnostics come in any case.
struct Reading {
    std::optional<Hierarchy> hierarchy;
    std::vector<Defect> defects;
    Diagnostics diagnostics;
    std::vector<std::string> files; // for the places of defects and diagnostics
};

// Builds what a reader drafted; where the reader already found an error the structure is still checked, so
// that all problems of a file come in one run, but no hierarchy is given.
Reading finished_reading(Draft draft, Diagnostics diagnostics);

} // namespace sitemode
