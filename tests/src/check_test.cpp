// A review of one file, and the text and JSON of it.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "graphs/dot_reader.h"
#include "src/file_review.h"
#include "src/report_check.h"

using namespace sitemode;
using nlohmann::json;

namespace {

std::string as_is(std::string_view text) {
    return std::string(text);
}

FileReview review(std::string_view dot, const CheckOptions& options = {}) {
    return {read_dot(dot, "plan.dot"), options};
}

std::string text_of(std::string_view dot, const CheckOptions& options = {}) {
    CheckStyle style{as_is};
    style.least = options.findings.least;
    CheckText text(style);
    text.add(review(dot, options));
    return std::move(text).finished();
}

} // namespace

TEST_CASE("findings of the hierarchy come first, then site by site, the most severe first") {
    const auto r = review("digraph { TOR [native_ready=yes, key_exchange=no, policy_polling=90]\n"
                          "SEA [native_ready=no, mode=native]\nTOR -> SEA }");
    std::string order;
    for (const auto& item : r.items()) order += r.message(item).site + ":" + std::string(r.kind(item)) + " ";
    CHECK(order == "TOR:SM601 TOR:SM602 TOR:SM504 SEA:SM300 ");
    CHECK(r.says_no());
    CHECK(r.counts().errors == 1);
}

TEST_CASE("the questions of a site are one line") {
    CHECK(text_of("digraph { TOR [native_ready=yes, pki=unknown, sms2003_clients=unknown] }") ==
          "TOR\n"
          "plan.dot:1:11: note: 2 questions: PKI? SMS 2003 clients?\n"
          "\n"
          "2 notes (2 questions) in 1 file\n");
    CHECK(text_of("digraph { TOR [native_ready=yes, pki=unknown] }") ==
          "TOR\n"
          "plan.dot:1:38: note: unconfirmed: does a public key infrastructure serve TOR? [SM301]\n"
          "\n"
          "1 note (1 question) in 1 file\n");
}

TEST_CASE("nothing to report is said") {
    CHECK(text_of("digraph { TOR [native_ready=yes] }") == "nothing to report in 1 file\n");
}

TEST_CASE("what is less severe than asked for is neither shown nor counted") {
    CheckOptions options;
    options.findings.least = Severity::error;
    const auto* two_sites = "digraph { TOR [key_exchange=no]; TOR -> SEA }";
    CHECK(text_of(two_sites, options) == "no error in 1 file\n");
    options.findings.least = Severity::warning;
    CHECK(text_of("digraph { TOR }", options) == "no error and no warning in 1 file\n");
    CHECK(text_of(two_sites, options).find(" warnings in 1 file\n") != std::string::npos);
}

TEST_CASE("twenty notes don't hide an error of the same rule") {
    std::string dot = "digraph { node [native_ready=yes, sms2003_clients=1]";
    for (char c = 'A'; c <= 'Z'; ++c) dot += std::string("; T0") + c;
    dot += "; TZZ [require=native] }";
    const auto text = text_of(dot);
    CHECK(text.find("error: 1 SMS 2003 client at TZZ [SM306]") != std::string::npos);
    CHECK(text.find("note: and 6 more notes [SM306] (--all-findings shows all)") != std::string::npos);
}

TEST_CASE("a conflict never goes without an error") {
    for (const auto* dot : {"digraph { TOR [mode=mixed, require=native] }",
                            "digraph { TOR; SEA [type=secondary, mode=native]; BOS [type=secondary, "
                            "mode=mixed]; TOR -> { SEA BOS } }",
                            "digraph { TOR [mode=mixed]; SEA [mode=native]; TOR -> SEA }",
                            "digraph { TOR [mode=mixed]; SEA [type=secondary, mode=native]; TOR -> SEA }",
                            "digraph { TOR [mode=mixed, internet_clients=1] }"}) {
        INFO(dot);
        CHECK(review(dot).counts().errors >= 1);
    }
    CHECK(text_of("digraph { TOR [mode=mixed, require=native, native_ready=yes] }") ==
          "TOR\n"
          "plan.dot:1:36: error: TOR is decided both mixed and native: mode=mixed at TOR, require=native at "
          "TOR\n"
          "  hint: keep one of the two decisions\n"
          "\n"
          "1 error in 1 file\n");
}

TEST_CASE("a file without a hierarchy is reported with all that stands against it") {
    const auto r = review("digraph { TOR [clients=many]; TOR -> SEA -> TOR }");
    CHECK(r.hierarchy() == nullptr);
    CHECK(r.items().size() == 2);
    CHECK(r.says_no());
    CHECK(r.kind(r.items()[1]) == "SM102");
}

TEST_CASE("JSON holds every file, also one that can't be read") {
    CheckJson report;
    report.add(review("digraph { TOR [key_exchange=no]; TOR -> SEA }"));
    report.add(FileReview("gone.dot", "can't read 'gone.dot'", ""));
    const auto out = json::parse(std::move(report).finished());
    CHECK(out["files"][0]["file"] == "plan.dot");
    CHECK(out["files"][0]["summary"]["open"] == 2);
    CHECK(out["files"][0]["findings"][0]["rule"] == "SM601");
    CHECK_FALSE(out["files"][1].contains("summary"));
    CHECK(out["files"][1]["findings"][0]["rule"].is_null());
    CHECK(out["counts"]["files"] == 2);
    CHECK(out["counts"]["errors"] == 1);
}
