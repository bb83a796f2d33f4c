#include "graphs/export_reader.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "graphs/export_parts.h"

namespace sitemode {
namespace {

class ExportReader {
public:
    ExportReader(std::span<const ExportFile> files, const ExportOptions& options)
        : files_(files), options_(options) {}

    Reading read() && {
        read_sites();
        read_roles();
        read_for_sites(ExportKind::modes, read_mode_rows);
        read_for_sites(ExportKind::clients, read_client_rows);
        if (!is_readable_ || diagnostics_.has_limit()) return {{}, {}, std::move(diagnostics_), names()};
        auto draft = draft_of(sites_, names(), diagnostics_);
        return finished_reading(std::move(draft), std::move(diagnostics_));
    }

private:
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& file : files_) names.push_back(file.name);
        return names;
    }

    // Opens the file of this kind, where there is one.
    bool open(ExportKind kind, std::optional<ExportTable>& table) {
        for (std::size_t at = 0; at < files_.size(); ++at) {
            if (files_[at].kind != kind) continue;
            table.emplace(files_[at].bytes, static_cast<std::uint16_t>(at), diagnostics_);
            return table->has_header();
        }
        return false;
    }

    void read_sites() {
        std::optional<ExportTable> table;
        is_readable_ = open(ExportKind::sites, table);
        if (!is_readable_) return;
        if (is_worksheet(*table))
            read_worksheet_rows(*table, sites_);
        else
            read_site_rows(*table, sites_);
        // Where the columns are missing, every site would be a stranger to the other files.
        is_readable_ = !sites_.all().empty() || !diagnostics_.has_errors();
        settle_structure(sites_, options_.keep_deleted, diagnostics_);
    }

    void read_roles() {
        std::optional<ExportTable> roles, points;
        const bool has_points = open(ExportKind::distribution_points, points);
        if (open(ExportKind::roles, roles) && is_readable_)
            read_role_rows(*roles, has_points ? &*points : nullptr, sites_, diagnostics_);
    }

    void read_for_sites(ExportKind kind, void (*read_rows)(ExportTable&, RowSites&)) {
        std::optional<ExportTable> table;
        if (!open(kind, table) || !is_readable_) return;
        RowSites rows(sites_);
        read_rows(*table, rows);
        rows.report_strangers(diagnostics_);
    }

    std::span<const ExportFile> files_;
    ExportOptions options_;
    Diagnostics diagnostics_;
    ExportedSites sites_;
    bool is_readable_ = false;
};

} // namespace

Reading read_exports(std::span<const ExportFile> files, const ExportOptions& options) {
    return ExportReader(files, options).read();
}

} // namespace sitemode
