// Edits: what their words mean, what they make of a hierarchy, and how they are refused.
#include <catch2/catch.hpp>

#include "solved.h"
#include "src/edit.h"

namespace sitemode::test {
namespace {

constexpr std::string_view plan = R"(digraph {
  title="Plan"
  TOR [name="Toronto"]
  HOU [mode=mixed, clients=10]
  SEA [type=secondary, mode=mixed]
  BOS [type=secondary, mode=mixed, owner="Bo"]
  LON []
  TOR -> HOU [ipsec=yes]
  TOR -> LON
  HOU -> { SEA BOS }
})";

std::vector<Edit> edits_of(std::string_view script) {
    auto read = parsed_script(script);
    for (const auto& message : read.messages) FAIL_CHECK(message.text);
    return std::move(read.edits);
}

// A site in a line: "HOU < TOR: mode=native clients=10", facts as they are given.
std::string line_of(const Hierarchy& h, SiteIndex site) {
    std::string line(h.code(site));
    if (!h.is_central(site)) line += " < " + std::string(h.code(h.parent(site)));
    for (const auto& cell : h.cells(site))
        if (cell.fact != Fact::parent) line += " " + std::string(name_of(cell.fact)) + "=" + h.written(cell);
    return line;
}

std::vector<std::string> lines_of(const Hierarchy& h) {
    std::vector<std::string> lines;
    for (SiteIndex site = 0; site < h.size(); ++site) lines.push_back(line_of(h, site));
    return lines;
}

Hierarchy changed(std::string_view dot, std::string_view script) {
    const auto before = solved(dot);
    auto after = edited(before.hierarchy, edits_of(script));
    INFO(script);
    if (!after) FAIL(after.error().messages.front().text);
    return *std::move(after);
}

// "edit:1:5 there is no site 'TOX' | did you mean TOR?"
std::vector<std::string> refusals(std::string_view dot, std::string_view script, bool may_move = false) {
    const auto before = solved(dot);
    EditOptions options;
    options.secondary_sites_may_move = may_move;
    const auto after = edited(before.hierarchy, edits_of(script), options);
    std::vector<std::string> said;
    if (after) return said;
    for (const auto& message : after.error().messages) {
        auto line = after.error().files[message.place.file] + ":" + std::to_string(message.place.line) + ":" +
                    std::to_string(message.place.column) + " " + message.text;
        if (!message.code.empty()) line += " [" + std::string(message.code) + "]";
        if (!message.hint.empty()) line += " | " + message.hint;
        said.push_back(line);
    }
    return said;
}

std::string misread(std::string_view text) {
    const auto edit = parsed_edit(text);
    REQUIRE_FALSE(edit);
    return std::to_string(edit.error().place.column) + " " + edit.error().text + " | " + edit.error().hint;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("an edit reads as it is written") {
    for (const std::string_view text :
         {"TOR.mode=native", "TOR.mode=", "title=Plan", "date=2009-04-02", "TOR.name=\"New York\"",
          "TOR.server=a.b=c.d", "move HEL SHA", "move HEL -", "add NEW TOR",
          "add NEW - type=primary clients=5", "add NEW TOR name=\"A \\\"b\\\" \\\\ c\"", "remove SEA",
          "A.B.mode=mixed", "\"A=B\".mode=mixed", "move \"A B\" \"-\"", "TOR.name=a#b",
          "TOR.name=\\\\server"}) {
        const auto edit = parsed_edit(text);
        INFO(text);
        REQUIRE(edit);
        CHECK(written(*edit) == text);
    }
}

TEST_CASE("an edit is split at the last dot before the first equals sign") {
    const auto edit = parsed_edit("A.B.server=x.y=z");
    REQUIRE(edit);
    CHECK(edit->site == "A.B");
    CHECK(edit->facts.front().name == "server");
    CHECK(edit->facts.front().value == "x.y=z");
}

TEST_CASE("a parent can be given like a fact") {
    CHECK(written(*parsed_edit("HEL.parent=SHA")) == "move HEL SHA");
    CHECK(written(*parsed_edit("HEL.parent=")) == "move HEL -");
    CHECK(written(*parsed_edit("HEL.parent=-")) == "move HEL -");
}

TEST_CASE("words of a shell need no quotes of ours") {
    const auto read = [](std::vector<std::string> words) { return written(*parsed_edit(words)); };
    CHECK(read({"TOR.name=New York"}) == "TOR.name=\"New York\"");
    CHECK(read({"TOR.name=\"New York\""}) == "TOR.name=\"New York\"");
    CHECK(read({"move", "HEL", "SHA"}) == "move HEL SHA");
    CHECK(read({"move HEL SHA"}) == "move HEL SHA");
    CHECK(read({"add", "NEW", "-", "name=New Site"}) == "add NEW - name=\"New Site\"");
    const auto first = [](std::vector<std::string> words) { return words_of_first_edit(words); };
    CHECK(first({"TOR.mode=native", "x"}) == 1);
    CHECK(first({"move", "HEL", "SHA", "x"}) == 3);
    CHECK(first({"move", "HEL"}) == 2);
    CHECK(first({"add", "NEW", "TOR", "clients=1", "TOR.mode=mixed"}) == 4);
    CHECK(first({"remove", "SEA", "SEA"}) == 2);
}

TEST_CASE("what is no edit is refused with its place") {
    CHECK(misread("") == "1 an edit is missing | write SITE.fact=value, title=…, move SITE PARENT, add SITE "
                         "PARENT [fact=value …] or remove SITE");
    CHECK(misread("mvoe HEL SHA") == "1 'mvoe' is no edit | did you mean move?");
    CHECK(misread("TOR.name=New York") ==
          "14 'York' is left over behind 'TOR.name=New' | a value with blanks stands in double quotes");
    CHECK(misread("TOR.name=\"New") == "10 nothing closes this quote | end the value with \"");
    CHECK(misread("move HEL") == "1 move takes a site and its new parent | move SITE PARENT, or move SITE - "
                                 "for a site without a parent");
    CHECK(misread("move HEL SHA LON").starts_with("14 "));
    CHECK(misread("add NEW type=secondary").starts_with("1 add takes a site and its parent"));
    CHECK(misread("add NEW TOR NEW.mode=native").starts_with("13 'NEW.mode=native'"));
    CHECK(misread("remove").starts_with("1 remove takes one site"));
    CHECK(misread("TOR.name=\x01") == "1 an edit is UTF-8 text without control characters | ");
}

TEST_CASE("a script has an edit a line, and comments") {
    const auto script =
        parsed_script("# a plan\r\n\r\n  TOR.mode=native # at last\r\nmove A\rremove SEA\n", 3);
    REQUIRE(script.edits.size() == 2);
    CHECK(script.edits[0].place == Place{3, 3, 3});
    CHECK(written(script.edits[1]) == "remove SEA");
    CHECK(script.edits[1].place.line == 5);
    REQUIRE(script.messages.size() == 1);
    CHECK(script.messages[0].place == Place{4, 1, 3});
}

TEST_CASE("a fact is given, changed and taken back") {
    CHECK(lines_of(changed(plan, "LON.clients=7\nHOU.clients=20\nTOR.name=\nLON.clients=8")) ==
          Lines{"TOR", "HOU < TOR mode=mixed clients=20 ipsec=yes", "SEA < HOU type=secondary mode=mixed",
                "BOS < HOU type=secondary mode=mixed", "LON < TOR clients=8"});
    CHECK(changed(plan, "title=New\nauthor=Me").text(Fact::title) == "New");
    CHECK(changed(plan, "title=").cell(Fact::title) == nullptr);
}

TEST_CASE("the mode of a primary site takes back those of its secondary sites") {
    CHECK(lines_of(changed(plan, "HOU.mode=native")) ==
          Lines{"TOR name=Toronto", "HOU < TOR mode=native clients=10 ipsec=yes", "SEA < HOU type=secondary",
                "BOS < HOU type=secondary", "LON < TOR"});
    CHECK(line_of(changed(plan, "HOU.mode=native\nSEA.mode=mixed"), 2) ==
          "SEA < HOU type=secondary mode=mixed");
    CHECK(line_of(changed(plan, "HOU.mode=native\nSEA.mode=mixed\nHOU.mode=mixed"), 2) ==
          "SEA < HOU type=secondary");
    CHECK(line_of(changed(plan, "TOR.mode=native"), 2) == "SEA < HOU type=secondary mode=mixed");
    CHECK(line_of(changed(plan, "add NEW HOU type=secondary mode=mixed\nHOU.mode=native"), 5) ==
          "NEW < HOU type=secondary");
}

TEST_CASE("a site moves with its children and leaves what was said of its link") {
    const auto after = changed(plan, "move HOU LON");
    CHECK(line_of(after, 1) == "HOU < LON mode=mixed clients=10");
    CHECK(after.children(after.site_with_code("LON")).size() == 1);
    CHECK(line_of(changed(plan, "move HOU -"), 1) == "HOU mode=mixed clients=10");
    CHECK(line_of(changed(plan, "move HOU TOR"), 1) == "HOU < TOR mode=mixed clients=10 ipsec=yes");
    CHECK(line_of(changed(plan, "HOU.ipsec=no\nLON.link_ipsec=unknown"), 4) == "LON < TOR ipsec=unknown");
}

TEST_CASE("sites are added and removed") {
    const auto after = changed(plan, "add NEW LON clients=5 name=\"New one\"\nremove SEA\nBOS.clients=1");
    CHECK(lines_of(after) == Lines{"TOR name=Toronto", "HOU < TOR mode=mixed clients=10 ipsec=yes",
                                   "BOS < HOU type=secondary mode=mixed clients=1", "LON < TOR",
                                   "NEW < LON name=New one clients=5"});
    REQUIRE(after.extras().size() == 1);
    CHECK(after.extras().front().site == after.site_with_code("BOS"));
    CHECK(line_of(changed(plan, "remove SEA\nadd SEA LON type=secondary"), 4) == "SEA < LON type=secondary");
    CHECK(lines_of(changed(plan, "remove HOU\nmove SEA LON\nremove BOS\nremove SEA")).size() == 2);
    CHECK(lines_of(changed("digraph { A }", "add B -\nremove A")) == Lines{"B"});
}

TEST_CASE("a fact that an edit gave cites the edit") {
    const auto before = solved(plan);
    const auto edit = parsed_edit("LON.mode=native");
    const auto after = edited(before.hierarchy, std::vector{*edit});
    REQUIRE(after);
    const auto* cell = after->cell(after->site_with_code("LON"), Fact::mode);
    CHECK(after->files()[cell->file] == "edit");
    CHECK(cell->line == 1);
    CHECK(cell->column == 1);
    CHECK(after->cell(after->site_with_code("HOU"), Fact::mode)->line == 4);
}

TEST_CASE("every edit that can't be is refused") {
    CHECK(refusals(plan, "TOX.mode=native\n  HOU.clints=5\nLON.mode=both\ntitel=x\nLON.code=A\nmode=native\n"
                         "TOR.ipsec=yes\nadd LON TOR\nLON.title=x\ntoronto.mode=mixed") ==
          Lines{"edit:1:1 there is no site 'TOX' | did you mean TOR?",
                "edit:2:3 unknown fact 'clints' | did you mean clients?",
                "edit:3:1 wrong value 'both' for mode at site LON: allowed are native, mixed, or unknown",
                "edit:4:1 unknown fact 'titel' | did you mean title?",
                "edit:5:1 the code of site LON can't be changed | add a site with the new code, move the "
                "children "
                "there, and remove this one",
                "edit:6:1 mode is a fact of a site | write SITE.mode=…",
                "edit:7:1 ipsec at site TOR, which has no parent | it is a fact of the link to the parent: "
                "attach "
                "the site to one before",
                "edit:8:1 there is a site 'LON' already | give its facts as LON.fact=value",
                "edit:9:1 title is a fact of the hierarchy | write title=… without a site",
                "edit:10:1 there is no site 'toronto' | did you mean TOR?"});
    CHECK(refusals(plan, "remove SEA\nSEA.mode=mixed") ==
          Lines{"edit:2:1 site 'SEA' was removed by an edit before this one"});
    CHECK(
        refusals(plan, "remove HOU") ==
        Lines{
            "edit:1:1 site HOU can't be removed, for it has children: SEA, BOS | move or remove them, too"});
}

TEST_CASE("a secondary site doesn't move, unless that rule is ignored") {
    CHECK(
        refusals(plan, "move SEA LON") ==
        Lines{
            "edit:1:1 secondary site SEA can't be moved from HOU to LON [SM114] | remove the site and add it "
            "below its new parent"});
    CHECK(refusals(plan, "move SEA LON", true).empty());
    CHECK(refusals(plan, "move SEA LON\nmove SEA HOU").empty());
    CHECK(refusals(plan, "SEA.type=primary\nmove SEA LON").empty());
}

TEST_CASE("the structure is checked when all edits are done, where an edit broke it") {
    CHECK(
        refusals(plan, "move TOR HOU") ==
        Lines{
            "edit:1:1 the links form a cycle: HOU -> TOR -> HOU [SM102] | turn round or remove one of these "
            "links"});
    CHECK(refusals(plan, "move TOR HOU\nmove HOU -").empty());
    CHECK(refusals(plan, "move TOR TOR") ==
          Lines{"edit:1:1 site TOR is its own parent [SM102] | remove this link"});
    CHECK(
        refusals(plan, "move LON SEA") ==
        Lines{
            "edit:1:1 secondary site SEA has children: LON [SM106] | move its children to a primary site, or "
            "declare it type=primary"});
    CHECK(
        refusals(plan, "LON.clients=1\nmove SEA -") ==
        Lines{
            "edit:2:1 secondary site SEA has no parent [SM106] | link it to its primary site, or declare it "
            "type=primary"});
    CHECK(refusals(plan, "remove SEA\nmove BOS -").at(0).starts_with("edit:2:1 secondary site BOS has no"));
    CHECK(refusals("digraph { A }", "remove A").size() == 1);
}

} // namespace sitemode::test
