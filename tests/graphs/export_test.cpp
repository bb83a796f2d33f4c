// Reading exports of a site server: one hierarchy from several files.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "exported.h"
#include "graphs/export_table.h"
#include "graphs/utf16.h"
#include "parsed.h"

namespace sitemode::tests {
namespace {

std::string as_utf16(std::string_view ascii, bool big_endian) {
    std::string out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        if (big_endian) out += '\0';
        out += c;
        if (!big_endian) out += '\0';
    }
    return out;
}

} // namespace

TEST_CASE("a site has its name, type, parent, release and server") {
    const auto h = sites("SiteCode,SiteName,ReportingSiteCode,Type,Status,Version,BuildNumber,ServerName\n"
                         "TOR,Toronto,,2,1,4.00.6487.2000,6487,TORSRV\n"
                         "SEA,Seattle,TOR,1,1,,4253,SEASRV\n");
    CHECK(shown(h) == "TOR: name=Toronto version=2007 SP2 server=TORSRV\n"
                      "SEA: name=Seattle type=secondary parent=TOR version=2003 SP3 server=SEASRV\n");
}

TEST_CASE("every build of the rulebook is its release, others stay as they are") {
    const auto release = [](const std::string& version, const std::string& build) {
        return facts_of(sites("SiteCode,ReportingSiteCode,Type,Version,BuildNumber\nTOR,,2," + version + "," +
                              build + "\n"),
                        "TOR");
    };
    CHECK(release("2.50.2726.0018", "") == "version=2003");
    CHECK(release("2.50.3174.1018", "") == "version=2003 SP1");
    CHECK(release("", "4160") == "version=2003 SP2");
    CHECK(release("", "4253") == "version=2003 SP3");
    CHECK(release("4.00.5931.0001", "6487") == "version=2007");
    CHECK(release("4.00.6221.1000", "") == "version=2007 SP1");
    CHECK(release("", "6487") == "version=2007 SP2");
    CHECK(release("4.00.6300.1", "") == "version=4.00.6300.1");
    CHECK(release("4.00.64870.1", "") == "version=4.00.64870.1");
    CHECK(release("", "") == "");
}

TEST_CASE("a version of a later release is refused") {
    CHECK(said_of_sites("SiteCode,ReportingSiteCode,Type,Version\nTOR,,2,5.00.7711.0000\n") ==
          "sites.csv:2:8 error: wrong value '5.00.7711.0000' for the version of site TOR\n");
}

TEST_CASE("the column Mode of the sites is never a mode") {
    const auto text = "SiteCode,ReportingSiteCode,Type,Mode\nTOR,,2,native\n";
    CHECK(facts_of(sites(text), "TOR") == "");
    CHECK(said_of_sites(text) ==
          "sites.csv:1:1 note: the column 'Mode' is not read: it is an operational state "
          "of later releases, no site mode\n");
}

TEST_CASE("a parent that is not in the export becomes a primary site of which nothing is known") {
    const auto text = "SiteCode,ReportingSiteCode,Type\nLON,tor,2\nHOU,TOR,2\n";
    CHECK(shown(sites(text)) == "LON: parent=TOR\nHOU: parent=TOR\nTOR: \n");
    CHECK(said_of_sites(text) ==
          "sites.csv:2:5 note: site LON reports to tor, which is not in the export: it "
          "becomes a primary site of which nothing is known\n");
}

TEST_CASE("sites that are pending, failed or being upgraded are kept, with a note") {
    const auto text =
        "SiteCode,ReportingSiteCode,Type,Status\nA01,,2,1\nA02,A01,2,2\nA03,A01,2,3\nA05,A01,2,5\n";
    CHECK(sites(text).size() == 4);
    CHECK(said_of_sites(text) ==
          "sites.csv:3:11 note: site A02 is not active: pending (status 2); it is kept\n"
          "sites.csv:4:11 note: site A03 is not active: failed (status 3); it is kept\n"
          "sites.csv:5:11 note: site A05 is not active: upgrade (status 5); it is kept\n");
}

TEST_CASE("a deleted site is left out, and so is a deleted one above it") {
    const auto text = "SiteCode,ReportingSiteCode,Type,Status\nTOR,,2,1\nLON,TOR,2,4\nMAN,LON,1,4\n";
    CHECK(shown(sites(text)) == "TOR: \n");
    CHECK(said_of_sites(text) == "sites.csv:3:1 note: site LON is deleted (status 4): left out\n"
                                 "sites.csv:4:1 note: site MAN is deleted (status 4): left out\n");
    CHECK(sites(text, {.keep_deleted = true}).size() == 3);
}

TEST_CASE("a deleted site stays while it has children") {
    const auto text = "SiteCode,ReportingSiteCode,Type,Status\nTOR,,2,1\nLON,TOR,2,4\nMAN,LON,1,1\n";
    CHECK(sites(text).size() == 3);
    CHECK(said_of_sites(text) ==
          "sites.csv:3:1 warning: site LON is deleted (status 4), but it has child sites: it stays\n");
}

TEST_CASE("a type that does not exist, and a missing column, are errors") {
    CHECK(said_of_sites("SiteCode,ReportingSiteCode,Type\nTOR,,4\n") ==
          "sites.csv:2:6 error: wrong value '4' for Type at site TOR: allowed are 1 (secondary), 2 "
          "(primary)\n");
    CHECK(said_of_sites("SiteCode,Type\nTOR,2\n") == "sites.csv:1:1 error: no column 'ReportingSiteCode'\n");
    CHECK_FALSE(reading_of({{ExportKind::sites, "sites.csv", ""}}).hierarchy);
}

TEST_CASE("sites without a type are taken for primary ones, which is told once") {
    CHECK(said_of_sites("SiteCode,ReportingSiteCode,Type\nTOR,,2\nLON,TOR,\n") ==
          "sites.csv:3:9 warning: a site without a Type: it is taken for a primary site\n");
    CHECK(said_of_sites("SiteCode,ReportingSiteCode,Type\nTOR,,\nLON,TOR,\nMAN,LON,1\n") ==
          "sites.csv:2:6 warning: 2 sites without a Type: they are taken for primary sites\n");
}

TEST_CASE("bits of IISSSLState are mode, CRL checking and HTTP roaming") {
    const auto facts = [](const std::string& state) {
        return facts_of(
            few_sites_with(ExportKind::modes, "SiteCode,Name,Value\nTOR,IISSSLState," + state + "\n"), "TOR");
    };
    CHECK(facts("31") == "mode=native http_roaming=no crl_checking=no");
    CHECK(facts("127") == "mode=native http_roaming=yes crl_checking=yes");
    CHECK(facts("0x3F") == "mode=native http_roaming=no crl_checking=yes");
    CHECK(facts("0") == "mode=mixed");
    CHECK(facts("64") == "mode=mixed http_roaming=yes");
    CHECK(facts("") == "");
}

TEST_CASE("a bit of 128 or above belongs to a later release") {
    CHECK(said_of_few_sites_with(ExportKind::modes, "SiteCode,Name,Value\nTOR,IISSSLState,224\n") ==
          "more.csv:2:17 error: wrong value '224' for IISSSLState at site TOR: a bit of 128 or above belongs "
          "to "
          "a later release\n");
}

TEST_CASE("only the actual settings of the right component and property are read") {
    const auto h =
        few_sites_with(ExportKind::modes, "SiteCode;ComponentName;FileType;PropertyName;Value;Value1\r\n"
                                          "TOR;SMS_SITE_COMPONENT_MANAGER;2;IISSSLState;31;\r\n"
                                          "TOR;SMS_SITE_COMPONENT_MANAGER;1;IISSSLState;0;REG_DWORD\r\n"
                                          "TOR;SMS_SITE_COMPONENT_MANAGER;1;Other;31;\r\n"
                                          "TOR;SMS_HIERARCHY_MANAGER;1;IISSSLState;31;\r\n");
    CHECK(facts_of(h, "TOR") == "mode=mixed");
}

TEST_CASE("a mode is written on primary sites only, and a plain column will do") {
    const auto h = few_sites_with(ExportKind::modes, "SiteCode,mode\nTOR,Native mode\nLON,\nMAN,mixed\n");
    CHECK(facts_of(h, "TOR") == "mode=native");
    CHECK(facts_of(h, "LON") == "parent=TOR");
    CHECK(facts_of(h, "MAN") == "type=secondary parent=LON");
    CHECK(said_of_few_sites_with(ExportKind::modes, "SiteCode,mode\nTOR,2\n") ==
          "more.csv:2:5 error: wrong value '2' for mode at site TOR: allowed are native, mixed, unknown\n");
}

TEST_CASE("of two states of a site the last one counts, with all its bits") {
    const std::string_view text = "SiteCode,IISSSLState\nTOR,95\nTOR,0\n";
    CHECK(facts_of(few_sites_with(ExportKind::modes, text), "TOR") == "mode=mixed");
    CHECK(said_of_few_sites_with(ExportKind::modes, text) ==
          "more.csv:3:5 warning: mode of site 'TOR' is given twice: 'native' at line 2, column 5, and "
          "'mixed' here; "
          "the last one counts\n");
}

TEST_CASE("IISSSLState and a column of modes may stand side by side while they agree") {
    const auto h = few_sites_with(ExportKind::modes,
                                  "SiteCode,IISSSLState,mode\nTOR,127,native\nLON,0,unknown\nLON,,\n");
    CHECK(facts_of(h, "TOR") == "mode=native http_roaming=yes crl_checking=yes");
    CHECK(facts_of(h, "LON") == "parent=TOR mode=mixed");
    CHECK(
        said_of_few_sites_with(ExportKind::modes, "SiteCode,IISSSLState,mode\nTOR,31,mixed\n") ==
        "more.csv:2:5 error: IISSSLState '31' of site TOR is native mode, but its column mode says mixed\n");
}

TEST_CASE("roles are translated, and a secondary site's management point is a proxy") {
    const auto h =
        few_sites_with(ExportKind::roles, "SiteCode,ServerName,RoleName\n"
                                          "TOR,S1,SMS Site Server\nTOR,S1,SMS Management Point\n"
                                          "TOR,S1,SMS Reporting Point\nTOR,S2,sms software update point\n"
                                          "LON,S3,SMS Site System\n"
                                          "MAN,S4,SMS Management Point\nMAN,S4,SMS Distribution Point\n");
    CHECK(facts_of(h, "TOR") == "roles=MP SUP RP");
    CHECK(facts_of(h, "LON") == "parent=TOR roles="); // listed, but none of its roles counts
    CHECK(facts_of(h, "MAN") == "type=secondary parent=LON roles=PMP DP?");
    const auto short_names = few_sites_with(
        ExportKind::roles, "SiteCode,RoleName\nTOR,MP\nTOR,dp-bits\nLON,SMS Mangement Point\n");
    CHECK(facts_of(short_names, "TOR") == "roles=MP DP-BITS");
    CHECK(facts_of(short_names, "LON") == "parent=TOR"); // unknown, not none
    const Cell* roles = h.cell(h.site_with_code("TOR"), Fact::roles);
    CHECK(h.files()[roles->file] == "more.csv");
    CHECK(roles->line == 3);
}

TEST_CASE("a role that maps to nothing, and a site that nobody knows, are told once") {
    CHECK(
        said_of_few_sites_with(
            ExportKind::roles,
            "SiteCode,ServerName,RoleName\nTOR,S1,SMS Client Access Point\n"
            "TOR,S2,SMS Client Access Point\nXYZ,S1,SMS Provider\nXYZ,S1,SMS Provider\n") ==
        "more.csv:4:1 warning: site 'XYZ' is not in the export of sites: 2 rows are not read\n"
        "more.csv:2:8 note: the role 'SMS Client Access Point' is none that site modes ask for: not read (2 "
        "times)\n");
}

TEST_CASE("the export of distribution points tells what each can do") {
    const std::string roles = "SiteCode,ServerName,RoleName\n"
                              "TOR,\\\\S1.example.com,SMS Distribution Point\nTOR,S2,SMS Distribution Point\n"
                              "LON,S3,SMS Distribution Point\nLON,S4,SMS Distribution Point\n"
                              "MAN,S5,SMS Distribution Point\n";
    const std::string points =
        "SiteCode,ServerName,BitsEnabled,IsPeerDP,NALPath\n"
        "TOR,s1,Wahr,Falsch,\nTOR,S2,False,True,\n"
        "LON,S3,0,0,\"[\"\"Display=x\"\"]MSWNET:[\"\"SMS_SITE=LON\"\"]\\\\S3\\Packages\\\"\n"
        "LON,S4,faux,faux,\"MSWNET:[\"\"SMS_SITE=LON\"\"]\\\\S4\\\"\n";
    const auto h = imported({{ExportKind::sites, "sites.csv", few_sites},
                             {ExportKind::roles, "roles.csv", roles},
                             {ExportKind::distribution_points, "points.csv", points}});
    CHECK(facts_of(h, "TOR") == "roles=DP-BITS BDP");
    CHECK(facts_of(h, "LON") == "parent=TOR roles=DP DP-SHARE");
    CHECK(facts_of(h, "MAN") == "type=secondary parent=LON roles=DP?");
}

TEST_CASE("distribution points alone do not tell a site's roles") {
    CHECK(facts_of(few_sites_with(ExportKind::distribution_points, "SiteCode,BitsEnabled\nTOR,1\n"), "TOR") ==
          "");
}

TEST_CASE("all that PowerShell, sqlcmd and spreadsheets write is read the same") {
    const std::string rows = "\"SiteCode\";\"ReportingSiteCode\";\"Type\"\r\n\"TOR\";\"\";\"2\"\r\n"
                             "\"LON\";\"TOR\";\"2\"\r\n";
    const std::string expected = "TOR: \nLON: parent=TOR\n";
    CHECK(shown(sites(rows)) == expected);
    CHECK(shown(sites("#TYPE Selected.System\r\n" + rows)) == expected);
    CHECK(shown(sites("\xEF\xBB\xBF" + rows)) == expected);
    CHECK(shown(sites(as_utf16(rows, false))) == expected);
    CHECK(shown(sites(as_utf16("#TYPE x\r\n" + rows, true))) == expected);
    CHECK(shown(sites("SiteCode\tReportingSiteCode\tType\nTOR\t\t2\nLON\tTOR\t2\n")) == expected);
    CHECK(shown(sites("SiteCode;ReportingSiteCode;Type\n--------;--------;----\nTOR;NULL;2\nLON;TOR;2\n\n"
                      "(2 rows affected)\n")) == expected);
}

TEST_CASE("UTF-16 becomes UTF-8, also beyond the first plane and where it is broken") {
    using namespace std::string_view_literals;
    CHECK(utf8_of_utf16("\xFF\xFE\xE3\x00\xAC\x20\x3D\xD8\x00\xDE"sv).text == "ã€😀");
    CHECK(utf8_of_utf16("\xFF\xFE\xE3\x00"sv).is_whole);
    CHECK(utf8_of_utf16("\xFE\xFF\x00\x41\xD8\x3D\x00\x42\xDE\x00\x43"sv).text == "A\uFFFDB\uFFFD\uFFFD");
    for (const auto half : {"\xFE\xFF\xD8\x3D\x00\x42"sv, "\xFE\xFF\xDE\x00"sv, "\xFF\xFE\x41"sv})
        CHECK_FALSE(utf8_of_utf16(half).is_whole);
    CHECK(utf8_of_utf16("\xFF\xFE"sv).text.empty());
}

TEST_CASE("yes and no are read in the languages of localised servers") {
    for (const auto* yes : {"True", "WAHR", "vrai", "1", "Ja", "oui", " yes "}) CHECK(yes_or_no(yes) == true);
    for (const auto* no : {"False", "falsch", "Faux", "0", "nein", "non"}) CHECK(yes_or_no(no) == false);
    CHECK_FALSE(yes_or_no(""));
    CHECK_FALSE(yes_or_no("perhaps"));
}

TEST_CASE("a row of the wrong length is an error at its place") {
    CHECK(said_of_sites("SiteCode,ReportingSiteCode,Type\nTOR,,2\nLON,TOR\n") ==
          "sites.csv:3:1 error: a row of 2 cells, where the header has 3\n");
}

} // namespace sitemode::tests
