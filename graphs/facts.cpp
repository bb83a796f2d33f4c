// The vocabulary: a row a fact. How their values are read and written is in graphs/fact_values.cpp.
#include "graphs/facts.h"

#include <array>

namespace sitemode {
namespace {

using enum FactKind;
constexpr auto of_site = FactOwner::site;

// clang-format off
constexpr std::array<FactRow, fact_count> rows{{
    {Fact::name, "name", text, of_site, false, "", "", "friendly name"},
    {Fact::region, "region", text, of_site, false, "", "", "group a site belongs to; in DOT the label of its innermost cluster"},
    {Fact::type, "type", choice, of_site, false, "primary secondary", "primary", "site type"},
    {Fact::parent, "parent", code, of_site, false, "", "", "code of the parent site (CSV and JSON; in DOT the edge PARENT -> CHILD)"},
    {Fact::version, "version", version, of_site, false, "", "2007", "release, or a build such as 4.00.6487.2000"},
    {Fact::server, "server", text, of_site, true, "", "", "site server's FQDN"},
    {Fact::forest, "forest", text, of_site, true, "", "", "Active Directory forest"},
    {Fact::mode, "mode", choice, of_site, true, "native mixed", "", "the mode the site is configured for today: a decision"},
    {Fact::require, "require", choice, of_site, true, "native mixed", "", "a design demand, whatever the mode is today: a decision"},
    {Fact::clients, "clients", count, of_site, true, "", "", "clients assigned"},
    {Fact::non_ad_clients, "non_ad_clients", count, of_site, true, "", "", "clients that can't read Active Directory: workgroup, DMZ, another forest"},
    {Fact::internet_clients, "internet_clients", count, of_site, false, "", "0", "clients managed over the Internet; above 0 the site demands native mode"},
    {Fact::sms2003_clients, "sms2003_clients", count, of_site, true, "", "", "SMS 2003 clients assigned: they can't work in native mode"},
    {Fact::win2000_clients, "win2000_clients", count, of_site, true, "", "", "Windows 2000 clients assigned: they can't work in native mode"},
    {Fact::pki, "pki", yes_no, of_site, true, "", "", "a public key infrastructure serves this site"},
    {Fact::signing_cert, "signing_cert", yes_no, of_site, true, "", "", "site server signing certificate installed (primary sites only)"},
    {Fact::signing_cert_expires, "signing_cert_expires", date, of_site, true, "", "", "its expiry"},
    {Fact::roles, "roles", roles, of_site, true, "", "", "site system roles"},
    {Fact::web_certs, "web_certs", web_certs, of_site, true, "", "", "roles that have their web server certificate: all, none or a list"},
    {Fact::client_certs, "client_certs", yes_no, of_site, true, "", "", "all clients have a client authentication certificate"},
    {Fact::clients_without_cert, "clients_without_cert", count, of_site, true, "", "", "how many clients lack a certificate; decides over client_certs"},
    {Fact::mp_client_cert, "mp_client_cert", yes_no, of_site, true, "", "", "the site's management points have their client authentication certificate"},
    {Fact::iis_dedicated, "iis_dedicated", yes_no, of_site, true, "", "", "IIS serves ConfigMgr alone"},
    {Fact::custom_web_site, "custom_web_site", yes_no, of_site, true, "", "", "a custom web site is or can be configured"},
    {Fact::wins_lookup, "wins_lookup", yes_no, of_site, false, "", "no", "clients find their management point through WINS only"},
    {Fact::secondaries_may_switch, "secondaries_may_switch", yes_no, of_site, false, "", "yes", "the organisation lets the secondary sites switch with their primary"},
    {Fact::nlb_mp, "nlb_mp", choice, of_site, false, "none fqdn ip", "none", "how a load-balanced management point is specified"},
    {Fact::http_roaming, "http_roaming", yes_no, of_site, false, "", "no", "\"Allow HTTP communication for roaming and site assignment\""},
    {Fact::key_exchange, "key_exchange", yes_no, of_site, true, "", "", "\"Require secure key exchange between sites\""},
    {Fact::ad_published, "ad_published", yes_no, of_site, true, "", "", "the site is published in Active Directory"},
    {Fact::ports_configured, "ports_configured", yes_no, of_site, true, "", "", "HTTP and HTTPS client ports are both set"},
    {Fact::crl_reachable, "crl_reachable", yes_no, of_site, true, "", "", "the certificate revocation list can be reached by all who check it"},
    {Fact::osd, "osd", yes_no, of_site, true, "", "", "operating system deployment is used"},
    {Fact::mobile_devices, "mobile_devices", yes_no, of_site, true, "", "", "mobile devices are managed"},
    {Fact::crl_checking, "crl_checking", yes_no, of_site, false, "", "yes", "clients of a native site check the certificate revocation list"},
    {Fact::policy_polling, "policy_polling", count, of_site, false, "", "60", "client policy polling interval, minutes"},
    {Fact::approval, "approval", choice, of_site, false, "manual trusted all", "trusted", "client approval setting of a mixed site"},
    {Fact::only_2007_clients, "only_2007_clients", yes_no, of_site, true, "", "", "\"This site contains only ConfigMgr 2007 clients\""},
    {Fact::native_ready, "native_ready", yes_no, of_site, true, "", "", "shorthand: yes, nothing of its own stands against native mode; no, something is missing"},
    {Fact::ipsec, "ipsec", yes_no, FactOwner::link, true, "", "", "IPsec secures the link to the parent"},
    {Fact::title, "title", text, FactOwner::hierarchy, false, "", "", "title of the hierarchy"},
    {Fact::author, "author", text, FactOwner::hierarchy, false, "", "", "author of the review"},
    {Fact::revision, "revision", text, FactOwner::hierarchy, false, "", "", "revision of the review"},
    {Fact::date, "date", date, FactOwner::hierarchy, false, "", "", "the review date: every expiry is held against it"},
}};
// clang-format on

constexpr bool ordered_as_the_enumeration() {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].fact) != i) return false;
    return true;
}
static_assert(ordered_as_the_enumeration());
static_assert(fact_count <= 64, "Hierarchy keeps a bit for each fact in 64");

} // namespace

const FactRow& row_of(Fact fact) {
    return rows[static_cast<std::size_t>(fact)];
}

std::span<const FactRow> all_facts() {
    return rows;
}

std::optional<Fact> fact_named(std::string_view name, FactOwner owner) {
    for (const auto& row : rows)
        if (row.owner == owner && row.name == name) return row.fact;
    return std::nullopt;
}

} // namespace sitemode
