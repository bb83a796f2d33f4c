// Well-formed DOT texts at random: every construct of the grammar, few names, so that they meet again and
// again.
#pragma once

#include <cstdint>
#include <string>

namespace sitemode::tests {

std::string random_dot(std::uint32_t seed);

// Words of DOT in any order between the braces of a graph: now and then well-formed.
std::string random_words(std::uint32_t seed);

} // namespace sitemode::tests
