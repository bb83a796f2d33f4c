// Microsoft's pages that rules rest on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/rules.h"

namespace sitemode {

// A page that a rule names: its library id with a link, or a title alone, or both.
struct Page {
    std::string id, title, link; // empty where not known
};

// The pages of a row: one that has a title only first, then those with an id, with their titles where known.
std::vector<Page> pages_of(const RuleRow& row);

} // namespace sitemode
