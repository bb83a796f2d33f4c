// SM3xx: what blocks native mode. A check says of one site whether it blocks, certainly or perhaps; which
// sites are asked and what follows for others is the solver's business (src/solve.cpp).
#include "src/rules.h"

#include <iterator>

namespace sitemode {
namespace {

using State = Value::State;

// What a fact means for a blocker, once what the site states, `native_ready`, `clients=0` and a declared
// native mode were asked, in this order (rulebook, section 2, below the table of SM3xx).
enum class Meaning : std::uint8_t { clear, unconfirmed, blocks };

struct Asking {
    bool native_ready_clears = false; // native_ready=yes stands for the good value
    bool no_clients_clears = false;   // clients=0 does
    bool absent_is_unconfirmed = true;
};

Meaning meaning_of_unknown(const AskedSite& asked) {
    return asked.declared_native ? Meaning::clear : Meaning::unconfirmed;
}

Meaning meaning_of_absent(const AskedSite& asked, Asking how) {
    if (how.native_ready_clears && asked.native_ready) return Meaning::clear;
    if (how.no_clients_clears && asked.no_clients) return Meaning::clear;
    if (!how.absent_is_unconfirmed) return Meaning::clear;
    return meaning_of_unknown(asked);
}

// A yes/no fact of which `bad` blocks.
Meaning meaning(const AskedSite& asked, Fact fact, bool bad, Asking how) {
    const auto* cell = asked.hierarchy.cell(asked.site, fact);
    if (cell == nullptr) return meaning_of_absent(asked, how);
    if (cell->unknown) return meaning_of_unknown(asked);
    return (cell->bits != 0) == bad ? Meaning::blocks : Meaning::clear;
}

Blocks blocks(Fact fact, Meaning meaning) {
    Blocks out;
    if (meaning == Meaning::clear) return out;
    out.items[0] = {fact, meaning == Meaning::blocks};
    out.count = 1;
    return out;
}

bool secondary(const AskedSite& asked) {
    return asked.hierarchy.is_secondary(asked.site);
}

bool stated(const AskedSite& asked, Fact fact, bool yes) {
    return asked.hierarchy.yes_no(asked.site, fact) == (yes ? Answer::yes : Answer::no);
}

Blocks stated_blocks(const AskedSite& asked, Fact fact, bool bad) {
    return blocks(fact, stated(asked, fact, bad) ? Meaning::blocks : Meaning::clear);
}

Blocks not_native_ready(const AskedSite& asked) {
    return stated_blocks(asked, Fact::native_ready, false);
}

Blocks no_pki(const AskedSite& asked) {
    const Asking how{.native_ready_clears = true, .absent_is_unconfirmed = !secondary(asked)};
    return blocks(Fact::pki, meaning(asked, Fact::pki, false, how));
}

// Two facts, each of which alone blocks: there is none, and the one there was has expired.
Blocks no_signing_certificate(const AskedSite& asked) {
    if (secondary(asked)) return {};
    auto out =
        blocks(Fact::signing_cert, meaning(asked, Fact::signing_cert, false, {.native_ready_clears = true}));
    const auto expiry = asked.hierarchy.known(asked.site, Fact::signing_cert_expires);
    if (!expiry || asked.review_date == 0 || *expiry >= asked.review_date) return out;
    out.items[out.count++] = {Fact::signing_cert_expires, true};
    return out;
}

constexpr RoleSet management_points = bit(Role::MP) | bit(Role::PMP) | bit(Role::IMP) | bit(Role::NLB_MP);

struct Roles {
    bool known = true; // false: given as unknown
    RoleSet set = 0;
};

// With no roles given a primary site is taken to have a management point, a secondary site none that needs a
// certificate.
Roles roles_of(const AskedSite& asked) {
    const auto* cell = asked.hierarchy.cell(asked.site, Fact::roles);
    if (cell == nullptr) return {true, secondary(asked) ? 0 : bit(Role::MP)};
    return {!cell->unknown, cell->unknown ? 0 : cell->bits};
}

Blocks role_without_web_certificate(const AskedSite& asked) {
    const auto roles = roles_of(asked);
    const auto needed = roles.set & need_web_certificate;
    const bool perhaps_needed = !roles.known || (roles.set & bit(Role::DP_unknown)) != 0;
    if (needed == 0 && !perhaps_needed) return {};
    const auto* certificates = asked.hierarchy.cell(asked.site, Fact::web_certs);
    if (certificates == nullptr)
        return blocks(Fact::web_certs, meaning_of_absent(asked, {.native_ready_clears = true}));
    if (certificates->unknown) return blocks(Fact::web_certs, meaning_of_unknown(asked));
    if (certificates->bits == all_web_certs) return {};
    if ((needed & ~certificates->bits) != 0) return blocks(Fact::web_certs, Meaning::blocks);
    return perhaps_needed ? blocks(Fact::web_certs, meaning_of_unknown(asked)) : Blocks{};
}

Blocks clients_without_certificate(const AskedSite& asked) {
    const auto& h = asked.hierarchy;
    if (const auto lacking = h.known(asked.site, Fact::clients_without_cert))
        return blocks(Fact::clients_without_cert, *lacking > 0 ? Meaning::blocks : Meaning::clear);
    if (h.is_unknown(asked.site, Fact::clients_without_cert) && !h.known(asked.site, Fact::client_certs))
        return blocks(Fact::clients_without_cert, meaning_of_unknown(asked));
    const Asking how{true, true, !secondary(asked)};
    return blocks(Fact::client_certs, meaning(asked, Fact::client_certs, false, how));
}

Blocks management_point_without_certificate(const AskedSite& asked) {
    const auto roles = roles_of(asked);
    if (roles.known && (roles.set & management_points) == 0) return {};
    return blocks(Fact::mp_client_cert,
                  meaning(asked, Fact::mp_client_cert, false, {.native_ready_clears = true}));
}

Blocks clients_above_zero(const AskedSite& asked, Fact fact) {
    return blocks(fact, meaning(asked, fact, true, {true, true, !secondary(asked)}));
}
Blocks sms2003_clients(const AskedSite& asked) {
    return clients_above_zero(asked, Fact::sms2003_clients);
}
Blocks win2000_clients(const AskedSite& asked) {
    return clients_above_zero(asked, Fact::win2000_clients);
}

bool runs_sms2003(const AskedSite& asked) {
    const auto version = asked.hierarchy.text(asked.site, Fact::version);
    return !version.empty() && generation_of(version) == Generation::sms2003;
}
Blocks sms2003_primary(const AskedSite& asked) {
    return blocks(Fact::version, !secondary(asked) && runs_sms2003(asked) ? Meaning::blocks : Meaning::clear);
}
Blocks sms2003_secondary(const AskedSite& asked) {
    return blocks(Fact::version, secondary(asked) && runs_sms2003(asked) ? Meaning::blocks : Meaning::clear);
}

Blocks shared_iis(const AskedSite& asked) {
    const bool shared =
        stated(asked, Fact::iis_dedicated, false) && stated(asked, Fact::custom_web_site, false);
    return blocks(Fact::iis_dedicated, shared ? Meaning::blocks : Meaning::clear);
}

Blocks wins_lookup(const AskedSite& asked) {
    return stated_blocks(asked, Fact::wins_lookup, true);
}

Blocks secondaries_kept(const AskedSite& asked) {
    if (secondary(asked) || !asked.has_secondaries) return {};
    return stated_blocks(asked, Fact::secondaries_may_switch, false);
}

Blocks nlb_by_address(const AskedSite& asked) {
    const auto& h = asked.hierarchy;
    if (const auto how = h.known(asked.site, Fact::nlb_mp))
        return blocks(Fact::nlb_mp,
                      *how == static_cast<std::uint32_t>(NlbMp::ip) ? Meaning::blocks : Meaning::clear);
    const bool has_nlb = (roles_of(asked).set & bit(Role::NLB_MP)) != 0;
    const Asking how{.native_ready_clears = true, .absent_is_unconfirmed = has_nlb && !secondary(asked)};
    return blocks(Fact::nlb_mp, meaning_of_absent(asked, how));
}

constexpr auto graded = Severity::error; // a note where nothing demands native mode: src/findings.cpp

constexpr RuleRow rows[] = {
    {.code = "SM300",
     .severity = graded,
     .title = "the site is said not to be ready for native mode",
     .why = "native_ready=no says that at least one thing is missing, without saying which.",
     .source = {},
     .hint =
         "find out what is missing and state it (pki, signing_cert, web_certs, client_certs, mp_client_cert, "
         "sms2003_clients, win2000_clients); once nothing is, set {mend}",
     .if_unknown = IfUnknown::clear,
     .reason = "not ready for native mode",
     .question = "ready for native mode?",
     .ask = "is {site} ready for native mode?",
     .sign = "not ready",
     .mend = "native_ready=yes",
     .spoils = "native_ready=no",
     .blocks = not_native_ready,
     .asks = bit(Fact::native_ready),
     .bad = "digraph { A [native_ready=no] }",
     .good = "digraph { A [native_ready=yes] }"},
    {.code = "SM301",
     .severity = graded,
     .title = "no public key infrastructure",
     .why = "Native mode secures client traffic with PKI certificates; without a PKI there are none.",
     .source = {"", "bb680658 bb632431"},
     .hint = "bring a public key infrastructure to the site, then set {mend}",
     .if_unknown = IfUnknown::unconfirmed,
     .reason = "no PKI",
     .question = "PKI?",
     .ask = "does a public key infrastructure serve {site}?",
     .sign = "PKI",
     .mend = "pki=yes",
     .spoils = "pki=no",
     .blocks = no_pki,
     .asks = bit(Fact::pki),
     .bad = "digraph { A [native_ready=yes, pki=no] }",
     .good = "digraph { A [native_ready=yes, pki=yes] }"},
    {.code = "SM302",
     .severity = graded,
     .title = "no valid site server signing certificate",
     .why = "Clients of a native site verify policies with the signing certificate; it is the only "
            "certificate that the "
            "product checks before it lets the site switch.",
     .source = {"", "bb680658 bb680733"},
     .hint = "install a valid site server signing certificate, then set {site}.signing_cert=yes and clear or "
             "renew "
             "{site}.signing_cert_expires",
     .if_unknown = IfUnknown::unconfirmed,
     .reason = "{signing}",
     .question = "signing certificate?",
     .ask = "is a site server signing certificate installed at {site}?",
     .sign = "signing cert",
     .mend = "{signing_mend}",
     .spoils = "signing_cert=no signing_cert_expires=1601-01-01",
     .blocks = no_signing_certificate,
     .asks = bit(Fact::signing_cert) | bit(Fact::signing_cert_expires),
     .bad = "digraph { date=\"2009-04-02\"; A [native_ready=yes, signing_cert_expires=\"2009-04-01\"] }",
     .good = "digraph { date=\"2009-04-02\"; A [native_ready=yes, signing_cert_expires=\"2009-04-02\"] }"},
    {.code = "SM303",
     .severity = graded,
     .title = "a role lacks its web server certificate",
     .why = "In native mode clients talk HTTPS to management points, software update points, state migration "
            "points, "
            "BITS-enabled distribution points and device management points; each needs a web server "
            "certificate.",
     .source = {"", "bb680658 bb680844"},
     .hint = "install a web server certificate for each of these roles, then set {mend}",
     .if_unknown = IfUnknown::unconfirmed,
     .reason = "{lacking_roles}: no web certificate",
     .question = "{web_question}",
     .ask = "which roles of {site} have their web server certificate?",
     .sign = "web cert",
     .mend = "web_certs=all",
     .spoils = "web_certs=none",
     .blocks = role_without_web_certificate,
     .asks = bit(Fact::roles) | bit(Fact::web_certs),
     .bad = "digraph { A [native_ready=yes, roles=\"MP SUP\", web_certs=\"MP\"] }",
     .good = "digraph { A [native_ready=yes, roles=\"MP SUP DP\", web_certs=\"MP SUP\"] }"},
    {.code = "SM304",
     .severity = graded,
     .title = "clients without a client certificate",
     .why = "A client without a certificate can't talk to a native site: it becomes unmanaged.",
     .source = {"", "bb680658"},
     .hint = "enrol the clients, then set {mend}",
     .if_unknown = IfUnknown::unconfirmed,
     .reason = "{lacking_clients}",
     .question = "client certificates?",
     .ask = "do all clients of {site} have a client authentication certificate?",
     .sign = "client cert",
     .mend = "{fact}={mended}",
     .spoils = "client_certs=no clients_without_cert=1",
     .blocks = clients_without_certificate,
     .asks = bit(Fact::client_certs) | bit(Fact::clients_without_cert),
     .bad = "digraph { A [native_ready=yes, clients=4000, clients_without_cert=12] }",
     .good = "digraph { A [native_ready=yes, clients=4000, clients_without_cert=0] }"},
    {.code = "SM305",
     .severity = graded,
     .title = "a management point lacks its client certificate",
     .why = "A management point checks its own health as a client does; in native mode it needs a client "
            "authentication certificate for that.",
     .source = {"", "bb680658"},
     .hint = "install a client authentication certificate on the management points, then set "
             "{mend}",
     .if_unknown = IfUnknown::unconfirmed,
     .reason = "management point: no client certificate",
     .question = "management point's client certificate?",
     .ask = "do the management points of {site} have their client authentication certificate?",
     .sign = "MP cert",
     .mend = "mp_client_cert=yes",
     .spoils = "mp_client_cert=no",
     .blocks = management_point_without_certificate,
     .asks = bit(Fact::roles) | bit(Fact::mp_client_cert),
     .bad = "digraph { A [native_ready=yes, roles=MP, mp_client_cert=no] }",
     .good = "digraph { A [native_ready=yes, roles=DP, mp_client_cert=no] }"},
    {.code = "SM306",
     .severity = graded,
     .title = "SMS 2003 clients are assigned to the site",
     .why =
         "SMS 2003 clients can't use certificates to talk to a site: in native mode they become unmanaged.",
     .source = {"", "bb680658 bb633152"},
     .hint = "upgrade or reassign them, then set {mend}",
     .if_unknown = IfUnknown::unconfirmed,
     .reason = "{value} SMS 2003 client{s}",
     .question = "SMS 2003 clients?",
     .ask = "how many SMS 2003 clients are assigned to {site}?",
     .sign = "SMS 2003",
     .mend = "sms2003_clients=0",
     .spoils = "sms2003_clients=1",
     .blocks = sms2003_clients,
     .asks = bit(Fact::sms2003_clients),
     .bad = "digraph { A [native_ready=yes, sms2003_clients=12] }",
     .good = "digraph { A [native_ready=yes, sms2003_clients=0] }"},
    {.code = "SM307",
     .severity = graded,
     .title = "Windows 2000 clients are assigned to the site",
     .why = "Clients on Windows 2000 can't work in native mode.",
     .source = {"Choose between Native Mode and Mixed Mode", "bb632431 bb633152"},
     .hint = "upgrade or reassign them, then set {mend}",
     .if_unknown = IfUnknown::unconfirmed,
     .reason = "{value} Windows 2000 client{s}",
     .question = "Windows 2000 clients?",
     .ask = "how many Windows 2000 clients are assigned to {site}?",
     .sign = "Windows 2000",
     .mend = "win2000_clients=0",
     .spoils = "win2000_clients=1",
     .blocks = win2000_clients,
     .asks = bit(Fact::win2000_clients),
     .bad = "digraph { A [native_ready=yes, win2000_clients=1] }",
     .good = "digraph { A [native_ready=yes, win2000_clients=0] }"},
    {.code = "SM308",
     .severity = graded,
     .title = "the site itself runs SMS 2003",
     .why = "SMS 2003 knows no native mode.",
     .source = {"", "bb680464"},
     .hint = "upgrade the site first, then state its new version",
     .if_unknown = IfUnknown::clear,
     .reason = "runs SMS 2003 ({value})",
     .question = "version?",
     .ask = "which version does {site} run?",
     .sign = "SMS 2003 site",
     .mend = "version={version_above}",
     .spoils = "version=2003",
     .blocks = sms2003_primary,
     .asks = bit(Fact::version),
     .bad = "digraph { A [native_ready=yes, version=\"2003 SP3\"] }",
     .good = "digraph { A [native_ready=yes, version=\"2007 SP2\"] }"},
    {.code = "SM309",
     .severity = graded,
     .title = "a secondary site runs SMS 2003",
     .why = "A secondary site follows its primary site's mode, and SMS 2003 knows no native mode: its "
            "primary site can't "
            "switch before it is upgraded (inferred).",
     .source = {"", "bb693556"},
     .hint = "upgrade the secondary site first, then state its new version",
     .if_unknown = IfUnknown::clear,
     .reason = "secondary site runs SMS 2003 ({value})",
     .question = "version?",
     .ask = "which version does {site} run?",
     .sign = "SMS 2003 site",
     .mend = "version={version_above}",
     .spoils = "version=2003",
     .blocks = sms2003_secondary,
     .asks = bit(Fact::version),
     .bad = "digraph { A [native_ready=yes]; B [type=secondary, version=\"2003 SP3\"]; A -> B }",
     .good = "digraph { A [native_ready=yes]; B [type=secondary, version=\"2007\"]; A -> B }"},
    {.code = "SM310",
     .severity = graded,
     .title = "IIS is shared and no custom web site can be configured",
     .why = "Native mode changes the web site that clients use; other applications on the same one would "
            "break, so a "
            "shared IIS needs a custom web site.",
     .source = {"Choose between Native Mode and Mixed Mode", "bb632431"},
     .hint = "make a custom web site possible on every IIS site system, then set {mend}",
     .if_unknown = IfUnknown::clear,
     .reason = "shared IIS without a custom web site",
     .question = "custom web site?",
     .ask = "can a custom web site be configured at {site}?",
     .sign = "IIS",
     .mend = "custom_web_site=yes",
     .spoils = "iis_dedicated=no custom_web_site=no",
     .blocks = shared_iis,
     .asks = bit(Fact::iis_dedicated) | bit(Fact::custom_web_site),
     .bad = "digraph { A [native_ready=yes, iis_dedicated=no, custom_web_site=no] }",
     .good = "digraph { A [native_ready=yes, iis_dedicated=no, custom_web_site=yes] }"},
    {.code = "SM311",
     .severity = graded,
     .title = "clients depend on WINS to find their management point",
     .why = "In native mode clients can't look their management point up in WINS.",
     .source = {"Choose between Native Mode and Mixed Mode", "bb632431"},
     .hint = "publish the site in Active Directory or DNS, or give it a server locator point, then set "
             "{mend}",
     .if_unknown = IfUnknown::clear,
     .reason = "clients depend on WINS",
     .question = "WINS?",
     .ask = "do clients of {site} find their management point through WINS only?",
     .sign = "WINS",
     .mend = "wins_lookup=no",
     .spoils = "wins_lookup=yes",
     .blocks = wins_lookup,
     .asks = bit(Fact::wins_lookup),
     .bad = "digraph { A [native_ready=yes, wins_lookup=yes] }",
     .good = "digraph { A [native_ready=yes, wins_lookup=no] }"},
    {.code = "SM312",
     .severity = graded,
     .title = "the secondary sites must not switch",
     .why = "A secondary site always runs in its primary site's mode: where it must not switch, its primary "
            "can't.",
     .source = {"Choose between Native Mode and Mixed Mode", "bb632431 bb693556"},
     .hint = "only the organisation can lift this: then set {site}.secondaries_may_switch=yes",
     .if_unknown = IfUnknown::clear,
     .reason = "secondary sites must not switch",
     .question = "may the secondary sites switch?",
     .ask = "may the secondary sites of {site} switch with it?",
     .sign = "secondaries",
     .spoils = "secondaries_may_switch=no",
     .blocks = secondaries_kept,
     .asks = bit(Fact::secondaries_may_switch),
     .bad = "digraph { A [native_ready=yes, secondaries_may_switch=no]; B [type=secondary]; A -> B }",
     .good = "digraph { A [native_ready=yes, secondaries_may_switch=no]; B [native_ready=yes]; A -> B }"},
    {.code = "SM313",
     .severity = graded,
     .title = "the load-balanced management point is given by IP address",
     .why = "Its web server certificate names it by FQDN; clients that are given an address can't match the "
            "two.",
     .source = {"How to configure the intranet FQDN of an NLB MP", ""},
     .hint = "specify the load-balanced management point by its FQDN, then set {mend}",
     .if_unknown = IfUnknown::depends,
     .unknown = "unconfirmed where NLB-MP is among the roles, else clear",
     .reason = "load-balanced management point given by IP address",
     .question = "name of the NLB management point?",
     .ask = "is the load-balanced management point of {site} specified by FQDN or by IP address?",
     .sign = "NLB",
     .mend = "nlb_mp=fqdn",
     .spoils = "nlb_mp=ip",
     .blocks = nlb_by_address,
     .asks = bit(Fact::nlb_mp) | bit(Fact::roles),
     .bad = "digraph { A [native_ready=yes, roles=\"MP NLB-MP\", nlb_mp=ip] }",
     .good = "digraph { A [native_ready=yes, roles=\"MP NLB-MP\", nlb_mp=fqdn] }"},
};
static_assert(std::size(rows) <= most_blockers);

} // namespace

std::span<const RuleRow> blocker_rules() {
    return rows;
}

} // namespace sitemode
