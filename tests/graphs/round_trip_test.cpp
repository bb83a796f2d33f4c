// What is written is read back the same, in each format and from format to format.
#include <catch2/catch.hpp>

#include <random>
#include <string>

#include "files.h"
#include "graphs/csv_reader.h"
#include "graphs/csv_writer.h"
#include "graphs/dot_reader.h"
#include "graphs/dot_writer.h"
#include "graphs/json_reader.h"
#include "graphs/json_text.h"
#include "parsed.h"
#include "random_hierarchy.h"
#include "records.h"
#include "rounds.h"

namespace sitemode::tests {
namespace {

constexpr std::string_view nasty[] = {"=cmd|'/C calc'!A0",
                                      "'=1",
                                      "''=1",
                                      "'",
                                      "''x",
                                      "+1",
                                      "-1",
                                      "@SUM(A1)",
                                      "\t=1",
                                      "\r\n=1",
                                      "'\tx",
                                      "a,b",
                                      "a;b",
                                      "a\"b",
                                      "\"",
                                      "\"\"",
                                      "\"a\"",
                                      "a\nb",
                                      "a\r",
                                      "\n",
                                      " a ",
                                      "a\t",
                                      "\\u0041",
                                      "\\",
                                      "/",
                                      "null",
                                      "true",
                                      "1e3",
                                      "[]",
                                      "{",
                                      "#TYPE",
                                      "sep=;",
                                      "\xE2\x80\xA8",
                                      "\xF0\x9F\x98\x80",
                                      "\xC3\xA9\"",
                                      "</script>",
                                      "extra:",
                                      "unknown"};

// Names of unknown attributes that something else goes by.
constexpr std::string_view nasty_names[] = {"Pki",
                                            "CODE",
                                            "parent ",
                                            "link_ipsec",
                                            "LINK_IPSEC",
                                            "link_",
                                            "link_circuit",
                                            "link_color",
                                            "link_code",
                                            "link_extra:color",
                                            "link_pki",
                                            "hierarchy_title",
                                            "hierarchy_x",
                                            "title",
                                            "sites",
                                            "extra:pki",
                                            "extra:Pki",
                                            "extra:rack",
                                            " rack",
                                            "rack ",
                                            "extra:extra:pki",
                                            "id",
                                            "=1",
                                            "'=1",
                                            "$schema",
                                            "a,b",
                                            "extra: x ",
                                            "Rack",
                                            "rack",
                                            "\xC3\xA9",
                                            "Hierarchy_",
                                            "format_version",
                                            "defaults",
                                            "",
                                            "pki",
                                            "code",
                                            "parent",
                                            "label",
                                            "comment",
                                            "color",
                                            "cluster",
                                            "rank",
                                            "extra:comment",
                                            "extra:extra:comment",
                                            "extra:label",
                                            "extra:title",
                                            "Comment",
                                            "a\"b\\"};

// More nasty texts than a random hierarchy has by itself.
Hierarchy nasty_hierarchy(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    Draft draft = random_hierarchy(seed).as_draft();
    for (Cell& cell : draft.cells) {
        if (row_of(cell.fact).kind == FactKind::text && cell.fact != Fact::region && below(2) == 0) {
            const auto value = parsed_value(cell.fact, nasty[below(std::size(nasty))], draft.texts);
            if (!value || value->state == Value::State::absent) continue;
            cell.bits = value->bits;
            cell.unknown = value->state == Value::State::unknown;
        }
    }
    draft.extras.clear();
    for (SiteIndex site = 0; site <= draft.sites.size(); ++site) {
        for (const std::string_view name : nasty_names) {
            if (below(12) != 0) continue;
            draft.extras.push_back({site == draft.sites.size() ? no_site : site,
                                    draft.texts.add(name),
                                    draft.texts.add(nasty[below(std::size(nasty))]),
                                    {}});
        }
    }
    Built result = built(std::move(draft));
    REQUIRE(result.hierarchy);
    return std::move(*result.hierarchy);
}

// Without a site called "", which only DOT can write.
bool has_code(const Hierarchy& hierarchy) {
    for (SiteIndex site = 0; site < hierarchy.size(); ++site)
        if (hierarchy.code(site).empty()) return false;
    return true;
}

} // namespace

TEST_CASE("hierarchies with nasty names survive CSV") {
    for (std::uint32_t seed = 0; seed < rounds(20'000); ++seed) {
        const Hierarchy hierarchy = seed % 2 == 0 ? random_hierarchy(seed) : nasty_hierarchy(seed);
        REQUIRE(has_code(hierarchy));
        const std::string text = csv_text(hierarchy);
        const Reading reading = read_csv(text, "random.csv");
        const bool survives =
            reading.hierarchy && same(*reading.hierarchy, hierarchy) && csv_text(*reading.hierarchy) == text;
        if (survives) continue;
        INFO("seed " << seed << "\n" << text << "\n" << said_of_csv(text));
        REQUIRE(survives);
    }
}

TEST_CASE("hierarchies with nasty names survive JSON") {
    for (std::uint32_t seed = 0; seed < rounds(20'000); ++seed) {
        const Hierarchy hierarchy = seed % 2 == 0 ? random_hierarchy(seed) : nasty_hierarchy(seed);
        const std::string text = json_text(hierarchy);
        const Reading reading = read_json(text, "random.json");
        const bool survives =
            reading.hierarchy && same(*reading.hierarchy, hierarchy) && json_text(*reading.hierarchy) == text;
        if (survives) continue;
        INFO("seed " << seed << "\n" << text << "\n" << said_of_json(text));
        REQUIRE(survives);
    }
}

TEST_CASE("hierarchies with nasty names survive DOT") {
    for (std::uint32_t seed = 0; seed < rounds(20'000); ++seed) {
        const Hierarchy hierarchy = seed % 2 == 0 ? random_hierarchy(seed) : nasty_hierarchy(seed);
        const std::string text = dot_text(hierarchy);
        const Reading reading = read_dot(text, "random.dot");
        const bool survives =
            reading.hierarchy && same(*reading.hierarchy, hierarchy) && dot_text(*reading.hierarchy) == text;
        if (survives) continue;
        INFO("seed " << seed << "\n" << text << "\n" << said_of(text));
        REQUIRE(survives);
    }
}

TEST_CASE("attributes that Graphviz has, too, come back from DOT") {
    const std::string text = "code,comment,extra:comment,label,hierarchy_rank,hierarchy_label\n"
                             "TOR,ask Ann,both,T,1,L\n";
    const Hierarchy hierarchy = csv_hierarchy(text);
    CHECK(dot_text(hierarchy) == "digraph {\n    \"extra:rank\"=1\n    \"extra:label\"=L\n"
                                 "    TOR [\"extra:comment\"=\"ask Ann\", \"extra:extra:comment\"=both, "
                                 "\"extra:label\"=T]\n}\n");
    const Reading reading = read_dot(dot_text(hierarchy), "plan.dot");
    REQUIRE(reading.hierarchy);
    CHECK(csv_text(*reading.hierarchy) == text);
}

TEST_CASE("unknown attributes of links are kept, in CSV and JSON at the child") {
    const Reading reading =
        read_dot("digraph { edge [vendor=bt, style=dotted]; A -> B [circuit=\"X-77\", \"extra:color\"=red]; "
                 "A -> C [vendor=\"\"]; B [rack=1, link_speed=64]; A -> B [circuit=\"X-78\"] }",
                 "plan.dot");
    REQUIRE(reading.hierarchy);
    CHECK(csv_text(*reading.hierarchy) == "code,parent,rack,link_vendor,link_color,link_speed,link_circuit\n"
                                          "A,,,,,,\nB,A,1,bt,red,64,X-78\nC,A,,,,,\n");
    const std::string text = dot_text(*reading.hierarchy);
    CHECK(text == "digraph {\n    A\n    B [rack=1]\n    C\n"
                  "    A -> B [vendor=bt, \"extra:color\"=red, speed=64, circuit=\"X-78\"]\n    A -> C\n}\n");
    const Reading again = read_dot(text, "plan.dot");
    REQUIRE(again.hierarchy);
    CHECK(dot_text(*again.hierarchy) == text);
    CHECK(json_text(json_hierarchy(json_text(*again.hierarchy))) == json_text(*again.hierarchy));
}

TEST_CASE("from DOT to CSV to JSON to DOT every example comes back as it was") {
    std::size_t hierarchies = 0;
    for (const std::string& path : dot_files()) {
        const Reading first = read_dot(content_of(path), path);
        if (!first.hierarchy || !has_code(*first.hierarchy)) continue;
        INFO(path);
        const Hierarchy from_csv = csv_hierarchy(csv_text(*first.hierarchy));
        const Hierarchy from_json = json_hierarchy(json_text(from_csv));
        const Reading last = read_dot(dot_text(from_json), path);
        REQUIRE(last.hierarchy);
        CHECK(json_text(*last.hierarchy) == json_text(*first.hierarchy));
        CHECK(csv_text(*last.hierarchy) == csv_text(*first.hierarchy));
        CHECK(dot_text(*last.hierarchy) == dot_text(*first.hierarchy));
        ++hierarchies;
    }
    CHECK(hierarchies > 20);
}

TEST_CASE("random hierarchies survive the way through all formats") {
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        const Hierarchy hierarchy = seed % 2 == 0 ? random_hierarchy(seed) : nasty_hierarchy(seed);
        const Hierarchy from_json = json_hierarchy(json_text(csv_hierarchy(csv_text(hierarchy))));
        const Reading last = read_dot(dot_text(from_json), "random.dot");
        INFO("seed " << seed << "\n" << csv_text(hierarchy));
        REQUIRE(last.hierarchy);
        CHECK(same(*last.hierarchy, hierarchy));
    }
}

} // namespace sitemode::tests
