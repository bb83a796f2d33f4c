// SM4xx: what demands native mode.
#include "src/rules.h"

namespace sitemode {
namespace {

constexpr Source internet_source{"Internet-based client management", ""};

bool has_role(const Hierarchy& h, SiteIndex site, RoleSet roles) {
    return (h.known(site, Fact::roles).value_or(0) & roles) != 0;
}

bool has_internet_clients(const Hierarchy& h, SiteIndex site) {
    return (h.given(site) & bit(Fact::internet_clients)) != 0 &&
           h.known(site, Fact::internet_clients).value_or(0) > 0;
}

// Two facts, each of which alone demands native mode.
Blocks internet_clients(const AskedSite& asked) {
    Blocks out;
    if (has_internet_clients(asked.hierarchy, asked.site))
        out.items[out.count++] = {Fact::internet_clients, true};
    if (has_role(asked.hierarchy, asked.site, bit(Role::IMP))) out.items[out.count++] = {Fact::roles, true};
    return out;
}

// False for most sites, and quickly told.
bool may_demand(const Hierarchy& h, SiteIndex site) {
    return (h.given(site) & (bit(Fact::internet_clients) | bit(Fact::roles))) != 0;
}

std::optional<Fact> demand(const Hierarchy& h, SiteIndex site) {
    if (has_internet_clients(h, site)) return Fact::internet_clients;
    if (has_role(h, site, bit(Role::IMP))) return Fact::roles;
    return std::nullopt;
}

// SM401
void demand_in_mixed_unit(const Review& review, FindingSink& out) {
    for (SiteIndex site = 0; site < review.hierarchy.size(); ++site) {
        if (!may_demand(review.hierarchy, site)) continue;
        const auto fact = demand(review.hierarchy, site);
        if (fact && review.solution.units[review.solution.unit_of[site]].forced_mixed)
            out.add({.site = site, .fact = *fact});
    }
}

// SM402
void demand_at_secondary(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    for (SiteIndex site = 0; site < h.size(); ++site) {
        if (!may_demand(h, site) || h.is_primary(site)) continue;
        if (const auto fact = demand(h, site))
            out.add({.site = site, .other = h.parent(site), .fact = *fact});
    }
}

// SM403
void internet_clients_without_roles(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    constexpr FactSet both = bit(Fact::internet_clients) | bit(Fact::roles);
    for (SiteIndex site = 0; site < h.size(); ++site) {
        if ((h.given(site) & both) != both) continue;
        if (!has_internet_clients(h, site) || !h.known(site, Fact::roles)) continue;
        if (!has_role(h, site, bit(Role::IMP) | bit(Role::MP)))
            out.add(
                {.site = site,
                 .fact = Fact::roles,
                 .words = "{site} has Internet-based clients, but no management point for them (IMP or MP)"});
        else if (!has_role(h, site, bit(Role::DP_BITS)))
            out.add(
                {.site = site,
                 .fact = Fact::roles,
                 .words = has_role(h, site, bit(Role::DP_unknown))
                              ? "{site} has Internet-based clients, but no distribution point that is known "
                                "to be BITS-enabled (DP-BITS)"
                              : "{site} has Internet-based clients, but no BITS-enabled distribution "
                                "point (DP-BITS)"});
    }
}

constexpr RuleRow rows[] = {
    {.code = "SM401",
     .severity = Severity::error,
     .title = "Internet-based clients at a site that can only be mixed",
     .why = "Clients on the Internet are managed in native mode only: such a site must be native.",
     .source = internet_source,
     .hint = "take away what blocks native mode here and above, or give up "
             "Internet-based "
             "client management: set {site}.internet_clients=0 and remove the role IMP",
     .message = "{reason} at {site}, but its unit can only be mixed",
     .reason = "{demand}",
     .sign = "Internet",
     .demands = internet_clients,
     .asks = bit(Fact::internet_clients) | bit(Fact::roles),
     .finds = demand_in_mixed_unit,
     .bad = "digraph { A [mode=mixed]; B [internet_clients=20]; A -> B }",
     .good = "digraph { A; B [internet_clients=20]; A -> B }"},
    {.code = "SM402",
     .severity = Severity::error,
     .title = "Internet-based clients at a secondary site",
     .why = "Internet-based client management is not supported at secondary sites; the demand counts all the "
            "same.",
     .source = internet_source,
     .hint = "manage them at {other}",
     .message = "{demand} at secondary site {site}: not supported",
     .finds = demand_at_secondary,
     .bad = "digraph { A; B [type=secondary, roles=IMP]; A -> B }",
     .good = "digraph { A [roles=\"MP IMP\"]; B [type=secondary]; A -> B }"},
    {.code = "SM403",
     .severity = Severity::warning,
     .title = "Internet-based clients without the roles that serve them",
     .why = "Clients on the Internet need a management point that accepts them and a BITS-enabled "
            "distribution point.",
     .source = internet_source,
     .hint = "add the role to {site}.roles",
     .message = "{site} has Internet-based clients, but not the roles that serve them",
     .can_be_ignored = false,
     .finds = internet_clients_without_roles,
     .bad = "digraph { A [internet_clients=20, roles=\"MP DP\"] }",
     .good = "digraph { A [internet_clients=20, roles=\"MP DP-BITS\"] }"},
};

} // namespace

std::span<const RuleRow> demand_rules() {
    return rows;
}

} // namespace sitemode
