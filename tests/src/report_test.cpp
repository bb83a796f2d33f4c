// The three forms of an answer.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "solved.h"
#include "src/columns.h"

using namespace sitemode;
using nlohmann::json;
using sitemode::test::evaluated;

namespace {

std::string as_is(std::string_view text) {
    return std::string(text);
}

const auto* const london = "digraph {\n"
                           "  node [native_ready=yes]\n"
                           "  TOR [name=\"Toronto\"]\n"
                           "  LON [name=\"London\", sms2003_clients=12, mode=mixed]\n"
                           "  MAN [name=\"Manchester\", type=secondary]\n"
                           "  TOR -> LON -> MAN\n"
                           "}\n";

} // namespace

TEST_CASE("JSON is the same in one piece and in many, and no piece is large") {
    std::string sites = "digraph {\n";
    for (int site = 1000; site < 3000; ++site) sites += "S" + std::to_string(site) + ";\n";
    const auto evaluation = evaluated(sites + "}\n");
    struct Taker {
        std::string text;
        std::size_t pieces = 0, longest = 0;
    } taker;
    const TextSink sink{&taker, [](void* to, std::string_view piece) {
                            auto& pieces = *static_cast<Taker*>(to);
                            pieces.text += piece;
                            ++pieces.pieces;
                            pieces.longest = std::max(pieces.longest, piece.size());
                        }};
    CHECK(solution_json(evaluation, sink).empty());
    CHECK(taker.text == solution_json(evaluation));
    CHECK(taker.pieces > 3);
    CHECK(taker.longest < 1'000'000);
}

TEST_CASE("JSON has the shape that the design promises") {
    const auto out = json::parse(solution_json(evaluated(london)));
    CHECK(out["format_version"] == "1.0");
    CHECK(out["tool"]["name"] == "sitemode");
    CHECK(out["hierarchy"] == json({{"title", nullptr}, {"sites", 3}, {"units", 2}, {"depth", 3}}));
    CHECK(out["summary"]["mixed"] == 2);
    CHECK(out["summary"]["units"]["open"] == 1);
    CHECK(out["summary"]["configurations"] == "2");
    const auto& lon = out["sites"][1];
    CHECK(lon["code"] == "LON");
    CHECK(lon["declared"] == "mixed");
    CHECK(lon["feasible"] == json({"mixed"}));
    CHECK(lon["reason"] == "12 SMS 2003 clients at LON");
    CHECK(lon["not_native"][0]["rule"] == "SM306");
    CHECK(lon["not_native"][0]["value"] == "12");
    CHECK(lon["not_native"][0]["line"] == 4);
    CHECK(lon["not_native"][0]["file"] == "test.dot");
    CHECK(lon["not_native"][1]["rule"].is_null());
    CHECK(lon["above"].is_null());
    const auto& man = out["sites"][2];
    CHECK(man["unit"] == "LON");
    CHECK_FALSE(man.contains("not_native"));
    CHECK(man["reason"] == lon["reason"]);
}

TEST_CASE("JSON says where the causes above and below a unit stand") {
    const auto out = json::parse(solution_json(
        evaluated("digraph { node [native_ready=yes]; A [pki=unknown]; A -> B -> C; C [mode=native] }")));
    CHECK(out["sites"][0]["below"] == json({"B"}));
    CHECK(out["sites"][1]["above"] == "A");
    CHECK(out["sites"][2]["above"] == "A");
    CHECK(out["sites"][0]["not_native"][0]["certain"] == false);
    CHECK(out["sites"][2]["not_mixed"][0]["fact"] == "mode");
}

TEST_CASE("JSON survives nasty names") {
    const auto out =
        json::parse(solution_json(evaluated("digraph { A [name=\"a\\\"b\\\\c\td\xE2\x80\xA8\"] }")));
    CHECK(out["sites"][0]["name"] == "a\"b\\c\td\xE2\x80\xA8");
}

TEST_CASE("CSV gives each site its main reason and defuses formulas") {
    CHECK(solution_csv(evaluated(london)) == "code,verdict,unconfirmed,declared,rule,site,fact,value,line\n"
                                             "TOR,open,no,,,,,,\n"
                                             "LON,mixed,no,mixed,SM306,LON,sms2003_clients,12,4\n"
                                             "MAN,mixed,no,,SM306,LON,sms2003_clients,12,4\n");
    CHECK(solution_csv(evaluated("digraph { node [native_ready=yes]; \"=1+1\"; \"a,\\\"b\" }")) ==
          "code,verdict,unconfirmed,declared,rule,site,fact,value,line\n"
          "'=1+1,open,no,,,,,,\n"
          "\"A,\"\"B\",open,no,,,,,,\n");
}

TEST_CASE("the table shows sites as a tree with reasons, then the summary") {
    const auto table = solution_table(evaluated(london), as_is);
    CHECK(table == "SITE     NAME        VERDICT    BECAUSE\n"
                   "TOR      Toronto     open\n"
                   "  LON    London      mixed      12 SMS 2003 clients at LON  test.dot:4\n"
                   "    MAN  Manchester  mixed      with LON\n"
                   "\n"
                   "3 sites in 2 units, 3 levels: 2 mixed, 1 open\n"
                   "2 configurations are possible\n");
}

TEST_CASE("the questions of a unit stand on one line, and the potential view is offered") {
    const auto table =
        solution_table(evaluated("digraph { A [native_ready=yes, pki=unknown, sms2003_clients=unknown]; B "
                                 "[native_ready=yes, mode=mixed] }"),
                       as_is);
    CHECK(table.find("2 questions: PKI? SMS 2003 clients?") != std::string::npos);
    CHECK(table.find("could be native if decided anew: 1 site (--potential)") != std::string::npos);
}

TEST_CASE("a review says no where a finding is an error or a site is in conflict") {
    CHECK_FALSE(evaluated("digraph { AAA [mode=mixed] }").says_no());
    CHECK(evaluated("digraph { AAAA }").says_no());
    CHECK(evaluated("digraph { AAA [mode=mixed, require=native] }").says_no());
}

TEST_CASE("letters of two columns and marks of none are counted as a terminal shows them") {
    CHECK(width("") == 0);
    CHECK(width("London") == 6);
    CHECK(width("Łódź") == 4);
    CHECK(width("東京") == 4);
    CHECK(width("서울") == 4);
    CHECK(width("ﾄｳｷｮｳ") == 5);           // half-width
    CHECK(width("Ａ") == 2);              // full-width
    CHECK(width("Ao\u0301\u0323B") == 3); // combining marks
    CHECK(width("が\u3099") == 2);
    CHECK(width("\U0001F5FA\uFE0F") == 1); // narrow by itself
    CHECK(width("\U0001F600") == 2);
    CHECK(width("\U00020000\U0003FFFF") == 3); // past the last range
}

TEST_CASE("columns line up whatever the names are written in") {
    const auto table = solution_table(evaluated("digraph {\n"
                                                "  node [native_ready=yes]\n"
                                                "  TOR [name=\"東京 site\"]\n"
                                                "  LON [name=\"London site\"]\n"
                                                "  LYO [name=\"Lyo\u0301n\"]\n"
                                                "}\n"),
                                      as_is);
    CHECK(table.find("TOR   東京 site    open\n") != std::string::npos);
    CHECK(table.find("LON   London site  open\n") != std::string::npos);
    CHECK(table.find("LYO   Lyo\u0301n         open\n") != std::string::npos);
}
