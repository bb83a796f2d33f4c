// The configurations themselves: all of them in their order, and a fair draw.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "src/configurations.h"
#include "src/count.h"
#include "tests/oracles/brute_force.h"
#include "tests/properties/local_units.h"
#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

namespace {

using Mixed = std::vector<bool>; // of each unit; native comes before mixed, as false does before true

Mixed as_mixed(const Configuration& modes) {
    Mixed out(modes.size());
    for (std::size_t unit = 0; unit < modes.size(); ++unit) out[unit] = modes[unit] == Mode::mixed;
    return out;
}

std::vector<Mixed> walked(const Solution& solution) {
    std::vector<Mixed> all;
    for (ConfigurationWalk walk(solution); walk.is_at_one(); walk.advance())
        all.push_back(as_mixed(walk.configuration()));
    return all;
}

std::vector<Mixed> tried_in_order(const Solution& solution) {
    auto all = oracle::possible(local_units(solution));
    std::sort(all.begin(), all.end());
    return all;
}

SolveOptions some_options(Dice& dice) {
    return {dice.in_percent(30), dice.in_percent(70) ? Unknown::report : Unknown::block};
}

// Twenty times as many draws as there are configurations: how far each is from its share, summed up as chi
// squared and measured in its own standard deviations.
double unfairness(const Solution& solution, const std::vector<Mixed>& all, std::uint64_t seed) {
    constexpr std::size_t draws_each = 20;
    ConfigurationDraw draw(solution, random_bits(seed));
    std::map<Mixed, std::size_t> drawn;
    for (std::size_t i = 0; i < draws_each * all.size(); ++i) ++drawn[as_mixed(draw.drawn())];
    double chi_squared = 0;
    std::size_t known = 0;
    for (const auto& one : all) {
        const auto times = static_cast<double>(drawn[one]);
        known += drawn[one];
        chi_squared += (times - draws_each) * (times - draws_each) / draws_each;
    }
    CHECK(known == draws_each * all.size()); // nothing else was drawn
    const auto freedom = static_cast<double>(all.size() - 1);
    return (chi_squared - freedom) / std::sqrt(2 * freedom);
}

} // namespace

TEST_CASE("the walk meets every configuration once, in the order of units") {
    for_random_sketches(41, 1500, [](const Sketch& sketch, Dice& dice) {
        const auto [hierarchy, solution] = solved(sketch, some_options(dice));
        CHECK(walked(solution) == tried_in_order(solution));
    });
}

TEST_CASE("the walk keeps its order where children stand before their parents in the file") {
    const auto [hierarchy, solution] = solved("digraph { node [native_ready=yes]; C; B [require=native]; D; "
                                              "A; A -> B -> C; A -> D; E [pki=no]; D -> E }");
    CHECK(walked(solution).size() == 4);
    CHECK(walked(solution) == tried_in_order(solution));
}

TEST_CASE("each configuration is drawn as often as any other") {
    double sum = 0, worst = 0;
    int measured = 0;
    for_random_sketches(42, 600, [&](const Sketch& sketch, Dice& dice) {
        const auto [hierarchy, solution] = solved(sketch, some_options(dice));
        const auto all = oracle::possible(local_units(solution));
        CHECK(ConfigurationDraw(solution, random_bits(1)).is_any() == !all.empty());
        if (all.size() < 2) return;
        const auto unfair = unfairness(solution, all, static_cast<std::uint64_t>(measured));
        worst = std::max(worst, unfair);
        sum += unfair;
        ++measured;
    });
    CHECK(measured > 100);
    CHECK(std::abs(sum / measured) < 4 / std::sqrt(measured)); // fair on the whole
    CHECK(worst < 10);                                         // and each time
}

TEST_CASE("the bits of chance are those of SplitMix64") {
    const auto bits = random_bits(1234567); // the first numbers that its authors' program prints
    CHECK(bits() == 6457827717110365317ULL);
    CHECK(bits() == 3203168211198807973ULL);
    CHECK(bits() == 9817491932198370423ULL);
}

TEST_CASE("chance is exact where numbers don't fit in 64 bits") {
    std::string dot = "digraph { node [native_ready=yes]; A";
    for (int i = 0; i < 70; ++i) dot += "; A -> B" + std::to_string(i);
    const auto [hierarchy, solution] = solved(dot + " }");
    REQUIRE(configurations(solution) == "1180591620717411303425"); // 2^70 + 1
    // In binary digits 1 : 2^70 + 1 has 70 zeros, 70 ones, 70 zeros and so on; less than that is mixed.
    const auto with = [&, &s = solution](std::vector<std::uint64_t> words) {
        std::size_t next = 0;
        ConfigurationDraw draw(s,
                               [words, next]() mutable { return words[std::min(next++, words.size() - 1)]; });
        return draw.drawn().front();
    };
    CHECK(with({1}) == Mode::native);
    CHECK(with({0, ~0ULL}) == Mode::native);
    CHECK(with({0, 1ULL << 58}) == Mode::native);              // 69 zeros and a one
    CHECK(with({0, (1ULL << 58) - 1, ~0ULL}) == Mode::native); // 70 zeros and nothing but ones
    CHECK(with({0, (1ULL << 58) - 2, ~0ULL}) == Mode::mixed);
    CHECK(with({0, 1ULL << 57}) == Mode::mixed);
    CHECK(with({0, 0}) == Mode::mixed);
}
