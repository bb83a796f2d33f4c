// SM1xx: structure. The structural errors themselves are found where a draft becomes a hierarchy
// (graphs/draft.cpp); their rows give them a code and words. The other checks look at a hierarchy that is
// well formed.
#include "src/rules.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/nearest.h"

namespace sitemode {
namespace {

// SM105
void several_central_sites(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    std::array<SiteIndex, 2> first{no_site, no_site};
    std::uint32_t count = 0;
    for (SiteIndex site = 0; site < h.size(); ++site)
        if (h.is_central(site) && count++ < first.size()) first[count - 1] = site;
    if (count > 1) out.add({.site = first[1], .other = first[0], .count = count});
}

bool is_legal_code(std::string_view code) {
    return code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

// SM107
void illegal_code(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    for (SiteIndex site = 0; site < h.size(); ++site) {
        if (!is_legal_code(h.code(site)))
            out.add({.site = site});
        else if (h.is_code_folded(site))
            out.add(Severity::note, {.site = site, .words = "site code {written} is folded to {site}"});
    }
}

// SM109
void reserved_code(const Review& review, FindingSink& out) {
    constexpr std::array<std::string_view, 5> reserved{"AUX", "CON", "NUL", "PRN", "SMS"};
    std::vector<SiteIndex> sites;
    for (const auto code : reserved)
        if (const auto site = review.hierarchy.site_with_code(code); site != no_site) sites.push_back(site);
    std::sort(sites.begin(), sites.end());
    for (const auto site : sites) out.add({.site = site});
}

bool is_sms2003(const Hierarchy& h, SiteIndex site) {
    const auto version = h.text(site, Fact::version);
    return !version.empty() && generation_of(version) == Generation::sms2003;
}

bool gives_anyone(const Hierarchy& h, Fact fact) {
    return (h.given_anywhere() & bit(fact)) != 0;
}

// SM110
void above_its_parent(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    if (!gives_anyone(h, Fact::version)) return;
    for (SiteIndex site = 0; site < h.size(); ++site)
        if (!h.is_central(site) && !is_sms2003(h, site) && is_sms2003(h, h.parent(site)))
            out.add({.site = site, .other = h.parent(site), .fact = Fact::version});
}

// SM111
void sms2003_below_2007(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    if (!gives_anyone(h, Fact::version)) return;
    for (SiteIndex site = 0; site < h.size(); ++site)
        if (!h.is_central(site) && is_sms2003(h, site) && !is_sms2003(h, h.parent(site)))
            out.add({.site = site, .other = h.parent(site), .fact = Fact::version});
}

// SM112
void newer_than_its_parent(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    if (!gives_anyone(h, Fact::version)) return;
    for (SiteIndex site = 0; site < h.size(); ++site) {
        if (h.is_central(site)) continue;
        const auto own = h.text(site, Fact::version), above = h.text(h.parent(site), Fact::version);
        if (own.empty() || above.empty() || generation_of(above) == Generation::sms2003) continue;
        if (generation_of(own) > generation_of(above))
            out.add({.site = site, .other = h.parent(site), .fact = Fact::version});
    }
}

// SM113
void secondary_in_other_forest(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    if (!gives_anyone(h, Fact::forest)) return;
    for (SiteIndex site = 0; site < h.size(); ++site) {
        if (h.is_primary(site)) continue;
        if (are_in_different_forests(h, site, h.parent(site)))
            out.add({.site = site, .other = h.parent(site), .fact = Fact::forest});
    }
}

// SM115
void clients_of_secondary(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    for (SiteIndex site = 0; site < h.size(); ++site)
        if ((h.given(site) & bit(Fact::clients)) != 0 && h.is_secondary(site) && h.known(site, Fact::clients))
            out.add({.site = site, .other = h.parent(site), .fact = Fact::clients});
}

struct Subset {
    Fact fact;
    std::string_view words;
};
constexpr Subset subsets[] = {
    {Fact::sms2003_clients, "{value} SMS 2003 clients at {site}, but only {clients} clients in all"},
    {Fact::win2000_clients, "{value} Windows 2000 clients at {site}, but only {clients} clients in all"},
    {Fact::internet_clients, "{value} Internet clients at {site}, but only {clients} clients in all"},
    {Fact::non_ad_clients,
     "{value} clients outside Active Directory at {site}, but only {clients} clients in all"},
    {Fact::clients_without_cert,
     "{value} clients without a certificate at {site}, but only {clients} clients in all"},
};

constexpr FactSet of_subsets = [] {
    FactSet facts = 0;
    for (const auto& subset : subsets) facts |= bit(subset.fact);
    return facts;
}();

// Those that a subset is held against.
constexpr FactSet figures = bit(Fact::clients) | bit(Fact::client_certs);

void contradicting_counts(const Hierarchy& h, SiteIndex site, FindingSink& out) {
    if (const auto clients = h.known(site, Fact::clients); clients && (h.given(site) & of_subsets) != 0)
        for (const auto& subset : subsets)
            if (h.known(site, subset.fact).value_or(0) > *clients)
                out.add({.site = site, .fact = subset.fact, .words = subset.words});
    if ((h.given(site) & bit(Fact::clients_without_cert)) == 0) return;
    const auto all_have = h.yes_no(site, Fact::client_certs);
    const auto lacking = h.known(site, Fact::clients_without_cert);
    if (lacking && *lacking > 0 && all_have == Answer::yes)
        out.add({.site = site,
                 .fact = Fact::clients_without_cert,
                 .words = "client_certs=yes at {site}, but {value} clients without a certificate"});
    if (lacking && *lacking == 0 && all_have == Answer::no)
        out.add({.site = site,
                 .fact = Fact::clients_without_cert,
                 .words = "client_certs=no at {site}, but 0 clients without a certificate"});
}

constexpr FactSet certificates =
    bit(Fact::signing_cert) | bit(Fact::web_certs) | bit(Fact::client_certs) | bit(Fact::mp_client_cert);

void certificates_without_pki(const Hierarchy& h, SiteIndex site, FindingSink& out) {
    if (h.yes_no(site, Fact::pki) != Answer::no) return;
    for (const auto fact : {Fact::signing_cert, Fact::web_certs, Fact::client_certs, Fact::mp_client_cert})
        if (h.known(site, fact).value_or(0) != 0)
            out.add({.site = site, .fact = fact, .words = "pki=no at {site}, but {fact}={value}"});
}

// SM116
void contradicting_figures(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    const auto gives_any = [](FactSet given, FactSet facts) { return (given & facts) != 0; };
    for (SiteIndex site = 0; site < h.size(); ++site) {
        const auto given = h.given(site);
        if (gives_any(given, figures) && gives_any(given, of_subsets)) contradicting_counts(h, site, out);
        if (gives_any(given, bit(Fact::pki)) && gives_any(given, certificates))
            certificates_without_pki(h, site, out);
    }
}

// SM117
void in_links_only(const Review& review, FindingSink& out) {
    const auto& h = review.hierarchy;
    if (!h.any_in_links_only()) return;
    bool any_statement = false;
    for (SiteIndex site = 0; site < h.size() && !any_statement; ++site) any_statement = h.has_statement(site);
    if (!any_statement) return;
    std::vector<std::string_view> stated;
    for (SiteIndex site = 0; site < h.size(); ++site)
        if (h.has_statement(site)) stated.push_back(h.code(site));
    NearestOfMany codes(std::move(stated));
    for (SiteIndex site = 0; site < h.size(); ++site) {
        if (h.has_statement(site)) continue;
        const auto parent = h.parent(site);
        const auto likely = codes.of(h.code(site), parent == no_site ? std::string_view() : h.code(parent));
        out.add({.site = site, .other = likely.empty() ? no_site : h.site_with_code(likely)});
    }
}

using Kind = Defect::Kind;

constexpr RuleRow rows[] = {
    {.code = "SM101",
     .severity = Severity::error,
     .title = "a site has more than one parent",
     .why = "A site is attached to one parent site; a hierarchy is a tree.",
     .source = {"How to configure a parent site for a primary site", ""},
     .hint = "keep one of the links",
     .defect = Kind::two_parents,
     .bad = "digraph { A -> C; B -> C }",
     .good = "digraph { A -> B; A -> C }"},
    {.code = "SM102",
     .severity = Severity::error,
     .title = "the links form a cycle",
     .why = "No site can be above itself; the product refuses such a link, too.",
     .source = {"SMS_Site.VerifyNoLoops", "cc146620"},
     .hint = "turn round or remove one of these links",
     .defect = Kind::cycle,
     .bad = "digraph { A -> B; B -> A }",
     .good = "digraph { A -> B }"},
    {.code = "SM103",
     .severity = Severity::error,
     .title = "the parent named does not exist",
     .why = "A parent must be a site of the same file. (In DOT a link makes both its sites, so this can't "
            "happen there.)",
     .hint = "correct the parent's code, or add the site",
     .defect = Kind::missing_parent,
     .bad = R"({"sites": [{"code": "TOR"}, {"code": "LON", "parent": "NYC"}]})",
     .good = R"({"sites": [{"code": "TOR"}, {"code": "LON", "parent": "TOR"}]})"},
    {.code = "SM104",
     .severity = Severity::error,
     .title = "no primary site without a parent",
     .why = "Every hierarchy has a central site: a primary site at its top.",
     .source = {"Overview of sites", ""},
     .hint = "add a central site: a primary site without a parent",
     .defect = Kind::no_central_site,
     .bad = "digraph { }",
     .good = "digraph { A }"},
    {.code = "SM105",
     .severity = Severity::note,
     .title = "several central sites: several hierarchies in one file",
     .why = "Each tree is solved for itself; modes never depend on each other across hierarchies.",
     .source = {"Overview of sites", ""},
     .message = "{count} central sites ({other}, {site}{more}): several hierarchies in one file",
     .can_be_ignored = true,
     .of_hierarchy = true,
     .finds = several_central_sites,
     .bad = "digraph { A; B }",
     .good = "digraph { A -> B }"},
    {.code = "SM106",
     .severity = Severity::error,
     .title = "a secondary site has no parent, has children, or hangs off a secondary site",
     .why = "A secondary site hangs off a primary site and has no sites below it.",
     .source = {"Overview of sites", ""},
     .hint = "give it a primary site as parent and move its children to a primary site, or declare it "
             "type=primary",
     .defect = Kind::secondary_no_parent,
     .bad = "digraph { A; B [type=secondary] }",
     .good = "digraph { A; B [type=secondary]; A -> B }"},
    {.code = "SM107",
     .severity = Severity::error,
     .title = "a site code is not three of A–Z and 0–9",
     .why = "Site codes have exactly three characters. Placeholders of a plan are reported and solved all "
            "the same; lower "
            "case is folded to upper case.",
     .source = {"Site code naming", ""},
     .hint = "use three of A–Z and 0–9; --ignore SM107 accepts placeholders",
     .message = "site code {site} is not three of A–Z and 0–9",
     .can_be_ignored = true,
     .finds = illegal_code,
     .bad = "digraph { TORONTO }",
     .good = "digraph { TOR }"},
    {.code = "SM108",
     .severity = Severity::error,
     .title = "a site code is used twice",
     .why = "A code names one site; lower and upper case are the same.",
     .source = {"Site code naming", ""},
     .hint = "give one of them another code",
     .defect = Kind::duplicate_code,
     .bad = "digraph { TOR; tor }",
     .good = "digraph { TOR; TOK }"},
    {.code = "SM109",
     .severity = Severity::warning,
     .title = "a reserved site code",
     .why = "AUX, CON, NUL and PRN are names of devices in Windows, SMS is the product's own; folders of "
            "that name can't "
            "be made.",
     .source = {"Site code naming; KB 279868", ""},
     .hint = "choose another code",
     .message = "site code {site} is reserved",
     .can_be_ignored = true,
     .finds = reserved_code,
     .bad = "digraph { CON }",
     .good = "digraph { COM }"},
    {.code = "SM110",
     .severity = Severity::error,
     .title = "a 2007 site below an SMS 2003 site",
     .why = "Configuration Manager 2007 sites can't report to an SMS 2003 site: upgrade from the top down.",
     .source = {"Interoperability with SMS 2003", "bb680667"},
     .hint = "upgrade {other} first, or attach {site} to a 2007 site",
     .message = "{site} runs Configuration Manager 2007 below {other}, which runs SMS 2003",
     .can_be_ignored = true,
     .finds = above_its_parent,
     .bad = "digraph { A [version=\"2003 SP3\"]; A -> B }",
     .good = "digraph { A [version=\"2003 SP3\"]; B [version=\"2003 SP2\"]; A -> B }"},
    {.code = "SM111",
     .severity = Severity::note,
     .title = "an SMS 2003 site below a 2007 site",
     .why = "Supported for coexistence. To be upgraded it needs SP2 (to 2007 or SP1) or SP3 (to SP2) and "
            "advanced "
            "security; a primary one keeps its own console.",
     .source = {"Interoperability with SMS 2003", "bb680667 ee344146"},
     .message = "{site} runs SMS 2003 below {other}: supported for coexistence",
     .can_be_ignored = true,
     .finds = sms2003_below_2007,
     .bad = "digraph { B [version=\"2003 SP3\"]; A -> B }",
     .good = "digraph { B [version=\"2007\"]; A -> B }"},
    {.code = "SM112",
     .severity = Severity::warning,
     .title = "a child is newer than its parent",
     .why = "Sites are upgraded from the central site down. (R2 counts as SP1, SP2 R2 and R3 as SP2.)",
     .source = {"Upgrade order (central site first)", ""},
     .hint = "upgrade {other} first",
     .message = "{site} ({value}) is newer than its parent {other} ({other_value})",
     .can_be_ignored = true,
     .finds = newer_than_its_parent,
     .bad = "digraph { A [version=\"2007 SP1\"]; B [version=\"2007 SP2\"]; A -> B }",
     .good = "digraph { A [version=\"2007 SP2\"]; B [version=\"2007 R3\"]; A -> B }"},
    {.code = "SM113",
     .severity = Severity::error,
     .title = "a secondary site in another forest than its parent",
     .why = "A secondary site must be in the forest of its primary site.",
     .source = {"Site-to-site communication", ""},
     .hint = "make it a primary site, or correct the forest",
     .message = "secondary site {site} is in forest {value}, its parent {other} in {other_value}",
     .can_be_ignored = true,
     .finds = secondary_in_other_forest,
     .bad = "digraph { A [forest=\"a.com\"]; B [type=secondary, forest=\"b.com\"]; A -> B }",
     .good = "digraph { A [forest=\"a.com\"]; B [type=secondary, forest=\"A.com\"]; A -> B }"},
    {.code = "SM114",
     .severity = Severity::error,
     .title = "an edit moves a secondary site to another parent",
     .why = "A secondary site can't change its parent: it is uninstalled and installed anew.",
     .source = {"How to change a parent site", ""},
     .hint = "remove the site and add it below its new parent",
     .can_be_ignored = true,
     .bad = "digraph { A; B; C [type=secondary]; A -> B; A -> C }",
     .good = "digraph { A; B; C; A -> B; A -> C }",
     .edit = "move C B"},
    {.code = "SM115",
     .severity = Severity::note,
     .title = "clients are given for a secondary site",
     .why = "Clients are assigned to primary sites; those within a secondary site's boundaries are counted "
            "at its primary "
            "site.",
     .source = {"Client assignment", ""},
     .hint = "count them at {other}",
     .message =
         "{value} client{s} given for secondary site {site}: they are assigned to {other} and counted there",
     .can_be_ignored = true,
     .finds = clients_of_secondary,
     .bad = "digraph { B [type=secondary, clients=12]; A -> B }",
     .good = "digraph { A [clients=12]; B [type=secondary]; A -> B }"},
    {.code = "SM116",
     .severity = Severity::warning,
     .title = "figures that can't be together",
     .why = "One of the two figures is wrong, and the verdict may rest on it.",
     .hint = "correct one of the two",
     .message = "figures of {site} contradict each other",
     .can_be_ignored = true,
     .finds = contradicting_figures,
     .bad = "digraph { A [clients=10, sms2003_clients=12] }",
     .good = "digraph { A [clients=12, sms2003_clients=12] }"},
    {.code = "SM117",
     .severity = Severity::warning,
     .title = "a site stands in links only",
     .why = "In DOT a mistyped code makes a new site. Where other sites have a statement of their own, this "
            "one may be "
            "such a mistake.",
     .hint = "{mistyped}give it a statement of its own",
     .message = "{site} stands in links only: a mistyped code makes a new site",
     .can_be_ignored = true,
     .finds = in_links_only,
     .bad = "digraph { A [clients=1]; A -> B }",
     .good = "digraph { A [clients=1]; B; A -> B }"},
};

} // namespace

std::span<const RuleRow> structure_rules() {
    return rows;
}

} // namespace sitemode
