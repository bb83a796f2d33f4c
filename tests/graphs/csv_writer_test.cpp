// Writing CSV: the columns in use, cells that no spreadsheet runs.
#include <catch2/catch.hpp>

#include <string>

#include "graphs/csv_cell.h"
#include "graphs/csv_writer.h"
#include "graphs/field_names.h"
#include "graphs/json_reader.h"
#include "parsed.h"
#include "records.h"

namespace sitemode::tests {
namespace {

std::string cell_of(std::string_view text) {
    std::string cell;
    append_csv_cell(cell, text);
    return cell;
}

} // namespace

TEST_CASE("columns in use are written in the order of the vocabulary, the hierarchy's last") {
    const Hierarchy hierarchy =
        parsed("digraph { title=\"A, plan\"; owner=me; tor [clients=40, rack=7];"
               "B [pki=unknown, name=\"New York\", roles=\",\"]; tor -> B [ipsec=yes] }");
    CHECK(csv_text(hierarchy) ==
          "code,parent,name,clients,pki,roles,link_ipsec,rack,hierarchy_title,hierarchy_owner\n"
          "tor,,,40,,,,7,\"A, plan\",me\n"
          "B,tor,New York,,unknown,\",\",yes,,,\n");
    CHECK(csv_text(parsed("digraph { A }")) == "code\nA\n");
}

TEST_CASE("a cell is in quotes where that is needed, and never a formula") {
    CHECK(cell_of("a b") == "a b");
    CHECK(cell_of("") == "");
    CHECK(cell_of("a,b") == "\"a,b\"");
    CHECK(cell_of("a;b") == "\"a;b\"");
    CHECK(cell_of("a\"b") == "\"a\"\"b\"");
    CHECK(cell_of("a\nb") == "\"a\nb\"");
    CHECK(cell_of(" a") == "\" a\"");
    for (const char* formula : {"=x", "+x", "-1", "@x", "'=x", "''@"}) {
        CHECK(cell_of(formula) == std::string("'") + formula);
        CHECK(without_defusing_apostrophe(cell_of(formula)) == formula);
    }
    CHECK(cell_of("\t=x") == "\"'\t=x\"");
    for (const char* formula : {"\n=2+2", "\r\n-1", " @x", " \t\n +x", "\tx", "\nx", "\rx", "'\n=x"})
        CHECK(cell_of(formula) == std::string("\"'") + formula + '"');
    CHECK(cell_of("' =x") == "'' =x");
    CHECK(cell_of(" x=y") == "\" x=y\"");
    for (const char* name : {"\n=2+2", "'\n=2+2", " =x", "' =x", "'' =x", "\nx", "' x"}) {
        const Hierarchy read = csv_hierarchy("code,name\nA," + cell_of(name) + "\n");
        CHECK(read.text(0, Fact::name) == name);
        CHECK(csv_text(read) == "code,name\nA," + cell_of(name) + "\n");
    }
    CHECK(cell_of("'x") == "'x");
    CHECK(without_defusing_apostrophe("'x") == "'x");
}

TEST_CASE("an unknown attribute whose name is taken gets a prefix, and loses it again") {
    const auto header = [](std::string_view name) { return csv_header_of_extra(name, FactOwner::site); };
    CHECK(header("rack") == "rack");
    CHECK(header("Pki") == "extra:Pki");
    CHECK(header("hierarchy_x") == "extra:hierarchy_x");
    CHECK(header("extra:rack") == "extra:rack");
    CHECK(header("extra:pki") == "extra:extra:pki");
    CHECK(csv_header_of_extra("title", FactOwner::hierarchy) == "hierarchy_extra:title");
    for (const char* name :
         {"rack", "Pki", "hierarchy_x", "extra:rack", "extra:pki", "", " ", "a ", "extra:"}) {
        CHECK(csv_field(header(name)) == Field{Field::Kind::extra, Fact::name, name});
        CHECK(json_field(json_key_of_extra(name, FactOwner::site), FactOwner::site) ==
              Field{Field::Kind::extra, Fact::name, name});
    }
}

TEST_CASE("a table of sites that share no attribute is too large to write") {
    const auto with_own_attributes = [](int sites) {
        std::string text = R"({"sites":[)";
        for (int site = 0; site < sites; ++site) {
            const auto number = std::to_string(site);
            text +=
                (site == 0 ? R"({"code":"S)" : R"(,{"code":"S)") + number + R"(","x)" + number + R"(":1})";
        }
        const Reading reading = read_json(text + "]}", "plan.json");
        REQUIRE(reading.hierarchy);
        return *reading.hierarchy;
    };
    CHECK(fits_csv(with_own_attributes(1000)));
    CHECK_FALSE(fits_csv(with_own_attributes(20'000)));
}

} // namespace sitemode::tests
