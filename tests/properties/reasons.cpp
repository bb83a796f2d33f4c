// The edits that `why` proposes do what it says.

#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "src/edit.h"
#include "src/why.h"
#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

namespace {

// The edits that take all reasons away; none where the organisation has to change one of them.
std::vector<Edit> remedies(const Hierarchy& hierarchy, const std::vector<Cause>& causes) {
    const Mends mends(hierarchy);
    std::vector<Edit> edits;
    for (const auto& cause : causes) {
        const auto text = remedy(hierarchy, mends, cause);
        if (!text) return {};
        INFO(*text);
        const auto edit = parsed_edit(*text);
        REQUIRE(edit);
        edits.push_back(*edit);
    }
    return edits;
}

bool is_possible_after(const Hierarchy& hierarchy, const std::vector<Edit>& edits, const ModeAnswer& answer,
                       SolveOptions options) {
    const auto after = edited(hierarchy, edits);
    REQUIRE(after);
    const auto solution = solve(*after, options);
    const auto site = after->site_with_code(hierarchy.code(answer.site));
    return solution.feasible(solution.unit_of[site], answer.mode);
}

bool is_ruled_out(const Solution& solution, SiteIndex site, Mode mode) {
    const auto& state = solution.units[solution.unit_of[site]];
    return mode == Mode::native ? state.forced_mixed : state.forced_native;
}

} // namespace

TEST_CASE("once all proposed edits are done the mode is possible, and not before") {
    int tried = 0;
    for_random_sketches(51, 800, [&](const Sketch& sketch, Dice& dice) {
        const SolveOptions options{dice.in_percent(30),
                                   dice.in_percent(70) ? Unknown::report : Unknown::block};
        const auto [hierarchy, solution] = solved(sketch, options);
        for (SiteIndex site = 0; site < hierarchy.size(); ++site)
            for (const auto mode : {Mode::native, Mode::mixed}) {
                const auto answer = answer_for(hierarchy, solution, site, mode);
                auto edits = remedies(hierarchy, answer.against);
                if (edits.empty()) continue;
                CHECK(is_possible_after(hierarchy, edits, answer, options));
                ++tried;
            }
    });
    CHECK(tried > 1000);
}

TEST_CASE("the sites that are freed are those that can have the mode after the edits") {
    for_random_sketches(52, 600, [&](const Sketch& sketch, Dice& dice) {
        const auto [hierarchy, solution] = solved(sketch);
        const auto site = static_cast<SiteIndex>(dice.roll(hierarchy.size()));
        for (const auto mode : {Mode::native, Mode::mixed}) {
            const auto answer = answer_for(hierarchy, solution, site, mode);
            const auto edits = remedies(hierarchy, answer.against);
            if (edits.empty()) continue;
            const auto after = edited(hierarchy, edits);
            REQUIRE(after);
            const auto then = solve(*after);
            std::vector<SiteIndex> freed;
            for (SiteIndex other = 0; other < hierarchy.size(); ++other)
                if (other != site && is_ruled_out(solution, other, mode) && !is_ruled_out(then, other, mode))
                    freed.push_back(other);
            CHECK(answer.freed == freed);
        }
    });
}
