// Every cause is enough by itself, and all of them together are all there is (rulebook, section 3, 5).

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "src/rules.h"
#include "tests/properties/sketch.h"

using namespace sitemode;
using namespace sitemode::property;

namespace {

// The fact and value that mend a cause; an empty value takes the fact back.
std::pair<std::string, std::string> mend_of(const Cause& cause) {
    if (cause.rule != no_rule) {
        const auto code = rule(cause.rule).code;
        if (code == "SM303") return {"web_certs", "all"};
        if (code == "SM310") return {"custom_web_site", "yes"};
    }
    switch (cause.fact) {
    case Fact::mode:
    case Fact::require:
    case Fact::native_ready: // not yes: that would answer other questions, too
    case Fact::signing_cert_expires:
        return {std::string(name_of(cause.fact)), ""};
    case Fact::pki:
    case Fact::signing_cert:
    case Fact::client_certs:
    case Fact::mp_client_cert:
    case Fact::secondaries_may_switch:
        return {std::string(name_of(cause.fact)), "yes"};
    case Fact::clients_without_cert:
    case Fact::sms2003_clients:
    case Fact::win2000_clients:
    case Fact::internet_clients:
        return {std::string(name_of(cause.fact)), "0"};
    case Fact::version:
        return {"version", "2007 SP2"};
    case Fact::wins_lookup:
        return {"wins_lookup", "no"};
    case Fact::nlb_mp:
        return {"nlb_mp", "fqdn"};
    case Fact::roles:
        return {"roles", "DP"}; // no IMP
    default:
        FAIL("no mend for " << name_of(cause.fact));
        return {};
    }
}

// `sketch` with all causes mended but the one at `kept`.
Sketch mended(Sketch sketch, const Hierarchy& hierarchy, const std::vector<Cause>& causes,
              std::optional<std::size_t> kept = std::nullopt) {
    for (std::size_t i = 0; i < causes.size(); ++i) {
        if (i == kept) continue;
        const auto [fact, value] = mend_of(causes[i]);
        const auto code = hierarchy.code(causes[i].site);
        const auto site = std::find_if(sketch.begin(), sketch.end(),
                                       [&](const SketchedSite& each) { return each.code == code; });
        REQUIRE(site != sketch.end());
        if (value.empty())
            site->facts.erase(fact);
        else
            site->facts[fact] = value;
    }
    return sketch;
}

// Mends all, and all but each one.
template <class CausesOf>
void check_causes(const Sketch& sketch, Mode mode, SolveOptions options, CausesOf causes_of) {
    const auto before = solved(sketch, options);
    for (const auto& site : sketch) {
        const std::vector<Cause> causes = causes_of(before, before.unit(site.code));
        INFO(site.code << ", " << causes.size() << " causes");
        CHECK(before.feasible(site.code, mode) == causes.empty());
        CHECK(solved(mended(sketch, before.hierarchy, causes), options).feasible(site.code, mode));
        for (std::size_t kept = 0; kept < causes.size(); ++kept) {
            INFO("kept: " << name_of(causes[kept].fact) << " of "
                          << before.hierarchy.code(causes[kept].site));
            const auto after = solved(mended(sketch, before.hierarchy, causes, kept), options);
            CHECK_FALSE(after.feasible(site.code, mode));
        }
    }
}

std::vector<Cause> against_native(const Solved& solved, UnitIndex unit) {
    return path_causes_not_native(solved.solution, unit, true);
}

std::vector<Cause> against_mixed(const Solved& solved, UnitIndex unit) {
    return subtree_causes_not_mixed(solved.hierarchy, solved.solution, unit);
}

} // namespace

TEST_CASE("each certain cause alone rules native mode out, and without all of them it is feasible") {
    for_random_sketches(
        11, 150, [](const Sketch& sketch, Dice&) { check_causes(sketch, Mode::native, {}, against_native); });
}

TEST_CASE(
    "where unknown facts block, each alone rules native mode out, and without all of them it is feasible") {
    for_random_sketches(14, 300, [](const Sketch& sketch, Dice&) {
        check_causes(sketch, Mode::native, {false, Unknown::block}, against_native);
    });
}

TEST_CASE("each cause alone rules mixed mode out, and without all of them it is feasible") {
    for_random_sketches(
        12, 400, [](const Sketch& sketch, Dice&) { check_causes(sketch, Mode::mixed, {}, against_mixed); });
}

TEST_CASE("a site's causes against native mode are those of the units above it, then its own") {
    for_random_sketches(13, 500, [](const Sketch& sketch, Dice&) {
        const auto [hierarchy, solution] = solved(sketch);
        for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
            std::vector<Cause> expected;
            for (auto at = unit; at != no_unit; at = solution.parent[at]) {
                const auto own = solution.not_native(at);
                expected.insert(expected.begin(), own.begin(), own.end());
            }
            CHECK(path_causes_not_native(solution, unit, false) == expected);
            std::erase_if(expected, [](const Cause& cause) { return !cause.certain; });
            CHECK(path_causes_not_native(solution, unit, true) == expected);
        }
    });
}
