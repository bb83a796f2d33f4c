// What a DOT file may cost: each limit is named with the place and the way out, and reached in little time.
#include <catch2/catch.hpp>

#include <string>

#include "graphs/dot_scanner.h"
#include "parsed.h"

namespace sitemode::tests {
namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

std::string nested(std::size_t levels) {
    return "digraph {" + repeated("{", levels) + "A" + repeated("}", levels) + "}";
}

// `count` sites with names that begin with `letter`, blanks between.
std::string sites(char letter, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += letter + std::to_string(i) + ' ';
    return out;
}

} // namespace

TEST_CASE("200 levels of subgraphs are read, one more is a limit") {
    CHECK(said_of(nested(200)).empty());
    CHECK(said_of(nested(201)) == "1:210 limit: more than 200 levels of subgraphs | nest them less deeply");
    CHECK(said_of(nested(100'000)).starts_with("1:210 limit"));
}

TEST_CASE("a string may have 1 MB") {
    const std::string megabyte(dot_limits::string_bytes, 'x');
    CHECK(said_of("digraph { A [label=\"" + megabyte + "\"] }").empty());
    CHECK(said_of("digraph { A [name=\"" + megabyte + "x\"] }") ==
          "1:19 limit: a string of more than 1 MB | shorten it; perhaps a closing quote is missing");
    CHECK(said_of("digraph { A [name=<" + megabyte + "x>] }").starts_with("1:19 limit: a string"));
    CHECK(said_of("digraph { A [name=" + megabyte + "x] }").starts_with("1:19 limit: a string"));
    CHECK(said_of("digraph { A [name=\"" + megabyte + "\" + \"x\"] }").starts_with("1:19 limit: a string"));
}

TEST_CASE("a site's id may have 4 kB") {
    const std::string id(dot_limits::id_bytes, 'x');
    CHECK(said_of("digraph { " + id + " }").empty());
    CHECK(said_of("digraph { A -> " + id + "x }") ==
          "1:16 limit: an id of more than 4096 bytes | shorten it");
}

TEST_CASE("products may have 10 million links, counted before they are made") {
    const std::string text = "digraph { {" + sites('a', 4000) + "} -> {" + sites('b', 2501) + "} }";
    CHECK(said_of(text).find("limit: more than 10000000 links") != std::string::npos);
    std::string chain =
        "digraph { subgraph a {" + sites('a', 3000) + "}\nsubgraph b {" + sites('b', 3000) + "}\n";
    CHECK(said_of(chain + "subgraph a {} -> subgraph b {} -> subgraph a {} }").find("limit: more than") !=
          std::string::npos);
}

TEST_CASE("looking through a large subgraph for nothing counts too") {
    std::string text = "digraph { subgraph a {" + sites('a', 10'000) + "}\n" +
                       repeated("subgraph a {} -> {};\n", 10'000) + "}";
    CHECK(said_of(text).find("limit: more than 10000000 links") != std::string::npos);
}

TEST_CASE("unknown attributes may be 10 million, defaults counted for each site") {
    std::string defaults;
    for (int i = 0; i < 2000; ++i) defaults += 'k' + std::to_string(i) + "=v ";
    const std::string said = said_of("digraph { node [" + defaults + "] " + sites('a', 6000) + "}");
    CHECK(said.find("limit: more than 10000000 unknown attributes") != std::string::npos);
}

TEST_CASE("attributes of lists of sites are bounded") {
    const std::string said =
        said_of("digraph { " + repeated("A, ", 11'000) + "B [" + repeated("pki=yes ", 1000) + "] }");
    CHECK(said.find("limit: more than 10000000 attributes given to lists of sites") != std::string::npos);
}

TEST_CASE("a limit ends the reading with nothing else said of the structure") {
    const Reading reading = read_dot(nested(201), "test.dot");
    CHECK(reading.diagnostics.has_limit());
    CHECK_FALSE(reading.hierarchy);
    CHECK(reading.defects.empty());
}

TEST_CASE("much of anything is read in little time") {
    CHECK(read_dot("digraph { A" + repeated(" -> A", 200'000) + " }", "test.dot").defects.size() == 1);
    CHECK(read_dot("digraph { " + repeated("node [pki=yes] node [pki=no] ", 100'000) + " A }", "test.dot")
              .hierarchy);
    CHECK(read_dot("digraph { " + repeated("node [pki=yes] {A} ", 100'000) + " }", "test.dot").hierarchy);
    CHECK(read_dot("digraph { " + repeated("subgraph s { A; node [pki=yes] } ", 100'000) + " }", "test.dot")
              .hierarchy);
    CHECK(read_dot("digraph { A [" + repeated("x=1 ", 200'000) + "] }", "test.dot").hierarchy);
    CHECK(read_dot("digraph { A [label=\"" + repeated("a\" + \"", 100'000) + "\"] }", "test.dot").hierarchy);
    std::string unknown;
    for (int i = 0; i < 100'000; ++i) unknown += "x" + std::to_string(i) + "=v ";
    CHECK(read_dot("digraph { A [" + unknown + "] }", "test.dot").hierarchy);
}

} // namespace sitemode::tests
