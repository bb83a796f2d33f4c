// What is edited is changed in the text, and nothing else.
#include <catch2/catch.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/dot_edit.h"
#include "graphs/dot_reader.h"
#include "src/edit.h"

using namespace sitemode;

namespace {

// The text with these edits saved; fails the test where comments were lost.
std::string saved(std::string_view text, std::initializer_list<std::string_view> edits) {
    const Reading before = read_dot(text, "t.dot");
    INFO(text);
    REQUIRE(before.hierarchy);
    std::vector<Edit> list;
    for (const auto edit : edits) {
        INFO(edit);
        const auto one = parsed_edit(edit);
        REQUIRE(one);
        list.push_back(*one);
    }
    const auto after = edited(*before.hierarchy, list);
    REQUIRE(after);
    const EditedText result = edited_dot(text, *after);
    INFO(result.text);
    CHECK(result.is_patched);
    return result.text;
}

TEST_CASE("unknown attributes of a link go with it, and stay where they are else") {
    constexpr std::string_view text = "digraph {\n    A; B; C [mode=mixed];\n    // leased\n"
                                      "    A -> B [circuit=7];\n    A -> C [circuit=8];\n}\n";
    CHECK(saved(text, {"C.mode=native"}) == "digraph {\n    A; B; C [mode=native];\n    // leased\n"
                                            "    A -> B [circuit=7];\n    A -> C [circuit=8];\n}\n");
    CHECK(saved(text, {"move C B"}) == "digraph {\n    A; B; C [mode=mixed];\n    // leased\n"
                                       "    A -> B [circuit=7];\n    B -> C;\n}\n");
    CHECK(saved("digraph { A; B [link_circuit=7] }", {"move B A"}) ==
          "digraph { A; B [link_circuit=7]; A -> B [circuit=\"\"]; }");
    constexpr std::string_view by_default =
        "digraph {\n    edge [vendor=bt] // all\n    A -> B;\n    A -> C;\n}\n";
    CHECK(saved(by_default, {"move C B"}) ==
          "digraph {\n    edge [vendor=bt] // all\n    A -> B;\n    B -> C [vendor=\"\"];\n}\n");
}

constexpr std::string_view toronto = R"(// Our sites
digraph {
    title = "Sites of Contoso"; // for the board
    rankdir=LR;

    // the centre
    TOR [name=Toronto, mode=mixed, color=red];  // in the cellar
    MTL [mode=mixed];
    OTT;
    YVR [type=secondary,
         clients=20];

    TOR -> {MTL OTT};
    MTL -> YVR [ipsec=yes, style=dashed]; /* slow */
}
// end
)";

// The line of `toronto` that begins with `line` put as `with`.
std::string toronto_with(std::string_view line, std::string_view with) {
    std::string text(toronto);
    const auto at = text.find(line);
    REQUIRE(at != text.npos);
    return text.replace(at, line.size(), with);
}

} // namespace

TEST_CASE("without edits a text stays as it is") {
    CHECK(saved(toronto, {}) == toronto);
    CHECK(saved("\xEF\xBB\xBF"
                "digraph{A->B\r\n}\r\n\r\n",
                {}) == "\xEF\xBB\xBF"
                       "digraph{A->B\r\n}\r\n\r\n");
    CHECK(saved(toronto, {"TOR.mode=mixed"}) == toronto);
}

TEST_CASE("a changed fact changes its value") {
    CHECK(saved(toronto, {"TOR.mode=native"}) ==
          toronto_with("TOR [name=Toronto, mode=mixed", "TOR [name=Toronto, mode=native"));
    CHECK(saved(toronto, {"YVR.clients=30"}) == toronto_with("clients=20", "clients=30"));
    CHECK(saved(toronto, {"TOR.name=\"New York\""}) == toronto_with("name=Toronto", "name=\"New York\""));
    CHECK(saved("digraph { A [mode=\"mixed\"] }", {"A.mode=native"}) == "digraph { A [mode=\"native\"] }");
    CHECK(saved("digraph { A [pki = yes; pki = no] }", {"A.pki=unknown"}) ==
          "digraph { A [pki = yes; pki = unknown] }");
}

TEST_CASE("a new fact stands behind the others") {
    CHECK(saved(toronto, {"TOR.pki=yes"}) == toronto_with("color=red]", "color=red, pki=yes]"));
    CHECK(saved(toronto, {"YVR.version=\"2007 SP1\""}) ==
          toronto_with("clients=20]", "clients=20,\n         version=\"2007 SP1\"]"));
    CHECK(saved(toronto, {"OTT.pki=yes", "OTT.clients=3"}) ==
          toronto_with("OTT;", "OTT [clients=3, pki=yes];"));
    CHECK(saved("digraph { A []; }", {"A.pki=yes"}) == "digraph { A [pki=yes]; }");
    CHECK(saved("digraph { A [color=red,]; }", {"A.pki=yes"}) == "digraph { A [color=red, pki=yes,]; }");
    CHECK(saved("digraph { A [color=red] // x ]\n}", {"A.pki=yes"}) ==
          "digraph { A [color=red, pki=yes] // x ]\n}");
}

TEST_CASE("a site without a statement gets one near its links") {
    CHECK(saved("digraph {\n  A -> B // first\n  B -> C\n}\n", {"B.pki=yes"}) ==
          "digraph {\n  A -> B // first\n  B [pki=yes]\n  B -> C\n}\n");
    CHECK(saved("digraph { A -> B }", {"B.pki=yes"}) == "digraph { A -> B; B [pki=yes]; }");
    CHECK(saved("digraph {\n  A -> { B C }\n}\n", {"C.pki=yes"}) ==
          "digraph {\n  A -> { B C }\n  C [pki=yes]\n}\n");
}

TEST_CASE("a fact that is taken back loses its attribute") {
    CHECK(saved(toronto, {"TOR.mode="}) == toronto_with("name=Toronto, mode=mixed,", "name=Toronto,"));
    CHECK(saved(toronto, {"TOR.name="}) == toronto_with("[name=Toronto, ", "["));
    CHECK(saved(toronto, {"MTL.mode="}) == toronto_with("MTL [mode=mixed]", "MTL"));
    CHECK(saved(toronto, {"YVR.clients="}) == toronto_with(",\n         clients=20]", "]"));
    CHECK(saved(toronto, {"MTL.mode=", "MTL.pki=no"}) == toronto_with("MTL [mode=mixed]", "MTL [pki=no]"));
    CHECK(saved("digraph { A [pki=yes, /* why */ mode=mixed, color=red] }", {"A.mode="}) ==
          "digraph { A [pki=yes, /* why */ color=red] }");
}

TEST_CASE("what a default gives is overruled at the site") {
    constexpr std::string_view text =
        "digraph {\n    node [pki=yes]\n    A\n    B [mode=mixed]\n    A -> B\n}\n";
    CHECK(saved(text, {"A.pki=no"}) ==
          "digraph {\n    node [pki=yes]\n    A [pki=no]\n    B [mode=mixed]\n    A -> B\n}\n");
    CHECK(saved(text, {"B.pki="}) ==
          "digraph {\n    node [pki=yes]\n    A\n    B [mode=mixed, pki=\"\"]\n    A -> B\n}\n");
    CHECK(saved("digraph {\n  node [pki=yes]\n  A [pki=no, color=red]\n}\n", {"A.pki="}) ==
          "digraph {\n  node [pki=yes]\n  A [pki=\"\", color=red]\n}\n");
    CHECK(saved("digraph {\n  A; B;\n  A, B [pki=yes];\n  A -> B;\n}\n", {"A.pki=no"}) ==
          "digraph {\n  A [pki=no]; B;\n  A, B [pki=yes];\n  A -> B;\n  A [pki=no];\n}\n");
}

TEST_CASE("a label that serves as name gives way to a name") {
    constexpr std::string_view text = "digraph {\n  A [label=\"Toronto\"];\n}\n";
    CHECK(saved(text, {"A.name=Montreal"}) == "digraph {\n  A [label=\"Toronto\", name=Montreal];\n}\n");
    CHECK(saved(text, {"A.name="}) == "digraph {\n  A;\n}\n");
    CHECK(saved("digraph {\n  node [label=Site];\n  A;\n}\n", {"A.name="}) ==
          "digraph {\n  node [label=Site];\n  A [label=\"\\N\"];\n}\n");
}

TEST_CASE("a cluster that serves as region gives way to a region") {
    constexpr std::string_view text =
        "digraph {\n  subgraph cluster_0 {\n    label=Europe;\n    A;\n    B;\n  }\n  A -> B;\n}\n";
    CHECK(saved(text, {"A.region=Asia"}) == "digraph {\n  subgraph cluster_0 {\n    label=Europe;\n    A "
                                            "[region=Asia];\n    B;\n  }\n  A -> B;\n}\n");
    CHECK(saved(text, {"B.region="}) == "digraph {\n  subgraph cluster_0 {\n    label=Europe;\n    A;\n    B "
                                        "[region=\"\"];\n  }\n  A -> B;\n}\n");
}

TEST_CASE("facts of the hierarchy") {
    CHECK(saved(toronto, {"title=Contoso"}) ==
          toronto_with("title = \"Sites of Contoso\"", "title = \"Contoso\""));
    CHECK(saved(toronto, {"date=2012-03-01"}) ==
          toronto_with("// for the board\n", "// for the board\n    date=\"2012-03-01\";\n"));
    CHECK(saved(toronto, {"title="}) ==
          toronto_with("    title = \"Sites of Contoso\"; // for the board\n", "    // for the board\n"));
    CHECK(saved("digraph {\n  graph [title=X, rankdir=LR]\n  A\n}\n", {"title="}) ==
          "digraph {\n  graph [rankdir=LR]\n  A\n}\n");
    CHECK(saved("digraph {\n  label=X;\n  A;\n}\n", {"title="}) == "digraph {\n  A;\n}\n");
    CHECK(saved("digraph {\n  A;\n}\n", {"title=X"}) == "digraph {\n  title=X;\n  A;\n}\n");
    CHECK(saved("digraph { A }", {"title=X"}) == "digraph { title=X; A }");
}

TEST_CASE("a site that moves changes its link") {
    constexpr std::string_view text =
        "digraph {\n  A; B; C; D;\n  A -> B; // one\n  A -> C [color=red, ipsec=yes];\n  B -> D;\n}\n";
    CHECK(saved(text, {"move C B"}) ==
          "digraph {\n  A; B; C; D;\n  A -> B; // one\n  B -> C [color=red];\n  B -> D;\n}\n");
    CHECK(saved(text, {"move C B", "C.ipsec=no"}) ==
          "digraph {\n  A; B; C; D;\n  A -> B; // one\n  B -> C [color=red, ipsec=no];\n  B -> D;\n}\n");
    CHECK(saved(text, {"move C -"}) == "digraph {\n  A; B; C; D;\n  A -> B; // one\n  B -> D;\n}\n");
    CHECK(saved(text, {"move B -"}) ==
          "digraph {\n  A; B; C; D;\n  // one\n  A -> C [color=red, ipsec=yes];\n  B -> D;\n}\n");
}

TEST_CASE("a site that moves leaves its group or its chain") {
    constexpr std::string_view group = "digraph {\n  A; B; C; D;\n  A -> {B C D} [color=red]\n}\n";
    CHECK(saved(group, {"move C B"}) == "digraph {\n  A; B; C; D;\n  A -> {B D} [color=red]\n  B -> C;\n}\n");
    CHECK(saved(group, {"move B C", "move D C"}) ==
          "digraph {\n  A; B; C; D;\n  A -> {C} [color=red]\n  C -> B;\n  C -> D;\n}\n");
    constexpr std::string_view chain = "digraph {\n  A; B; C; D;\n  A -> B -> C -> D [color=red];\n}\n";
    CHECK(saved(chain, {"move C A"}) ==
          "digraph {\n  A; B; C; D;\n  A -> B [color=red]; C -> D [color=red];\n  A -> C;\n}\n");
    CHECK(saved(chain, {"move B -"}) == "digraph {\n  A; B; C; D;\n  B -> C -> D [color=red];\n}\n");
    CHECK(saved(chain, {"move D B"}) ==
          "digraph {\n  A; B; C; D;\n  A -> B -> C [color=red];\n  B -> D;\n}\n");
}

TEST_CASE("the order of sites outlives their links") {
    CHECK(saved("digraph {\n  A -> B;\n  A -> C;\n}\n", {"move B C"}) ==
          "digraph {\n  A; B;\n  A -> C;\n  C -> B;\n}\n");
    CHECK(saved("digraph {\n  A -> {B C D};\n}\n", {"move C B"}) ==
          "digraph {\n  A; {B C D};\n  A -> {B D};\n  B -> C;\n}\n");
}

TEST_CASE("a site that moves out of a cluster's links keeps its region") {
    CHECK(saved("digraph {\n  HQ;\n  subgraph cluster_0 {\n    label=Europe;\n    A; B;\n    A -> B;\n  }\n  "
                "HQ -> A;\n}\n",
                {"move B HQ"}) == "digraph {\n  HQ;\n  subgraph cluster_0 {\n    label=Europe;\n    A; B;\n  "
                                  "}\n  HQ -> B;\n  HQ -> A;\n}\n");
}

TEST_CASE("an added site stands behind the others") {
    CHECK(
        saved("digraph {\n    A;\n    B;\n    A -> B; // link\n}\n", {"add C B mode=mixed ipsec=yes"}) ==
        "digraph {\n    A;\n    B;\n    A -> B; // link\n    C [mode=mixed];\n    B -> C [ipsec=yes];\n}\n");
    CHECK(saved("digraph {\r\n\tA\r\n}\r\n", {"add C -"}) == "digraph {\r\n\tA\r\n\tC\r\n}\r\n");
    CHECK(saved("digraph { A }", {"add node A"}) == "digraph { A; \"node\"; A -> \"node\"; }");
    CHECK(
        saved("digraph {\n  node [pki=yes, rack=7];\n  A;\n}\n", {"add C A mode=mixed"}) ==
        "digraph {\n  node [pki=yes, rack=7];\n  A;\n  C [mode=mixed, pki=\"\", rack=\"\"];\n  A -> C;\n}\n");
}

TEST_CASE("a text of links only stays one") {
    CHECK(saved("digraph {\n  A -> B\n}\n", {"add C B", "add D C ipsec=no"}) ==
          "digraph {\n  A -> B\n  B -> C\n  C -> D [ipsec=no]\n}\n");
}

TEST_CASE("a removed site leaves nothing of its own behind") {
    CHECK(saved("digraph {\n  // all\n  A;\n  B [mode=mixed];\n  C; // the third\n  A -> B;\n  A -> C "
                "[color=red];\n}\n",
                {"remove B"}) == "digraph {\n  // all\n  A;\n  C; // the third\n  A -> C [color=red];\n}\n");
    CHECK(saved("digraph {\n  A, B, C [pki=yes];\n  A -> {B C};\n}\n", {"remove B"}) ==
          "digraph {\n  A, C [pki=yes];\n  A -> {C};\n}\n");
    CHECK(saved("digraph {\n  A;\n  subgraph cluster_0 { label=X; B; C }\n  A -> B -> C;\n}\n",
                {"remove C"}) == "digraph {\n  A;\n  subgraph cluster_0 { label=X; B; }\n  A -> B;\n}\n");
    CHECK(saved("digraph {\n  A;\n  A -> B;\n}\n", {"remove B"}) == "digraph {\n  A;\n}\n");
}

TEST_CASE("ipsec of a link that others share") {
    constexpr std::string_view text = "digraph {\n  A -> {B C} [ipsec=yes];\n}\n";
    CHECK(saved(text, {"C.ipsec=no"}) == "digraph {\n  A -> {B C} [ipsec=yes];\n  A -> C [ipsec=no];\n}\n");
    CHECK(saved(text, {"C.ipsec="}) == "digraph {\n  A -> {B C} [ipsec=yes];\n  A -> C [ipsec=\"\"];\n}\n");
    CHECK(saved("digraph {\n  edge [ipsec=yes];\n  A -> B;\n}\n", {"B.ipsec="}) ==
          "digraph {\n  edge [ipsec=yes];\n  A -> B [ipsec=\"\"];\n}\n");
}

TEST_CASE("sites that stand in links only keep their order") {
    CHECK(saved("digraph {\n  A -> B -> C;\n}\n", {"move C A"}) == "digraph {\n  A -> B;\n  A -> C;\n}\n");
}
