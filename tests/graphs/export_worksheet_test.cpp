// Reading Microsoft's planning worksheet.
#include <catch2/catch.hpp>

#include <string>

#include "exported.h"
#include "parsed.h"

namespace sitemode::tests {
namespace {

// What is said of every worksheet.
const std::string worksheet_note =
    "sites.csv:1:1 note: a planning worksheet: its modes are read as the modes of the sites; subnets, Active "
    "Directory sites and comments are left out\n";

} // namespace

TEST_CASE("a planning worksheet is recognised by its columns") {
    const auto h =
        sites("Site name,Site code,Primary site?,Secondary site? (parent's name and code),"
              "Native mode or mixed mode?,Potential number of clients,IP subnets or AD sites,Comments\n"
              "Toronto,TOR,Yes,No,Native mode,\"4,000\",10.0.0.0/8,central\n"
              "London,LON,\"Yes, Toronto TOR\",,Mixed,1200,,\n"
              "Manchester,MAN,No,London (LON),Mixed,,,\n"
              "Leeds,LEE,,London,,,,\n"
              "Oslo,OSL,,Bergen BGO,,,,\n"
              "Nome,NOM,Yes,n/a,?,none yet,,\n");
    CHECK(facts_of(h, "TOR") == "name=Toronto mode=native clients=4000");
    CHECK(facts_of(h, "LON") == "name=London parent=TOR mode=mixed clients=1200");
    CHECK(facts_of(h, "MAN") == "name=Manchester type=secondary parent=LON");
    CHECK(facts_of(h, "LEE") == "name=Leeds type=secondary parent=LON");
    CHECK(facts_of(h, "OSL") == "name=Oslo type=secondary parent=BGO");
    CHECK(facts_of(h, "NOM") == "name=Nome clients=unknown");
}

TEST_CASE("a worksheet's parent whose name and code don't belong together is told") {
    const std::string header = "Site name,Site code,Primary site?,Secondary site?\nHead,HQ1,Yes,No\n";
    CHECK(said_of_sites(header + "Branch,BR1,No,\"Head, HQ2\"\n") ==
          "sites.csv:3:15 warning: the parent of site BR1 is called 'Head, HQ2', but HQ2 is no site of the "
          "worksheet: "
          "HQ1 is taken, which has that name\n" +
              worksheet_note);
    CHECK(said_of_sites(header + "Branch,BR1,No,\"Head, HQ1\"\n") == worksheet_note);
    CHECK(said_of_sites(header + "Branch,BR1,No,\"Head, BR1\"\n") == worksheet_note); // its own
    CHECK(said_of_sites(header + "Head USA,HQ2,No,Head\nBranch,BR1,No,Yes: Head USA\n") == worksheet_note);
}

TEST_CASE("a worksheet's parent that is no site of it is told with its value, and what it is like") {
    const std::string header =
        "Site name,Site code,Primary site?,Secondary site?,Native mode or mixed mode?\n"
        "Chicago,CEN,Yes,No,Mixed\n";
    CHECK(
        said_of_sites(header + "A,AAA,\"Yes, Central Site\",No,Mixed\n") ==
        "sites.csv:3:7 warning: 'Yes, Central Site' names no other site of the worksheet: site AAA becomes a "
        "central site\n" +
            worksheet_note);
    CHECK(
        said_of_sites(header + "B,BBB,No,\"Yes, Nowhere\",\n") ==
        "sites.csv:3:10 error: 'Yes, Nowhere' names no other site of the worksheet: secondary site BBB needs "
        "a parent\n" +
            worksheet_note);
    CHECK(hint_of_sites(header + "B,BBB,No,\"Yes, Chicgo\",\n") == "did you mean Chicago (CEN)?");
    CHECK(hint_of_sites(header + "B,BBB,No,cne,\n") == "did you mean CEN?");
    CHECK(hint_of_sites(header + "B,BBB,No,yes,\n") ==
          "name the parent by its code, as in 'Yes, Toronto TOR'");
    CHECK(said_of_sites(header + "A,AAA,\"Yes, CNE\",No,\nB,BBB,\"Yes, CNE\",No,\nC,CCC,No,XYZ,\n") ==
          "sites.csv:3:7 warning: the parent of site AAA, CNE, has no row in the worksheet: it becomes a "
          "primary site of which nothing is known\n"
          "sites.csv:5:10 note: the parent of site CCC, XYZ, has no row in the worksheet: it becomes a "
          "primary site of which nothing is known\n" +
              worksheet_note);
}

TEST_CASE("a mode of the worksheet is what a cell plainly says, and nothing that only names a mode") {
    const std::string header =
        "Site name,Site code,Primary site?,Secondary site?,Native mode or mixed mode?\nToronto,TOR,Yes,,";
    for (const auto* plain : {"native", "Native mode", "MIXED", "mixed mode", "", "unknown", "-"})
        CHECK(said_of_sites(header + plain + "\n") == worksheet_note);
    for (const auto* vague :
         {"not native", "native later", "non-native", "native?", "Native/mixed", "never mixed"})
        CHECK(said_of_sites(header + vague + "\n") ==
              "sites.csv:2:18 warning: '" + std::string(vague) +
                  "' names no mode: that of site TOR stays unknown\n" + worksheet_note);
}

TEST_CASE("a worksheet that says too little or too much of a site is told so") {
    const std::string header =
        "Site name,Site code,Primary site?,Secondary site?,Native mode or mixed mode?\nToronto,TOR,Yes,,\n";
    CHECK(said_of_sites(header + "A,AAA,No,No,\n") ==
          "sites.csv:3:7 error: site AAA is planned neither as a primary site nor as a secondary one\n" +
              worksheet_note);
    CHECK(said_of_sites(header + "A,AAA,Yes,TOR,\n") ==
          "sites.csv:3:11 error: site AAA is planned as a primary site and as a secondary one\n" +
              worksheet_note);
    CHECK(said_of_sites(header + "A,AAA,,TOR,Native mode\nB,BBB,,TOR,as its parent\n") ==
          "sites.csv:1:1 note: modes of secondary sites are not read (1): they run in the mode of their "
          "primary site\n" +
              worksheet_note);
}

} // namespace sitemode::tests
