// How the views of a hierarchy relate: what unknown facts count as, and the potential view.

#include <catch2/catch.hpp>

#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

TEST_CASE(
    "the more an unknown fact counts, the fewer sites can be native, and none can be mixed or not for it") {
    for_random_sketches(21, 1000, [](const Sketch& sketch, Dice& dice) {
        const bool potential = dice.in_percent(30);
        const auto clear = solved(sketch, {potential, Unknown::clear});
        const auto report = solved(sketch, {potential, Unknown::report});
        const auto block = solved(sketch, {potential, Unknown::block});
        for (const auto& site : sketch) {
            INFO(site.code);
            CHECK(clear.feasible(site.code, Mode::native) == report.feasible(site.code, Mode::native));
            CHECK(block.feasible(site.code, Mode::native) ==
                  (report.feasible(site.code, Mode::native) &&
                   !report.solution.unconfirmed(report.unit(site.code))));
            CHECK(clear.feasible(site.code, Mode::mixed) == report.feasible(site.code, Mode::mixed));
            CHECK(block.feasible(site.code, Mode::mixed) == report.feasible(site.code, Mode::mixed));
            CHECK_FALSE(clear.solution.unconfirmed(clear.unit(site.code)));
            CHECK_FALSE(block.solution.unconfirmed(block.unit(site.code)));
        }
    });
}

// Not where unknown facts block: a declared native mode answers them, and the potential view takes it back.
TEST_CASE("the potential view never takes a mode away") {
    for_random_sketches(22, 1000, [](const Sketch& sketch, Dice& dice) {
        const auto unknown = dice.in_percent(50) ? Unknown::report : Unknown::clear;
        const auto today = solved(sketch, {false, unknown}), potential = solved(sketch, {true, unknown});
        for (const auto& site : sketch)
            for (const auto mode : {Mode::native, Mode::mixed})
                if (today.feasible(site.code, mode)) CHECK(potential.feasible(site.code, mode));
    });
}

TEST_CASE("the potential view is the view of a hierarchy that declares no modes") {
    for_random_sketches(23, 1000, [](const Sketch& sketch, Dice& dice) {
        const auto unknown = dice.in_percent(50) ? Unknown::report : Unknown::block;
        auto undeclared = sketch;
        for (auto& site : undeclared) site.facts.erase("mode");
        const auto potential = solved(sketch, {true, unknown}), plain = solved(undeclared, {false, unknown});
        CHECK(verdicts(potential) == verdicts(plain));
        CHECK(causes(potential) == causes(plain));
    });
}
