// The attributes that are Graphviz' own: looks and layout, nothing about sites.
#pragma once

#include <span>
#include <string_view>

namespace sitemode {

// True for an attribute of nodes, edges, graphs, subgraphs or clusters of any Graphviz from 2.43 to 12; also
// for the names that its programs write. Case counts. `mode` (of neato) is among them although it is a fact
// of a site too.
bool is_graphviz_attribute(std::string_view name);

// All of them, in ASCII order.
std::span<const std::string_view> graphviz_attributes();

} // namespace sitemode
