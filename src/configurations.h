// The configurations themselves (rulebook, section 3, number 6): one after the other in a fixed order, or
// drawn at random. Unknown facts count as clear. How many there are is said by src/count.h.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "src/solve.h"

namespace sitemode {

// The mode of each unit.
using Configuration = std::vector<Mode>;

// Walks through all configurations in the order of a dictionary: the units in file order are its letters,
// native comes before mixed. Each step is linear in units; nothing is kept but the configuration itself.
class ConfigurationWalk {
public:
    // The solution must outlive the walk.
    explicit ConfigurationWalk(const Solution& solution);

    // False behind the last one; at once where there is a conflict.
    bool is_at_one() const { return is_at_one_; }
    // The one that the walk is at.
    const Configuration& configuration() const { return modes_; }
    void advance();

private:
    UnitIndex last_that_can_be_mixed() const;
    void fill_behind(UnitIndex last);

    const Solution& s_;
    Configuration modes_;
    bool is_at_one_ = true;
};

// Bits of chance, 64 at a time.
using Bits = std::function<std::uint64_t()>;

// Bits that depend on the seed alone, the same on every platform: SplitMix64 (Steele, Lea and Flood, 2014).
Bits random_bits(std::uint64_t seed);

// Draws configurations, each with the same chance, exactly. From the top down a unit below a native one is
// mixed with the chance 1 : n + 1, where n is the number of ways in which its subtree can have native mode at
// its top: there is only one way in which all of it is mixed. A draw is linear in units. The number n is kept
// in 64 bits; where it is larger, it takes 64 bits that are all zero before it has to be known exactly.
class ConfigurationDraw {
public:
    // The solution must outlive the draws.
    ConfigurationDraw(const Solution& solution, Bits bits);

    // False where there is a conflict: nothing can be drawn then.
    bool is_any() const { return is_any_; }
    Configuration drawn();

private:
    bool is_mixed(UnitIndex unit);

    const Solution& s_;
    Bits bits_;
    std::vector<std::uint64_t> native_; // ways with native mode at the top; `many` where they don't fit
    std::vector<bool> may_be_mixed_;    // the whole subtree
    bool is_any_ = true;
};

} // namespace sitemode
