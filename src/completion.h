// What may follow in a line of a session (src/explore.h): commands, codes of sites, facts, values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/hierarchy.h"

namespace sitemode {

struct Completion {
    static constexpr std::size_t most_candidates = 100;

    std::size_t from = 0;                // where in the line the word begins that the candidates replace
    std::vector<std::string> candidates; // whole words, by their order in the tables, codes ordered
    std::size_t left_out = 0;            // so many more there are
    std::string common;                  // what all begin with, also those left out
};

// Takes a line up to the cursor. Candidates are words as they are typed, with a blank behind those that are
// finished. A code or value is left out that `printable` changes or that would need quotes. Linear in
// the sites, and quick: a million take as long as a key.
Completion completion(const Hierarchy& hierarchy, std::string_view line,
                      std::string (*printable)(std::string_view text));

} // namespace sitemode
