// What a hierarchy must be given to have the facts of another: of two with the same sites and links.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "graphs/facts.h"
#include "graphs/hierarchy.h"
#include "graphs/site_match.h"

namespace sitemode {

// Facts of a site of now that are other ones afterwards; its link's ipsec is not among them.
std::vector<Fact> differing_facts(const SiteMatch& match, SiteIndex site);
bool differs_in_ipsec(const SiteMatch& match, SiteIndex child);
std::vector<Fact> differing_own_facts(const SiteMatch& match);

// Unknown attributes with their values, sorted.
using ExtraTexts = std::vector<std::pair<std::string_view, std::string_view>>;
// Of one site, or of the hierarchy (no_site).
ExtraTexts extra_texts(const Hierarchy& hierarchy, SiteIndex site);
// `site`: of now, or no_site.
bool differs_in_extras(const SiteMatch& match, SiteIndex site);

// Any of all these. Linear, but for extra attributes (n log n).
bool differs_in_facts(const SiteMatch& match);

} // namespace sitemode
