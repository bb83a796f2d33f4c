// Writing DOT: pretty, accepted by Graphviz, and the same hierarchy when read again.
#include <catch2/catch.hpp>

#include <string>

#include "files.h"
#include "graphs/dot_writer.h"
#include "parsed.h"
#include "plain_graph.h"
#include "random_hierarchy.h"

namespace sitemode::tests {

TEST_CASE("a hierarchy is written a line a site, then a line a link") {
    const std::string text = "digraph {\n"
                             "    title=\"A plan\"\n"
                             "    date=\"2009-04-02\"\n"
                             "    owner=me\n"
                             "    TOR [name=Toronto, version=\"2007 SP2\", clients=40]\n"
                             "    subgraph cluster_0 {\n"
                             "        label=Europe\n"
                             "        LON [mode=mixed, pki=unknown, roles=\"MP DP?\"]\n"
                             "        MAN [type=secondary, rack=7]\n"
                             "    }\n"
                             "    hou\n"
                             "    TOR -> LON [ipsec=yes]\n"
                             "    LON -> MAN\n"
                             "    TOR -> hou [ipsec=unknown]\n"
                             "}\n";
    CHECK(dot_text(parsed(text)) == text);
}

TEST_CASE("a region whose sites stand apart is listed behind them") {
    CHECK(dot_text(parsed("digraph { A [region=East]; B; C [region=East] }")) ==
          "digraph {\n    A\n    B\n    C\n    subgraph cluster_0 {\n        label=East\n        A\n    "
          "    C\n    }\n}\n");
}

TEST_CASE("looks come last and change nothing that is read") {
    DotLooks looks;
    looks.graph = "    rankdir=LR;\n";
    looks.site = [](SiteIndex site) {
        return site == 0 ? std::string("shape=box, color=red") : std::string();
    };
    looks.link = [](SiteIndex) { return std::string("style=dashed"); };
    const Hierarchy simple = parsed("digraph { A [pki=yes]; A -> B [ipsec=yes] }");
    CHECK(dot_text(simple, looks) ==
          "digraph {\n    rankdir=LR;\n    A [pki=yes, shape=box, color=red]\n    B\n"
          "    A -> B [ipsec=yes, style=dashed]\n}\n");
    CHECK(shown(parsed(dot_text(simple, looks))) == shown(simple));
}

TEST_CASE("an id is bare where it reads back the same, else in quotes") {
    for (const char* bare : {"TOR", "_x1", "7", "-2.5", ".5", "7."}) CHECK(dot_id(bare) == bare);
    CHECK(dot_id("") == "\"\"");
    CHECK(dot_id("a b") == "\"a b\"");
    CHECK(dot_id("Node") == "\"Node\"");
    CHECK(dot_id("a\"b\\") == "\"a\\\"b\\\\\"");
    CHECK(dot_id("1a") == "\"1a\"");
    CHECK(dot_id("-") == "\"-\"");
    CHECK(dot_id(".") == "\".\"");
    CHECK(dot_id("1.2.3") == "\"1.2.3\"");
    CHECK(dot_id("\xC3\xA9") == "\"\xC3\xA9\"");
}

TEST_CASE("no roles at all is something else than roles that nobody stated") {
    const Hierarchy hierarchy = parsed("digraph { A [roles=\",\"]; B [roles=\"\"] }");
    REQUIRE(hierarchy.cell(0, Fact::roles) != nullptr);
    CHECK(shown(parsed(dot_text(hierarchy))) == shown(hierarchy));
}

TEST_CASE("random hierarchies with nasty names survive the way out and in, and cgraph takes them too") {
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        const Hierarchy hierarchy = random_hierarchy(seed);
        const std::string text = dot_text(hierarchy);
        INFO("seed " << seed << "\n" << text);
        const Reading reading = read_dot(text, "random.dot");
        REQUIRE(reading.hierarchy);
        CHECK(shown(*reading.hierarchy) == shown(hierarchy));
        CHECK(dot_text(*reading.hierarchy) == text);
        const auto theirs = read_by_cgraph(text);
        REQUIRE(theirs);
        CHECK(theirs->nodes.size() == hierarchy.size());
    }
}

TEST_CASE("hierarchies of all our files survive the way out and in") {
    for (const std::string& path : dot_files()) {
        const Reading reading = read_dot(content_of(path), path);
        if (!reading.hierarchy) continue;
        INFO(path);
        CHECK(shown(parsed(dot_text(*reading.hierarchy))) == shown(*reading.hierarchy));
    }
}

} // namespace sitemode::tests
