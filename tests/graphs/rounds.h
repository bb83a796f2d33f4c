// How many random cases a test takes.
#pragma once

#include <cstdint>

namespace sitemode::tests {

// All of them, or a tenth with the sanitizers: they look at the same code, thirty times as slowly, and find
// what is wrong with it in the first cases that come there.
constexpr std::uint32_t rounds(std::uint32_t all) {
#ifdef __SANITIZE_ADDRESS__
    return all / 10;
#else
    return all;
#endif
}

} // namespace sitemode::tests
