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
        few_sites_with(ExportKind::clients, "SiteCode,clients,sms2003_clients\nTOR,40,3\nLON,7,\n");
    CHECK(facts_of(h, "TOR") == "clients=40 sms2003_clients=3");
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

} // namespace sitemode::tests
