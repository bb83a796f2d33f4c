// Test language: a hierarchy in DOT in, answers in words out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/dot_reader.h"
#include "src/explain.h"
#include "src/findings.h"
#include "src/report.h"
#include "src/solve.h"
#include "src/words.h"

namespace sitemode::test {

// A solved hierarchy; reading it must have succeeded.
struct Solved {
    Hierarchy hierarchy;
    Solution solution;

    SiteIndex site(std::string_view code) const;
    UnitIndex unit(std::string_view code) const { return solution.unit_of[site(code)]; }
    // "native", "mixed?", "open", "conflict" …, with a "?" where unconfirmed
    std::string verdict(std::string_view code) const;
    // Own causes of the unit that stand against a mode: "SM306@A:sms2003_clients", "?SM301@A:pki", "mode@A"
    std::vector<std::string> against_native(std::string_view code) const;
    std::vector<std::string> against_mixed(std::string_view code) const;
    std::string reason(std::string_view code) const;
    // "SM306 error A"
    std::vector<std::string> findings() const;
};

Solved solved(std::string_view dot, SolveOptions options = {});

// Codes of everything reading and checking reports: defects' and findings' codes.
std::vector<std::string> reported_codes(std::string_view dot);

Evaluation evaluated(std::string_view dot, SolveOptions options = {});

} // namespace sitemode::test
