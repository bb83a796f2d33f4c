// What mends a blocker (rulebook, section 2): the edit after which it no longer stands against native mode;
// and what takes a demand for native mode back. The edits themselves are in the rule table (RuleRow::mend);
// here is what they need to know of the whole hierarchy.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode {

// The mends of a hierarchy's blockers. Made once, linear in sites. Speaks of a hierarchy by reference and
// must not outlive it.
class Mends {
public:
    explicit Mends(const Hierarchy& hierarchy);

    // The text of an edit (src/edit.h) that removes `cause`: `LON.sms2003_clients=0`; a value with blanks is
    // quoted. Of a cause that is not certain it is the answer that clears it. None for decisions, demands and
    // SM312: those are not for a plan to overrule. Several causes of a site are mended one by one, in any
    // order.
    //
    // A site that runs SMS 2003 is upgraded to the version of the nearest site above it that doesn't, or to
    // "2007 SP2" where all above it do: after upgrades from the top down no site is newer than its parent.
    std::optional<std::string> mend(const Cause& cause) const;

private:
    const Hierarchy& hierarchy_;
    std::vector<SiteIndex> version_from_; // of each site: itself or the nearest above that is not SMS 2003
};

// The text of an edit that takes a demand for native mode (SM401) back: no Internet-based clients, or the
// roles without the one that demands it. Where no other role is left, those of a primary site become unknown:
// one that states no role is taken to have a management point.
std::string demand_edit(const Hierarchy& hierarchy, const Cause& demand);

} // namespace sitemode
