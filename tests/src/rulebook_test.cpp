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
