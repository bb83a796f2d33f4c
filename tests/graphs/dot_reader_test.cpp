// What DOT says about sites: facts, defaults, links, regions, and what is reported.
#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "parsed.h"

namespace sitemode::tests {

TEST_CASE("a node is a site, its attributes are facts, an edge is the link to its parent") {
    const Hierarchy hierarchy =
        parsed("digraph { TOR [name=Toronto, clients=40]; tor2 [roles=\"MP, dp?\"]; TOR -> tor2 }");
    CHECK(shown(hierarchy) == "TOR: name=Toronto clients=40\ntor2: parent=TOR roles=MP DP?\n");
    CHECK(hierarchy.code(1) == "TOR2");
}

TEST_CASE("every fact knows its line and column") {
    const Hierarchy hierarchy =
        parsed("digraph {\n  node [osd=no]\n  A [pki=yes,\n     mode=native]\n  A -> B [ipsec=yes] }");
    CHECK(hierarchy.cell(0, Fact::osd)->place() == Place{2, 13, 0});
    CHECK(hierarchy.cell(0, Fact::pki)->place() == Place{3, 10, 0});
    CHECK(hierarchy.cell(0, Fact::mode)->place() == Place{4, 11, 0});
    CHECK(hierarchy.cell(1, Fact::parent)->place() == Place{5, 3, 0});
    CHECK(hierarchy.cell(1, Fact::ipsec)->place() == Place{5, 17, 0});
    CHECK(hierarchy.files() == std::vector<std::string>{"test.dot"});
}

TEST_CASE("sites keep the order of their first mention; a site's place is its own statement") {
    const Hierarchy hierarchy = parsed("digraph { B -> A;\nA;\nC }");
    CHECK(hierarchy.code(0) == "B");
    CHECK(hierarchy.code(1) == "A");
    CHECK(hierarchy.place(1) == Place{2, 1, 0});
    CHECK_FALSE(hierarchy.has_statement(0));
    CHECK(hierarchy.has_statement(1));
}

TEST_CASE("a site listed alone in braces has a statement of its own, but not as the end of a link") {
    const Hierarchy hierarchy = parsed("digraph { A -> { B; D [pki=yes] }; C -> F; { E } }");
    const auto has_statement = [&](const char* code) {
        return hierarchy.has_statement(hierarchy.site_with_code(code));
    };
    CHECK_FALSE(has_statement("A"));
    CHECK_FALSE(has_statement("B"));
    CHECK_FALSE(has_statement("C"));
    CHECK(has_statement("D"));
    CHECK(has_statement("E"));
}

TEST_CASE("attributes of a site whose id is refused reach nothing") {
    const auto reading = read_dot("digraph { " + std::string(5000, 'x') + " [mode=native] }", "test.dot");
    CHECK_FALSE(reading.hierarchy);
    CHECK(reading.diagnostics.has_limit());
}

TEST_CASE("a default holds for sites that come after it in its braces") {
    CHECK(shown(parsed(
              "digraph { A; node [pki=yes]; A -> B; subgraph s { node [pki=no, osd=yes]; B; C } D }")) ==
          "A: \nB: parent=A pki=yes\nC: pki=no osd=yes\nD: pki=yes\n");
}

TEST_CASE("an empty value takes back a default, an explicit unknown stays unknown") {
    CHECK(shown(parsed("digraph { node [pki=yes, osd=no]; A [pki=\"\"]; B [pki=unknown] }")) ==
          "A: osd=no\nB: pki=unknown osd=no\n");
}

TEST_CASE("overruling a default is no double statement, stating twice is") {
    CHECK(said_of("digraph { node [pki=yes]; A [pki=no] }").empty());
    CHECK(said_of("digraph { A [pki=yes]\nA [pki=no] }") ==
          "2:8 warning: pki of site 'A' is given twice: 'yes' at line 1, column 18, and 'no' here; the last "
          "one counts | keep one of the two");
}

TEST_CASE("wrong values are errors that name the site and what is allowed") {
    CHECK(said_of("digraph { A [pki=maybe, type=third] B [clients=many] }") ==
          "1:18 error: wrong value 'maybe' for pki at site A: allowed are yes, no (also true, false, 1, 0), "
          "or unknown\n"
          "1:30 error: wrong value 'third' for type at site A: allowed are primary, secondary\n"
          "1:48 error: wrong value 'many' for clients at site B: allowed are whole numbers from 0 to "
          "999,999,999, or unknown");
    CHECK(said_of("digraph { A -> B [ipsec=often] }") ==
          "1:25 error: wrong value 'often' for ipsec at the link A -> B: allowed are yes, no (also true, "
          "false, 1, 0), or unknown");
    CHECK(said_of("digraph { date=soon; A }") ==
          "1:16 error: wrong value 'soon' for date of the hierarchy: allowed are dates such as 2009-04-02");
}

TEST_CASE("a default's wrong value is reported once, used or not") {
    CHECK(said_of("digraph { node [pki=maybe]; A; B }") ==
          "1:21 error: wrong value 'maybe' for pki in node [..]: allowed are yes, no (also true, false, 1, "
          "0), or unknown");
    CHECK(said_of("digraph { A; node [pki=maybe] }").starts_with("1:24 error: wrong value"));
}

TEST_CASE("a parent is a link, not an attribute") {
    CHECK(said_of("digraph { A; B [parent=A] }") ==
          "1:17 error: in DOT a parent is no attribute but a link | write A -> B");
    CHECK(said_of("digraph { A; node [parent=A] B }") ==
          "1:20 error: in DOT a parent is no attribute but a link | write A -> CHILD");
    CHECK(said_of("digraph { A [code=B] }") ==
          "1:14 warning: code is not read here | a site's code is the name of its node");
}

TEST_CASE("a site's fact on the graph or on a link is a warning with the mend") {
    CHECK(said_of("digraph { pki=yes; graph [osd=no] A }") ==
          "1:11 warning: 'pki' is a fact of a site, not of the graph: it is not read here | write node "
          "[pki=yes]\n"
          "1:27 warning: 'osd' is a fact of a site, not of the graph: it is not read here | write node "
          "[osd=no]");
    CHECK(said_of("digraph { A -> B [pki=yes] }") ==
          "1:19 warning: 'pki' is a fact of a site, not of a link: it is not read here | write it at the "
          "site: B [pki=yes]");
    CHECK(said_of("digraph { edge [pki=yes]; A -> B }") ==
          "1:17 warning: 'pki' is a fact of a site, not of a link: it is not read here | write it at the "
          "site: node [pki=yes]");
    CHECK(said_of("digraph { { A B } [pki=yes] }") ==
          "1:20 warning: attributes behind '}' reach no site | write node [pki=yes] first in the braces");
    CHECK(said_of("digraph { subgraph s { title=x; A } }") ==
          "1:30 warning: title is a fact of the hierarchy, not of a subgraph | write it outside of the "
          "subgraph");
}

TEST_CASE("on the graph, mode is a site's or that of a Graphviz program") {
    CHECK(said_of("digraph { mode=native; A }").starts_with("1:11 warning: 'mode' is a fact of a site"));
    CHECK(said_of("digraph { mode=KK; A }").empty());
}

TEST_CASE("the graph's attributes are facts of the hierarchy") {
    CHECK(shown(parsed("digraph { title=\"A plan\"; graph [author=me, date=\"2009-04-02\"]; revision=3; "
                       "revision=4; A }")) == "title=A plan\nauthor=me\nrevision=4\ndate=2009-04-02\nA: \n");
    CHECK(shown(parsed("digraph { title=x; title=\"\"; A }")) == "A: \n");
}

TEST_CASE("a label is a name and a title where there is none") {
    CHECK(facts_of(parsed("digraph { A [label=Toronto] }"), "A") == "name=Toronto");
    CHECK(facts_of(parsed("digraph { A [label=Toronto, name=Tor] }"), "A") == "name=Tor");
    CHECK(facts_of(parsed("digraph { A [name=Tor, name=\"\", label=Toronto] }"), "A") == "name=Toronto");
    CHECK(facts_of(parsed("digraph { node [label=X] A [label=\"\"] }"), "A").empty());
    CHECK(shown(parsed("digraph { label=\"A\\nplan\"; A }")) == "title=A plan\nA: \n");
    CHECK(shown(parsed("digraph { label=x; title=y; A }")) == "title=y\nA: \n");
}

TEST_CASE("a label is read as Graphviz shows it") {
    CHECK(facts_of(parsed("digraph { A [label=\"\\N\"] }"), "A").empty());
    CHECK(facts_of(parsed("digraph { A [label=\"one\\ntwo\\lthree\\r\"] }"), "A") == "name=one two three");
    CHECK(facts_of(parsed("digraph { A [label=\"C:\\\\new\"] }"), "A") == "name=C:\\new");
    CHECK(facts_of(parsed("digraph { A [label=<<b>Tor</b>>] }"), "A") == "name=<b>Tor</b>");
}

TEST_CASE("a label with the id in it is a caption, not a name") {
    CHECK(facts_of(parsed("digraph { A [label=\"Site \\N\"] }"), "A").empty());
    CHECK(shown(parsed("digraph G { label=\"\\G: a plan\"; A }")) == "A: \n");
    CHECK(facts_of(parsed("digraph { A [label=\"\\\\N\"] }"), "A") == "name=\\N");
}

TEST_CASE("a site's region is the label of its innermost cluster") {
    CHECK(shown(parsed("digraph { subgraph cluster_1 { A; label=Europe; subgraph cluster_2 { B; label=UK } "
                       "subgraph s { C } } D }")) ==
          "A: region=Europe\nB: region=UK\nC: region=Europe\nD: \n");
}

TEST_CASE("a cluster without a label of its own gives no region, that around it does") {
    CHECK(shown(parsed("digraph { label=World; subgraph cluster_1 { label=Europe; subgraph cluster_2 { A } } "
                       "subgraph cluster_3 { B } subgraph cluster_4 { label=\"\"; C } }")) ==
          "title=World\nA: region=Europe\nB: \nC: \n");
}

TEST_CASE("the first cluster that lists a site counts, unless a later one lies inside it") {
    CHECK(facts_of(
              parsed("digraph { subgraph cluster_1 { label=One; A } subgraph cluster_2 { label=Two; A } }"),
              "A") == "region=One");
    CHECK(facts_of(
              parsed("digraph { subgraph cluster_1 { label=One; A; subgraph cluster_2 { label=Two; A } } }"),
              "A") == "region=Two");
    CHECK(facts_of(
              parsed("digraph { subgraph cluster_1 { label=One; subgraph cluster_2 { label=Two; A } A } }"),
              "A") == "region=Two");
    CHECK(facts_of(parsed("digraph { A; subgraph cluster_1 { label=One; A } }"), "A") == "region=One");
    CHECK(facts_of(parsed("digraph { subgraph cluster_1 { label=One; A } subgraph cluster_2 { label=Two; B } "
                          "subgraph cluster_1 { subgraph cluster_3 { label=Three; A } } }"),
                   "A") == "region=Three");
}

TEST_CASE("a region of the site's own wins over its cluster") {
    CHECK(facts_of(parsed("digraph { subgraph cluster_1 { label=One; A [region=Own] } }"), "A") ==
          "region=Own");
    CHECK(facts_of(parsed("digraph { subgraph cluster_1 { label=One; A [region=\"\"] } }"), "A").empty());
    CHECK(said_of("digraph { subgraph cluster_1 { label=One; A [region=Own] } }").empty());
}

TEST_CASE("a subgraph with cluster=true is a cluster, whatever its name") {
    CHECK(facts_of(parsed("digraph { subgraph s { label=One; A; cluster=true } }"), "A") == "region=One");
    CHECK(facts_of(parsed("digraph { subgraph s { label=One; A } }"), "A").empty());
}

TEST_CASE("a region's place is that of the label") {
    CHECK(parsed("digraph { subgraph cluster_1 { A\n label=One } }").cell(0, Fact::region)->place() ==
          Place{2, 8, 0});
}

TEST_CASE("facts come together or apart, in any order, before or behind links") {
    const auto all_of = [](std::string_view text) {
        const Hierarchy hierarchy = parsed(text);
        return "A: " + facts_of(hierarchy, "A") + "\nB: " + facts_of(hierarchy, "B") + '\n';
    };
    const std::string plain = all_of("digraph { A [name=Top, pki=yes]; B [name=Below, type=secondary, "
                                     "clients=3]; A -> B; }");
    CHECK(plain == "A: name=Top pki=yes\nB: name=Below type=secondary parent=A clients=3\n");
    for (const char* text : {
             "digraph { A [pki=yes, name=Top]; B [clients=3, type=secondary, name=Below]; A -> B; }",
             "digraph { A [pki=yes]; B [type=secondary, name=Below, clients=3]; A [name=Top]; A -> B; }",
             "digraph { A -> B; B [name=Below, clients=3, type=secondary]; A [name=Top, pki=yes]; }",
             "digraph { B [type=secondary, clients=3]; A -> B; B [name=Below]; A [name=Top, pki=yes]; A -> "
             "B; }",
             "digraph { A [name=Top, pki=yes]; A -> B; node [osd=yes]; B [name=Below, type=secondary, "
             "clients=3]; }",
             "digraph { A [name=Top, pki=yes, osd=\"\"]; A -> B; B [label=Below, type=secondary, clients=3]; "
             "}",
         })
        CHECK(all_of(text) == plain);
}

TEST_CASE("a value is read the same whatever its length, and whatever comes behind it") {
    for (std::size_t length = 1; length <= 70; ++length) {
        const std::string name(length, 'x');
        const auto name_of = [](const std::string& attributes) {
            const Hierarchy hierarchy = parsed("digraph {\n  A [pki=yes];\n  B [" + attributes + "];\n}\n");
            CHECK(hierarchy.yes_no(1, Fact::pki) == Answer::yes);
            return std::string(hierarchy.name(1));
        };
        CHECK(name_of("name=" + name + ", pki=yes") == name);
        CHECK(name_of("name=\"" + name + "\", pki=\"yes\"") == name);
        CHECK(name_of("pki=\"yes\", name=\"" + name + "\"") == name);
        CHECK(name_of("name=\"" + name + " = [a], b;\", pki=yes") == name + " = [a], b;");
        CHECK(name_of("name=\"" + name + "\\\"q\\\"\", pki=yes") == name + "\"q\"");
        CHECK(name_of("name=\"" + name + "\xC3\xBC\", pki=yes") == name + "\xC3\xBC");
        CHECK(name_of("name=\"" + name + "\\\n y\", pki=yes") == name + " y");
    }
}

TEST_CASE("a fact is read behind more names than are familiar") {
    std::string text = "digraph {\n  A [pki=yes];\n";
    for (int number = 0; number < 100; ++number) text += "  A [x" + std::to_string(number) + "=1];\n";
    const Hierarchy hierarchy = parsed(text + "  B [mode=native, pki=no, x99=2, x1=3];\n}\n");
    CHECK(facts_of(hierarchy, "B") == "mode=native pki=no");
    CHECK(hierarchy.extras().size() == 102);
}

TEST_CASE("a text that repeats is read each time as it stands there") {
    CHECK(shown(parsed(
              "digraph { A [region=North]; B [region=North]; C [region=\"North \"]; D [region=unknown]; "
              "E [region=North]; F [region=\"\"]; G [region=South]; }")) ==
          "A: region=North\nB: region=North\nC: region=North \nD: region=unknown\nE: region=North\nF: \n"
          "G: region=South\n");
}

TEST_CASE("what was said plainly still counts where a second parent or ipsec comes behind it") {
    const Reading reading = read_dot(
        "digraph { A [pki=yes];\nB;\nC [pki=no];\nA -> C;\nA -> C;\nC [pki=yes];\nB -> C; }", "test.dot");
    REQUIRE(reading.defects.size() == 1);
    CHECK(reading.defects[0].codes == std::vector<std::string>{"C", "A", "B"});
    CHECK(reading.defects[0].places == std::vector<Place>{{3, 1, 0}, {4, 1, 0}, {7, 1, 0}});
    CHECK(reading.diagnostics.count("given-twice") == 1);
    CHECK(shown(parsed("digraph { A; B [pki=no]; A -> B; A -> B [ipsec=yes]; }")) ==
          "A: \nB: parent=A pki=no ipsec=yes\n");
}

TEST_CASE("the same link twice is one link, and its later ipsec counts") {
    CHECK(facts_of(parsed("digraph { A -> B [ipsec=yes]; A -> B; A -> B [ipsec=no] }"), "B") ==
          "parent=A ipsec=no");
    CHECK(facts_of(parsed("digraph { edge [ipsec=no]; A -> B [ipsec=yes]; A -> B }"), "B") ==
          "parent=A ipsec=yes");
    CHECK(facts_of(parsed("digraph { A -> B; edge [ipsec=no]; A -> B -> C }"), "C") == "parent=B ipsec=no");
}

TEST_CASE("two parents are a defect that names both links") {
    const Reading reading = read_dot("digraph { A -> C;\nB -> C }", "test.dot");
    REQUIRE(reading.defects.size() == 1);
    CHECK(reading.defects[0].kind == Defect::Kind::two_parents);
    CHECK(reading.defects[0].codes == std::vector<std::string>{"C", "A", "B"});
    CHECK(reading.defects[0].places[2] == Place{2, 1, 0});
}

TEST_CASE("Graphviz' own attributes are passed over") {
    CHECK(said_of("digraph { rankdir=LR; node [shape=box, color=red]; A [style=filled, pos=\"1,2!\"]; A -> B "
                  "[weight=3, key=x] }")
              .empty());
}

TEST_CASE("an unknown attribute is kept, and reported once for each name") {
    CHECK(said_of("digraph { A [pkii=yes]; B [pkii=no, rack=7]; C [pkii=no] }") ==
          "1:14 warning: unknown fact 'pkii' (3 times) | did you mean pki?\n"
          "1:37 warning: unknown fact 'rack'");
    CHECK(shown(parsed("digraph { B; node [rack=1]; A [rack=2, note=\"\"]; C [rack=\"\"]; D; owner=me }")) ==
          "B: \nA: \nC: \nD: \n1 has rack=2\n3 has rack=1\nhierarchy has owner=me\n");
}

TEST_CASE("a known fact in the wrong place is told from a mistyped one") {
    CHECK(said_of("digraph { A [ipsec=yes, title=x, PKI=yes, colour=red] }") ==
          "1:14 warning: unknown fact 'ipsec': it is a fact of a link | write it at the link: PARENT -> "
          "CHILD [ipsec=…]\n"
          "1:25 warning: unknown fact 'title': it is a fact of the hierarchy | write title=… outside of the "
          "brackets\n"
          "1:34 warning: unknown fact 'PKI' | did you mean pki?\n"
          "1:43 warning: unknown fact 'colour' | did you mean color?");
    CHECK(said_of("digraph { tilte=x; A -> B [ipsek=yes] }") ==
          "1:11 warning: unknown fact 'tilte' | did you mean title?\n"
          "1:28 warning: unknown fact 'ipsek' | did you mean ipsec?");
}

TEST_CASE("text that is no UTF-8 is refused before anything else") {
    CHECK(said_of("digraph { \"caf\xE9\" }") ==
          "1:15 error: not UTF-8: byte 0xE9 (byte 14 of the file) | save the file as UTF-8");
    CHECK(said_of(std::string_view("\xFF\xFE"
                                   "d\0i\0",
                                   6)) ==
          "1:1 error: the file is UTF-16, not UTF-8 | save the file as UTF-8");
}

} // namespace sitemode::tests
