// The layout of DOT files: formatting twice is formatting once, and neither facts nor comments get lost.
#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files.h"
#include "graphs/dot_format.h"
#include "graphs/dot_format_words.h"
#include "graphs/dot_reader.h"
#include "graphs/dot_writer.h"
#include "graphs/utf8.h"
#include "parsed.h"
#include "random_dot.h"
#include "random_hierarchy.h"
#include "rounds.h"

namespace sitemode::tests {
namespace {

std::optional<std::string> formatted(std::string_view text) {
    Diagnostics diagnostics;
    return formatted_dot(text, diagnostics);
}

std::string tidy(std::string_view text) {
    auto result = formatted(text);
    INFO(text);
    REQUIRE(result);
    return *result;
}

std::vector<std::string> comments_of(std::string_view text) {
    std::vector<std::string> comments;
    const DotFormatWords words(without_byte_order_mark(text), false);
    for (const DotComment& comment : words.all_comments()) comments.emplace_back(comment.text);
    return comments;
}

// False where the text can't be formatted.
bool check_formatting(const std::string& text) {
    const auto once = formatted(text);
    if (!once) return false;
    const auto twice = formatted(*once);
    const Reading before = read_dot(text, "a.dot");
    const Reading after = read_dot(*once, "a.dot");
    const bool is_same = before.hierarchy.has_value() == after.hierarchy.has_value() &&
                         (!before.hierarchy || shown(*before.hierarchy) == shown(*after.hierarchy));
    if (twice == once && is_same && comments_of(text) == comments_of(*once)) return true;
    INFO(text.substr(0, 5000) << "\n--- once\n" << once->substr(0, 5000));
    CHECK(twice == once);
    CHECK(is_same);
    CHECK(comments_of(text) == comments_of(*once));
    return true;
}

// With names that mean something.
std::string with_facts(std::string text) {
    const std::vector<std::pair<std::string, std::string>> names{
        {"p=", "clients="}, {"q=", "rack="}, {"r=", "mode="}, {"\"p\"=", "\"pki\"="}, {"label=", "color="}};
    for (const auto& [from, to] : names) {
        for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    }
    return text;
}

} // namespace

TEST_CASE("formatting keeps every file's hierarchy and comments") {
    std::size_t files = 0;
    for (const std::string& path : dot_files()) {
        INFO(path);
        if (check_formatting(content_of(path))) ++files;
    }
    CHECK(files > 40);
}

TEST_CASE("what we write is in the layout already") {
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        const std::string text = dot_text(random_hierarchy(seed));
        INFO("seed " << seed);
        CHECK(formatted(text) == text);
    }
}

TEST_CASE("what has no syntax error is formatted, and nothing else") {
    for (const std::string& path : dot_files()) {
        INFO(path);
        const Reading reading = read_dot(content_of(path), path);
        if (reading.hierarchy) CHECK(formatted(content_of(path)));
    }
    CHECK_FALSE(formatted("digraph { A -> }"));
    CHECK_FALSE(formatted("graph { A }"));
    CHECK_FALSE(formatted(""));
    CHECK_FALSE(formatted("digraph { A } B"));
}

TEST_CASE("formatting keeps the hierarchy and comments of random texts") {
    for (std::uint32_t seed = 0; seed < rounds(6000); ++seed) {
        INFO("seed " << seed);
        const std::string text = random_dot(seed);
        REQUIRE(check_formatting(text));
        REQUIRE(check_formatting(with_facts(text)));
        check_formatting(random_words(seed));
    }
}

TEST_CASE("comments anywhere survive formatting") {
    constexpr std::array<std::string_view, 4> comments{" // a\n", " /* b */", "\n\n/* c\n */ // d\n",
                                                       "\n# e\n"};
    for (std::uint32_t seed = 0; seed < 1500; ++seed) {
        INFO("seed " << seed);
        std::string text = random_dot(seed);
        const DotFormatWords words(text, false);
        std::string out;
        std::uint32_t number = seed;
        for (std::size_t at = 0; words.at(at).word != DotWord::end; ++at) {
            out += words.at(at).text;
            number = number * 1664525U + 1013904223U;
            const std::uint32_t kind = number >> 28U;
            if (kind < comments.size() && (kind < 3 || words.at(at).word != DotWord::equals))
                out += comments[kind];
            out += number % 5 == 0 ? "\n" : " ";
        }
        REQUIRE(check_formatting(out));
    }
}

TEST_CASE("the layout of statements") {
    CHECK(tidy("DIGRAPH{}") == "digraph {\n}\n");
    CHECK(tidy("strict digraph \"a\" {A;B}") == "strict digraph a {\n    A\n    B\n}\n");
    CHECK(tidy("digraph{A->B->{C;D}[ipsec = \"yes\"]}") ==
          "digraph {\n    A -> B -> { C D } [ipsec=yes]\n}\n");
    CHECK(tidy("digraph{title = \"a b\" A:p:n,B[]}") == "digraph {\n    title=\"a b\"\n    A:p:n, B\n}\n");
    CHECK(tidy("digraph{node[]subgraph cluster_1{label=x A}}") ==
          "digraph {\n    node []\n    subgraph cluster_1 {\n        label=x\n        A\n    }\n}\n");
    CHECK(tidy("digraph{A->{B[pki=yes]}->C}") ==
          "digraph {\n    A -> {\n        B [pki=yes]\n    } -> C\n}\n");
}

TEST_CASE("attributes come in the order of the vocabulary, equal names in their own") {
    CHECK(tidy("digraph{A[color=red zoo=1 pki=yes][name=x,pki=no]}") ==
          "digraph {\n    A [name=x, pki=yes, pki=no, zoo=1, color=red]\n}\n");
    CHECK(tidy("digraph{A->B[color=red ipsec=yes]}") == "digraph {\n    A -> B [ipsec=yes, color=red]\n}\n");
}

TEST_CASE("comments keep their place") {
    CHECK(tidy("// top\n\n\ndigraph { // d\n\n  # a\n\n\n  A; // b\n  /* c */ B\n\n  // e\n\n} // f\n//g") ==
          "// top\n\ndigraph { // d\n    # a\n\n    A // b\n    /* c */\n    B\n\n    // e\n} // f\n//g\n");
    CHECK(tidy("digraph { A [ // list\n name=x, // n\n // p\n pki=yes ] }") ==
          "digraph {\n    A [ // list\n        name=x, // n\n        // p\n        pki=yes\n    ]\n}\n");
    CHECK(tidy("digraph { A -> // parent\n B // child\n }") ==
          "digraph {\n    // parent\n    A -> B // child\n}\n");
}

} // namespace sitemode::tests
