// The rules in words.
#include <fstream>
#include <numeric>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "src/microsoft_pages.h"
#include "src/rulebook_text.h"

using namespace sitemode;
using nlohmann::json;

namespace {

std::vector<RuleIndex> every_rule() {
    std::vector<RuleIndex> rules(all_rules().size());
    std::iota(rules.begin(), rules.end(), RuleIndex{0});
    return rules;
}

} // namespace

TEST_CASE("RULES.md is what the table of rules says") {
    std::stringstream file;
    file << std::ifstream(RULES_MD).rdbuf();
    INFO("sitemode rules --format markdown -o RULES.md");
    CHECK((file.str() == rules_markdown(every_rule())));
}

TEST_CASE("no page leaves a placeholder or a gap") {
    for (const auto index : every_rule()) {
        const auto page = rule_page(index);
        INFO(page);
        for (const auto* gap : {"{site}", "{other}", "{value}", "{count", "{fact}", "{web_question}", ": \n"})
            CHECK(page.find(gap) == std::string::npos);
        CHECK(page.find("Why  ") != std::string::npos);
    }
}

TEST_CASE("the rules in JSON") {
    const auto out = json::parse(rules_json(every_rule()));
    REQUIRE(out["rules"].size() == all_rules().size());
    const auto& row = out["rules"][*rule_with_code("SM306")];
    CHECK(row["code"] == "SM306");
    CHECK(row["unknown"] == "unconfirmed");
    CHECK(row["question"] == "how many SMS 2003 clients are assigned to A?");
    CHECK(row["message"] == "12 SMS 2003 clients at A");
    CHECK(row["sources"][0]["id"] == "bb680658");
    CHECK(row["mend"] == "A.sms2003_clients=0");
    CHECK(out["rules"][*rule_with_code("SM312")]["mend"].is_null());
    CHECK(out["rules"][*rule_with_code("SM401")]["mend"].is_null());
}

TEST_CASE("every rule says what an unknown fact does") {
    const auto out = json::parse(rules_json(every_rule()));
    const auto unknown = [&](const char* code) { return out["rules"][*rule_with_code(code)]["unknown"]; };
    CHECK(unknown("SM101") == "clear");
    CHECK(unknown("SM301") == "unconfirmed");
    CHECK(unknown("SM501") == "clear");
    CHECK(unknown("SM513") == "a note when ad_published and non_ad_clients are both unknown, else clear");
    CHECK(rule_page(*rule_with_code("SM513")).find("Unknown   a note when ad_published") !=
          std::string::npos);
}

TEST_CASE("a source of which only the title is known links to RULES.md, where the rule stands") {
    std::stringstream file;
    file << std::ifstream(RULES_MD).rdbuf();
    const auto out = json::parse(rules_json(every_rule()));
    CHECK(out["rules"][0]["sources"][0]["link"] == "RULES.md#sm101");
    for (const auto& row : out["rules"]) {
        CHECK(file.str().find("\n### " + row["code"].get<std::string>() + "\n") != std::string::npos);
        for (const auto& source : row["sources"]) CHECK(source["link"].is_string());
    }
}

TEST_CASE("what can't be said in DOT has an example all the same") {
    const auto out = json::parse(rules_json(every_rule()));
    const auto& missing = out["rules"][*rule_with_code("SM103")];
    CHECK(json::parse(missing["bad"].get<std::string>())["sites"].size() == 2);
    CHECK(missing["message"] == "the parent 'NYC' of site LON does not exist");
    const auto& moved = out["rules"][*rule_with_code("SM114")];
    CHECK(moved["edit"] == "move C B");
    CHECK(moved["message"] == "secondary site C can't be moved from A to B");
    CHECK(rule_page(*rule_with_code("SM114")).find("\n  edit: move C B\n  error: ") != std::string::npos);
}

TEST_CASE("pages of Microsoft's have links, and titles where these are known") {
    const auto pages = pages_of(rule(*rule_with_code("SM202")));
    REQUIRE(pages.size() == 3);
    CHECK(pages[0].title == "How to configure a parent site for a primary site");
    CHECK(pages[0].link.empty());
    CHECK(pages[2].title == "Choose between Native Mode and Mixed Mode");
    CHECK(pages_of(rule(*rule_with_code("SM310"))).size() == 1);
    CHECK(pages_of(rule(*rule_with_code("SM102")))[0].link ==
          "https://learn.microsoft.com/en-us/previous-versions/system-center/developer/cc146620(v=msdn.10)");
    CHECK(pages_of(rule(*rule_with_code("SM300"))).empty());
}
