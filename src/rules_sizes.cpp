// SM7xx: the sizes up to which Microsoft supports a hierarchy.
#include "src/rules.h"

#include <algorithm>
#include <array>

namespace sitemode {
namespace {

constexpr std::uint32_t most_clients_of_site = 100'000;
constexpr std::uint32_t most_clients_of_management_point = 25'000;
constexpr std::size_t most_secondary_sites = 500;

std::uint32_t most_clients_of_hierarchy(const Hierarchy& h, SiteIndex central_site) {
    return h.text(central_site, Fact::version) == "2007 R3" ? 300'000 : 200'000;
}

// SM701
void large_site(const Review& review, FindingSink& out) {
    for (const auto site : review.solution.primaries)
        if (review.hierarchy.known(site, Fact::clients).value_or(0) > most_clients_of_site)
            out.add({.site = site, .fact = Fact::clients});
}

// SM702
void large_hierarchy(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    std::vector<std::uint64_t> clients(review.trees.size(), 0);
    for (UnitIndex unit = 0; unit < review.solution.unit_count(); ++unit)
        clients[review.trees.of(unit)] += h.known(review.solution.primaries[unit], Fact::clients).value_or(0);
    for (std::uint32_t tree = 0; tree < clients.size(); ++tree) {
        const auto central_site = review.trees.central_site(tree);
        if (clients[tree] > most_clients_of_hierarchy(h, central_site))
            out.add({.site = central_site, .count = clients[tree]});
    }
}

// SM703
void many_secondary_sites(const Review& review, FindingSink& out) {
    for (UnitIndex unit = 0; unit < review.solution.unit_count(); ++unit) {
        const auto count = review.solution.secondaries_of(unit).size();
        if (count > most_secondary_sites) out.add({.site = review.solution.primaries[unit], .count = count});
    }
}

// SM704
void large_management_point(const Review& review, FindingSink& out) {
    for (const auto site : review.solution.primaries) {
        const auto roles = review.hierarchy.known(site, Fact::roles).value_or(0);
        if ((roles & bit(Role::MP)) == 0 || (roles & bit(Role::NLB_MP)) != 0) continue;
        if (review.hierarchy.known(site, Fact::clients).value_or(0) > most_clients_of_management_point)
            out.add({.site = site, .fact = Fact::clients});
    }
}

// A primary site with this many secondary sites: "... A -> { S00 S01 S02 } }".
template <std::size_t count>
constexpr auto star() {
    constexpr std::string_view before = "digraph { node [type=secondary]; A [type=primary]; A -> { ",
                               after = "} }";
    constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::array<char, before.size() + 4 * count + after.size()> text{};
    auto end = std::copy(before.begin(), before.end(), text.begin());
    for (std::size_t i = 0; i < count; ++i)
        for (const char c : {'S', digits[i / digits.size()], digits[i % digits.size()], ' '}) *end++ = c;
    std::copy(after.begin(), after.end(), end);
    return text;
}
constexpr auto too_many = star<most_secondary_sites + 1>();
constexpr auto most = star<most_secondary_sites>();

constexpr RuleRow rows[] = {
    {.code = "SM701",
     .severity = Severity::warning,
     .title = "more than 100,000 clients at a primary site",
     .why = "Microsoft tested and supports up to 100,000 clients at one primary site.",
     .source = {"", "bb680869"},
     .hint = "spread the clients over more primary sites",
     .message = "{value} clients at {site}: more than the 100,000 that one primary site supports",
     .can_be_ignored = true,
     .finds = large_site,
     .bad = "digraph { A [clients=100001] }",
     .good = "digraph { A [clients=100000] }"},
    {.code = "SM702",
     .severity = Severity::warning,
     .title = "more clients in a hierarchy than supported",
     .why = "Microsoft tested and supports up to 200,000 clients in one hierarchy, 300,000 where the central "
            "site "
            "runs 2007 R3.",
     .source = {"", "bb680869"},
     .hint = "divide the hierarchy, or upgrade its central site to 2007 R3 (up to 300,000 clients)",
     .message = "{count} clients in the hierarchy of {site}: more than are supported",
     .can_be_ignored = true,
     .of_hierarchy = true,
     .finds = large_hierarchy,
     .bad = "digraph { A [clients=100000]; B [clients=100000]; C [clients=1]; A -> { B C } }",
     .good = "digraph { A [clients=100000, version=\"2007 R3\"]; B [clients=100000]; C [clients=1]; A -> { B "
             "C } }"},
    {.code = "SM703",
     .severity = Severity::warning,
     .title = "more than 500 secondary sites below a primary site",
     .why = "Microsoft tested and supports up to 500 secondary sites below one primary site.",
     .source = {"", "bb680869"},
     .hint = "spread the secondary sites over more primary sites, or use branch distribution points",
     .message = "{count} secondary sites below {site}: more than the 500 that one primary site supports",
     .can_be_ignored = true,
     .finds = many_secondary_sites,
     .bad = {too_many.data(), too_many.size()},
     .good = {most.data(), most.size()}},
    {.code = "SM704",
     .severity = Severity::warning,
     .title = "more than 25,000 clients at one management point",
     .why = "Microsoft tested and supports up to 25,000 clients at one management point; more need several "
            "of them "
            "behind a load balancer.",
     .source = {"", "bb680869"},
     .hint = "put several management points behind a load balancer, and add NLB-MP to {site}.roles",
     .message =
         "{value} clients at {site}, which has one management point: more than the 25,000 that it supports",
     .can_be_ignored = true,
     .finds = large_management_point,
     .bad = "digraph { A [clients=25001, roles=MP] }",
     .good = "digraph { A [clients=25001, roles=\"MP NLB-MP\"] }"},
};

} // namespace

std::span<const RuleRow> size_rules() {
    return rows;
}

} // namespace sitemode
