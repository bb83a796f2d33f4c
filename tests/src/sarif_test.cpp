// SARIF: shape, places, fingerprints. The schema is held against it by tests/schema/check_sarif.py.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "graphs/dot_reader.h"
#include "src/rules.h"
#include "src/sarif.h"

using namespace sitemode;
using nlohmann::json;

namespace {

json run_of(std::string_view dot, std::string file = "plans/plan.dot") {
    SarifLog log;
    log.add({read_dot(dot, std::move(file)), {}});
    return json::parse(std::move(log).finished())["runs"][0];
}

json result_of(const json& run, std::string_view rule) {
    for (const auto& result : run["results"])
        if (result["ruleId"] == rule) return result;
    FAIL("no " << rule);
    return {};
}

} // namespace

TEST_CASE("a result has rule, level, message and place") {
    const auto run = run_of("digraph { TOR\nSEA [key_exchange=no]; TOR -> SEA }");
    const auto result = result_of(run, "SM602");
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] == "SM602");
    CHECK(result["level"] == "warning");
    const auto& physical = result["locations"][0]["physicalLocation"];
    CHECK(physical["artifactLocation"] == json({{"uri", "plans/plan.dot"}, {"uriBaseId", "%SRCROOT%"}}));
    CHECK(physical["region"] == json({{"startLine", 2}, {"startColumn", 19}}));
    CHECK(result["locations"][0]["logicalLocations"][0]["name"] == "SEA");
    CHECK(run["columnKind"] == "unicodeCodePoints");
    CHECK(run["invocations"][0]["executionSuccessful"] == true);
}

TEST_CASE("every rule is described") {
    const auto run = run_of("digraph { TOR }");
    const auto& rules = run["tool"]["driver"]["rules"];
    REQUIRE(rules.size() == all_rules().size());
    for (const auto& rule : rules) {
        INFO(rule);
        CHECK(!rule["name"].get<std::string>().empty());
        CHECK(rule["shortDescription"]["text"].get<std::string>().back() == '.');
        CHECK(rule["fullDescription"].contains("text"));
        CHECK(rule["defaultConfiguration"].contains("level"));
    }
    CHECK(rules[*rule_with_code("SM306")]["helpUri"] ==
          "https://learn.microsoft.com/en-us/previous-versions/system-center/configuration-manager-2007/"
          "bb680658(v=technet.10)");
}

TEST_CASE("what a reader says has rules of its own") {
    const auto run = run_of("digraph { TOR [clients=many, client=1] }");
    const auto result = result_of(run, "reader/wrong-value");
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] ==
          "reader/wrong-value");
    CHECK(run["invocations"][0]["executionSuccessful"] == false);
}

TEST_CASE("a fingerprint stays when lines and values change, not when the site does") {
    const auto print = [](std::string_view dot, std::string file) {
        return result_of(run_of(dot, std::move(file)), "SM306")["partialFingerprints"]["sitemode/v1"];
    };
    const auto before = print("digraph { TOR [sms2003_clients=12] }", "plan.dot");
    CHECK(before ==
          print("digraph {\n\nTOR [name=\"Toronto\",\nsms2003_clients=11] }", "elsewhere/plan.dot"));
    CHECK(before != print("digraph { SEA [sms2003_clients=12] }", "plan.dot"));
    CHECK(before != print("digraph { TOR [sms2003_clients=12] }", "other.dot"));
}

TEST_CASE("the fingerprint of what a reader says stays when lines move and counts change") {
    const auto prints = [](const std::string& dot) {
        std::vector<std::string> out;
        const auto run = run_of(dot);
        for (const auto& result : run["results"])
            if (result["ruleId"].get<std::string>().starts_with("reader/"))
                out.push_back(result["partialFingerprints"]["sitemode/v1"]);
        return out;
    };
    const std::string before = "digraph { TOR [clients=many, pki=7, rack=1, rack=2]\n SEA [clients=many] }";
    const auto first = prints(before);
    REQUIRE(first.size() > 3);
    CHECK(std::set<std::string>(first.begin(), first.end()).size() == first.size());
    CHECK(prints("// a comment\n\n" + before) == first);
    CHECK(prints("digraph { TOR [clients=many, clients=much] }") != prints("digraph { TOR [clients=many] }"));
    const auto offence = [&](const std::string& begin) { return prints(begin + "digraph { A\x01 }").at(0); };
    CHECK(offence("") == offence("// byte 1, byte 20\n"));
    const auto twice = prints("digraph { A\n A -> B [clients=1]\n A -> B [clients=1] }");
    CHECK(std::set<std::string>(twice.begin(), twice.end()).size() == twice.size());
}

TEST_CASE("a file below the folder that sitemode runs in is named relative to it") {
    const auto uri = [](std::string file, std::string folder) {
        SarifLog log({}, std::move(folder));
        log.add({read_dot("digraph { TOR [clients=many] }", std::move(file)), {}});
        const auto run = json::parse(std::move(log).finished())["runs"][0];
        const auto at = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
        return at["uri"].get<std::string>() + (at.contains("uriBaseId") ? " below" : "");
    };
    CHECK(uri("/srv/plans/a b.dot", "/srv") == "plans/a%20b.dot below");
    CHECK(uri("/srv/plan.dot", "/") == "srv/plan.dot below");
    CHECK(uri("/srv2/plan.dot", "/srv") == "file:///srv2/plan.dot");
    CHECK(uri("/srv/../plan.dot", "/srv") == "file:///srv/../plan.dot");
    CHECK(uri("/srv/plan.dot", "") == "file:///srv/plan.dot");
    CHECK(uri("plan.dot", "/srv") == "plan.dot below");
}

TEST_CASE("file names become URIs") {
    CHECK(uri_of("plans/a plan.dot") == "plans/a%20plan.dot");
    CHECK(uri_of("/srv/plan.dot") == "file:///srv/plan.dot");
    CHECK(uri_of("<stdin>") == "%3Cstdin%3E");
    CHECK(uri_of("C:\xC3\xA4%#?.dot") == "C%3A%C3%A4%25%23%3F.dot");
}
