// Reading JSON: strictly, every mistake with its place.
#include <catch2/catch.hpp>

#include <string>

#include "graphs/json_reader.h"
#include "parsed.h"
#include "records.h"

namespace sitemode::tests {
namespace {

// A hierarchy of one site, A, with these members.
std::string site(std::string_view members) {
    return R"({"sites":[{"code":"A",)" + std::string(members) + "}]}";
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

} // namespace

TEST_CASE("an object is a site, a key a fact, null an absent fact") {
    const Hierarchy hierarchy =
        json_hierarchy(R"({"format_version": "1.0", "title": "Plan", "date": "2009-04-02",
        "sites": [{"code": "TOR", "clients": 40, "pki": true, "mode": null},
                  {"mode": "mixed", "parent": "tor", "code": "LON", "roles": ["MP", "DP?"], "link_ipsec": false},
                  {"code": "MAN", "parent": "LON", "type": "secondary", "web_certs": "all", "clients": "unknown"}]})");
    CHECK(shown(hierarchy) == "title=Plan\ndate=2009-04-02\n"
                              "TOR: clients=40 pki=yes\n"
                              "LON: parent=TOR mode=mixed roles=MP DP? ipsec=no\n"
                              "MAN: type=secondary parent=LON clients=unknown web_certs=all\n");
    CHECK(hierarchy.has_statement(0));
}

TEST_CASE("a site's place is that of its code, a fact's that of its value") {
    const Hierarchy hierarchy =
        json_hierarchy("{\"sites\":[\r\n {\"name\":\"\xC3\xA9\", \"pki\": true,\"code\":\"A\"}]}");
    CHECK(hierarchy.place(0) == Place{2, 34, 0});
    CHECK(hierarchy.cell(0, Fact::name)->place() == Place{2, 10, 0});
    CHECK(hierarchy.cell(0, Fact::pki)->place() == Place{2, 22, 0});
}

TEST_CASE("defaults go to every site that doesn't say otherwise, wherever they stand") {
    const std::string expected = "A: pki=yes\nB: parent=A pki=no ipsec=yes\nC: parent=A ipsec=no\n"
                                 "0 has rack=7\n1 has rack=8\n";
    const std::string defaults = R"("defaults": {"pki": true, "link_ipsec": "yes", "rack": 7})";
    const std::string sites =
        R"("sites": [{"code": "A"}, {"code": "B", "parent": "A", "pki": false, "rack": 8},
        {"code": "C", "parent": "A", "pki": null, "link_ipsec": "no", "rack": ""}])";
    CHECK(shown(json_hierarchy("{" + defaults + "," + sites + "}")) == expected);
    CHECK(shown(json_hierarchy("{" + sites + "," + defaults + "}")) == expected);
    CHECK(said_of_json(R"({"defaults": {"code": "A", "mode": "nativ"}, "sites": [{"code": "A"}]})") ==
          "1:15 error: 'code' can't have a default | write it at each site\n"
          "1:36 error: wrong value 'nativ' for mode in the defaults: allowed are native, mixed, or unknown");
}

TEST_CASE("escapes mean what they say, in keys and codes too") {
    const Hierarchy hierarchy = json_hierarchy(
        R"({"sites":[{"c\u006fde":"\u0041\\", "n\u0061me":"\"\/\n\t\u00e9\ud83d\ude00"},{"code":"B","parent":"a\\"}]})");
    CHECK(hierarchy.code(0) == "A\\");
    CHECK(hierarchy.parent(1) == 0);
    CHECK(hierarchy.text(0, Fact::name) == "\"/\n\t\xC3\xA9\xF0\x9F\x98\x80");
}

TEST_CASE("numbers and booleans are the texts they are written as") {
    CHECK(facts_of(json_hierarchy(site(R"("version":2007,"name":1.50,"pki":1,"rack":-1e3)")), "A") ==
          "name=1.50 version=2007 pki=yes");
    CHECK(said_of_json(site(R"("clients":1e3)")) == "1:33 error: wrong value '1e3' for clients at site A: "
                                                    "allowed are whole numbers from 0 to 999,999,999, or "
                                                    "unknown");
    CHECK(said_of_json(site(R"("clients":1.5)")).starts_with("1:33 error: wrong value '1.5'"));
    CHECK(said_of_json(site(R"("clients":true)")).starts_with("1:33 error: wrong value 'true'"));
}

TEST_CASE("lists are for roles") {
    CHECK(facts_of(json_hierarchy(site(R"("roles":[],"web_certs":["MP","SUP"])")), "A") ==
          "roles= web_certs=MP SUP");
    CHECK(said_of_json(site(R"("roles":["MP",7])")) ==
          "1:37 error: wrong value '7' in the list of roles at site A: allowed are texts");
    CHECK(said_of_json(site(R"("mode":["native"],"pki":{})")) ==
          "1:30 error: wrong value for mode at site A: a list | allowed are native, mixed, or unknown\n"
          "1:47 error: wrong value for pki at site A: an object | allowed are yes, no (also true, false, 1, "
          "0), or unknown");
    CHECK(said_of_json(R"({"title":[],"sites":[{"clients":[1,2],"code":["A"]}]})") ==
          "1:10 error: wrong value for title of the hierarchy: a list | allowed are texts of at most 1,000 "
          "bytes\n"
          "1:33 error: wrong value for clients at a site: a list | allowed are whole numbers from 0 to "
          "999,999,999, or unknown\n"
          "1:46 error: wrong value for code at a site: a list | write a text, such as \"NYC\"\n"
          "1:22 error: a site without a code | every site needs one: \"code\": \"ABC\"");
}

TEST_CASE("of a fact in the wrong place it is said where it belongs") {
    CHECK(
        said_of_json(R"({"pki":true,"parent":"A","hierarchy_title":"x","sites":[{"code":"A"}]})") ==
        "1:2 warning: unknown fact 'pki': it is a fact of a site | write it at each site, or for all that "
        "don't say otherwise: \"defaults\": {\"pki\": …}\n"
        "1:13 warning: unknown fact 'parent': it is a fact of a site | write it in \"sites\": [{\"parent\": "
        "\"ABC\"}]\n"
        "1:26 warning: unknown fact 'hierarchy_title' | did you mean title?");
    CHECK(said_of_json(site(R"("title":"x","hierarchy_date":"x","link_pki":true)")) ==
          "1:23 warning: unknown fact 'title': it is a fact of the hierarchy | write it beside \"sites\": "
          "\"title\": \"…\"\n"
          "1:35 warning: unknown fact 'hierarchy_date': it is a fact of the hierarchy | write it beside "
          "\"sites\": \"date\": \"…\"\n"
          "1:56 warning: unknown fact 'link_pki': it is a fact of a site | call it \"pki\"");
}

TEST_CASE("an unknown key is kept, and reported once") {
    const std::string text =
        R"({"owner":"me","sites":[{"code":"A","rack":7,"Pki":true},{"code":"B","rack":"x","x":null,"y":[1]}]})";
    CHECK(shown(json_hierarchy(text)) ==
          "A: \nB: \n0 has rack=7\n0 has Pki=true\n1 has rack=x\nhierarchy has owner=me\n");
    CHECK(said_of_json(text) == "1:93 warning: a list as value of the unknown 'y' is not kept\n"
                                "1:2 warning: unknown fact 'owner'\n"
                                "1:36 warning: unknown fact 'rack' (2 times)\n"
                                "1:45 warning: unknown fact 'Pki' | did you mean pki?\n"
                                "1:80 warning: unknown fact 'x'\n"
                                "1:89 warning: unknown fact 'y'");
}

TEST_CASE("a schema may be named") {
    CHECK(said_of_json(R"({"$schema": "hierarchy.schema.json", "sites": [{"code": "A"}]})").empty());
}

TEST_CASE("another major version is refused, a later minor one is read") {
    CHECK(said_of_json(R"({"format_version":"1.7","sites":[{"code":"A"}]})").empty());
    CHECK(said_of_json(R"({"format_version":"2.0","sites":[{"id":"A"}]})") ==
          "1:19 error: format_version '2.0' is not understood | this sitemode reads version 1.0");
    CHECK(said_of_json(R"({"format_version":10,"sites":[]})").find("'10' is not understood") !=
          std::string::npos);
}

TEST_CASE("a site has a code, its parent exists, a key comes once") {
    CHECK(said_of_json(R"({"sites":[{"id":"A"},{"code":null},{"code":"B"}]})") ==
          "1:11 error: a site without a code | every site needs one: \"code\": \"ABC\"\n"
          "1:22 error: a site without a code | every site needs one: \"code\": \"ABC\"\n"
          "1:12 warning: unknown fact 'id' | did you mean code?");
    CHECK(said_of_json(R"({"sites":[{"code":"A","parent":"X"}]})") == "1:32 defect 2: X");
    CHECK(said_of_json(R"({"sites":[{"code":"A"},{"code":"a"}]})") == "1:19 defect 7: 2");
    CHECK(said_of_json(R"({"sites":[]})") == "0:0 defect 3: 0");
    CHECK(said_of_json(site(R"("pki":true,"p\u006bi":false)")) ==
          "1:34 error: the key 'pki' stands twice in this object; first at line 1, column 23 | keep one of "
          "the two");
    CHECK(said_of_json(R"({"title":"x","title":"y","sites":[{"code":"A"}]})")
              .starts_with("1:14 error: the key 'title'"));
}

TEST_CASE("a key that stands twice is refused where nothing is read, too") {
    const std::string sites = R"("sites":[{"code":"A"}]})";
    const auto places = [&](const std::string& text) {
        const std::string said = said_of_json(text);
        const std::string words = " error: the key 'a' stands twice in this object; first at line 1, column ";
        const std::size_t at = said.find(words);
        if (at == std::string::npos) return std::string();
        const std::size_t first = at + words.size();
        const std::size_t line = said.rfind('\n', at) + 1; // npos + 1 is 0
        return said.substr(line, at - line) + " " + said.substr(first, said.find(' ', first) - first);
    };
    const auto passed = [&](const std::string& value) { return places(R"({"x":)" + value + "," + sites); };
    CHECK(passed(R"({"a":1,"b":2,"a":3})") == "1:19 7");
    CHECK(passed(R"({"a":1,"\u0061":3})") == "1:13 7");
    // Around and beside an object that has the key, too.
    CHECK(passed(R"({"a":{"a":[{"a":1},{"a":2}]},"c":0,"a":3})") == "1:41 7");
    CHECK(passed(R"([{"a":1},{"a":{"b":{"a":2}},"b":3}])").empty());
    CHECK(places(R"({"sites":[{"code":"A","rack":{"a":1,"a":2}}]})") == "1:37 31");
}

TEST_CASE("what is no hierarchy is told so") {
    CHECK(said_of_json("") == "1:1 error: an empty file | a hierarchy starts with {\"sites\": [");
    CHECK(said_of_json("[]").starts_with("1:1 error: no hierarchy: it is an object with sites"));
    CHECK(said_of_json("{}") ==
          "1:1 error: no sites | they stand in an array: \"sites\": [{\"code\": \"ABC\"}]");
    CHECK(said_of_json(R"({"sites":{}})").starts_with("1:10 error: sites are no array"));
    CHECK(said_of_json(R"({"defaults":1,"sites":[]})").starts_with("1:13 error: defaults are no object"));
    CHECK(said_of_json(R"({"sites":["A",{"code":"B"}]})") ==
          "1:11 error: a site that is no object | write {\"code\": \"ABC\"}");
}

TEST_CASE("a mistake of syntax ends the reading, with its place") {
    const auto begins = [](std::string_view text, std::string_view said) {
        INFO(text);
        CHECK(said_of_json(text).substr(0, said.size()) == said);
    };
    begins(R"({"sites":[]} {"x":1})", "1:14 error: text behind the end of the hierarchy");
    begins(R"({"sites":[],})", "1:13 error: a ',' with nothing behind it");
    begins(R"({"sites":[{"code":"A"},]})", "1:24 error: a ',' with nothing behind it");
    begins(R"({"sites" []})", "1:10 error: no ':' behind the key 'sites'");
    begins(R"({"sites":[{"code":"A"} {"code":"B"}]})", "1:24 error: neither ',' nor ']' before '{'");
    begins(R"({"sites":[{"code":"A" "pki":1}]})", "1:23 error: neither ',' nor '}' before 'pki'");
    begins(R"({"sites":[)", "1:11 error: a value is missing at the end of the text");
    begins(R"({"sites":[{"code":"A"})", "1:23 error: the text ends before a ']'");
    begins(R"({"sites":)", "1:10 error: a value is missing at the end");
    begins("{", "1:2 error: the text ends inside of an object");
    begins(R"({sites:[]})", "1:2 error: 'sites' can't stand without quotes");
    begins(R"({'sites':[]})", "1:2 error: a text in single quotes | texts stand in double quotes");
    begins("{ // hm\n}", "1:3 error: a comment: JSON has none | remove it");
    begins("{ /* hm */ }", "1:3 error: a comment: JSON has none");
    begins("# hm\n{}", "1:1 error: a comment: JSON has none");
    begins(site(R"("pki":NaN)"), "1:29 error: 'NaN' can't stand without quotes");
    begins(site(R"("clients":01)"), "1:33 error: '01' is no number");
    begins(site(R"("clients":1.)"), "1:33 error: '1.' is no number");
    begins(site(R"("clients":-)"), "1:33 error: '-' is no number");
    begins(site(R"("clients":+1)"), "1:33 error: '+1' can't stand without quotes");
    begins(site(R"("pki":True)"), "1:29 error: 'True' can't stand without quotes");
    begins(site("\"name\":\"a\nb\""), "1:30 error: this text is not closed on its line");
    begins(site("\"name\":\"a\tb\""), "1:32 error: a tab in a text");
    begins(site(R"("name":"\ud800")"), "1:31 error: \\ud800 is half of a character");
    begins(site(R"("name":"\udc00\ud800")"), "1:31 error: \\udc00 is half of a character");
    begins(site(R"("name":"\ud800\u0041")"), "1:31 error: \\ud800 is half of a character");
    begins(site(R"("name":"\u00g0")"), "1:31 error: \\u without four hexadecimal digits");
    begins(site(R"("name":"\x")"), "1:31 error: a backslash that begins no escape");
    begins(site(R"("name":"\u0000")"), "1:31 error: control character \\u0000");
    begins(site(R"("name":"\b")"), "1:31 error: control character \\b");
    begins(site(R"("name":"\u0085")"), "1:31 error: control character \\u0085");
    begins("{\"sites\":[]}\n;", "2:1 error: ';' can't stand here");
    begins(R"({"sites":[{"code":"A"])", "1:22 error: neither ',' nor '}' before ']'");
}

TEST_CASE("what is not asked for may be nested, but not more than 100 levels") {
    const auto nested = [](std::size_t levels) {
        return R"({"x":)" + repeated("[", levels) + repeated("]", levels) + R"(,"sites":[{"code":"A"}]})";
    };
    CHECK(said_of_json(nested(100)).find("limit") == std::string::npos);
    CHECK(said_of_json(nested(101)).find("1:106 limit: more than 100 levels of objects and arrays") !=
          std::string::npos);
    CHECK(said_of_json(nested(100'000)).find("1:106 limit") != std::string::npos);
    CHECK(said_of_json(R"({"x":{"a":[{},[1,{"b":null}],[]],"c":{}},"sites":[{"code":"A"}]})") ==
          "1:6 warning: an object as value of the unknown 'x' is not kept\n1:2 warning: unknown fact 'x'");
    CHECK(said_of_json(R"({"x":[{]})").starts_with("1:6 warning: a list"));
}

TEST_CASE("a text may have 1 MB, a code 4 kB") {
    CHECK(said_of_json(site("\"rack\":\"" + std::string(1'000'000, 'x') + "\"")) ==
          "1:23 warning: unknown fact 'rack'");
    CHECK(said_of_json(site("\"name\":\"" + std::string(1'000'001, 'x') + "\"")) ==
          "1:30 limit: a text of more than 1 MB | shorten it");
    CHECK(said_of_json(R"({"sites":[{"code":")" + std::string(4097, 'x') + "\"}]}") ==
          "1:19 limit: a code of more than 4096 bytes | shorten it");
}

TEST_CASE("unknown keys may be 10 million, defaults counted for each site") {
    std::string defaults;
    for (int key = 0; key < 2000; ++key)
        defaults += (key == 0 ? "\"k" : ",\"k") + std::to_string(key) + "\":1";
    std::string sites;
    for (int number = 0; number < 6000; ++number)
        sites += (number == 0 ? "{\"code\":\"S" : ",{\"code\":\"S") + std::to_string(number) + "\"}";
    CHECK(said_of_json(R"({"defaults":{)" + defaults + R"(},"sites":[)" + sites + "]}")
              .find("limit: more than 10000000 unknown attributes") != std::string::npos);
}

} // namespace sitemode::tests
