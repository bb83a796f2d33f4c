#include "solved.h"

#include <catch2/catch.hpp>

#include "src/rules.h"

namespace sitemode::test {
namespace {

std::string shown(const Hierarchy& h, const Cause& cause) {
    const auto code = std::string(h.code(cause.site));
    if (cause.rule == no_rule) return std::string(name_of(cause.fact)) + "@" + code;
    return (cause.certain ? "" : "?") + std::string(rule(cause.rule).code) + "@" + code + ":" +
           std::string(name_of(cause.fact));
}

std::vector<std::string> shown(const Hierarchy& h, std::span<const Cause> causes) {
    std::vector<std::string> out;
    for (const auto& cause : causes) out.push_back(shown(h, cause));
    return out;
}

} // namespace

Solved solved(std::string_view dot, SolveOptions options) {
    auto reading = read_dot(dot, "test.dot");
    for (const auto& diagnostic : reading.diagnostics.all()) INFO(diagnostic.message);
    for (const auto& defect : reading.defects) INFO(message_for(defect).text);
    INFO(dot);
    REQUIRE(reading.hierarchy);
    auto solution = solve(*reading.hierarchy, options);
    return {std::move(*reading.hierarchy), std::move(solution)};
}

Evaluation evaluated(std::string_view dot, SolveOptions options) {
    auto reading = read_dot(dot, "test.dot");
    REQUIRE(reading.hierarchy);
    auto solution = solve(*reading.hierarchy, options);
    auto found = findings(*reading.hierarchy, solution);
    return {std::move(*reading.hierarchy), std::move(reading.diagnostics), std::move(solution),
            std::move(found)};
}

std::vector<std::string> reported_codes(std::string_view dot) {
    const auto reading = read_dot(dot, "test.dot");
    std::vector<std::string> codes;
    for (const auto& defect : reading.defects) codes.emplace_back(message_for(defect).code);
    if (!reading.hierarchy) return codes;
    for (const auto& finding : findings(*reading.hierarchy, solve(*reading.hierarchy)))
        codes.emplace_back(rule(finding.rule).code);
    return codes;
}

SiteIndex Solved::site(std::string_view code) const {
    const auto found = hierarchy.site_with_code(code);
    INFO(code);
    REQUIRE(found != no_site);
    return found;
}

std::string Solved::verdict(std::string_view code) const {
    const auto u = unit(code);
    return std::string(name_of(solution.verdict(u))) + (solution.unconfirmed(u) ? "?" : "");
}

std::vector<std::string> Solved::against_native(std::string_view code) const {
    return shown(hierarchy, solution.not_native(unit(code)));
}

std::vector<std::string> Solved::against_mixed(std::string_view code) const {
    return shown(hierarchy, solution.not_mixed(unit(code)));
}

std::string Solved::reason(std::string_view code) const {
    return MainReasons(solution).words(hierarchy, unit(code));
}

std::vector<std::string> Solved::findings() const {
    std::vector<std::string> out;
    for (const auto& finding : sitemode::findings(hierarchy, solution))
        out.push_back(std::string(rule(finding.rule).code) + " " +
                      std::string(severity_name(finding.severity)) + " " +
                      (finding.site == no_site ? "" : std::string(hierarchy.code(finding.site))));
    return out;
}

} // namespace sitemode::test
