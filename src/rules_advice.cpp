// SM5xx: advice on native mode, on the way there, and on what stays mixed. Primary sites are asked; the roles
// are those of the whole unit; an unknown fact is clear unless a rule says otherwise.
#include "src/rules.h"

namespace sitemode {
namespace {

constexpr auto any_distribution_point_over_smb = bit(Role::DP) | bit(Role::DP_SHARE) | bit(Role::BDP);

// A unit as the advice sees it.
class Asked {
public:
    Asked(const Review& review, UnitIndex unit)
        : h_(review.hierarchy), s_(review.solution), trees_(review.trees), unit_(unit),
          site_(s_.primaries[unit]) {}

    SiteIndex site() const { return site_; }
    bool is_central() const { return h_.is_central(site_); }
    bool is_native() const { return s_.verdict(unit_) == Verdict::native; }
    bool is_mixed() const { return s_.verdict(unit_) == Verdict::mixed; }
    // A unit that declares native mode and is not in conflict is native: the two together are these verdicts.
    bool is_native_or_to_switch() const { return is_native() || s_.verdict(unit_) == Verdict::open; }
    bool is_to_switch() const { return is_native_or_to_switch() && !declares_native(); }

    bool says(Fact fact, Answer answer) const { return h_.yes_no(site_, fact) == answer; }
    std::uint32_t count(Fact fact) const { return h_.known(site_, fact).value_or(0); }
    bool knows(Fact fact) const { return h_.known(site_, fact).has_value(); }
    bool roams_over_http() const { return says(Fact::http_roaming, Answer::yes); }

    bool has(RoleSet roles) const { return (trees_.roles(unit_) & roles) != 0; }
    bool roles_known() const { return trees_.roles_known(unit_); }
    bool has_balanced_management_point() const {
        return has(bit(Role::NLB_MP)) || count(Fact::nlb_mp) != static_cast<std::uint32_t>(NlbMp::none);
    }
    bool has_no_locator() const {
        return trees_.all_roles_known(unit_) && (trees_.roles_of_tree(unit_) & bit(Role::SLP)) == 0;
    }

    // The primary site says so, itself or in short, and no secondary site says otherwise.
    bool states_no_sms2003_clients() const {
        const bool in_short =
            h_.cell(site_, Fact::sms2003_clients) == nullptr && says(Fact::native_ready, Answer::yes);
        if (!in_short && h_.known(site_, Fact::sms2003_clients) != 0U) return false;
        for (const auto secondary : s_.secondaries_of(unit_))
            if (h_.known(secondary, Fact::sms2003_clients).value_or(0) > 0) return false;
        return true;
    }

    // The fact that says that clients can't read the site's settings in Active Directory, if one does.
    std::optional<Fact> outside_directory() const {
        if (says(Fact::ad_published, Answer::no)) return Fact::ad_published;
        if (count(Fact::non_ad_clients) > 0) return Fact::non_ad_clients;
        return std::nullopt;
    }
    // The same, unless all these clients are managed over the Internet: those never look for a site.
    std::optional<Fact> intranet_outside_directory() const {
        const auto internet = count(Fact::internet_clients);
        const bool all_internet = knows(Fact::clients) && internet >= count(Fact::clients);
        if (says(Fact::ad_published, Answer::no) && !all_internet) return Fact::ad_published;
        if (count(Fact::non_ad_clients) > internet) return Fact::non_ad_clients;
        return std::nullopt;
    }

private:
    bool declares_native() const {
        return !s_.options.potential &&
               h_.known(site_, Fact::mode) == static_cast<std::uint32_t>(Mode::native);
    }

    const Hierarchy& h_;
    const Solution& s_;
    const Trees& trees_;
    UnitIndex unit_;
    SiteIndex site_;
};

using Question = bool (*)(const Asked& asked);

// Reports every unit of which `is_so` holds, showing `fact`.
void report_each(const Review& review, FindingSink& out, Fact fact, Question is_so) {
    for (UnitIndex unit = 0; unit < review.solution.unit_count(); ++unit) {
        const Asked asked(review, unit);
        if (is_so(asked)) out.add({.site = asked.site(), .fact = fact});
    }
}

// Reports each tree once, with the number of its units of which `is_so` holds, where there are any.
void report_once(const Review& review, FindingSink& out, bool only_transitional, Question is_so) {
    const auto& trees = review.trees;
    std::vector<std::uint32_t> count(trees.size(), 0);
    for (UnitIndex unit = 0; unit < review.solution.unit_count(); ++unit)
        if (is_so(Asked(review, unit))) ++count[trees.of(unit)];
    for (std::uint32_t tree = 0; tree < trees.size(); ++tree)
        if (count[tree] > 0 && (!only_transitional || trees.is_transitional(tree)))
            out.add({.site = trees.central_site(tree), .count = count[tree]});
}

void no_http_roaming(const Review& review, FindingSink& out) { // SM501
    report_once(review, out, true, [](const Asked& a) { return a.is_native() && !a.roams_over_http(); });
}

void clients_to_be_switched_by_hand(const Review& review, FindingSink& out) { // SM502
    for (UnitIndex unit = 0; unit < review.solution.unit_count(); ++unit) {
        const Asked a(review, unit);
        const auto fact = a.outside_directory();
        if (!fact || !a.is_to_switch()) continue;
        out.add({.site = a.site(),
                 .fact = *fact,
                 .words = *fact == Fact::ad_published
                              ? "{site} is not published in Active Directory: Group Policy or a script must "
                                "switch its clients"
                              : std::string_view()});
    }
}

void ports_not_configured(const Review& review, FindingSink& out) { // SM503
    report_each(review, out, Fact::ports_configured,
                [](const Asked& a) { return a.says(Fact::ports_configured, Answer::no); });
}

void slow_policy_polling(const Review& review, FindingSink& out) { // SM504
    report_each(review, out, Fact::policy_polling,
                [](const Asked& a) { return a.is_to_switch() && a.count(Fact::policy_polling) > 60; });
}

void no_fallback_status_point(const Review& review, FindingSink& out) { // SM505
    report_each(review, out, Fact::roles, [](const Asked& a) {
        return a.is_native_or_to_switch() && a.roles_known() && !a.has(bit(Role::FSP));
    });
}

void revocation_list_out_of_reach(const Review& review, FindingSink& out) { // SM506
    report_each(review, out, Fact::crl_reachable, [](const Asked& a) {
        return a.is_native() && a.says(Fact::crl_reachable, Answer::no) &&
               !a.says(Fact::crl_checking, Answer::no);
    });
}

void content_over_smb(const Review& review, FindingSink& out) { // SM507
    report_once(review, out, false,
                [](const Asked& a) { return a.is_native() && a.has(any_distribution_point_over_smb); });
}

void operating_system_deployment(const Review& review, FindingSink& out) { // SM508
    report_each(review, out, Fact::osd, [](const Asked& a) {
        return a.is_native_or_to_switch() &&
               (a.says(Fact::osd, Answer::yes) || a.has(bit(Role::PXE) | bit(Role::SMP)));
    });
}

void mobile_devices(const Review& review, FindingSink& out) { // SM509
    report_each(review, out, Fact::mobile_devices, [](const Asked& a) {
        return a.is_native_or_to_switch() && a.says(Fact::mobile_devices, Answer::yes);
    });
}

void approves_all(const Review& review, FindingSink& out) { // SM510
    report_each(review, out, Fact::approval, [](const Asked& a) {
        return a.is_mixed() && a.count(Fact::approval) == static_cast<std::uint32_t>(Approval::all);
    });
}

void only_2007_clients_not_set(const Review& review, FindingSink& out) { // SM511
    report_each(review, out, Fact::only_2007_clients, [](const Asked& a) {
        return a.is_mixed() && a.states_no_sms2003_clients() && !a.says(Fact::only_2007_clients, Answer::yes);
    });
}

// Days since a day long before all dates, in the Gregorian calendar; years begin in March, so that a leap day
// is the last of its year.
std::uint32_t day_number(std::uint32_t yyyymmdd) {
    const auto month = yyyymmdd / 100 % 100, day = yyyymmdd % 100;
    const auto year = 400 + yyyymmdd / 10'000 - (month <= 2 ? 1 : 0);
    const auto day_of_year = (153 * (month + (month > 2 ? 0U : 12U) - 3) + 2) / 5 + day - 1;
    return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year;
}

void certificate_expires_soon(const Review& review, FindingSink& out) { // SM512
    const auto* today = review.hierarchy.cell(Fact::date);
    if (today == nullptr || today->unknown) return;
    for (const auto site : review.solution.primaries) {
        const auto expiry = review.hierarchy.known(site, Fact::signing_cert_expires);
        if (!expiry || *expiry < today->bits) continue; // expired: SM302
        const auto days = day_number(*expiry) - day_number(today->bits);
        if (days > 10) continue;
        out.add({.site = site,
                 .fact = Fact::signing_cert_expires,
                 .count = days,
                 .words = days == 0
                              ? "the signing certificate of {site} expires on the day of the review, {value}"
                              : std::string_view()});
    }
}

void balanced_without_locator(const Review& review, FindingSink& out) { // SM513
    for (UnitIndex unit = 0; unit < review.solution.unit_count(); ++unit) {
        const Asked a(review, unit);
        if (!a.has_balanced_management_point() || !a.is_native_or_to_switch() || !a.has_no_locator())
            continue;
        if (const auto fact = a.outside_directory())
            out.add({.site = a.site(), .fact = *fact});
        else if (!a.knows(Fact::ad_published) && !a.knows(Fact::non_ad_clients))
            out.add(Severity::note,
                    {.site = a.site(),
                     .fact = Fact::ad_published,
                     .words = "{site} has a load-balanced management point, and the hierarchy no "
                              "server locator point: can all its clients read Active Directory?"});
    }
}

void assignment_without_locator(const Review& review, FindingSink& out) { // SM514
    for (UnitIndex unit = 0; unit < review.solution.unit_count(); ++unit) {
        const Asked a(review, unit);
        const auto fact = a.intranet_outside_directory();
        if (fact && a.has_no_locator()) out.add({.site = a.site(), .fact = *fact});
    }
}

void locator_not_usable(const Review& review, FindingSink& out) { // SM515
    report_each(review, out, Fact::http_roaming, [](const Asked& a) {
        return a.is_native() && !a.roams_over_http() && a.intranet_outside_directory().has_value();
    });
}

void locator_below_central(const Review& review, FindingSink& out) { // SM516
    const auto& h = review.hierarchy;
    const auto has_locator = [&](SiteIndex site) {
        return (h.known(site, Fact::roles).value_or(0) & bit(Role::SLP)) != 0;
    };
    for (UnitIndex unit = 0; unit < review.solution.unit_count(); ++unit) {
        const Asked a(review, unit);
        if (a.is_central() || !a.has(bit(Role::SLP))) continue;
        if (has_locator(a.site())) out.add({.site = a.site(), .fact = Fact::roles});
        for (const auto secondary : review.solution.secondaries_of(unit))
            if (has_locator(secondary)) out.add({.site = secondary, .fact = Fact::roles});
    }
}

void state_migration_health(const Review& review, FindingSink& out) { // SM517
    report_each(review, out, Fact::mp_client_cert, [](const Asked& a) {
        return a.is_native() && a.has(bit(Role::SMP)) && a.says(Fact::mp_client_cert, Answer::no);
    });
}

void mixed_clients_among_native(const Review& review, FindingSink& out) { // SM518
    report_once(review, out, true, [](const Asked& a) { return a.is_mixed(); });
}

constexpr RuleRow rows[] = {
    {.code = "SM501",
     .severity = Severity::warning,
     .title = "clients of native sites get no local content where they roam into mixed sites",
     .why = "Without HTTP communication for roaming, clients of a native site that roam into mixed sites get "
            "no local "
            "management point or content there and fall back to their own site.",
     .source = {"", "bb680900 bb632573"},
     .hint = "allow HTTP communication for roaming and site assignment (http_roaming=yes) until all sites "
             "are native, or "
             "accept the traffic",
     .message = "native and mixed sites in the hierarchy of {site}, {count:native primary site} without HTTP "
                "roaming: "
                "clients that roam from there into mixed sites get no local content",
     .can_be_ignored = true,
     .of_hierarchy = true,
     .finds = no_http_roaming,
     .bad = "digraph { A [mode=native]; B [mode=mixed]; A -> B }",
     .good = "digraph { A [mode=native, http_roaming=yes]; B [mode=mixed]; A -> B }"},
    {.code = "SM502",
     .severity = Severity::warning,
     .title = "clients that can't read Active Directory must be switched by hand",
     .why = "These clients don't learn from Active Directory that their site is native: Group Policy or a "
            "script must tell "
            "them.",
     .source = {"How to Migrate the Site Mode from Mixed Mode to Native Mode", "bb633152"},
     .hint = "prepare Group Policy or a script before {site} switches",
     .message =
         "{value} client{s} of {site} can't read Active Directory: Group Policy or a script must switch them",
     .can_be_ignored = true,
     .finds = clients_to_be_switched_by_hand,
     .bad = "digraph { A [native_ready=yes, non_ad_clients=40] }",
     .good = "digraph { A [native_ready=yes, non_ad_clients=0] }"},
    {.code = "SM503",
     .severity = Severity::warning,
     .title = "client ports are not configured",
     .why = "Clients need both ports, HTTP and HTTPS: the one before the switch, the other after it.",
     .source = {"", "bb632727"},
     .hint = "set both ports, then {site}.ports_configured=yes",
     .message = "HTTP and HTTPS client ports of {site} are not both set",
     .can_be_ignored = true,
     .finds = ports_not_configured,
     .bad = "digraph { A [ports_configured=no] }",
     .good = "digraph { A [ports_configured=yes] }"},
    {.code = "SM504",
     .severity = Severity::note,
     .title = "clients ask for policy less often than once an hour",
     .why = "A switch reaches clients with their policy, after about two polling intervals.",
     .source = {"", "bb632727"},
     .hint = "set the policy polling interval to 60 minutes or less before the switch",
     .message = "clients of {site} ask for policy every {value} minutes: the switch reaches them late",
     .can_be_ignored = true,
     .finds = slow_policy_polling,
     .bad = "digraph { A [native_ready=yes, policy_polling=240] }",
     .good = "digraph { A [native_ready=yes, policy_polling=60] }"},
    {.code = "SM505",
     .severity = Severity::note,
     .title = "no fallback status point",
     .why = "A fallback status point is where clients report that can't reach a native management point.",
     .source = {"", "bb632727"},
     .hint = "install a fallback status point and assign the clients of {site} to it",
     .message = "{site} has no fallback status point: clients that fail in native mode stay unseen",
     .can_be_ignored = true,
     .finds = no_fallback_status_point,
     .bad = "digraph { A [native_ready=yes, roles=\"MP DP\"] }",
     .good = "digraph { A [native_ready=yes, roles=\"MP DP FSP\"] }"},
    {.code = "SM506",
     .severity = Severity::warning,
     .title = "the certificate revocation list is out of reach",
     .why = "Where the list is checked and can't be reached every HTTPS connection fails. A list published "
            "only in Active "
            "Directory can't be reached by Internet clients, workgroups or Windows PE.",
     .source = {"", "bb680463"},
     .hint = "publish the list where all can reach it, or switch checking off (crl_checking=no)",
     .message = "clients of {site} check the certificate revocation list, but can't reach it",
     .can_be_ignored = true,
     .finds = revocation_list_out_of_reach,
     .bad = "digraph { A [mode=native, crl_reachable=no] }",
     .good = "digraph { A [mode=native, crl_reachable=no, crl_checking=no] }"},
    {.code = "SM507",
     .severity = Severity::note,
     .title = "content over SMB, which native mode does not secure",
     .why = "Plain distribution points, shares and branch distribution points serve content over SMB; native "
            "mode secures "
            "HTTP traffic only.",
     .source = {"", "bb680844"},
     .message =
         "{count:native primary site} in the hierarchy of {site} with distribution points that serve content "
         "over SMB: native mode does not secure that",
     .can_be_ignored = true,
     .of_hierarchy = true,
     .finds = content_over_smb,
     .bad = "digraph { A [mode=native, roles=\"MP DP\"] }",
     .good = "digraph { A [mode=native, roles=\"MP DP-BITS\"] }"},
    {.code = "SM508",
     .severity = Severity::warning,
     .title = "operating system deployment needs certificates of its own",
     .why =
         "In native mode each PXE service point and all boot media need a certificate, and the site the root "
         "certificates.",
     .source = {"Certificates for operating system deployment", ""},
     .hint = "prepare certificates for PXE service points and boot media, and specify the root CAs at {site}",
     .message = "{site} deploys operating systems: PXE points, boot media and root CAs need certificates in "
                "native mode",
     .can_be_ignored = true,
     .finds = operating_system_deployment,
     .bad = "digraph { A [native_ready=yes, osd=yes] }",
     .good = "digraph { A [native_ready=yes, osd=no] }"},
    {.code = "SM509",
     .severity = Severity::warning,
     .title = "mobile devices have prerequisites in native mode",
     .why = "Mobile devices must be enrolled with certificates, and need a device management point and "
            "BITS-enabled "
            "distribution points.",
     .source = {"Mobile device prerequisites", ""},
     .hint = "prepare enrolment, a device management point and BITS-enabled distribution points",
     .message =
         "{site} manages mobile devices: they need enrolment, a device management point and BITS-enabled "
         "distribution points in native mode",
     .can_be_ignored = true,
     .finds = mobile_devices,
     .bad = "digraph { A [native_ready=yes, mobile_devices=yes] }",
     .good = "digraph { A [native_ready=yes, mobile_devices=no] }"},
    {.code = "SM510",
     .severity = Severity::warning,
     .title = "a mixed site approves all computers",
     .why = "Without certificates approval is what keeps strangers out; approving all lets anyone in.",
     .source = {"About client approval", ""},
     .hint = "approve computers in trusted domains only (approval=trusted), or by hand",
     .message = "{site} is mixed and approves all computers",
     .can_be_ignored = true,
     .finds = approves_all,
     .bad = "digraph { A [mode=mixed, approval=all] }",
     .good = "digraph { A [mode=mixed, approval=trusted] }"},
    {.code = "SM511",
     .severity = Severity::note,
     .title = "a mixed site without SMS 2003 clients could say so",
     .why = "\"This site contains only ConfigMgr 2007 clients\" switches on what SMS 2003 clients can't do.",
     .source = {"About client approval", ""},
     .hint = "set the option, then {site}.only_2007_clients=yes",
     .message =
         "{site} is mixed and has no SMS 2003 clients, but does not say that it contains only 2007 clients",
     .can_be_ignored = true,
     .finds = only_2007_clients_not_set,
     .bad = "digraph { A [mode=mixed, sms2003_clients=0] }",
     .good = "digraph { A [mode=mixed, sms2003_clients=0, only_2007_clients=yes] }"},
    {.code = "SM512",
     .severity = Severity::warning,
     .title = "the signing certificate expires soon",
     .why = "From ten days before the expiry the site reports status message 5112 every day; after it "
            "clients reject "
            "policies.",
     .source = {"Renewing the site server signing certificate", ""},
     .hint = "renew the site server signing certificate of {site}",
     .message = "the signing certificate of {site} expires on {value}, {count:day} after the review",
     .can_be_ignored = true,
     .finds = certificate_expires_soon,
     .bad = "digraph { date=\"2009-02-25\"; A [signing_cert=yes, signing_cert_expires=\"2009-03-07\"] }",
     .good = "digraph { date=\"2009-02-25\"; A [signing_cert=yes, signing_cert_expires=\"2009-03-08\"] }"},
    {.code = "SM513",
     .severity = Severity::warning,
     .title = "a load-balanced management point without a server locator point",
     .why = "Clients that can't read Active Directory find a load-balanced management point through a server "
            "locator "
            "point only.",
     .source = {"How to Migrate the Site Mode from Mixed Mode to Native Mode", "bb632727 bb633152"},
     .hint = "install a server locator point at the central site",
     .message =
         "{site} has a load-balanced management point and clients that can't read Active Directory, but the "
         "hierarchy no server locator point",
     .can_be_ignored = true,
     .if_unknown = IfUnknown::depends,
     .unknown = "a note when ad_published and non_ad_clients are both unknown, else clear",
     .finds = balanced_without_locator,
     .bad = "digraph { A [native_ready=yes, roles=\"MP NLB-MP\", non_ad_clients=5] }",
     .good = "digraph { A [native_ready=yes, roles=\"MP NLB-MP SLP\", non_ad_clients=5] }"},
    {.code = "SM514",
     .severity = Severity::warning,
     .title = "clients outside Active Directory and no server locator point",
     .why = "Clients that can't read Active Directory find their site through a server locator point: "
            "without one their "
            "site assignment fails.",
     .source = {"", "bb693467"},
     .hint = "install a server locator point at the central site",
     .message = "clients of {site} can't read Active Directory, and the hierarchy has no server locator "
                "point: their site "
                "assignment fails",
     .can_be_ignored = true,
     .finds = assignment_without_locator,
     .bad = "digraph { A [roles=MP, ad_published=no] }",
     .good = "digraph { A [roles=\"MP SLP\", ad_published=no] }"},
    {.code = "SM515",
     .severity = Severity::warning,
     .title = "clients of a native site can't use the server locator point",
     .why =
         "A server locator point is asked over HTTP, which a native site's clients must not use unless HTTP "
         "communication for roaming and site assignment is allowed.",
     .source = {"", "bb693467 bb680900"},
     .hint = "allow it (http_roaming=yes), or assign these clients to {site} by hand",
     .message =
         "clients of {site} can't read Active Directory, and can't use a server locator point without HTTP "
         "roaming",
     .can_be_ignored = true,
     .finds = locator_not_usable,
     .bad = "digraph { A [mode=native, non_ad_clients=5] }",
     .good = "digraph { A [mode=native, non_ad_clients=5, http_roaming=yes] }"},
    {.code = "SM516",
     .severity = Severity::warning,
     .title = "a server locator point below the central site",
     .why = "A server locator point knows its own site and those below, not those above it.",
     .source = {"", "bb693467"},
     .hint = "move it to the central site",
     .message = "the server locator point of {site} doesn't know the sites above it",
     .can_be_ignored = true,
     .finds = locator_below_central,
     .bad = "digraph { B [roles=\"MP SLP\"]; A -> B }",
     .good = "digraph { A [roles=\"MP SLP\"]; A -> B }"},
    {.code = "SM517",
     .severity = Severity::note,
     .title = "a state migration point that can't check its health",
     .why = "Its health check probably fails without a client certificate (documented for the next release; "
            "inferred).",
     .hint = "install a client authentication certificate there",
     .message = "the state migration point of {site} probably can't check its health: mp_client_cert=no",
     .can_be_ignored = true,
     .finds = state_migration_health,
     .bad = "digraph { A [require=native, roles=SMP, mp_client_cert=no] }",
     .good = "digraph { A [require=native, roles=SMP, mp_client_cert=yes] }"},
    {.code = "SM518",
     .severity = Severity::note,
     .title = "clients of mixed sites find no services in native ones",
     .why = "Clients of mixed sites that roam into native ones can't use their management points or "
            "BITS-enabled "
            "distribution points; no setting changes that.",
     .source = {"", "bb680900"},
     .message =
         "native and mixed sites in the hierarchy of {site}: clients of {count:mixed primary site} that "
         "roam into native ones can't use their management points and BITS-enabled distribution points",
     .can_be_ignored = true,
     .of_hierarchy = true,
     .finds = mixed_clients_among_native,
     .bad = "digraph { A [mode=native]; B [mode=mixed]; A -> B }",
     .good = "digraph { A [mode=native]; B [mode=native]; A -> B }"},
};

} // namespace

std::span<const RuleRow> advice_rules() {
    return rows;
}

} // namespace sitemode
