#include "src/cli/formats.h"

#include <catch2/catch.hpp>

using namespace sitemode::cli;

TEST_CASE("an extension is what follows the last dot of the name") {
    CHECK(extension_of("plans/Toronto.SVG") == "svg");
    CHECK(extension_of("plan.v2.png") == "png");
    CHECK(extension_of("plans.d/plan").empty());
    CHECK(extension_of(".svg").empty());
    CHECK(extension_of("plan.").empty());
    CHECK(extension_of("-").empty());
    CHECK(extension_of("/dev/stdout").empty());
}

TEST_CASE("picture formats have names in any case, and other names") {
    CHECK(picture_format_named("PDF")->kind == PictureFormat::Kind::pdf);
    CHECK(picture_format_named("gv")->kind == PictureFormat::Kind::dot);
    CHECK(picture_format_named("ps")->kind == PictureFormat::Kind::graphviz);
    CHECK_FALSE(picture_format_named("docx"));
    CHECK_FALSE(picture_format_named(""));
}

TEST_CASE("the format of an input follows its name, then its first character") {
    CHECK(input_format_of("plan.gv", "{}") == InputFormat::dot);
    CHECK(input_format_of("plan.csv", "digraph {}") == InputFormat::csv);
    CHECK(input_format_of("-", " \r\n\t{}") == InputFormat::json);
    CHECK(input_format_of("plan", "\xEF\xBB\xBF[]") == InputFormat::json);
    CHECK(input_format_of("plan.txt", "<?xml") == InputFormat::xml);
    CHECK(input_format_of("plan.txt", "") == InputFormat::dot);
    CHECK(input_format_of("plan.txt", "// {\ndigraph {}") == InputFormat::dot);
}
