// What changed at the sites of each unit, in the words of its card: "was mixed", "sms2003_clients=0 (was
// 214)". Used by src/change_picture.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "src/change_words.h"

namespace sitemode {

// The ones that matter most first.
enum class ChangeKind : std::uint8_t {
    verdict,  // of the unit
    added,    // its primary site is new
    decisive, // a fact that is a cause, or was one
    moved,
    fact,
    pill, // a secondary site is new or gone: its pill says so, too
};

struct SiteChange {
    SiteIndex site = no_site; // after; no_site where it is gone
    ChangeKind kind = ChangeKind::fact;
    std::string words; // not of which site
};

// Those of each unit after, what matters most first. n log n in the changes.
std::vector<std::vector<SiteChange>> unit_changes(const Evaluation& before, const Evaluation& after,
                                                  const Comparison& comparison);

// The tooltip of a site that changed, or that is as before: what it says in the picture after (see
// src/hover_texts.h), with the change in front. Takes what its verdict was, "" where it is the same.
std::string hover_of_change(std::string_view hover, std::string_view was,
                            const std::vector<std::string_view>& changes);

} // namespace sitemode
