// The rule table: no row lacks anything, and every row does what it says.
#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "graphs/dot_reader.h"
#include "solved.h"
#include "src/rule_examples.h"
#include "src/rules.h"
#include "src/words.h"

using namespace sitemode;

namespace {

// Of a hierarchy of P and its child A, in which A gives a fact: what a rule says of A.
std::uint8_t said_of_child(const RuleRow& row, const Hierarchy& h) {
    AskedSite asked{h, h.site_with_code("A")};
    asked.native_ready = h.yes_no(asked.site, Fact::native_ready) == Answer::yes;
    asked.has_secondaries = true;
    asked.review_date = 20'090'402;
    return (row.blocks != nullptr ? row.blocks : row.demands)(asked).count;
}

} // namespace

// The solver asks a rule only where one of these facts is given, or where an absent one is a question.
TEST_CASE("a blocker or a demand says nothing of a site that gives none of the facts it asks for") {
    for (const auto& fact : all_facts()) {
        if (fact.owner != FactOwner::site || fact.fact == Fact::parent) continue;
        for (const std::string value :
             {"yes", "no", "0", "7", "native", "mixed", "secondary", "2003 SP1", "2007", "2009-04-01",
              "MP NLB-MP IMP DP?", "none", "all", "fqdn", "ip", "unknown"}) {
            for (const std::string child : {"type=secondary", "native_ready=yes", "type=primary"}) {
                const auto reading = read_dot("digraph { P; A [" + child + ", " + std::string(fact.name) +
                                                  "=\"" + value + "\"]; P -> A }",
                                              "plan.dot");
                if (!reading.hierarchy) continue; // no value of this fact
                const auto& h = *reading.hierarchy;
                const auto site = h.site_with_code("A");
                const bool is_quiet =
                    h.is_secondary(site) || h.yes_no(site, Fact::native_ready) == Answer::yes;
                for (const auto& row : all_rules()) {
                    if (row.blocks == nullptr && row.demands == nullptr) continue;
                    if ((h.given(site) & row.asks) != 0 ||
                        (!is_quiet && row.if_unknown == IfUnknown::unconfirmed))
                        continue;
                    INFO(row.code << ' ' << child << ' ' << fact.name << '=' << value);
                    CHECK(said_of_child(row, h) == 0);
                }
            }
        }
    }
}

TEST_CASE("no row of the rule table lacks anything") {
    for (const auto& row : all_rules()) {
        INFO(row.code);
        CHECK(row.code.size() == 5);
        CHECK(!row.title.empty());
        CHECK(!row.why.empty());
        CHECK(row.why.back() != ' ');
        CHECK((row.code == "SM114" || row.defect || row.blocks != nullptr || row.demands != nullptr ||
               row.finds != nullptr));
        CHECK((row.severity == Severity::note || !row.hint.empty()));
        CHECK(!row.bad.empty());
        CHECK(!row.good.empty());
        if (row.blocks != nullptr) {
            CHECK(!row.reason.empty());
            CHECK(!row.question.empty());
            CHECK((row.question.back() == '?' || row.question.back() == '}'));
            CHECK(!row.ask.empty());
            CHECK(!row.sign.empty());
            CHECK(!row.can_be_ignored);
        }
        if (row.defect) CHECK(!row.can_be_ignored);
        CHECK(row.unknown.empty() == (row.if_unknown != IfUnknown::depends));
    }
}

TEST_CASE("rule codes are unique, in order, and found in any case") {
    const auto rows = all_rules();
    CHECK(std::is_sorted(rows.begin(), rows.end(),
                         [](const auto& a, const auto& b) { return a.code < b.code; }));
    std::set<std::string_view> codes;
    for (RuleIndex index = 0; index < rows.size(); ++index) {
        CHECK(codes.insert(rows[index].code).second);
        CHECK(rule_with_code(rows[index].code) == index);
    }
    CHECK(rule_with_code("sm306") == rule_with_code("SM306"));
    CHECK_FALSE(rule_with_code("SM999"));
}

TEST_CASE("the rulebook says which rules can be ignored") {
    const std::set<std::string_view> ignorable{"SM105", "SM107", "SM109", "SM110", "SM111", "SM112",
                                               "SM113", "SM114", "SM115", "SM116", "SM117", "SM203"};
    for (const auto& row : all_rules()) {
        INFO(row.code);
        CHECK(row.can_be_ignored == (ignorable.count(row.code) == 1 || row.code[2] >= '5'));
    }
}

TEST_CASE("the bad example of every rule gives its finding, the good one doesn't") {
    for (RuleIndex index = 0; index < all_rules().size(); ++index) {
        const auto& row = rule(index);
        INFO(row.code << "\nbad:  " << row.bad << "\ngood: " << row.good);
        CHECK(said_of_example(index, read_example(row.bad)));
        const auto good = read_example(row.good);
        CHECK(good.hierarchy);
        CHECK_FALSE(said_of_example(index, good));
    }
}

TEST_CASE("the bad example of every blocker forbids native mode, the good one allows it") {
    for (const auto& row : all_rules()) {
        if (row.blocks == nullptr) continue;
        INFO(row.code << "\nbad:  " << row.bad << "\ngood: " << row.good);
        const auto bad = test::solved(row.bad), good = test::solved(row.good);
        CHECK(bad.verdict("A") == "mixed");
        const auto causes = bad.solution.not_native(0);
        CHECK(std::count_if(causes.begin(), causes.end(), [](const Cause& cause) { return cause.certain; }) ==
              1);
        CHECK(good.verdict("A") == "open");
    }
}

TEST_CASE("every placeholder in a text of the table is known") {
    for (const auto& row : all_rules()) {
        for (auto text : {row.hint, row.message, row.reason, row.question, row.ask, row.sign, row.mend}) {
            INFO(row.code << ' ' << text);
            for (auto open = text.find('{'); open != text.npos; open = text.find('{')) {
                text.remove_prefix(open + 1);
                const auto close = text.find('}');
                REQUIRE(close != text.npos);
                CHECK(is_placeholder(text.substr(0, close)));
            }
        }
    }
    CHECK_FALSE(is_placeholder("sight"));
}

TEST_CASE("no text of the table leaves a placeholder unfilled") {
    for (const auto& row : all_rules()) {
        INFO(row.code);
        const auto reading = read_example(row.bad);
        for (const auto& defect : reading.defects)
            CHECK(message_for(defect).text.find('{') == std::string::npos);
        if (!reading.hierarchy) continue;
        const auto solution = solve(*reading.hierarchy);
        for (const auto& finding : findings(*reading.hierarchy, solution)) {
            const auto message = message_for(*reading.hierarchy, finding);
            INFO(message.text << "\n" << message.hint);
            CHECK(!message.text.empty());
            for (const auto& text : {message.text, message.hint}) {
                CHECK(text.find('{') == std::string::npos);
                CHECK(text.find("  ") == std::string::npos);
            }
        }
    }
}
