// The exports of roles: SMS_SystemResourceList or v_SystemResourceList, and SMS_DistributionPointInfo for
// what a distribution point can do.
#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/export_parts.h"
#include "graphs/nearest.h"

namespace sitemode {
namespace {

using Column = ExportTable::Column;

struct RoleRow {
    std::string_view name; // in small letters
    RoleSet role;          // empty: no role of a site, passed over
};
constexpr std::array<RoleRow, 20> known_roles{{
    {"sms management point", bit(Role::MP)},
    {"sms proxy management point", bit(Role::PMP)},
    {"sms distribution point", bit(Role::DP_unknown)},
    {"sms software update point", bit(Role::SUP)},
    {"sms state migration point", bit(Role::SMP)},
    {"sms fallback status point", bit(Role::FSP)},
    {"sms server locator point", bit(Role::SLP)},
    {"sms pxe service point", bit(Role::PXE)},
    {"sms reporting point", bit(Role::RP)},
    {"sms srs reporting point", bit(Role::RP)},
    {"sms system health validator", bit(Role::SHV)},
    {"sms device management point", bit(Role::DMP)},
    {"sms out of band service point", bit(Role::OOB)},
    {"sms oob service point", bit(Role::OOB)},
    {"sms site server", 0},
    {"sms component server", 0},
    {"sms sql server", 0},
    {"sms site system", 0},
    {"sms provider", 0},
    {"", 0},
}};

// By the name of the product, or by ours: "SMS Management Point", "MP". In small letters.
std::optional<RoleSet> role_called(const std::string& name) {
    for (const auto& row : known_roles)
        if (row.name == name) return row.role;
    for (std::size_t i = 0; i < role_count; ++i)
        if (in_small_letters(name_of(static_cast<Role>(i))) == name) return bit(static_cast<Role>(i));
    return std::nullopt;
}

std::string meant_role(const std::string& name) {
    std::array<std::string_view, known_roles.size()> names{};
    std::transform(known_roles.begin(), known_roles.end(), names.begin(),
                   [](const RoleRow& row) { return row.name; });
    constexpr std::size_t most = 2; // names of other roles are like each other
    const auto meant = nearest(name, names);
    return meant.empty() || edit_distance(name, meant, most) > most ? ""
                                                                    : "did you mean " + quoted(meant) + "?";
}

// "\\SRV1.example.com" and "srv1" are one server.
std::string role_server(std::string_view name) {
    while (name.starts_with('\\')) name.remove_prefix(1);
    return in_capitals(name.substr(0, name.find_first_of(".\\")));
}

// A share is named by its column, by the kind of resource, or at the end of the path: `…]\\SRV1\Packages\`.
bool has_share(const std::string& share, const std::string& kind, std::string_view path) {
    const auto name = in_small_letters(share);
    if (!name.empty()) return !name.starts_with("smspkg"); // the product's own
    if (in_small_letters(kind).find("share") != std::string::npos) return true;
    path = path.substr(path.rfind(']') + 1); // npos + 1 is 0
    while (path.starts_with('\\')) path.remove_prefix(1);
    const auto slash = path.find('\\');
    return slash != path.npos && slash + 1 < path.size();
}

RoleSet point_role(std::optional<bool> bits, std::optional<bool> branch, bool share) {
    if (bits.value_or(false)) return bit(Role::DP_BITS);
    if (branch.value_or(false)) return bit(Role::BDP);
    if (share) return bit(Role::DP_SHARE);
    return bits ? bit(Role::DP) : bit(Role::DP_unknown);
}

// Of a distribution point: what its role is, by site code in capitals and server as `role_server` gives it.
using DistributionPoints = std::map<std::pair<std::string, std::string>, RoleSet>;

DistributionPoints read_distribution_points(ExportTable& table, RowSites& sites) {
    DistributionPoints points;
    const auto code = table.needed({"sitecode", "code"}, "SiteCode");
    const auto bits = table.needed({"bitsenabled"}, "BitsEnabled");
    if (code == ExportTable::none || bits == ExportTable::none) return points;
    const auto server = table.column({"servername", "server", "serverremotename"});
    const auto branch = table.column({"ispeerdp"}), share = table.column({"sharename", "share"});
    const auto kind = table.column({"resourcetype"}), path = table.column({"nalpath"});
    const auto answer = [&](Column column) {
        const auto text = table.cell(column);
        const auto is_yes = yes_or_no(text);
        if (!is_yes && !text.empty())
            table.report(Severity::warning, "yes-or-no", table.place(column),
                         quoted(text) + " is neither yes nor no: it stays unknown");
        return is_yes;
    };
    while (table.next()) {
        const auto site = table.cell(code);
        if (sites.find(site, table.place(code)) == nullptr) continue;
        const bool shared = has_share(table.cell(share), table.cell(kind), table.cell(path));
        points[{in_capitals(site), role_server(table.cell(server))}] |=
            point_role(answer(bits), answer(branch), shared);
    }
    return points;
}

class RoleRows {
public:
    RoleRows(ExportedSites& sites, Diagnostics& diagnostics) : sites_(sites), diagnostics_(diagnostics) {}

    void read_points(ExportTable& table) {
        RowSites rows(sites_);
        points_ = read_distribution_points(table, rows);
        rows.report_strangers(diagnostics_);
    }

    void read_roles(ExportTable& table) {
        RowSites rows(sites_);
        const auto code = table.needed({"sitecode", "code"}, "SiteCode");
        const auto role = table.needed({"rolename", "role"}, "RoleName");
        if (code == ExportTable::none || role == ExportTable::none) return;
        const auto server = table.column({"servername", "server", "serverremotename"});
        while (table.next()) {
            auto* site = rows.find(table.cell(code), table.place(code));
            if (site != nullptr) read_role(table, *site, table.cell(role), table.place(role), server);
        }
        rows.report_strangers(diagnostics_);
        report_unknown(table);
    }

    // Distribution points alone don't say what roles a site has: only listed sites get them.
    void finish() {
        for (const auto& [where, roles] : points_)
            if (const auto found = roles_.find(where.first); found != roles_.end())
                found->second.roles |= roles;
        for (const auto& [code, found] : roles_) {
            auto names = role_names(found.roles);
            sites_.find(code)->give(Fact::roles, names.empty() ? "," : std::move(names), found.place);
        }
    }

private:
    struct Found {
        RoleSet roles = 0;
        Place place; // of the first that is a role
    };
    struct UnknownRole {
        Place place;
        std::string shown;
        std::size_t rows = 0;
    };

    void give(const std::string& code, RoleSet roles, Place place) {
        auto& found = roles_[code];
        if (found.place.line == 0 || (found.roles == 0 && roles != 0)) found.place = place;
        found.roles |= roles;
    }

    void read_role(ExportTable& table, const ExportedSite& site, const std::string& name, Place place,
                   Column server) {
        const auto known = role_called(in_small_letters(name));
        if (!known) {
            auto& unknown =
                unknown_.try_emplace(in_small_letters(name), UnknownRole{place, name, 0}).first->second;
            ++unknown.rows;
            return; // alone it doesn't say that there are no roles
        }
        auto role = *known;
        if (role == bit(Role::MP) && site.is_secondary) role = bit(Role::PMP);
        if (role == bit(Role::DP_unknown))
            role = point_at(in_capitals(site.code), role_server(table.cell(server)));
        give(in_capitals(site.code), role, place);
    }

    // What is known of the distribution point on a server.
    RoleSet point_at(const std::string& code, const std::string& server) const {
        for (const auto& key : {server, std::string()}) {
            const auto found = points_.find({code, key});
            if (found != points_.end()) return found->second;
        }
        // Without a server's name every point of the site is meant.
        const auto first = points_.lower_bound({code, std::string()});
        const bool is_listed = server.empty() && first != points_.end() && first->first.first == code;
        return is_listed ? RoleSet{0} : bit(Role::DP_unknown);
    }

    void report_unknown(ExportTable& table) {
        for (const auto& [name, unknown] : unknown_) {
            auto hint = meant_role(name);
            const auto severity = hint.empty() ? Severity::note : Severity::warning;
            table.report(severity, "unknown-role", unknown.place,
                         "the role " + quoted(unknown.shown) + " is none that site modes ask for: not read" +
                             (unknown.rows > 1 ? " (" + std::to_string(unknown.rows) + " times)" : ""),
                         std::move(hint));
        }
    }

    ExportedSites& sites_;
    Diagnostics& diagnostics_;
    DistributionPoints points_;
    std::map<std::string, Found> roles_; // by code in capitals
    std::map<std::string, UnknownRole> unknown_;
};

} // namespace

void read_role_rows(ExportTable& roles, ExportTable* points, ExportedSites& sites, Diagnostics& diagnostics) {
    RoleRows rows(sites, diagnostics);
    if (points != nullptr && points->has_header()) rows.read_points(*points);
    if (roles.has_header()) rows.read_roles(roles);
    rows.finish();
}

} // namespace sitemode
