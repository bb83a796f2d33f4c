// A million sites: no recursion, linear time. Runs by its label `big`.

#include <cstdint>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "graphs/draft.h"
#include "src/count.h"
#include "src/solve.h"
#include "src/summary.h"

using namespace sitemode;

namespace {

constexpr SiteIndex million = 1'000'000;

// A million sites with placeholder codes; the parent of a site is what `parent_of` says, site 0 is the
// central site.
template <class ParentOf>
Draft draft_of(ParentOf parent_of) {
    Draft draft;
    draft.files = {"t.dot"};
    draft.sites.reserve(million);
    draft.links.reserve(million);
    for (SiteIndex site = 0; site < million; ++site) {
        draft.sites.push_back({draft.texts.add("S" + std::to_string(site)), {site + 1, 1, 0}, true});
        if (site == 0) continue;
        DraftLink link;
        link.parent = parent_of(site);
        link.child = site;
        link.place = {site + 1, 1, 0};
        draft.links.push_back(link);
    }
    return draft;
}

Draft chain() {
    return draft_of([](SiteIndex site) { return site - 1; });
}
Draft star() {
    return draft_of([](SiteIndex) { return SiteIndex{0}; });
}

void state(Draft& draft, SiteIndex site, Fact fact, std::uint32_t bits) {
    draft.facts.push_back(draft_fact(site, fact, {Value::State::known, bits}, {site + 1, 5, 0}, false));
}

Hierarchy hierarchy_of(Draft draft) {
    auto result = built(std::move(draft));
    REQUIRE(result.hierarchy.has_value());
    return std::move(*result.hierarchy);
}

constexpr std::uint64_t billion = 1'000'000'000;

// 2^exponent modulo 10^9.
std::uint64_t last_digits_of_power_of_two(unsigned exponent) {
    std::uint64_t power = 1;
    for (unsigned i = 0; i < exponent; ++i) power = power * 2 % billion;
    return power;
}

} // namespace

TEST_CASE("a chain of a million sites is mixed from the first blocker down", "[big]") {
    auto draft = chain();
    state(draft, million / 2, Fact::sms2003_clients, 12);
    const auto hierarchy = hierarchy_of(std::move(draft));
    const auto solution = solve(hierarchy);
    REQUIRE(solution.unit_count() == million);
    CHECK(solution.verdict(million / 2 - 1) == Verdict::open);
    CHECK(solution.unconfirmed(0));
    CHECK(solution.verdict(million / 2) == Verdict::mixed);
    CHECK(solution.verdict(million - 1) == Verdict::mixed);
    CHECK(configurations(solution) == "500001");
    const auto summary = summary_of(hierarchy, solution);
    CHECK(summary.depth == million);
    CHECK(summary.by_site.mixed == million / 2);
}

TEST_CASE("a chain of a million sites is native up from a demand at its end", "[big]") {
    auto draft = chain();
    state(draft, million - 1, Fact::internet_clients, 1);
    const auto hierarchy = hierarchy_of(std::move(draft));
    const auto solution = solve(hierarchy);
    CHECK(solution.verdict(0) == Verdict::native);
    CHECK(summary_of(hierarchy, solution).by_site.native == million);
    CHECK(subtree_causes_not_mixed(hierarchy, solution, 0).size() == 1);
}

TEST_CASE("a chain of a million sites from back to front of the file solves the same", "[big]") {
    auto draft = draft_of([](SiteIndex) { return SiteIndex{0}; });
    for (auto& link : draft.links) { // site 0 is the lowest one
        link.parent = link.child;
        link.child = link.parent - 1;
    }
    state(draft, million / 2, Fact::sms2003_clients, 12);
    const auto hierarchy = hierarchy_of(std::move(draft));
    const auto solution = solve(hierarchy);
    CHECK(hierarchy.is_central(million - 1));
    CHECK(solution.verdict(million - 1) == Verdict::open);
    CHECK(solution.verdict(million / 2) == Verdict::mixed);
    CHECK(solution.verdict(0) == Verdict::mixed);
    CHECK(summary_of(hierarchy, solution).depth == million);
}

TEST_CASE("a million children of one site are native or not, each for itself", "[big]") {
    auto draft = star();
    for (SiteIndex site = 1; site < million; site += 2) state(draft, site, Fact::sms2003_clients, 12);
    const auto hierarchy = hierarchy_of(std::move(draft));
    const auto solution = solve(hierarchy);
    CHECK(solution.verdict(0) == Verdict::open);
    const auto summary = summary_of(hierarchy, solution);
    CHECK(summary.by_site.mixed == million / 2);
    CHECK(summary.by_site.open == million / 2);
    // Native at the top: each open child as it likes, 2^499999 ways; mixed at the top: one way. log10(2) =
    // 0.30103.
    const auto count = configurations(solution);
    CHECK(count.size() == 150515);
    CHECK(std::stoull(count.substr(count.size() - 9)) ==
          (last_digits_of_power_of_two(million / 2 - 1) + 1) % billion);
    CHECK(summary.depth == 2);
}

TEST_CASE("a million secondary sites switch with their primary site", "[big]") {
    auto draft = star();
    for (SiteIndex site = 1; site < million; ++site)
        state(draft, site, Fact::type, static_cast<std::uint32_t>(SiteType::secondary));
    state(draft, million - 1, Fact::sms2003_clients, 12);
    const auto hierarchy = hierarchy_of(std::move(draft));
    const auto solution = solve(hierarchy);
    CHECK(solution.unit_count() == 1);
    CHECK(solution.secondaries_of(0).size() == million - 1);
    CHECK(solution.verdict(0) == Verdict::mixed);
    CHECK(summary_of(hierarchy, solution).by_site.mixed == million);
}
