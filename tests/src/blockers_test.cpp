// SM3xx, fact by fact: what blocks native mode, what is unconfirmed, and what clears it.
#include <catch2/catch.hpp>

#include "solved.h"

using namespace sitemode;
using sitemode::test::solved;
using Words = std::vector<std::string>;

TEST_CASE("a primary site of which nothing is known is open and asks seven questions") {
    const auto s = solved("digraph { A }");
    CHECK(s.verdict("A") == "open?");
    CHECK(s.against_native("A") == Words{"?SM301@A:pki", "?SM302@A:signing_cert", "?SM303@A:web_certs",
                                         "?SM304@A:client_certs", "?SM305@A:mp_client_cert",
                                         "?SM306@A:sms2003_clients", "?SM307@A:win2000_clients"});
}

TEST_CASE("a secondary site of which nothing is known adds no question") {
    CHECK(solved("digraph { A [native_ready=yes]; B [type=secondary]; A -> B }").verdict("B") == "open");
}

TEST_CASE("native_ready=yes clears what is absent, not what is stated") {
    CHECK(solved("digraph { A [native_ready=yes] }").verdict("A") == "open");
    CHECK(solved("digraph { A [native_ready=yes, pki=no] }").against_native("A") == Words{"SM301@A:pki"});
    CHECK(solved("digraph { A [native_ready=yes, pki=unknown] }").against_native("A") ==
          Words{"?SM301@A:pki"});
    CHECK(solved("digraph { A [native_ready=yes, roles=\"NLB-MP\"] }").verdict("A") == "open");
    CHECK(solved("digraph { A [native_ready=yes, roles=\"NLB-MP\", nlb_mp=ip] }").against_native("A") ==
          Words{"SM313@A:nlb_mp"});
}

TEST_CASE("native_ready speaks of its own site only") {
    const auto s = solved("digraph { A [native_ready=yes]; B [type=secondary, roles=PMP]; A -> B }");
    CHECK(s.against_native("A") == Words{"?SM303@B:web_certs", "?SM305@B:mp_client_cert"});
    CHECK(solved("digraph { A [native_ready=yes]; B [type=secondary, native_ready=no]; A -> B }")
              .against_native("A") == Words{"SM300@B:native_ready"});
}

TEST_CASE("native_ready=unknown clears nothing and blocks nothing") {
    CHECK(solved("digraph { A [native_ready=unknown] }").against_native("A").size() == 7);
}

TEST_CASE("a declared native mode clears every unknown fact of its unit, but nothing stated") {
    CHECK(solved("digraph { A [mode=native] }").verdict("A") == "native");
    CHECK(solved("digraph { A [mode=native, pki=unknown, sms2003_clients=unknown, roles=unknown] }")
              .verdict("A") == "native");
    CHECK(solved("digraph { A [mode=native]; B [type=secondary, roles=\"PMP DP?\"]; A -> B }").verdict("B") ==
          "native");
    CHECK(solved("digraph { A [mode=native, sms2003_clients=3] }").verdict("A") == "conflict");
    CHECK(solved("digraph { A [require=native] }").verdict("A") == "native?");
    CHECK(solved("digraph { A [mode=native] }", {true, Unknown::report}).verdict("A") == "open?");
}

TEST_CASE("an empty central site needs no client certificates and has no old clients") {
    const auto s =
        solved("digraph { A [clients=0, pki=yes, signing_cert=yes, web_certs=all, mp_client_cert=yes] }");
    CHECK(s.verdict("A") == "open");
    CHECK(solved("digraph { A [native_ready=yes, clients=0, sms2003_clients=2] }").verdict("A") == "mixed");
    CHECK(solved("digraph { A [clients=0, pki=yes, signing_cert=yes, web_certs=all, mp_client_cert=yes, "
                 "sms2003_clients=unknown] }")
              .against_native("A") == Words{"?SM306@A:sms2003_clients"});
}

TEST_CASE("the signing certificate: missing, expired, both, neither") {
    const auto of = [](const char* facts, const char* date) {
        return solved(std::string("digraph { ") + date + " A [native_ready=yes, " + facts + "] }")
            .against_native("A");
    };
    const auto* today = "date=\"2009-04-02\";";
    CHECK(of("signing_cert=no", today) == Words{"SM302@A:signing_cert"});
    CHECK(of("signing_cert=yes, signing_cert_expires=\"2009-04-01\"", today) ==
          Words{"SM302@A:signing_cert_expires"});
    CHECK(of("signing_cert=no, signing_cert_expires=\"2009-04-01\"", today) ==
          Words{"SM302@A:signing_cert", "SM302@A:signing_cert_expires"});
    CHECK(of("signing_cert=yes, signing_cert_expires=\"2009-04-02\"", today).empty());
    CHECK(of("signing_cert=yes, signing_cert_expires=\"1999-01-01\"", "").empty());
    CHECK(of("signing_cert=yes, signing_cert_expires=unknown", today).empty());
    CHECK(of("signing_cert=unknown", today) == Words{"?SM302@A:signing_cert"});
    CHECK(solved("digraph { A [native_ready=yes]; B [type=secondary, signing_cert=no]; A -> B }")
              .verdict("A") == "open");
}

TEST_CASE("web certificates: all, none, a list, unknown, and DP?") {
    const auto of = [](const std::string& facts) {
        return solved("digraph { A [native_ready=yes, " + facts + "] }").against_native("A");
    };
    CHECK(of("roles=\"MP SUP\", web_certs=all").empty());
    CHECK(of("roles=\"MP SUP\", web_certs=none") == Words{"SM303@A:web_certs"});
    CHECK(of("roles=\"MP SUP\", web_certs=\"mp, sup\"").empty());
    CHECK(of("roles=\"MP SUP\", web_certs=MP") == Words{"SM303@A:web_certs"});
    CHECK(of("roles=\"MP SUP\", web_certs=unknown") == Words{"?SM303@A:web_certs"});
    CHECK(of("roles=\"DP?\"").empty());
    CHECK(of("roles=\"DP?\", web_certs=none") == Words{"?SM303@A:web_certs"});
    CHECK(of("roles=\"MP DP?\", web_certs=none") == Words{"SM303@A:web_certs"});
    CHECK(of("roles=\"MP DP?\", web_certs=MP") == Words{"?SM303@A:web_certs"});
    CHECK(of("roles=\"DP?\", web_certs=all").empty());
    CHECK(of("web_certs=none") == Words{"SM303@A:web_certs"});
}

TEST_CASE("these roles need a web certificate, those don't") {
    for (const auto* role : {"MP", "PMP", "IMP", "NLB-MP", "DMP", "SUP", "SMP", "DP-BITS"}) {
        INFO(role);
        CHECK(solved("digraph { A [native_ready=yes, roles=\"" + std::string(role) + "\", web_certs=none] }")
                  .against_native("A") == Words{"SM303@A:web_certs"});
    }
    for (const auto* role : {"DP", "DP-SHARE", "BDP", "FSP", "SLP", "PXE", "RP", "SHV", "OOB"}) {
        INFO(role);
        CHECK(solved("digraph { A [native_ready=yes, roles=\"" + std::string(role) + "\", web_certs=none] }")
                  .against_native("A")
                  .empty());
    }
}

TEST_CASE("client certificates: where a count is given, it decides") {
    const auto of = [](const std::string& facts) {
        return solved("digraph { A [native_ready=yes, " + facts + "] }").against_native("A");
    };
    CHECK(of("client_certs=no") == Words{"SM304@A:client_certs"});
    CHECK(of("client_certs=no, clients_without_cert=0").empty());
    CHECK(of("client_certs=yes, clients_without_cert=5") == Words{"SM304@A:clients_without_cert"});
    CHECK(of("client_certs=unknown") == Words{"?SM304@A:client_certs"});
    CHECK(of("clients_without_cert=unknown") == Words{"?SM304@A:clients_without_cert"});
    CHECK(of("client_certs=yes, clients_without_cert=unknown").empty());
}

TEST_CASE("management points need a client certificate, other sites are not asked") {
    for (const auto* role : {"MP", "PMP", "IMP", "NLB-MP"}) {
        INFO(role);
        CHECK(
            solved("digraph { A [native_ready=yes, mp_client_cert=no, roles=\"" + std::string(role) + "\"] }")
                .against_native("A") == Words{"SM305@A:mp_client_cert"});
    }
    CHECK(solved("digraph { A [native_ready=yes, mp_client_cert=no, roles=\"DP SUP\"] }").verdict("A") ==
          "open");
}

TEST_CASE("counts of old clients: none, some, unknown, at a secondary site") {
    CHECK(solved("digraph { A [native_ready=yes, win2000_clients=0] }").verdict("A") == "open");
    CHECK(solved("digraph { A [native_ready=yes, win2000_clients=7] }").verdict("A") == "mixed");
    CHECK(solved("digraph { A [native_ready=yes, sms2003_clients=unknown] }").verdict("A") == "open?");
    const auto s = solved("digraph { A [native_ready=yes]; B [type=secondary, sms2003_clients=12]; A -> B }");
    CHECK(s.verdict("A") == "mixed");
    CHECK(s.reason("A") == "12 SMS 2003 clients at B");
}

TEST_CASE("an explicit unknown at a secondary site is a question of its unit") {
    const auto s =
        solved("digraph { A [native_ready=yes]; B [type=secondary, sms2003_clients=unknown, pki=unknown]; "
               "A -> B }");
    CHECK(s.against_native("A") == Words{"?SM301@B:pki", "?SM306@B:sms2003_clients"});
}

TEST_CASE("versions: everything that starts with 2003 or 2.50 is SMS 2003") {
    for (const auto* version :
         {"2003", "2003 SP1", "2003 SP2", "2003 R2", "2003 SP3", "2.50.2726", "2.50.4253"}) {
        INFO(version);
        const auto facts = "[native_ready=yes, version=\"" + std::string(version) + "\"";
        CHECK(solved("digraph { A " + facts + "] }").against_native("A") == Words{"SM308@A:version"});
        CHECK(solved("digraph { A [native_ready=yes]; B " + facts + ", type=secondary]; A -> B }")
                  .against_native("A") == Words{"SM309@B:version"});
    }
    for (const auto* version : {"2007", "2007 SP1", "2007 R2", "2007 SP2", "2007 SP2 R2", "2007 R3",
                                "4.00.5931", "4.00.6221", "4.00.6487.2000"}) {
        INFO(version);
        CHECK(solved("digraph { A [native_ready=yes, version=\"" + std::string(version) + "\"] }")
                  .verdict("A") == "open");
    }
}

TEST_CASE("a shared IIS blocks only where a custom web site is ruled out, too") {
    CHECK(solved("digraph { A [native_ready=yes, iis_dedicated=no] }").verdict("A") == "open");
    CHECK(
        solved("digraph { A [native_ready=yes, iis_dedicated=no, custom_web_site=unknown] }").verdict("A") ==
        "open");
    CHECK(solved("digraph { A [native_ready=yes, iis_dedicated=no, custom_web_site=no] }").verdict("A") ==
          "mixed");
    CHECK(solved("digraph { A [native_ready=yes, custom_web_site=no] }").verdict("A") == "open");
}

TEST_CASE("a load-balanced management point: by name, by address, not said") {
    const auto of = [](const std::string& facts) {
        return solved("digraph { A [pki=yes, signing_cert=yes, web_certs=all, client_certs=yes, "
                      "mp_client_cert=yes, "
                      "sms2003_clients=0, win2000_clients=0, " +
                      facts + "] }")
            .against_native("A");
    };
    CHECK(of("roles=\"NLB-MP\"") == Words{"?SM313@A:nlb_mp"});
    CHECK(of("roles=\"NLB-MP\", nlb_mp=none").empty());
    CHECK(of("roles=\"NLB-MP\", nlb_mp=fqdn").empty());
    CHECK(of("roles=MP, nlb_mp=ip") == Words{"SM313@A:nlb_mp"});
    CHECK(of("roles=MP").empty());
}

TEST_CASE("secondary sites that must not switch keep their unit mixed, if there are any") {
    CHECK(solved("digraph { A [native_ready=yes, secondaries_may_switch=no] }").verdict("A") == "open");
    const auto s =
        solved("digraph { A [native_ready=yes, secondaries_may_switch=no]; B [type=secondary]; A -> B }");
    CHECK(s.against_native("A") == Words{"SM312@A:secondaries_may_switch"});
}

TEST_CASE("an empty value cancels a default") {
    CHECK(solved("digraph { node [native_ready=yes]; A }").verdict("A") == "open");
    CHECK(solved("digraph { node [native_ready=yes]; A [native_ready=\"\"] }").verdict("A") == "open?");
}

TEST_CASE("of --unknown, clear makes questions vanish, block makes them certain") {
    const auto* dot = "digraph { A; B [mode=native]; A -> B }";
    CHECK(solved(dot, {false, Unknown::report}).verdict("A") == "native?");
    CHECK(solved(dot, {false, Unknown::clear}).verdict("A") == "native");
    const auto blocked = solved(dot, {false, Unknown::block});
    CHECK(blocked.verdict("A") == "conflict");
    CHECK(blocked.against_native("A").front() == "SM301@A:pki");
}
