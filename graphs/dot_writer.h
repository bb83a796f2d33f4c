// Writes a hierarchy as DOT: site codes, all facts, unknown attributes, regions as clusters. Reading it back
// gives the same hierarchy, places aside.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "graphs/hierarchy.h"

namespace sitemode {

// Graphviz attributes to add, already as DOT text without brackets ("shape=box, fillcolor=\"#0072B2\"");
// empty functions add nothing. They decide looks only: sitemode itself passes them over.
struct DotLooks {
    std::string name;  // of the graph: \G in its labels
    std::string graph; // statements behind the hierarchy's own facts, each ended by ";\n"
    std::function<std::string(SiteIndex)> site; // for the site's statement
    std::function<std::string(SiteIndex)> link; // for the link to this site from its parent
};

std::string dot_text(const Hierarchy& hierarchy, const DotLooks& looks = {});

// A fact as an attribute: `name=value`.
std::string dot_pair(const Hierarchy& hierarchy, const Cell& cell);

// `text` as a DOT identifier: bare where that reads back the same, else quoted with `\"` and `\\`.
std::string dot_id(std::string_view text);

} // namespace sitemode
