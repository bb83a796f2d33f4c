#include "render/graphviz_format.h"

#include "diagrams.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace sitemode::render;

namespace {

std::string written(const Diagram& diagram, std::string_view format, Engine engine = Engine::dot) {
    const auto bytes = graphviz_bytes(diagram, engine, format);
    if (!bytes) FAIL(bytes.error().message);
    return *bytes;
}

std::size_t count(const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
    return found;
}

} // namespace

TEST_CASE("every card and pill is a node, every link an edge") {
    const Diagram d = diagrams::contoso();
    const std::string plain = written(d, "plain");
    CHECK(count(plain, "\nnode n") == d.cards.size() + d.pills.size());
    CHECK(count(plain, "\nedge n") == d.links.size() + d.pills.size());
    CHECK(count(plain, "#e69f00") == 1);
}

TEST_CASE("other formats begin as they should") {
    const Diagram d = diagrams::two_cards();
    CHECK(written(d, "ps").substr(0, 4) == "%!PS");
    CHECK(written(d, "gif").substr(0, 4) == "GIF8");
    CHECK(written(d, "jpg").substr(0, 2) == "\xFF\xD8");
    CHECK(written(d, "json").substr(0, 1) == "{");
    CHECK(written(d, "xdot").substr(0, 7) == "digraph");
    CHECK(written(d, "plain", Engine::neato).substr(0, 5) == "graph");
}

TEST_CASE("the words are in the labels, and the legend in the heading") {
    const std::string json = written(diagrams::two_cards(), "json");
    for (const char* words : {"BRL", "Berlin", "12 SMS 2003 clients", "Phuket", "Contoso — site modes",
                              "mixed mode only: blocked here", "Revision B"}) {
        CHECK(json.find(words) != std::string::npos);
    }
    CHECK(json.find("conflict:") == std::string::npos);
}

TEST_CASE("words mean nothing to Graphviz") {
    for (const std::string words : {"\\N\\G\\E\\L", "<b>bold</b>", "<", "&lt;&#65;", "a|b{c}", "\"",
                                    "\xFF\xC3", "\\", "\n", "%s", "", "北京", "\x01"}) {
        CAPTURE(words);
        const Diagram d = diagrams::filled_with(words);
        const std::string plain = written(d, "plain");
        CHECK(count(plain, "node n") == 6);
    }
    const std::string json = written(diagrams::filled_with("\\N"), "xdot");
    CHECK(json.find("n0  ") == std::string::npos); // \N would have become the node's name
}

TEST_CASE("the formats are a fixed, sorted list without windows and without those that we write ourselves") {
    const auto formats = graphviz_formats();
    CHECK(std::is_sorted(formats.begin(), formats.end()));
    for (const std::string_view other : {"svg", "png", "pdf", "dot", "gv", "canon", "x11", "xlib", "gtk",
                                         "vt", "exe", "", "ps:cairo", "../x"}) {
        CAPTURE(other);
        const auto bytes = graphviz_bytes(diagrams::one_card(), Engine::dot, other);
        REQUIRE_FALSE(bytes);
        CHECK(bytes.error().kind == DrawError::Kind::unsupported);
        CHECK(bytes.error().hint.find("gif") != std::string::npos);
    }
}

TEST_CASE("every format is written, or said to be missing") {
    for (const std::string_view format : graphviz_formats()) {
        CAPTURE(format);
        const auto bytes = graphviz_bytes(diagrams::two_cards(), Engine::dot, format);
        if (bytes)
            CHECK_FALSE(bytes->empty());
        else
            CHECK(bytes.error().message == "the installed Graphviz does not write " + std::string(format));
    }
}

TEST_CASE("too many boxes are refused") {
    const auto bytes = graphviz_bytes(diagrams::many_pills(2000), Engine::dot, "ps");
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().kind == DrawError::Kind::limit);
}
