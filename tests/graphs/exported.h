// Short ways to read exports of a site server in tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/export_reader.h"

namespace sitemode::tests {

// The export of sites that most tests start with: TOR above LON above MAN, which is secondary.
inline constexpr std::string_view few_sites =
    "SiteCode,ReportingSiteCode,Type\nTOR,,2\nLON,TOR,2\nMAN,LON,1\n";

Reading reading_of(const std::vector<ExportFile>& files, ExportOptions options = {});

// The hierarchy of exports that have no mistake; fails the test where they have one.
Hierarchy imported(const std::vector<ExportFile>& files, ExportOptions options = {});

// The same of `sites.csv` alone; and all that is said of it, a line each: "sites.csv:2:1 error: message".
Hierarchy sites(std::string_view text, ExportOptions options = {});
std::string said_of_sites(std::string_view text, ExportOptions options = {});
// The hint of the first thing that is said.
std::string hint_of_sites(std::string_view text);

// The same of `few_sites` and another export, `more.csv`.
Hierarchy few_sites_with(ExportKind kind, std::string_view text);
std::string said_of_few_sites_with(ExportKind kind, std::string_view text);
std::string hint_of_few_sites_with(ExportKind kind, std::string_view text);

} // namespace sitemode::tests
