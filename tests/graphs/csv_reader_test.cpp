// Reading CSV: what a table may look like, and what is said where it is wrong.
#include <catch2/catch.hpp>

#include <string>

#include "graphs/csv_reader.h"
#include "graphs/dot_reader.h"
#include "parsed.h"
#include "records.h"

namespace sitemode::tests {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

} // namespace

TEST_CASE("a row is a site, a column a fact, an empty cell an absent fact") {
    const Hierarchy hierarchy = csv_hierarchy("code,parent,type,mode,roles,clients\n"
                                              "TOR,,,,,40\n"
                                              "LON,TOR,primary,mixed,MP DP?,unknown\n"
                                              "MAN,LON,secondary,,,\n");
    CHECK(shown(hierarchy) == "TOR: clients=40\n"
                              "LON: type=primary parent=TOR mode=mixed clients=unknown roles=MP DP?\n"
                              "MAN: type=secondary parent=LON\n");
    CHECK(hierarchy.has_statement(0));
}

TEST_CASE("columns stand in any order, in any case, with blanks around") {
    CHECK(shown(csv_hierarchy("PKI, Code ,\" Parent\"\nyes,A,\nno,B,A\n")) ==
          "A: pki=yes\nB: parent=A pki=no\n");
}

// Cells are looked for in blocks: a block may end anywhere in a row.
TEST_CASE("rows are read alike wherever they stand in the file") {
    for (std::size_t before = 0; before < 150; ++before) {
        const auto name = repeated("x", before) + "y";
        const auto text =
            "code,name,clients,pki\nA," + name + ",,\nB,\"q, \"\"r\"\"\", 7 ,no\n\nC,,,\nD,,,yes";
        const Hierarchy hierarchy = csv_hierarchy(text);
        REQUIRE(shown(hierarchy) ==
                "A: name=" + name + "\nB: name=q, \"r\" clients=7 pki=no\nC: \nD: pki=yes\n");
        CHECK(hierarchy.cell(1, Fact::clients)->place() == Place{3, 15, 0});
        CHECK(hierarchy.cell(3, Fact::pki)->place() == Place{6, 5, 0});
    }
}

TEST_CASE("a parent is found in any case, also below its child") {
    CHECK(shown(csv_hierarchy("code,parent\nb,A\na,\n")) == "b: parent=A\na: \n");
}

// It is looked for nearby first, until that is in vain too often.
TEST_CASE("a parent is found wherever it stands") {
    const auto code = [](std::size_t site) { return "s" + std::to_string(site); };
    const auto parent_of = [](std::size_t site) { return site % 3 == 0 ? site - 1 : site / 2; };
    constexpr std::size_t sites = 601; // a prime: a step through them meets each once
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{250}, sites - 1}) {
        std::string text = "code,parent\n";
        for (std::size_t at = 0; at < sites; ++at) {
            const std::size_t site = (1 + at * step) % sites;
            text += code(site) + "," + (site == 0 ? "" : code(parent_of(site))) + "\n";
        }
        const Hierarchy hierarchy = csv_hierarchy(text);
        for (SiteIndex at = 0; at < hierarchy.size(); ++at) {
            const std::size_t site = (1 + at * step) % sites;
            if (site == 0)
                CHECK(hierarchy.parent(at) == no_site);
            else
                CHECK(hierarchy.code_as_written(hierarchy.parent(at)) == code(parent_of(site)));
        }
    }
}

TEST_CASE("the separator is found by itself") {
    for (const char* separator : {",", ";", "\t"}) {
        std::string text = "code;parent;name\nA;;x\nB;A;y\n";
        for (char& c : text) c = c == ';' ? *separator : c;
        CHECK(shown(csv_hierarchy(text)) == "A: name=x\nB: name=y parent=A\n");
    }
    CHECK(shown(csv_hierarchy("code,a;b;c\nA,\n")) == "A: \n");
    CHECK(shown(csv_hierarchy("code,\"x;\"\n\"Code;Parent;Name\",\n")) == "Code;Parent;Name: \n");
    CHECK(shown(csv_hierarchy("code,\"x;code;pki\"\nA,\n")) == "A: \n");
    CHECK(shown(csv_hierarchy("code\nA\nB\n")) == "A: \nB: \n");
}

TEST_CASE("what spreadsheets and shells write above the header is passed over") {
    CHECK(shown(csv_hierarchy("sep=;\ncode;name\nA;x,y\n")) == "A: name=x,y\n");
    CHECK(shown(csv_hierarchy("\"sep=|\"\r\ncode|name\r\nA|x\r\n")) == "A: name=x\n");
    CHECK(shown(csv_hierarchy("\xEF\xBB\xBF#TYPE System.Object\r\n\"code\",\"name\"\r\n\"A\",\"x\"\r\n")) ==
          "A: name=x\n");
}

TEST_CASE("lines end in any way, and empty ones are no rows") {
    for (const char* end : {"\n", "\r\n", "\r"}) {
        std::string text;
        for (const char* line : {"", "code,name", "", "A,x", " ", ",", "B,y"}) (text += line) += end;
        CHECK(shown(csv_hierarchy(text)) == "A: name=x\nB: name=y\n");
    }
}

TEST_CASE("a cell in quotes holds separators, quotes and line ends, and keeps its blanks") {
    const Hierarchy hierarchy =
        csv_hierarchy("code,name,server\nA,\" a, \"\"b\"\"\n c \", \"x\" \nB,5\" disk, y \n");
    CHECK(hierarchy.text(0, Fact::name) == " a, \"b\"\n c ");
    CHECK(hierarchy.text(0, Fact::server) == "x");
    CHECK(hierarchy.text(1, Fact::name) == "5\" disk");
    CHECK(hierarchy.text(1, Fact::server) == "y");
}

TEST_CASE("a place is line and character of a cell, also behind quoted line ends and beyond ASCII") {
    const Hierarchy hierarchy = csv_hierarchy("code,name,pki\n\xC3\xA9"
                                              "A,\"\xC3\xA9\n\xC3\xA9\",  yes\nB,,no\n");
    CHECK(hierarchy.place(0) == Place{2, 1, 0});
    CHECK(hierarchy.cell(0, Fact::name)->place() == Place{2, 4, 0});
    CHECK(hierarchy.cell(0, Fact::pki)->place() == Place{3, 6, 0});
    CHECK(hierarchy.place(1) == Place{4, 1, 0});
    CHECK(hierarchy.cell(1, Fact::pki)->place() == Place{4, 4, 0});
}

TEST_CASE("a defused formula is read as it was, and no other apostrophe is lost") {
    const Hierarchy hierarchy =
        csv_hierarchy("code,name\nA,'=cmd\nB,''=x\nC,'x\nD,'-1\nE,\"'\t=x\"\nF,'\nG,=x\n");
    std::string names;
    for (SiteIndex site = 0; site < hierarchy.size(); ++site) {
        names += hierarchy.text(site, Fact::name);
        names += '|';
    }
    CHECK(names == "=cmd|'=x|'x|-1|\t=x|'|=x|");
}

TEST_CASE("facts of the hierarchy stand in the first row; repeated below they do no harm") {
    const Hierarchy hierarchy =
        csv_hierarchy("code,hierarchy_title,Hierarchy_Date\nA,Plan,2009-04-02\nB,Plan,\n");
    CHECK(hierarchy.text(Fact::title) == "Plan");
    CHECK(hierarchy.written(*hierarchy.cell(Fact::date)) == "2009-04-02");
    CHECK(said_of_csv("code,hierarchy_title\nA,x\nB,y\nC,z\n") ==
          "3:3 warning: 'hierarchy_title' is given otherwise above: the first value counts | a fact of the "
          "hierarchy stands in the first row only");
    CHECK(said_of_csv("code,hierarchy_date\nA,today\n")
              .starts_with("2:3 error: wrong value 'today' for date of the"));
}

TEST_CASE("of a fact in the wrong column it is said where it belongs") {
    CHECK(said_of_csv("code,Hierarchy_PKI,hierarchy_ipsec,link_clients,hierarchy_titel\nA,,,,\n") ==
          "1:6 warning: unknown fact 'Hierarchy_PKI': it is a fact of a site | call the column pki\n"
          "1:20 warning: unknown fact 'hierarchy_ipsec': it is a fact of the link to the parent | call the "
          "column link_ipsec\n"
          "1:36 warning: unknown fact 'link_clients': it is a fact of a site | call the column clients\n"
          "1:49 warning: unknown fact 'hierarchy_titel' | did you mean hierarchy_title?");
}

TEST_CASE("an export without a column code is for import") {
    const auto hint = [](const std::string& header) {
        const std::string said = said_of_csv(header + "\n");
        return said.substr(said.find(" | ") + 3);
    };
    const std::string import = "the columns are those of an export: sitemode import ";
    CHECK(hint("SiteCode,SiteName,ReportingSiteCode,Type") == import + "--sites FILE");
    CHECK(hint("Site name;Site code;Primary site?;Native mode or mixed mode?") ==
          import + "--worksheet FILE");
    CHECK(hint("SiteCode;ServerName;RoleName") == import + "--sites SITES --roles FILE");
    CHECK(hint("SiteCode,Parent,Mode") == "call the column 'SiteCode' code");
    CHECK(hint("RoleName,Parent") == "one column must be called code: it holds the site codes");
}

TEST_CASE("a fact of the link stands at the child") {
    const Hierarchy hierarchy = csv_hierarchy("code,parent,link_ipsec\nA,,\nB,A,yes\nC,A,unknown\n");
    CHECK(facts_of(hierarchy, "B") == "parent=A ipsec=yes");
    CHECK(facts_of(hierarchy, "C") == "parent=A ipsec=unknown");
    CHECK(said_of_csv("code,link_ipsec\nA,yes\n") == "2:3 warning: link_ipsec at site A, which has no parent "
                                                     "| it is a fact of the link to the parent: name "
                                                     "one, or leave it out");
}

TEST_CASE("an unknown column is kept, and reported once") {
    const std::string text = "code,rack,pkii\nA,7,\nB,,yes\nC,9,no\n";
    CHECK(shown(csv_hierarchy(text)) ==
          "A: \nB: \nC: \n0 has rack=7\n1 has pkii=yes\n2 has rack=9\n2 has pkii=no\n");
    CHECK(said_of_csv(text) == "1:6 warning: unknown fact 'rack' (2 times)\n"
                               "1:11 warning: unknown fact 'pkii' (2 times) | did you mean pki?");
    CHECK(said_of_csv("code,nlb,sms2003,native\nA,,,\n") ==
          "1:6 warning: unknown fact 'nlb' | did you mean nlb_mp?\n"
          "1:10 warning: unknown fact 'sms2003' | did you mean sms2003_clients?\n"
          "1:18 warning: unknown fact 'native' | did you mean native_ready?");
    CHECK(said_of_csv("code,title,ipsec,site_code\nA,,,\n") ==
          "1:6 warning: unknown fact 'title': it is a fact of the hierarchy | call the column "
          "hierarchy_title\n"
          "1:12 warning: unknown fact 'ipsec' | did you mean link_ipsec?\n"
          "1:18 warning: unknown fact 'site_code' | did you mean code?");
}

TEST_CASE("a wrong value is told as in DOT, each of them") {
    CHECK(
        said_of_csv("code,pki,clients\nA,maybe,\nB,,\"1,5\"\n") ==
        "2:3 error: wrong value 'maybe' for pki at site A: allowed are yes, no (also true, false, 1, 0), or "
        "unknown\n"
        "3:4 error: wrong value '1,5' for clients at site B: allowed are whole numbers from 0 to "
        "999,999,999, or "
        "unknown");
}

TEST_CASE("a row has as many cells as the header") {
    CHECK(
        said_of_csv("code,parent,mode\nA,,native\nB,A\nC,A,mixed,extra\nD,B,\n") ==
        "3:3 error: a row of 2 cells, where the header has 3 | separators are needed for empty cells too\n"
        "4:11 error: a row of 4 cells, where the header has 3 | a value that holds a separator must stand in "
        "quotes");
}

TEST_CASE("a quote that is never closed is told where it begins, and nothing else") {
    CHECK(said_of_csv("code,parent,mode\n\"a,,native\nb,a,mixed\n") ==
          "2:1 error: this quote is never closed | close it with \"");
}

TEST_CASE("text behind a closing quote is told, and reading goes on") {
    CHECK(
        said_of_csv("code,name,pki\nA,\"x\"y,maybe\n") ==
        "2:6 error: text behind a closing quote: 'y' | write a quote inside of a quoted cell twice: \"\"\n"
        "2:8 error: wrong value 'maybe' for pki at site A: allowed are yes, no (also true, false, 1, 0), or "
        "unknown");
}

TEST_CASE("a header names each column once, and one is code") {
    CHECK(said_of_csv("code,pki,PKI\nA,yes,no\n") == "1:10 error: a second column 'PKI'; the first is at "
                                                     "line 1, column 6 | remove or rename one of the two");
    CHECK(said_of_csv("id,parent\nA,\n") == "1:1 error: no column 'code' | call the column 'id' code");
    CHECK(said_of_csv("x,y\nA,\n") ==
          "1:1 error: no column 'code' | one column must be called code: it holds the site codes");
    CHECK(said_of_csv("\n\n") ==
          "1:1 error: an empty file | the first row names the columns: code,parent,mode");
    CHECK(
        said_of_csv("code,,\nA,,\nB,x,\nC,y,z\n") ==
        "3:3 warning: a value in a column without a name: such columns are not read | name it in the header\n"
        "4:5 warning: a value in a column without a name: such columns are not read | name it in the header");
}

TEST_CASE("every site has a code, every parent exists, no code comes twice") {
    CHECK(said_of_csv("pki,code\nyes,\nno,A\n") ==
          "2:5 error: a row without a site code | every site needs one in the column 'code'");
    CHECK(said_of_csv("code,parent\nA,\nB,X\nC,x\n") == "3:3 defect 2: X\n4:3 defect 2: x");
    CHECK(said_of_csv("code\nA\na\n") == "2:1 defect 7: 2");
    CHECK(said_of_csv("code\n") == "0:0 defect 3: 0");
}

TEST_CASE("the text must be UTF-8") {
    CHECK(said_of_csv("code,name\nA,\xE9\n").starts_with("2:3 error: not UTF-8"));
    CHECK(said_of_csv(std::string_view("c\0o\0", 4)).starts_with("1:1 error: the file is UTF-16"));
}

TEST_CASE("what a spreadsheet calls Unicode text is read: UTF-16 with a byte order mark") {
    using namespace std::string_view_literals;
    const auto as_utf16 = [](std::string_view ascii, bool big_endian) {
        std::string out(big_endian ? "\xFE\xFF" : "\xFF\xFE");
        for (const char c : ascii) out += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
        return out;
    };
    const auto table = "code\tparent\tname\r\nTOR\t\t\"A\tB\"\r\nLON\tTOR\tx\r\n"sv;
    for (const bool big_endian : {false, true})
        CHECK(same(csv_hierarchy(as_utf16(table, big_endian)), csv_hierarchy(table)));
    const auto sites = R"({"sites":[{"code":"TOR","name":"x"}]})"sv;
    CHECK(same(json_hierarchy(as_utf16(sites, false)), json_hierarchy(sites)));
    CHECK(said_of_csv(as_utf16("code,pki\nA,7\n", false)).starts_with("2:3 error: wrong value '7'"));
    CHECK(said_of_csv(as_utf16("code\nA\n", false) + "\x3D\xD8") ==
          "1:1 error: the file is UTF-16 with half a character in it: it is damaged | save the file as "
          "UTF-8");
    CHECK(
        said_of_csv(as_utf16(std::string_view("code\nA\0", 7), false)).starts_with("2:2 error: a NUL byte"));
}

TEST_CASE("a cell may have 1 MB, a code 4 kB, a row 100,000 cells") {
    CHECK(said_of_csv("code,x\nA," + std::string(1'000'000, 'x') + "\n") == "1:6 warning: unknown fact 'x'");
    CHECK(said_of_csv("code,name\nA,\"" + std::string(1'000'001, 'x') + "\"\n") ==
          "2:3 limit: a cell of more than 1 MB | shorten it; perhaps a closing quote is missing");
    CHECK(said_of_csv("code,name\nA,\"" + std::string(2'000'000, 'x')).starts_with("2:3 limit: a cell"));
    CHECK(said_of_csv("code\n" + std::string(4096, 'x') + "\n").empty());
    CHECK(said_of_csv("code\n" + std::string(4097, 'x') + "\n") ==
          "2:1 limit: a code of more than 4096 bytes | shorten it");
    CHECK(said_of_csv("code,parent\nA," + std::string(4097, 'x') + "\n").starts_with("2:3 limit: a code of"));
    CHECK(said_of_csv("code" + repeated(",", 100'000) + "\nA\n") ==
          "1:100005 limit: more than 100000 cells in a row | split the file");
}

TEST_CASE("values of unknown columns may be 10 million") {
    std::string header = "code";
    for (int column = 0; column < 10'000; ++column) header += ",k" + std::to_string(column);
    std::string text = header + '\n';
    for (int row = 0; row < 1001; ++row) text += 'S' + std::to_string(row) + repeated(",1", 10'000) + '\n';
    CHECK(said_of_csv(text).find("1002:7 limit: more than 10000000 unknown attributes") == 0);
}

TEST_CASE("a chain of 100,000 sites, the last first, is read in little time") {
    std::string text = "code,parent\n";
    for (int site = 100'000; site > 0; --site) {
        text += 'S' + std::to_string(site) + ",S" + std::to_string(site - 1) + '\n';
    }
    CHECK(csv_hierarchy(text + "S0,\n").size() == 100'001);
}

} // namespace sitemode::tests
