// Edits saved in DOT texts of hundreds of thousands of sites: linear time, no recursion. Runs by its label
// `big`.

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "graphs/dot_edit.h"
#include "graphs/dot_reader.h"
#include "src/edit.h"

using namespace sitemode;

namespace {

constexpr int sites = 200'000;

std::string code(int site) {
    return "S" + std::to_string(site);
}

// Statements of all sites.
std::string statements(std::string_view attributes) {
    std::string text;
    for (int site = 0; site < sites; ++site) text += code(site) + std::string(attributes) + "\n";
    return text;
}

Edit moved(int site, int parent) {
    Edit edit;
    edit.kind = Edit::Kind::move;
    edit.site = code(site);
    edit.parent = code(parent);
    return edit;
}

Edit given(int site, std::string_view fact, std::string_view value) {
    Edit edit;
    edit.site = code(site);
    edit.facts.push_back({std::string(fact), std::string(value)});
    return edit;
}

void check_saving(const std::string& text, const std::vector<Edit>& edits) {
    const Reading before = read_dot(text, "t.dot");
    REQUIRE(before.hierarchy);
    const auto after = edited(*before.hierarchy, edits);
    REQUIRE(after);
    const EditedText saved = edited_dot(text, *after);
    CHECK(saved.is_patched);
    const Reading again = read_dot(saved.text, "t.dot");
    REQUIRE(again.hierarchy);
    REQUIRE(again.hierarchy->size() == after->size());
    for (SiteIndex site = 0; site < after->size(); ++site) {
        if (again.hierarchy->parent(site) == after->parent(site)) continue;
        FAIL(again.hierarchy->code(site));
    }
}

} // namespace

TEST_CASE("a fact of each of many sites is saved", "[big]") {
    std::vector<Edit> edits;
    edits.reserve(sites);
    for (int site = 0; site < sites; ++site)
        edits.push_back(given(site, site % 2 == 0 ? "mode" : "pki", "unknown"));
    check_saving("digraph {\n" + statements(" [mode=mixed]") + "}\n", edits);
    check_saving("digraph { node [pki=yes] " + statements("") + "}\n", edits);
}

TEST_CASE("half of a group moves", "[big]") {
    std::vector<Edit> edits;
    edits.reserve(sites);
    for (int site = 2; site < sites; site += 2) edits.push_back(moved(site, 1));
    std::string links = "S0 -> {";
    for (int site = 1; site < sites; ++site) links += code(site) + ' ';
    check_saving("digraph {\n" + statements("") + links + "} /* all */ // so many\n}\n", edits);
    check_saving("digraph {\n" + links + "}\n}\n", edits);
    check_saving("digraph { " + links + "} }", edits);
}

TEST_CASE("a chain is taken apart", "[big]") {
    std::vector<Edit> edits;
    edits.reserve(sites);
    for (int site = 2; site < sites; site += 2) edits.push_back(moved(site, 0));
    std::string links = "S0";
    for (int site = 1; site < sites; ++site) links += " -> " + code(site);
    check_saving("digraph {\n" + statements("") + links + " [color=red]\n}\n", edits);
    check_saving("digraph {\n" + links + "\n}\n", edits);
}

TEST_CASE("links of many sites get other parents", "[big]") {
    std::vector<Edit> edits;
    edits.reserve(sites);
    for (int site = 2; site < sites; ++site) edits.push_back(moved(site, 1));
    std::string links;
    for (int site = 1; site < sites; ++site) links += "S0 -> " + code(site) + " [ipsec=yes]\n";
    check_saving("digraph {\n" + statements("") + links + "}\n", edits);
    check_saving("digraph {\n" + links + "}\n", edits);
}

TEST_CASE("most sites are removed", "[big]") {
    std::vector<Edit> edits;
    edits.reserve(sites);
    for (int site = 2; site < sites; ++site) {
        Edit edit;
        edit.kind = Edit::Kind::remove;
        edit.site = code(site);
        edits.push_back(edit);
    }
    std::string list = "S0", links;
    for (int site = 1; site < sites; ++site) list += ", " + code(site);
    for (int site = 1; site < sites; ++site) links += "S0 -> " + code(site) + "; ";
    check_saving("digraph {\n" + list + " [pki=yes]\n" + links + "}\n", edits);
}
