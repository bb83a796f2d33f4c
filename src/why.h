// Why a site can't have a mode, or must have it: the causes, the way from each of them to the site, what has
// to change, and what that frees (rulebook, section 3, number 5). Pure data; words are made in
// src/why_words.h, which the text (src/why_text.h) and the JSON (src/why_json.h) share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/mend.h"
#include "src/solve.h"

namespace sitemode {

// The other of the two.
inline Mode other_than(Mode mode) {
    return mode == Mode::native ? Mode::mixed : Mode::native;
}

// What there is to say of a site and a mode. Causes stand in the rulebook's order and are facts of the file,
// each of which alone rules a mode out.
struct ModeAnswer {
    SiteIndex site = no_site;
    Mode mode = Mode::native;
    bool possible = true;
    bool forced = false;               // possible, and the other mode is not
    std::vector<Cause> against = {};   // the certain causes that rule the mode out; none where it is possible
    std::vector<Cause> open = {};      // of native mode: what someone has to confirm
    std::vector<Cause> forced_by = {}; // where it is forced: what rules the other mode out
    std::vector<SiteIndex> freed = {}; // other sites that could have the mode once all of `against` is gone
    std::uint64_t freed_clients = 0; // assigned to these and to the site's own unit, as far as they are known
};

// Linear in sites and causes.
ModeAnswer answer_for(const Hierarchy& hierarchy, const Solution& solution, SiteIndex site, Mode mode);

// The mode to explain first where none is asked for: one that is ruled out.
Mode first_to_explain(const Solution& solution, SiteIndex site);

// A step of the way from a cause to a site, in the order in which a mode is forced.
struct Step {
    enum class Kind : std::uint8_t {
        fact,         // the cause at its own site: no `from`
        to_primary,   // from a secondary site to its primary site (SM201)
        to_secondary, // the other way round (SM201)
        down,         // from a mixed unit to one below it (SM202)
        up,           // from a native unit to the one above it (SM202)
    };
    Kind kind = Kind::fact;
    SiteIndex from = no_site;
    SiteIndex to = no_site;
};

// All ways of one answer together may have this many steps; those beyond are left out: on a chain of all
// legal codes with a reason at each there would be a thousand million.
inline constexpr std::size_t most_steps = 1'000'000;
// Pairs of a conflict that are listed; all are counted.
inline constexpr std::size_t most_pairs = 10'000;

// The way from the cause's site to `site`, each step a link of the hierarchy. `ruled_out`: the mode that the
// cause stands against. The cause must be one of an ModeAnswer for that site. Linear in the way's length.
std::vector<Step> way_to(const Hierarchy& hierarchy, const Cause& cause, SiteIndex site, Mode ruled_out);

// The edit (src/edit.h) after which a cause is gone: what mends a blocker, or what takes a decision or a
// demand back. None where only the organisation can change it (SM312).
std::optional<std::string> remedy(const Hierarchy& hierarchy, const Mends& mends, const Cause& cause);

// Sites and the clients assigned to them, as far as they are known.
struct Carried {
    std::size_t sites = 0;
    std::uint64_t clients = 0;
    friend bool operator==(const Carried&, const Carried&) = default;
    Carried& operator+=(const Carried& other) {
        sites += other.sites;
        clients += other.clients;
        return *this;
    }
};

// A unit's own sites.
Carried carried_by(const Hierarchy& hierarchy, const Solution& solution, UnitIndex unit);

// A unit that has certain causes against native mode, and what they hold back.
struct BlockedUnit {
    UnitIndex unit = no_unit;
    Carried freed;          // could be native if all causes of this unit alone were gone
    Carried ruled_out;      // its own sites and all below: its causes are reasons for each of them
    bool is_single = false; // it has one cause: without this one `freed` could be native

    // What becomes free if one of its causes alone is gone.
    Carried freed_by_one() const { return is_single ? freed : Carried{}; }
};

// All such units; those that hold most back first, by sites, then by clients, then as in the file. n log n.
std::vector<BlockedUnit> blocked_units(const Hierarchy& hierarchy, const Solution& solution);

// The sites where native mode is feasible.
Carried native_capable(const Hierarchy& hierarchy, const Solution& solution);

} // namespace sitemode
