// Why a verdict is another one: the causes that a comparison (src/compare.h) finds on one side only. A cause
// came or went because a fact changed; or it stands where it stood, and the site moved away from it or to it;
// or its site was added or removed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/compare.h"
#include "src/explain.h"

namespace sitemode {

struct Because {
    enum class Way : std::uint8_t { fact, moved, site }; // what changed

    Cause cause;          // of the evaluation after where it came, of that before where it went
    bool came = true;     // else it went
    bool is_above = true; // it stands against native mode, here or above; else against mixed, here or below
    bool in_unit = false; // it stands in the unit itself
    Way way = Way::fact;
    std::optional<FactChange> change; // of a fact, where it was this one
};

// Where something stands: a place and the file names that belong to it.
struct Citation {
    const std::vector<std::string>* files = nullptr;
    Place place;
};

class ChangeReasons {
public:
    // All outlive the reasons. Linear.
    ChangeReasons(const Evaluation& before, const Evaluation& after, const Comparison& comparison);

    // The main reasons as they are after the changes.
    const MainReasons& after() const { return after_reasons_; }

    // For one of comparison.verdicts: of each mode that became feasible, or ceased to be, the main cause; and
    // the question that keeps native mode unconfirmed now, or did.
    std::vector<Because> of(const SitePair& site) const;
    // In a few words: "decided: native at TOR", "no longer below LON (12 SMS 2003 clients)". Text of the
    // input stays as it is.
    std::string words(const Because& because) const;
    // Of the fact that changed, else of the cause.
    Citation citation(const Because& because) const;

private:
    const Evaluation& side(bool is_after) const { return is_after ? after_ : before_; }
    // The cause's site before and after.
    SitePair site_of(const Because& because) const;
    Because made(const Cause* cause, bool came, bool is_above, UnitIndex unit) const;
    bool stands_on_both_sides(const Because& because) const;
    std::optional<FactChange> change_with(const Because& because) const;
    void add_changes(const SitePair& site, std::vector<FactChange>& changes) const;

    const Evaluation& before_;
    const Evaluation& after_;
    const Comparison& comparison_;
    MainReasons before_reasons_, after_reasons_;
};

} // namespace sitemode
