#include "parsed.h"

#include <catch2/catch.hpp>

#include <utility>

namespace sitemode::tests {
namespace {

std::string line_of(const Diagnostic& diagnostic) {
    std::string line =
        std::to_string(diagnostic.place.line) + ':' + std::to_string(diagnostic.place.column) + ' ';
    line += diagnostic.is_limit ? "limit" : severity_name(diagnostic.severity);
    line += ": " + diagnostic.message;
    if (!diagnostic.hint.empty()) line += " | " + diagnostic.hint;
    return line;
}

std::string facts_of(const Hierarchy& hierarchy, SiteIndex site) {
    std::string facts;
    for (const Cell& cell : hierarchy.cells(site)) {
        if (!facts.empty()) facts += ' ';
        facts += std::string(name_of(cell.fact)) + '=' + hierarchy.written(cell);
    }
    return facts;
}

} // namespace

Hierarchy parsed(std::string_view text) {
    Reading reading = read_dot(text, "test.dot");
    INFO(text);
    for (const Diagnostic& diagnostic : reading.diagnostics.all()) UNSCOPED_INFO(line_of(diagnostic));
    REQUIRE(reading.hierarchy);
    return std::move(*reading.hierarchy);
}

std::string said_of(std::string_view text) {
    const Reading reading = read_dot(text, "test.dot");
    std::string lines;
    for (const Diagnostic& diagnostic : reading.diagnostics.all()) {
        if (!lines.empty()) lines += '\n';
        lines += line_of(diagnostic);
    }
    return lines;
}

std::string facts_of(const Hierarchy& hierarchy, std::string_view code) {
    const SiteIndex site = hierarchy.site_with_code(code);
    REQUIRE(site != no_site);
    return facts_of(hierarchy, site);
}

std::string shown(const Hierarchy& hierarchy) {
    std::string out;
    for (const Cell& cell : hierarchy.own_cells())
        out += std::string(name_of(cell.fact)) + '=' + hierarchy.written(cell) + '\n';
    for (SiteIndex site = 0; site < hierarchy.size(); ++site) {
        out += std::string(hierarchy.code_as_written(site)) + ": " + facts_of(hierarchy, site) + '\n';
    }
    for (const ExtraAttribute& extra : hierarchy.extras()) {
        out += extra.site == no_site ? std::string("hierarchy") : std::to_string(extra.site);
        out += " has " + std::string(hierarchy.text(extra.name)) + '=' +
               std::string(hierarchy.text(extra.value)) + '\n';
    }
    return out;
}

} // namespace sitemode::tests
