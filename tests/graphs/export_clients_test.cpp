// Reading exports of clients: a row each, or counts.
#include <catch2/catch.hpp>

#include <string>

#include "exported.h"
#include "parsed.h"

namespace sitemode::tests {

TEST_CASE("clients are counted once, without obsolete records and other resources") {
    const auto h = few_sites_with(ExportKind::clients,
                                  "ResourceID,SMS_Assigned_Sites0,Client0,Obsolete0,Client_Version0,"
                                  "Operating_System_Name_and0\n"
                                  "1,TOR,1,0,4.00.6487.2000,Microsoft Windows NT Workstation 5.1\n"
                                  "1,TOR,1,0,4.00.6487.2000,Microsoft Windows NT Workstation 5.1\n"
                                  "2,TOR,1,0,2.50.4253.3000,Microsoft Windows NT Workstation 5.0\n"
                                  "3,TOR,1,1,2.50.4253.3000,Microsoft Windows NT Workstation 5.0\n"
                                  "4,TOR,0,0,,Microsoft Windows NT Workstation 5.0\n"
                                  "5,TOR,NULL,NULL,NULL,NULL\n"
                                  "6,LON,1,NULL,4.00.6487.2000,Microsoft Windows NT Workstation 5.2\n");
    CHECK(facts_of(h, "TOR") == "clients=2 sms2003_clients=1 win2000_clients=1");
    CHECK(facts_of(h, "LON") == "parent=TOR clients=1 sms2003_clients=0 win2000_clients=0");
    CHECK(facts_of(h, "MAN") == "type=secondary parent=LON");
}

TEST_CASE("a site that is listed without clients has none, one that is not listed is unknown") {
    const auto h =
        few_sites_with(ExportKind::clients, "SiteCode,ResourceID,Client_Version0,OSVersion\nTOR,NULL,,\n");
    CHECK(facts_of(h, "TOR") == "clients=0 sms2003_clients=0 win2000_clients=0");
    CHECK(facts_of(h, "LON") == "parent=TOR");
}

TEST_CASE("what the columns do not tell of clients stays unknown") {
    CHECK(facts_of(few_sites_with(ExportKind::clients, "SiteCode,ResourceID\nTOR,7\n"), "TOR") ==
          "clients=1");
    const auto h =
        few_sites_with(ExportKind::clients, "SiteCode,ResourceID,ClientVersion\nTOR,7,\nTOR,8,4.00.1\n");
    CHECK(facts_of(h, "TOR") == "clients=2 sms2003_clients=unknown");
}

TEST_CASE("clients may be counted already") {
    const auto h =
        few_sites_with(ExportKind::clients, "SiteCode,clients,sms2003_clients\nTOR,\"1,240\",3\nLON,7,\n");
    CHECK(facts_of(h, "TOR") == "clients=1240 sms2003_clients=3");
    CHECK(facts_of(h, "LON") == "parent=TOR clients=7");
    CHECK_FALSE(reading_of({{ExportKind::sites, "sites.csv", few_sites},
                            {ExportKind::clients, "more.csv", "SiteCode,clients\nTOR,many\n"}})
                    .hierarchy);
}

TEST_CASE("of several counts for a site the last one wins") {
    const auto* text = "SiteCode,clients\nTOR,1\nTOR,1\nTOR,2\nTOR,1\n";
    CHECK(facts_of(few_sites_with(ExportKind::clients, text), "TOR") == "clients=1");
    CHECK(
        said_of_few_sites_with(ExportKind::clients, text) ==
        "more.csv:4:5 warning: clients of site 'TOR' is given twice: '1' at line 2, column 5, and '2' here; "
        "the last one counts\n"
        "more.csv:5:5 warning: clients of site 'TOR' is given twice: '2' at line 4, column 5, and '1' here; "
        "the last one counts\n");
}

TEST_CASE("what is told of one client is told in the singular") {
    CHECK(said_of_few_sites_with(
              ExportKind::clients,
              "SiteCode,ResourceID,Client,Obsolete,ClientVersion,OperatingSystem\nTOR,1,1,0,5.00,\n"
              "TOR,1,1,0,5.00,\nTOR,2,1,0,,Windows 5.1\n") ==
          "more.csv:1:1 note: 1 more row of a resource that was counted already: not counted again\n"
          "more.csv:1:1 warning: 1 client has a version of a later release: it counts as a client only\n"
          "more.csv:1:1 warning: 1 client has no version that is known: whether it is an SMS 2003 client is "
          "not "
          "known\n"
          "more.csv:1:1 warning: 1 client has no operating system: whether it runs Windows 2000 is not "
          "known\n");
    CHECK(said_of_sites("SiteCode,ReportingSiteCode,Type\nTOR\n")
              .starts_with("sites.csv:2:1 error: a row of 1 cell, where the header has 3\n"));
}

} // namespace sitemode::tests
