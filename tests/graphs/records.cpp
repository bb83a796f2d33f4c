#include "records.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "graphs/csv_reader.h"
#include "graphs/json_reader.h"

namespace sitemode::tests {
namespace {

std::string said_of(const Reading& reading) {
    std::string lines;
    const auto begin_line = [&](Place place) {
        if (!lines.empty()) lines += '\n';
        lines += std::to_string(place.line) + ':' + std::to_string(place.column) + ' ';
    };
    for (const Diagnostic& diagnostic : reading.diagnostics.all()) {
        begin_line(diagnostic.place);
        lines += diagnostic.is_limit ? "limit" : severity_name(diagnostic.severity);
        lines += ": " + diagnostic.message;
        if (!diagnostic.hint.empty()) lines += " | " + diagnostic.hint;
    }
    for (const Defect& defect : reading.defects) {
        begin_line(defect.places.empty() ? Place{} : defect.places.front());
        lines += "defect " + std::to_string(static_cast<int>(defect.kind)) + ": " + defect.text;
    }
    return lines;
}

Hierarchy hierarchy_of(Reading reading, std::string_view text) {
    INFO(text);
    INFO(said_of(reading));
    REQUIRE(reading.hierarchy);
    return std::move(*reading.hierarchy);
}

using Extra = std::tuple<SiteIndex, std::string_view, std::string_view>;

std::vector<Extra> extras_of(const Hierarchy& hierarchy) {
    std::vector<Extra> extras;
    for (const ExtraAttribute& extra : hierarchy.extras())
        extras.emplace_back(extra.site, hierarchy.text(extra.name), hierarchy.text(extra.value));
    std::sort(extras.begin(), extras.end());
    return extras;
}

bool same_cells(const Hierarchy& a, std::span<const Cell> of_a, const Hierarchy& b,
                std::span<const Cell> of_b) {
    const auto is_same = [&](const Cell& x, const Cell& y) {
        return x.fact == y.fact && x.unknown == y.unknown && a.written(x) == b.written(y);
    };
    return std::equal(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), is_same);
}

} // namespace

Hierarchy csv_hierarchy(std::string_view text) {
    return hierarchy_of(read_csv(text, "test.csv"), text);
}

Hierarchy json_hierarchy(std::string_view text) {
    return hierarchy_of(read_json(text, "test.json"), text);
}

std::string said_of_csv(std::string_view text) {
    return said_of(read_csv(text, "test.csv"));
}

std::string said_of_json(std::string_view text) {
    return said_of(read_json(text, "test.json"));
}

bool same(const Hierarchy& a, const Hierarchy& b) {
    if (a.size() != b.size() || extras_of(a) != extras_of(b)) return false;
    if (!same_cells(a, a.own_cells(), b, b.own_cells())) return false;
    for (SiteIndex site = 0; site < a.size(); ++site) {
        if (a.code_as_written(site) != b.code_as_written(site) || a.parent(site) != b.parent(site))
            return false;
        if (!same_cells(a, a.cells(site), b, b.cells(site))) return false;
    }
    return true;
}

} // namespace sitemode::tests
