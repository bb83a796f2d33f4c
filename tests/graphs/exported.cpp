#include "exported.h"

#include <catch2/catch.hpp>

#include <utility>

namespace sitemode::tests {
namespace {

std::string said_by(const Reading& reading) {
    std::string out;
    for (const auto& diagnostic : reading.diagnostics.all()) {
        out += reading.files[diagnostic.place.file] + ':' + std::to_string(diagnostic.place.line) + ':' +
               std::to_string(diagnostic.place.column) + ' ' +
               std::string(severity_name(diagnostic.severity)) + ": " + diagnostic.message + '\n';
    }
    return out;
}

std::vector<ExportFile> sites_file(std::string_view text) {
    return {{ExportKind::sites, "sites.csv", text}};
}

std::vector<ExportFile> few_sites_and(ExportKind kind, std::string_view text) {
    return {{ExportKind::sites, "sites.csv", few_sites}, {kind, "more.csv", text}};
}

std::string first_hint(const Reading& reading) {
    INFO(said_by(reading));
    REQUIRE_FALSE(reading.diagnostics.all().empty());
    return reading.diagnostics.all().front().hint;
}

} // namespace

Reading reading_of(const std::vector<ExportFile>& files, ExportOptions options) {
    return read_exports(files, options);
}

Hierarchy imported(const std::vector<ExportFile>& files, ExportOptions options) {
    auto reading = reading_of(files, options);
    INFO(said_by(reading));
    REQUIRE(reading.hierarchy);
    return *std::move(reading.hierarchy);
}

Hierarchy sites(std::string_view text, ExportOptions options) {
    return imported(sites_file(text), options);
}

std::string said_of_sites(std::string_view text, ExportOptions options) {
    return said_by(reading_of(sites_file(text), options));
}

std::string hint_of_sites(std::string_view text) {
    return first_hint(reading_of(sites_file(text)));
}

Hierarchy few_sites_with(ExportKind kind, std::string_view text) {
    return imported(few_sites_and(kind, text));
}

std::string said_of_few_sites_with(ExportKind kind, std::string_view text) {
    return said_by(reading_of(few_sites_and(kind, text)));
}

std::string hint_of_few_sites_with(ExportKind kind, std::string_view text) {
    return first_hint(reading_of(few_sites_and(kind, text)));
}

} // namespace sitemode::tests
