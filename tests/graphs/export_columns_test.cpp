// Columns of exports: double, missing and mistyped ones.
#include <catch2/catch.hpp>

#include "exported.h"
#include "parsed.h"

namespace sitemode::tests {

TEST_CASE("a second column of one name is refused in every export") {
    CHECK(said_of_sites("SiteCode,ReportingSiteCode,Type,type\nTOR,,2,1\n") ==
          "sites.csv:1:33 error: a second column 'type'; the first is at line 1, column 28\n");
    CHECK(said_of_sites("Site code,Primary site?,Primary site?,Native mode or mixed mode?\nTOR,Yes,No,\n")
              .starts_with("sites.csv:1:25 error: a second column 'Primary site?'; the first is at line 1"));
    CHECK(said_of_few_sites_with(ExportKind::modes, "SiteCode,mode,mode\nTOR,native,mixed\n") ==
          "more.csv:1:15 error: a second column 'mode'; the first is at line 1, column 10\n");
    CHECK(said_of_few_sites_with(ExportKind::roles, "SiteCode,RoleName,RoleName\nTOR,,\n") ==
          "more.csv:1:19 error: a second column 'RoleName'; the first is at line 1, column 10\n");
    CHECK(said_of_few_sites_with(ExportKind::clients, "SiteCode,clients,Clients\nTOR,1,2\n") ==
          "more.csv:1:18 error: a second column 'Clients'; the first is at line 1, column 10\n");
}

TEST_CASE("columns that are not read may stand twice") {
    CHECK(sites("SiteCode,ReportingSiteCode,Type,Remark,Remark,,\nTOR,,2,a,b,,\n").size() == 1);
}

TEST_CASE("an export of modes that can give none is told what would") {
    CHECK(said_of_few_sites_with(ExportKind::modes, "SiteCode,Value\nTOR,31\n") ==
          "more.csv:1:1 error: no column 'mode', 'IISSSLState' or 'Name'\n");
    for (const auto* text : {"SiteCode,Name,Value\nTOR,Other,9\n", "SiteCode,Name,Value\nTOR,IISSSLState,\n",
                             "SiteCode,Name\nTOR,IISSSLState\n", "SiteCode,mode\n"})
        CHECK(said_of_few_sites_with(ExportKind::modes, text) ==
              "more.csv:1:1 warning: no row gives the mode of a site\n");
    CHECK(
        hint_of_few_sites_with(ExportKind::modes, "SiteCode,Name,Value\nTOR,Other,9\n") ==
        "it stands in the property IISSSLState of SMS_SITE_COMPONENT_MANAGER, FileType 1, in a column Value");
}

TEST_CASE("a mistyped column of counts is told, with the count that is likely meant") {
    const auto* text =
        "SiteCode,clients,sms2003_client,Site name,Building\nTOR,4,1,Toronto,B\nLON,2,1,London,B\n";
    CHECK(said_of_few_sites_with(ExportKind::clients, text) ==
          "more.csv:1:18 warning: the column 'sms2003_client' is not read\n"
          "more.csv:1:43 note: the column 'Building' is not read: it is no count of clients\n");
    CHECK(hint_of_few_sites_with(ExportKind::clients, text) == "did you mean sms2003_clients?");
}

TEST_CASE("a table that is no list of clients is refused, and not counted row by row") {
    for (const auto* text : {"SiteCode,RoleName\nTOR,SMS Site Server\nTOR,SMS Provider\n", "SiteCode\nTOR\n",
                             "SiteCode,win200_clients\nTOR,4\n"})
        CHECK(said_of_few_sites_with(ExportKind::clients, text) ==
              "more.csv:1:1 error: no column 'ResourceID', 'Client_Version0' or 'clients'\n");
    CHECK(hint_of_few_sites_with(ExportKind::clients, "SiteCode,win200_clients\nTOR,4\n") ==
          "did you mean win2000_clients by the column 'win200_clients'?");
}

TEST_CASE("a role may have our name, and one that is mistyped does not say that there are none") {
    const auto* typo = "SiteCode,RoleName\nTOR,SMS Mangement Point\n";
    CHECK(said_of_few_sites_with(ExportKind::roles, typo) ==
          "more.csv:2:5 warning: the role 'SMS Mangement Point' is none that site modes ask for: not read\n");
    CHECK(hint_of_few_sites_with(ExportKind::roles, typo) == "did you mean 'sms management point'?");
}

TEST_CASE("a hierarchy in CSV is no export, and needs none") {
    const auto* text = "code,parent,mode\nTOR,,native\n";
    CHECK(said_of_sites(text) == "sites.csv:1:1 error: no column 'ReportingSiteCode'\n");
    CHECK(hint_of_sites(text) == "with a column code it looks like a hierarchy that needs no import: solve, "
                                 "render and convert read it as it is");
}

} // namespace sitemode::tests
