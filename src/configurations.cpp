#include "src/configurations.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <boost/multiprecision/cpp_int.hpp>

namespace sitemode {
namespace {

using boost::multiprecision::cpp_int;

// n + 1 would not fit in 64 bits.
constexpr auto many = std::numeric_limits<std::uint64_t>::max();

bool has_conflict(const Solution& s) {
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit)
        if (s.verdict(unit) == Verdict::conflict) return true;
    return false;
}

// native(u) of one unit, by the rulebook's formula, in numbers of any size.
cpp_int exact_native_ways(const Solution& s, UnitIndex top, const std::vector<bool>& may_be_mixed) {
    std::vector<cpp_int> native(s.unit_count());
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit) native[unit] = s.units[unit].own_certain ? 0 : 1;
    for (auto at = s.parents_first.rbegin(); *at != top; ++at)
        if (s.parent[*at] != no_unit) native[s.parent[*at]] *= native[*at] + (may_be_mixed[*at] ? 1 : 0);
    return native[top];
}

// A number from 0 to `sides` - 1, each with the same chance.
std::uint64_t rolled(const Bits& bits, std::uint64_t sides) {
    const auto surplus = (many % sides + 1) % sides; // of the 2^64 numbers; these would favour the small ones
    auto number = bits();
    while (number > many - surplus) number = bits();
    return number % sides;
}

// True with the chance 2^64 : `sides`, which is at least 2^64: compares bits of chance with the digits of the
// quotient until they differ.
bool wins_by_digits(const Bits& bits, const cpp_int& sides) {
    cpp_int rest = cpp_int(1) << 64;
    std::uint64_t word = 0;
    for (unsigned left = 0; rest < sides; --left) {
        if (left == 0) {
            word = bits();
            left = 64;
        }
        rest *= 2;
        const bool digit = rest >= sides;
        if (digit) rest -= sides;
        const bool chance = (word >> 63) != 0;
        word <<= 1;
        if (chance != digit) return digit;
    }
    return true;
}

} // namespace

ConfigurationWalk::ConfigurationWalk(const Solution& solution)
    : s_(solution), modes_(solution.unit_count(), Mode::native), is_at_one_(!has_conflict(solution)) {
    for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit)
        if (s_.units[unit].forced_mixed) modes_[unit] = Mode::mixed;
}

void ConfigurationWalk::advance() {
    const auto unit = last_that_can_be_mixed();
    is_at_one_ = unit != no_unit;
    if (!is_at_one_) return;
    modes_[unit] = Mode::mixed;
    fill_behind(unit);
}

// The last native unit that may be mixed while all units before it stay as they are: nothing before it in the
// file that stands below it is native, and nothing below it has to be.
UnitIndex ConfigurationWalk::last_that_can_be_mixed() const {
    std::vector<UnitIndex> first_native(s_.unit_count(), no_unit); // in each subtree
    std::vector<bool> tied(s_.unit_count(), false);
    auto found = no_unit;
    for (auto at = s_.parents_first.rbegin(); at != s_.parents_first.rend(); ++at) {
        const auto unit = *at;
        if (modes_[unit] == Mode::native) first_native[unit] = std::min(first_native[unit], unit);
        if (s_.units[unit].forced_native) tied[unit] = true;
        if (!tied[unit] && first_native[unit] == unit && (found == no_unit || unit > found)) found = unit;
        const auto above = s_.parent[unit];
        if (above != no_unit) first_native[above] = std::min(first_native[above], first_native[unit]);
    }
    return found;
}

// The units behind `last` become native wherever those up to it allow that.
void ConfigurationWalk::fill_behind(UnitIndex last) {
    for (const auto unit : s_.parents_first) {
        if (unit <= last) continue;
        const auto above = s_.parent[unit];
        const bool must_be_mixed =
            s_.units[unit].forced_mixed || (above != no_unit && modes_[above] == Mode::mixed);
        modes_[unit] = must_be_mixed ? Mode::mixed : Mode::native;
    }
}

Bits random_bits(std::uint64_t seed) {
    return [state = seed]() mutable {
        state += 0x9E37'79B9'7F4A'7C15;
        auto mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58'476D'1CE4'E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0'49BB'1331'11EB;
        return mixed ^ (mixed >> 31);
    };
}

ConfigurationDraw::ConfigurationDraw(const Solution& solution, Bits bits)
    : s_(solution), bits_(std::move(bits)), native_(solution.unit_count(), 1),
      may_be_mixed_(solution.unit_count(), true), is_any_(!has_conflict(solution)) {
    for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit) {
        if (s_.units[unit].own_certain) native_[unit] = 0;
        if (s_.units[unit].forced_native) may_be_mixed_[unit] = false;
    }
    for (auto at = s_.parents_first.rbegin(); at != s_.parents_first.rend(); ++at) {
        if (s_.parent[*at] == no_unit) continue;
        auto& product = native_[s_.parent[*at]];
        const auto ways = native_[*at];
        const std::uint64_t all = ways == many ? many : ways + (may_be_mixed_[*at] ? 1 : 0);
        if (__builtin_mul_overflow(product, all, &product)) product = many;
    }
}

Configuration ConfigurationDraw::drawn() {
    Configuration modes(s_.unit_count(), Mode::native);
    for (const auto unit : s_.parents_first) {
        const auto above = s_.parent[unit];
        const bool below_mixed = above != no_unit && modes[above] == Mode::mixed;
        if (below_mixed || is_mixed(unit)) modes[unit] = Mode::mixed;
    }
    return modes;
}

// Chance decides for a unit that has no parent, or a native one.
bool ConfigurationDraw::is_mixed(UnitIndex unit) {
    if (!may_be_mixed_[unit]) return false;
    const auto ways = native_[unit];
    if (ways == 0) return true;
    if (ways != many) return rolled(bits_, ways + 1) == 0;
    if (bits_() != 0) return false;
    return wins_by_digits(bits_, exact_native_ways(s_, unit, may_be_mixed_) + 1);
}

} // namespace sitemode
