// The export of sites: class SMS_Site or view v_Site.
#include <array>
#include <string>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/export_parts.h"

namespace sitemode {
namespace {

using Column = ExportTable::Column;

enum class Status : std::uint8_t { unknown, active, pending, failed, deleted, upgrade };
constexpr std::array<std::string_view, 6> status_names{"",       "active",  "pending",
                                                       "failed", "deleted", "upgrade"};

struct Build {
    std::string_view number; // as in Version, without what stands behind
    std::string_view build;  // as in BuildNumber
    std::string_view release;
};
constexpr std::array<Build, 7> builds{{
    {"2.50.2726", "2726", "2003"},
    {"2.50.3174", "3174", "2003 SP1"},
    {"2.50.4160", "4160", "2003 SP2"},
    {"2.50.4253", "4253", "2003 SP3"},
    {"4.00.5931", "5931", "2007"},
    {"4.00.6221", "6221", "2007 SP1"},
    {"4.00.6487", "6487", "2007 SP2"},
}};

// The release that a build is; a build between them stays as it is.
std::string release_of_version(const std::string& version) {
    for (const auto& row : builds) {
        const bool is_it = version.starts_with(row.number);
        if (is_it && (version.size() == row.number.size() || version[row.number.size()] == '.'))
            return std::string(row.release);
    }
    return version;
}

// Build numbers rise from release to release: below 5000 it is SMS 2003.
std::string release_of_build(std::uint32_t number) {
    const auto build = std::to_string(number);
    for (const auto& row : builds)
        if (row.build == build) return std::string(row.release);
    return (number < 5000 ? "2.50." : "4.00.") + build;
}

class SiteRows {
public:
    SiteRows(ExportTable& table, ExportedSites& sites) : table_(table), sites_(sites) {}

    void read() {
        code_ = table_.needed({"sitecode", "code"}, "SiteCode");
        parent_ = table_.column({"reportingsitecode", "parentsitecode"});
        if (parent_ == ExportTable::none) report_no_parents();
        if (code_ == ExportTable::none || parent_ == ExportTable::none) return;
        find_columns();
        while (table_.next()) read_row();
        if (untyped_ > 0 && type_ != ExportTable::none)
            table_.report(Severity::warning, "no-type", first_untyped_,
                          untyped_ == 1 ? "a site without a Type: it is taken for a primary site"
                                        : std::to_string(untyped_) +
                                              " sites without a Type: they are taken for primary sites",
                          "1 is a secondary site, 2 a primary one");
        if (has_service_pack_)
            table_.report(Severity::note, "release", table_.header_place(),
                          "R2 and R3 can't be read from a build: the releases are written without them",
                          "add them to version where they are installed");
    }

private:
    void report_no_parents() {
        if (table_.column({"code"}) == ExportTable::none) {
            table_.needed({"reportingsitecode"}, "ReportingSiteCode");
            return;
        }
        table_.report(Severity::error, "missing-column", table_.header_place(),
                      "no column 'ReportingSiteCode'",
                      "with a column code it looks like a hierarchy that needs no import: solve, render and "
                      "convert read it as it is");
    }

    void find_columns() {
        name_ = table_.column({"sitename", "name"});
        type_ = table_.column({"type", "sitetype"});
        status_ = table_.column({"status"});
        version_ = table_.column({"version"});
        build_ = table_.column({"buildnumber", "build"});
        server_ = table_.column({"servername", "server"});
        if (type_ == ExportTable::none)
            table_.report(Severity::warning, "missing-column", table_.header_place(),
                          "no column 'Type': all sites are taken for primary sites",
                          "export Type, too: 1 is a secondary site, 2 a primary one");
        if (table_.column({"mode"}) != ExportTable::none)
            table_.report(Severity::note, "mode-column", table_.header_place(),
                          "the column 'Mode' is not read: it is an operational state of later releases, "
                          "no site mode",
                          "the mode of a site is read with --modes");
    }

    void read_row() {
        auto code = table_.cell(code_);
        if (code.empty()) {
            table_.report(Severity::error, "missing-code", table_.place(code_), "a row without a site code",
                          "every site needs one in the column 'SiteCode'");
            return;
        }
        auto& site = sites_.add(std::move(code), table_.place(code_));
        site.parent = table_.cell(parent_);
        site.parent_place = table_.place(parent_);
        if (const auto name = table_.cell(name_); name != site.code)
            site.give(Fact::name, name, table_.place(name_));
        read_type(site);
        read_status(site);
        read_release(site);
        site.give(Fact::server, table_.cell(server_), table_.place(server_));
    }

    void read_type(ExportedSite& site) {
        const auto type = in_small_letters(table_.cell(type_));
        if (type.empty() && untyped_++ == 0) first_untyped_ = table_.place(type_);
        if (type.empty() || type == "2" || type == "primary") return;
        site.is_secondary = type == "1" || type == "secondary";
        if (site.is_secondary) return site.give(Fact::type, "secondary", table_.place(type_));
        table_.report(Severity::error, "wrong-value", table_.place(type_),
                      "wrong value " + quoted(table_.cell(type_)) + " for Type at site " + site.code +
                          ": allowed are 1 (secondary), 2 (primary)",
                      type == "4" ? "4 is a central administration site, which belongs to a later release"
                                  : "");
    }

    Status status_of(const ExportedSite& site) {
        const auto text = in_small_letters(table_.cell(status_));
        if (text.empty()) return Status::unknown;
        const auto number = whole_number(text);
        for (std::size_t at = 1; at < status_names.size(); ++at)
            if (text == status_names[at] || number == at) return static_cast<Status>(at);
        table_.report(Severity::warning, "site-status", table_.place(status_),
                      "site " + site.code + " has the unknown status " + quoted(table_.cell(status_)) +
                          ": it is kept",
                      "known are 1 (active), 2 (pending), 3 (failed), 4 (deleted), 5 (upgrade)");
        return Status::unknown;
    }

    void read_status(ExportedSite& site) {
        const auto status = status_of(site);
        site.is_deleted = status == Status::deleted; // told of when it is clear what becomes of it
        if (status == Status::unknown || status == Status::active || status == Status::deleted) return;
        table_.report(Severity::note, "site-status", table_.place(status_),
                      "site " + site.code +
                          " is not active: " + std::string(status_names[static_cast<std::size_t>(status)]) +
                          " (status " + std::to_string(static_cast<int>(status)) + "); it is kept");
    }

    void read_release(ExportedSite& site) {
        const auto version = table_.cell(version_);
        if (!version.empty()) return give_release(site, release_of_version(version), version_);
        const auto build = table_.cell(build_);
        if (build.empty()) return;
        const auto number = whole_number(build);
        if (number) return give_release(site, release_of_build(*number), build_);
        refuse(site, build, build_, "a build is a number such as 6487");
    }

    void give_release(ExportedSite& site, std::string release, Column column) {
        TextPool unused;
        if (!parsed_value(Fact::version, release, unused))
            return refuse(site, release, column,
                          release.starts_with("5.") ? "it belongs to a later release, which has no site modes"
                                                    : "a version is one such as 4.00.6487.2000");
        if (release == "2007 SP1" || release == "2007 SP2") has_service_pack_ = true;
        site.give(Fact::version, std::move(release), table_.place(column));
    }

    void refuse(const ExportedSite& site, const std::string& value, Column column, std::string hint) {
        table_.report(Severity::error, "wrong-value", table_.place(column),
                      "wrong value " + quoted(value) + " for the version of site " + site.code,
                      std::move(hint));
    }

    ExportTable& table_;
    ExportedSites& sites_;
    Column code_ = ExportTable::none, parent_ = ExportTable::none, name_ = ExportTable::none,
           type_ = ExportTable::none, status_ = ExportTable::none, version_ = ExportTable::none,
           build_ = ExportTable::none, server_ = ExportTable::none;
    bool has_service_pack_ = false;
    std::size_t untyped_ = 0;
    Place first_untyped_;
};

} // namespace

void read_site_rows(ExportTable& table, ExportedSites& sites) {
    SiteRows(table, sites).read();
}

} // namespace sitemode
