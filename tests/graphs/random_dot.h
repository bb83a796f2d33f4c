// Well-formed DOT texts at random: every construct of the grammar, few names, so that they meet again and again.
#pragma once

#include <cstdint>
#include <string>

namespace sitemode::tests {

std::string random_dot(std::uint32_t seed);

} // namespace sitemode::tests
