// The export of clients: v_R_System joined to v_RA_System_SMSAssignedSites, a row a client; or a list of
// sites with counts.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/export_parts.h"
#include "graphs/nearest.h"

namespace sitemode {
namespace {

using Column = ExportTable::Column;

struct CountColumn {
    std::string_view name; // as folded_name gives it
    Fact fact;
};
constexpr std::array<CountColumn, 6> count_columns{{
    {"clients", Fact::clients},
    {"nonadclients", Fact::non_ad_clients},
    {"internetclients", Fact::internet_clients},
    {"sms2003clients", Fact::sms2003_clients},
    {"win2000clients", Fact::win2000_clients},
    {"clientswithoutcert", Fact::clients_without_cert},
}};

// What lists of sites have besides counts: nobody would think that these are read here.
constexpr std::array<std::string_view, 20> other_columns{
    "sitename",   "name",       "servername", "server", "serverremotename", "reportingsitecode",
    "parent",     "type",       "sitetype",   "status", "version",          "buildnumber",
    "build",      "installdir", "mode",       "region", "comments",         "smsassignedsites",
    "resourceid", "obsolete"};

// The count that a column is likely to hold, where its name is mistyped and the count is not there.
std::string likely_count(ExportTable& table, std::string_view name) {
    std::vector<std::string_view> missing;
    for (const auto& row : count_columns)
        if (table.column({row.name}) == ExportTable::none) missing.push_back(row.name);
    const auto found = nearest(name, missing);
    for (const auto& row : count_columns)
        if (row.name == found) return std::string(name_of(row.fact));
    return "";
}

void report_mistyped(ExportTable& table, const ExportTable::Header& header, const std::string& meant) {
    table.report(Severity::warning, "unread-column", header.place,
                 "the column " + quoted(header.shown) + " is not read", "did you mean " + meant + "?");
}

class CountedRows {
public:
    CountedRows(ExportTable& table, RowSites& sites, Column code)
        : table_(table), sites_(sites), code_(code) {
        for (std::size_t at = 0; at < count_columns.size(); ++at)
            counts_[at] = table_.column({count_columns[at].name});
    }

    void read() {
        report_unread();
        while (table_.next()) {
            auto* site = sites_.find(table_.cell(code_), table_.place(code_));
            if (site == nullptr) continue;
            for (std::size_t at = 0; at < count_columns.size(); ++at)
                site->give(count_columns[at].fact, without_grouping(table_.cell(counts_[at])),
                           table_.place(counts_[at]));
        }
    }

private:
    void report_unread() {
        for (const auto& header : table_.unread()) {
            const auto meant = likely_count(table_, header.name);
            if (std::find(other_columns.begin(), other_columns.end(), header.name) != other_columns.end())
                continue;
            if (!meant.empty())
                report_mistyped(table_, header, meant);
            else
                table_.report(Severity::note, "unread-column", header.place,
                              "the column " + quoted(header.shown) +
                                  " is not read: it is no count of clients");
        }
    }

    ExportTable& table_;
    RowSites& sites_;
    Column code_;
    std::array<Column, count_columns.size()> counts_{};
};

// "4.00.6487.2000" is 4.00; "Microsoft Windows NT Advanced Server 5.0" and "5.0.2195" are 5.0.
bool is_windows_2000(const std::string& system) {
    const auto number = system.substr(system.rfind(' ') + 1); // npos + 1 is 0
    return number == "5.0" || number.starts_with("5.0.") || number.starts_with("5.00.") || number == "5.00";
}

// What the rows say of a site's clients.
struct ClientTally {
    Place place; // of the first row
    std::uint32_t clients = 0, sms2003 = 0, win2000 = 0;
    std::uint32_t without_version = 0, without_system = 0;
};

class ClientRows {
public:
    ClientRows(ExportTable& table, RowSites& sites, Column code) : table_(table), sites_(sites), code_(code) {
        id_ = table_.column({"resourceid", "itemkey", "machineid"});
        version_ = table_.column({"clientversion"});
        system_ = table_.column({"operatingsystemnameand", "operatingsystemnameandversion", "osversion",
                                 "operatingsystemversion", "operatingsystem"});
        client_ = table_.column({"client"});
        obsolete_ = table_.column({"obsolete"});
    }

    void read() {
        if (id_ == ExportTable::none && version_ == ExportTable::none && client_ == ExportTable::none)
            return report_no_clients();
        report_missing_columns();
        while (table_.next()) read_row();
        for (const auto& [site, tally] : tallies_) give(*site, tally);
        report_rest();
    }

private:
    // Another table, of roles for example, has site codes, too.
    void report_no_clients() {
        std::string hint =
            "a row is a client with its ResourceID, or a site with a count in a column clients, as in "
            "examples/export";
        for (const auto& header : table_.unread())
            if (const auto meant = likely_count(table_, header.name); !meant.empty())
                hint = "did you mean " + meant + " by the column " + quoted(header.shown) + "?";
        table_.report(Severity::error, "missing-column", table_.header_place(),
                      "no column 'ResourceID', 'Client_Version0' or 'clients'", std::move(hint));
    }

    void report_missing_columns() {
        const auto note = [&](Column column, std::string_view name, std::string_view consequence) {
            if (column != ExportTable::none) return;
            table_.report(Severity::note, "missing-column", table_.header_place(),
                          "no column " + quoted(name) + ": " + std::string(consequence));
        };
        note(id_, "ResourceID", "every row counts as a client");
        note(version_, "Client_Version0", "nothing is known of SMS 2003 clients");
        note(system_, "Operating_System_Name_and0", "nothing is known of Windows 2000 clients");
        note(client_, "Client0", "every resource counts as a client");
        note(obsolete_, "Obsolete0", "no record counts as obsolete");
        if (id_ != ExportTable::none) return;
        for (const auto& header : table_.unread()) // of a list of counts, perhaps
            if (const auto meant = likely_count(table_, header.name); !meant.empty())
                report_mistyped(table_, header, meant);
    }

    // An empty cell is no client, and not obsolete.
    bool is_client() {
        const auto says_yes = [&](Column column) {
            const auto text = table_.cell(column);
            const auto answer = yes_or_no(text);
            if (!answer && !text.empty())
                table_.report(Severity::warning, "yes-or-no", table_.place(column),
                              quoted(text) + " is neither yes nor no: the row is not counted");
            return std::pair{answer.value_or(false), answer || text.empty()};
        };
        if (client_ != ExportTable::none && !says_yes(client_).first) return false;
        if (obsolete_ == ExportTable::none) return true;
        const auto [is_obsolete, is_clear] = says_yes(obsolete_);
        return is_clear && !is_obsolete;
    }

    void read_row() {
        auto* site = sites_.find(table_.cell(code_), table_.place(code_));
        if (site == nullptr) return;
        auto& tally = tallies_.try_emplace(site, ClientTally{.place = table_.row_place()}).first->second;
        const auto id = table_.cell(id_);
        if (id_ != ExportTable::none && id.empty()) return; // a site without clients, listed by an outer join
        if (!is_client()) return;
        if (id_ != ExportTable::none && !seen_.insert(id).second) {
            ++repeated_;
            return;
        }
        count(tally);
    }

    void count(ClientTally& tally) {
        ++tally.clients;
        const auto version = table_.cell(version_), system = table_.cell(system_);
        if (version.starts_with("2.50"))
            ++tally.sms2003;
        else if (version.starts_with("5."))
            ++later_;
        else if (!version.starts_with("4.00"))
            ++tally.without_version;
        if (is_windows_2000(system)) ++tally.win2000;
        if (system.empty()) ++tally.without_system;
    }

    // Clients of which nothing is known leave a count of none open, and a larger one at least what it is.
    static std::string written(std::uint32_t count, std::uint32_t open) {
        return count == 0 && open > 0 ? "unknown" : std::to_string(count);
    }

    void give(ExportedSite& site, const ClientTally& tally) const {
        site.give(Fact::clients, std::to_string(tally.clients), tally.place);
        if (version_ != ExportTable::none)
            site.give(Fact::sms2003_clients, written(tally.sms2003, tally.without_version), tally.place);
        if (system_ != ExportTable::none)
            site.give(Fact::win2000_clients, written(tally.win2000, tally.without_system), tally.place);
    }

    void report_rest() {
        const auto tell = [&](Severity severity, std::uint64_t count, std::string_view one,
                              std::string_view several) {
            if (count == 0) return;
            table_.report(severity, "clients", table_.header_place(),
                          std::to_string(count) + std::string(count == 1 ? one : several));
        };
        tell(Severity::note, repeated_, " more row of a resource that was counted already: not counted again",
             " more rows of a resource that was counted already: not counted again");
        tell(Severity::warning, later_,
             " client has a version of a later release: it counts as a client only",
             " clients have a version of a later release: they count as clients only");
        std::uint64_t versions = 0, systems = 0;
        for (const auto& [site, tally] : tallies_) {
            if (version_ != ExportTable::none) versions += tally.without_version;
            if (system_ != ExportTable::none) systems += tally.without_system;
        }
        tell(Severity::warning, versions,
             " client has no version that is known: whether it is an SMS 2003 client is not known",
             " clients have no version that is known: whether they are SMS 2003 clients is not known");
        tell(Severity::warning, systems,
             " client has no operating system: whether it runs Windows 2000 is not known",
             " clients have no operating system: whether they run Windows 2000 is not known");
    }

    ExportTable& table_;
    RowSites& sites_;
    Column code_, id_, version_, system_, client_, obsolete_;
    std::map<ExportedSite*, ClientTally> tallies_;
    std::set<std::string> seen_; // resources that were counted
    std::uint64_t repeated_ = 0, later_ = 0;
};

bool holds_counts(ExportTable& table) {
    for (const auto& row : count_columns)
        if (table.column({row.name}) != ExportTable::none) return true;
    return false;
}

} // namespace

void read_client_rows(ExportTable& table, RowSites& sites) {
    const auto code = table.needed(
        {"sitecode", "smsassignedsites", "assignedsite", "assignedsitecode", "code"}, "SMS_Assigned_Sites0");
    if (code == ExportTable::none) return;
    if (holds_counts(table)) return CountedRows(table, sites, code).read();
    ClientRows(table, sites, code).read();
}

} // namespace sitemode
