// A DOT text as names and strings alone, read twice: by our parser and by cgraph. The second opinion on
// nodes, edges and attributes, defaults included.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

namespace sitemode::tests {

using Attributes = std::map<std::string, std::string>; // empty values left out: to DOT they are absent

struct PlainGraph {
    std::map<std::string, Attributes> nodes;
    std::multiset<std::tuple<std::string, std::string, Attributes>> edges; // tail, head
    std::map<std::string, std::set<std::string>> members; // of named subgraphs of the graph itself
    Attributes attributes;                                // of the graph itself

    friend bool operator==(const PlainGraph&, const PlainGraph&) = default;
};

// None where the text has a mistake. Ids have `\\` folded to one backslash, values not: cgraph doesn't do it
// either.
std::optional<PlainGraph> read_by_us(std::string_view text);
std::optional<PlainGraph> read_by_cgraph(const std::string& text);

std::string shown(const PlainGraph& graph);

} // namespace sitemode::tests
