// SM6xx: what no mode secures: the traffic between sites and between the servers of a site.
#include "src/rules.h"

namespace sitemode {
namespace {

// SM601
void links_without_ipsec(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    std::vector<std::uint32_t> count(review.trees.size(), 0);
    for (SiteIndex site = 0; site < h.size(); ++site)
        if (!h.is_central(site) && h.yes_no(site, Fact::ipsec) != Answer::yes)
            ++count[review.trees.of(review.solution.unit_of[site])];
    for (std::uint32_t tree = 0; tree < count.size(); ++tree)
        if (count[tree] > 0) out.add({.site = review.trees.central_site(tree), .count = count[tree]});
}

bool exchanges_openly(const Hierarchy& h, SiteIndex site) {
    return h.yes_no(site, Fact::key_exchange) == Answer::no;
}

// SM602
void key_exchange_off(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    for (SiteIndex site = 0; site < h.size(); ++site)
        if (exchanges_openly(h, site) && (!h.is_central(site) || !h.children(site).empty()))
            out.add({.site = site, .fact = Fact::key_exchange});
}

bool is_unpublished(const Hierarchy& h, SiteIndex site) {
    return h.yes_no(site, Fact::ad_published) == Answer::no;
}

// SM603
void keys_by_hand(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    for (SiteIndex site = 0; site < h.size(); ++site) {
        if (h.is_central(site)) continue;
        const auto above = h.parent(site);
        if (exchanges_openly(h, site) && exchanges_openly(h, above)) continue;
        if (are_in_different_forests(h, site, above))
            out.add({.site = site,
                     .other = above,
                     .fact = Fact::forest,
                     .words =
                         "{site} is in forest {value}, its parent {other} in {other_value}: their keys must "
                         "be exchanged by hand"});
        else if (is_unpublished(h, site) || is_unpublished(h, above))
            out.add({.site = site,
                     .other = above,
                     .fact = Fact::ad_published,
                     .fact_site = is_unpublished(h, site) ? site : above});
    }
}

constexpr RuleRow rows[] = {
    {.code = "SM601",
     .severity = Severity::note,
     .title = "native mode does not secure traffic between sites and between servers",
     .why = "Native mode secures what clients and site systems say to each other. What sites send each "
            "other, and "
            "what the servers of a site do, travels as it did before; IPsec is what secures it.",
     .source = {"", "bb680658"},
     .hint = "plan IPsec where this traffic needs protection, and record it: ipsec=yes on the link in DOT, "
             "link_ipsec=yes at the child in CSV and JSON",
     .message =
         "{count:link} without ipsec=yes in the hierarchy of {site}: native mode secures neither traffic "
         "between sites nor between the servers of a site",
     .can_be_ignored = true,
     .of_hierarchy = true,
     .finds = links_without_ipsec,
     .bad = "digraph { A -> B }",
     .good = "digraph { A -> B [ipsec=yes] }"},
    {.code = "SM602",
     .severity = Severity::warning,
     .title = "secure key exchange between sites is not required",
     .why = "Sites sign what they send each other. Where a site takes a key from anyone, a stranger can pass "
            "as its "
            "parent or child.",
     .source = {"How to require secure key exchange", "bb680658"},
     .hint = "require secure key exchange between sites, then set {site}.key_exchange=yes",
     .message = "{site} does not require secure key exchange with the sites above and below it",
     .can_be_ignored = true,
     .finds = key_exchange_off,
     .bad = "digraph { B [key_exchange=no]; A -> B }",
     .good = "digraph { B [key_exchange=yes]; A -> B }"},
    {.code = "SM603",
     .severity = Severity::warning,
     .title = "keys of parent and child must be exchanged by hand",
     .why = "Sites find each other's public key in Active Directory. Where they are in different forests, or "
            "one of "
            "them is not published there, and secure key exchange is required, someone must carry the keys "
            "(preinst.exe) before the sites can talk.",
     .source = {"", "cc179904 bb694003"},
     .hint = "export and import the public keys of {site} and {other} with the hierarchy maintenance tool "
             "(preinst.exe)",
     .message =
         "{fact_site} is not published in Active Directory: the keys of {site} and its parent {other} must "
         "be exchanged by hand",
     .can_be_ignored = true,
     .finds = keys_by_hand,
     .bad = "digraph { A [forest=\"a.com\"]; B [forest=\"b.com\"]; A -> B }",
     .good = "digraph { A [forest=\"a.com\"]; B [forest=\"A.com\"]; A -> B }"},
};

} // namespace

std::span<const RuleRow> security_rules() {
    return rows;
}

} // namespace sitemode
