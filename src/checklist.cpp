#include "src/checklist.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "src/rules.h"
#include "src/words.h"

namespace sitemode {
namespace {

// Whether something holds for a unit, as far as the file tells.
enum class Holds : std::uint8_t { no, unknown, yes };

class Checklist {
public:
    Checklist(const Hierarchy& hierarchy, const Solution& solution, UnitIndex unit)
        : h_(hierarchy), s_(solution), unit_(unit), primary_(solution.primaries[unit]) {
        const auto* roles = h_.cell(primary_, Fact::roles);
        roles_known_ = roles != nullptr && !roles->unknown;
        roles_ = h_.known(primary_, Fact::roles).value_or(0);
        for (const auto site : s_.secondaries_of(unit_)) {
            roles_ |= h_.known(site, Fact::roles).value_or(0);
            if (h_.is_unknown(site, Fact::roles)) roles_known_ = false;
        }
    }

    std::vector<ChecklistItem> to_native() && {
        confirm("native");
        certificates();
        clients();
        web_sites_and_ports();
        roles();
        media("certificates and media for operating system deployment");
        switch_over("native");
        add("watch the report \"Summary information of clients in native mode\": clients take about two "
            "policy "
            "polling cycles");
        return std::move(items_);
    }

    std::vector<ChecklistItem> to_mixed() && {
        confirm("mixed");
        add("client approval method set first: clients in workgroups need manual approval");
        if (s_.units[unit_].own_native && any_demand())
            add("Internet-based clients given up: in mixed mode they are lost (SM401)");
        outside_directory("Group Policy or a script ready for clients that can't read Active Directory");
        switch_over("mixed");
        media("media for operating system deployment made anew");
        return std::move(items_);
    }

private:
    void add(std::string text, bool is_done = false) { items_.push_back({std::move(text), is_done}); }

    bool says(Fact fact, bool yes) const {
        return h_.yes_no(primary_, fact) == (yes ? Answer::yes : Answer::no);
    }
    bool has(RoleSet roles) const { return (roles_ & roles) != 0; }

    // Ticked where the file leaves nothing to mend and nothing to ask.
    void add_by_rule(std::string text, std::string_view code) {
        const auto causes = s_.not_native(unit_);
        const bool is_clear = std::none_of(causes.begin(), causes.end(), [&](const Cause& cause) {
            return cause.rule != no_rule && rule(cause.rule).code == code;
        });
        const bool is_told = s_.options.unknown != Unknown::clear;
        add(std::move(text) + " (" + std::string(code) + ")", is_clear && is_told);
    }

    void confirm(std::string_view mode) {
        add("decision confirmed: " + std::string(h_.code(primary_)) + " goes to " + std::string(mode) +
            " mode");
    }

    void certificates() {
        add_by_rule("public key infrastructure and root CA in place", "SM301");
        add("certificate revocation list published where clients, IIS and Windows PE reach it",
            says(Fact::crl_reachable, true));
        const auto need = role_names(roles_ & need_web_certificate, ", ");
        add_by_rule("web server certificates on the roles that need one" + (need.empty() ? "" : ": " + need),
                    "SM303");
        add_by_rule("client certificate on the management points", "SM305");
        add_by_rule("client certificates on all clients", "SM304");
        add_by_rule("signing certificate on the site server", "SM302");
        add("names match: the FQDN of each site system is subject or alternative name of its certificate; no "
            "version 3 templates");
    }

    void clients() {
        add("readiness tool run on clients (Sccmnativemodereadiness.exe), and the report \"Clients incapable "
            "of "
            "native mode communication\" read");
        add("certificate selection criteria decided");
        const auto minutes = h_.known(primary_, Fact::policy_polling);
        if (minutes && *minutes > 60)
            add("policy polling interval set to 60 minutes or less (" + with_thousands(*minutes) +
                " today, SM504)");
        else
            add("policy polling interval at 60 minutes or less", minutes.has_value());
    }

    void web_sites_and_ports() {
        const auto shared = shares_iis();
        if (shared != Holds::no)
            add(std::string("custom web site") + (shared == Holds::yes ? "" : ", if IIS is shared,") +
                " on every IIS site system of the unit (SM310)");
        add("HTTP and HTTPS client ports set", says(Fact::ports_configured, true));
    }

    // A site system with a shared IIS anywhere in the unit is enough. Secondary sites that don't speak of it
    // are as their primary site says.
    Holds shares_iis() const {
        const auto secondaries = s_.secondaries_of(unit_);
        const auto shares = [&](SiteIndex site) {
            return h_.yes_no(site, Fact::iis_dedicated) == Answer::no;
        };
        if (shares(primary_) || std::any_of(secondaries.begin(), secondaries.end(), shares))
            return Holds::yes;
        const auto is_asked = [&](SiteIndex site) { return h_.is_unknown(site, Fact::iis_dedicated); };
        const bool is_told = std::none_of(secondaries.begin(), secondaries.end(), is_asked);
        return says(Fact::iis_dedicated, true) && is_told ? Holds::no : Holds::unknown;
    }

    // By a role, or by how the management point is specified.
    bool has_balanced_management_point() const {
        const auto secondaries = s_.secondaries_of(unit_);
        const auto specifies = [&](SiteIndex site) {
            return h_.known(site, Fact::nlb_mp).value_or(0) != static_cast<std::uint32_t>(NlbMp::none);
        };
        return has(bit(Role::NLB_MP)) || specifies(primary_) ||
               std::any_of(secondaries.begin(), secondaries.end(), specifies);
    }

    void roles() {
        if (roles_known_ && !has(bit(Role::FSP)))
            add("fallback status point installed, and clients assigned to it (SM505)");
        else
            add("clients assigned to a fallback status point");
        if (has_balanced_management_point())
            add_by_rule("load-balanced management point given by its FQDN", "SM313");
        if (clients_outside_directory() != Holds::no && !has(bit(Role::SLP)))
            add("server locator point where clients can't read Active Directory");
        outside_directory(
            "Group Policy or a script ready for clients that can't read Active Directory (SM502)");
        const auto roaming = h_.yes_no(primary_, Fact::http_roaming);
        add("HTTP roaming decided", roaming == Answer::yes || roaming == Answer::no);
    }

    Holds clients_outside_directory() const {
        const auto count = h_.known(primary_, Fact::non_ad_clients);
        if (says(Fact::ad_published, false) || count.value_or(0) > 0) return Holds::yes;
        return says(Fact::ad_published, true) && count ? Holds::no : Holds::unknown;
    }

    void outside_directory(std::string text) {
        switch (clients_outside_directory()) {
        case Holds::no:
            return;
        case Holds::unknown:
            return add(std::move(text) + ", if there are any");
        case Holds::yes:
            return add(std::move(text));
        }
    }

    void media(std::string text) {
        if (says(Fact::osd, true) || has(bit(Role::PXE) | bit(Role::SMP)))
            return add(std::move(text) + " (SM508)");
        if (!says(Fact::osd, false)) add(std::move(text) + ", if operating systems are deployed");
    }

    void switch_over(const std::string& mode) {
        const std::string code(h_.code(primary_));
        add("site backed up");
        add(code + " switched to " + mode + " mode at its own console, in a quiet period");
        std::string followers;
        for (const auto site : s_.secondaries_of(unit_))
            (followers += followers.empty() ? "" : ", ") += h_.code(site);
        if (!followers.empty())
            add("secondary sites followed by themselves with mode, client ports and custom web site: " +
                followers);
        outside_directory("script run for clients that can't read Active Directory");
    }

    bool any_demand() const {
        const auto causes = s_.not_mixed(unit_);
        return std::any_of(causes.begin(), causes.end(),
                           [](const Cause& cause) { return cause.rule != no_rule; });
    }

    const Hierarchy& h_;
    const Solution& s_;
    UnitIndex unit_;
    SiteIndex primary_;
    RoleSet roles_ = 0;
    bool roles_known_ = false;
    std::vector<ChecklistItem> items_;
};

} // namespace

std::vector<ChecklistItem> checklist(const Hierarchy& hierarchy, const Solution& solution, UnitIndex unit,
                                     Mode to) {
    Checklist list(hierarchy, solution, unit);
    return to == Mode::native ? std::move(list).to_native() : std::move(list).to_mixed();
}

} // namespace sitemode
