// Hierarchies at random, with names, texts and codes that are hard to write down.
#pragma once

#include <cstdint>

#include "graphs/hierarchy.h"

namespace sitemode::tests {

Hierarchy random_hierarchy(std::uint32_t seed);

} // namespace sitemode::tests
