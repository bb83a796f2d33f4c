// The number of configurations against trying all of them, and its algebra.

#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "src/count.h"
#include "src/summary.h"
#include "tests/oracles/brute_force.h"
#include "tests/properties/local_units.h"
#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

namespace {

std::uint64_t tried_configurations(const Solution& solution) {
    return oracle::tried(local_units(solution)).configurations;
}

} // namespace

TEST_CASE("there are as many configurations as trying every mode finds") {
    for_random_sketches(31, 1500, [](const Sketch& sketch, Dice& dice) {
        const SolveOptions options{dice.in_percent(30),
                                   dice.in_percent(70) ? Unknown::report : Unknown::block};
        const auto [hierarchy, solution] = solved(sketch, options);
        CHECK(configurations(solution) == std::to_string(tried_configurations(solution)));
    });
}

TEST_CASE("there is no configuration exactly where a site is in conflict") {
    for_random_sketches(32, 1000, [](const Sketch& sketch, Dice&) {
        const auto [hierarchy, solution] = solved(sketch);
        const auto summary = summary_of(hierarchy, solution);
        CHECK((configurations(solution) == "0") == (summary.by_unit.conflict > 0));
    });
}

TEST_CASE("the configurations are those with a site native and those with it mixed") {
    for_random_sketches(33, 500, [](const Sketch& sketch, Dice& dice) {
        auto site = dice.roll(sketch.size());
        if (sketch[site].is_secondary()) site = *sketch[site].parent;
        auto native = sketch, mixed = sketch;
        if (sketch[site].facts.contains("require")) return;
        native[site].facts["require"] = "native";
        mixed[site].facts["require"] = "mixed";
        const auto number_of = [](const Sketch& some) {
            return std::stoull(configurations(solved(some).solution));
        };
        CHECK(number_of(native) + number_of(mixed) == number_of(sketch));
    });
}
