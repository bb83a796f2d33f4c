// Reads what a site server's console, WMI or SQL views were exported to (rulebook, section 5): one hierarchy
// from several CSV files. Every fact keeps the file and line it came from. What the exports can't know stays
// unknown. The readers of the single files are in graphs/export_parts.h.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graphs/draft.h"

namespace sitemode {

enum class ExportKind : std::uint8_t { sites, modes, roles, distribution_points, clients };

struct ExportFile {
    ExportKind kind;
    std::string name; // for messages
    std::string_view bytes;
};

struct ExportOptions {
    bool keep_deleted = false; // sites with the status 4
};

// At most one file of each kind, of which sites is needed; a file of sites may be a planning worksheet, which
// is recognised by its columns. Gives the hierarchy, or its defects, and all diagnostics of all files.
Reading read_exports(std::span<const ExportFile> files, const ExportOptions& options);

} // namespace sitemode
