#include "src/count.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "src/words.h"

namespace sitemode {
namespace {

using boost::multiprecision::cpp_int;

// Which modes a unit's own causes allow; unconfirmed ones count as clear.
bool allows_native(const Solution& s, UnitIndex unit) {
    return !s.units[unit].own_certain;
}
bool allows_mixed(const Solution& s, UnitIndex unit) {
    return !s.units[unit].own_native;
}

// mixed(u): 1 where the whole subtree may be mixed, else 0. There is only one way to do it.
std::vector<std::uint8_t> mixed_ways(const Solution& s) {
    std::vector<std::uint8_t> mixed(s.unit_count());
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit) mixed[unit] = allows_mixed(s, unit) ? 1 : 0;
    for (auto at = s.parents_first.rbegin(); at != s.parents_first.rend(); ++at)
        if (mixed[*at] == 0 && s.parent[*at] != no_unit) mixed[s.parent[*at]] = 0;
    return mixed;
}

// native(u) = Π (native(c) + mixed(c)), in 64 bits; none where that overflows.
std::optional<std::uint64_t> count_in_64_bits(const Solution& s, const std::vector<std::uint8_t>& mixed) {
    std::vector<std::uint64_t> native(s.unit_count());
    for (UnitIndex unit = 0; unit < s.unit_count(); ++unit) native[unit] = allows_native(s, unit) ? 1 : 0;
    std::uint64_t total = 1;
    for (auto at = s.parents_first.rbegin(); at != s.parents_first.rend(); ++at) {
        std::uint64_t ways = 0;
        if (__builtin_add_overflow(native[*at], mixed[*at], &ways)) return std::nullopt;
        auto& product = s.parent[*at] == no_unit ? total : native[s.parent[*at]];
        if (__builtin_mul_overflow(product, ways, &product)) return std::nullopt;
    }
    return total;
}

cpp_int product_of(std::vector<cpp_int> factors) {
    if (factors.empty()) return 1;
    while (factors.size() > 1) {
        const auto half = (factors.size() + 1) / 2;
        for (std::size_t i = 0; half + i < factors.size(); ++i) factors[i] *= factors[half + i];
        factors.resize(half);
    }
    return std::move(factors.front());
}

// x ↦ slope·x + offset: what a stretch of a path makes of native(u) of the unit below it.
struct Affine {
    cpp_int slope, offset;
};

// The stretches of a path, top first, composed by halves.
Affine composed(std::vector<Affine> stretches) {
    while (stretches.size() > 1) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < stretches.size(); i += 2, ++kept) {
            if (i + 1 == stretches.size()) {
                if (kept != i) stretches[kept] = std::move(stretches[i]);
                continue;
            }
            Affine joined{stretches[i].slope * stretches[i + 1].slope,
                          stretches[i].slope * stretches[i + 1].offset + stretches[i].offset};
            stretches[kept] = std::move(joined);
        }
        stretches.resize(kept);
    }
    return std::move(stretches.front());
}

// Heavy paths (Sleator and Tarjan, 1983): from each unit the path goes on to the child with the largest
// subtree. A number on a path grows with its length; composing by halves keeps the factors of each product
// alike in size.
class BigCount {
public:
    BigCount(const Solution& solution, const std::vector<std::uint8_t>& mixed)
        : s_(solution), mixed_(mixed), heavy_(solution.unit_count(), no_unit),
          factors_(solution.unit_count()) {}

    cpp_int count() {
        choose_heavy_children();
        std::vector<cpp_int> trees;
        for (auto at = s_.parents_first.rbegin(); at != s_.parents_first.rend(); ++at) {
            const auto above = s_.parent[*at];
            if (above != no_unit && heavy_[above] == *at) continue;
            auto ways = native_at_top_of_path(*at) + mixed_[*at];
            (above == no_unit ? trees : factors_[above]).push_back(std::move(ways));
        }
        return product_of(std::move(trees));
    }

private:
    void choose_heavy_children() {
        std::vector<std::uint32_t> size(s_.unit_count(), 1);
        for (auto at = s_.parents_first.rbegin(); at != s_.parents_first.rend(); ++at) {
            const auto above = s_.parent[*at];
            if (above == no_unit) continue;
            size[above] += size[*at];
            if (heavy_[above] == no_unit || size[heavy_[above]] < size[*at]) heavy_[above] = *at;
        }
    }

    // All units below the path were counted before: parents come last.
    cpp_int native_at_top_of_path(UnitIndex top) {
        std::vector<Affine> stretches;
        for (auto unit = top; unit != no_unit; unit = heavy_[unit]) {
            cpp_int light = allows_native(s_, unit) ? product_of(std::move(factors_[unit])) : cpp_int(0);
            const auto below = heavy_[unit];
            if (below == no_unit)
                stretches.push_back(Affine{0, std::move(light)});
            else
                stretches.push_back({light, mixed_[below] != 0 ? light : cpp_int(0)});
        }
        return composed(std::move(stretches)).offset;
    }

    const Solution& s_;
    const std::vector<std::uint8_t>& mixed_;
    std::vector<UnitIndex> heavy_;
    std::vector<std::vector<cpp_int>> factors_; // of each unit: the ways of its light children
};

// Decimal digits by halves: cpp_int's own conversion is quadratic and takes seconds for 300,000 digits.
std::string decimal(const cpp_int& number) {
    constexpr std::size_t digits_at_once = 256;
    cpp_int first = 10;
    for (std::size_t digits = 1; digits < digits_at_once; digits *= 2) first *= first;
    std::vector<cpp_int> powers{std::move(first)};
    for (cpp_int square = powers.back() * powers.back(); square <= number;
         square = powers.back() * powers.back())
        powers.push_back(square);
    std::vector<cpp_int> parts{number}; // most significant first
    for (auto power = powers.rbegin(); power != powers.rend(); ++power) {
        std::vector<cpp_int> finer;
        for (const auto& part : parts) {
            cpp_int high, low;
            boost::multiprecision::divide_qr(part, *power, high, low);
            finer.push_back(std::move(high));
            finer.push_back(std::move(low));
        }
        parts = std::move(finer);
    }
    std::string out;
    for (const auto& part : parts) {
        const auto digits = part.str();
        if (!out.empty()) out.append(digits_at_once - digits.size(), '0');
        if (!out.empty() || part != 0) out += digits;
    }
    return out.empty() ? "0" : out;
}

std::string rounded(const cpp_int& number) {
    constexpr unsigned kept_bits = 60;
    const auto shift = static_cast<unsigned>(msb(number)) - kept_bits;
    const auto leading = static_cast<double>(static_cast<std::uint64_t>(number >> shift));
    const double logarithm = std::log10(leading) + shift * std::log10(2.0);
    auto exponent = std::floor(logarithm);
    auto tenths = std::lround(std::pow(10.0, logarithm - exponent) * 10);
    if (tenths == 100) {
        tenths = 10;
        exponent += 1;
    }
    return "about " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " × 10^" +
           std::to_string(static_cast<std::uint64_t>(exponent));
}

} // namespace

std::string configurations(const Solution& solution) {
    const auto mixed = mixed_ways(solution);
    if (const auto small = count_in_64_bits(solution, mixed)) return std::to_string(*small);
    return decimal(BigCount(solution, mixed).count());
}

std::string configurations_in_words(const Solution& solution) {
    const auto mixed = mixed_ways(solution);
    if (const auto small = count_in_64_bits(solution, mixed)) return with_thousands(*small);
    const auto number = BigCount(solution, mixed).count();
    constexpr unsigned bits_shown = 80;
    if (number == 0 || msb(number) < bits_shown) return grouped_digits(number.str());
    return rounded(number);
}

} // namespace sitemode
