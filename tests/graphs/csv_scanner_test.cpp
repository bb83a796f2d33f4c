// Rows seen at a glance, against the same rows read cell by cell.
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include "graphs/csv_scanner.h"

namespace sitemode::tests {
namespace {

constexpr std::size_t columns = 9;

// Rows whose cells are empty or short, a few long or odd, a few rows ragged.
std::string random_table(std::mt19937& chance) {
    std::string text;
    for (unsigned row = 0; row < 12; ++row) {
        const std::size_t cells = chance() % 20 == 0 ? 1 + chance() % 12 : columns;
        for (std::size_t cell = 0; cell < cells; ++cell) {
            if (cell > 0) text += ',';
            if (chance() % 2 == 0) continue;
            text.append(chance() % 30 == 0 ? 90 : chance() % 7, static_cast<char>('a' + chance() % 26));
            if (chance() % 100 == 0) text += chance() % 2 == 0 ? " " : "é";
        }
        text += chance() % 10 == 0 ? "\r\n" : "\n";
    }
    return text;
}

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if ((c & 0x80) != 0) return false;
    return true;
}

} // namespace

TEST_CASE("a plain row has the cells that are found one after the other") {
    std::mt19937 chance(5);
    unsigned plain_rows = 0;
    for (int round = 0; round < 3'000; ++round) {
        const std::string text = random_table(chance);
        Diagnostics said;
        CsvScanner at_a_glance(text, is_ascii(text), said), one_by_one(text, is_ascii(text), said);
        PlainRow plain(columns);
        std::vector<CsvCell> row, passed;
        while (one_by_one.next(row, 100)) {
            if (!at_a_glance.sees(plain)) {
                REQUIRE(at_a_glance.next(passed, 100));
                continue;
            }
            ++plain_rows;
            REQUIRE(row.size() == columns);
            std::size_t number = 0;
            for (const PlainRow::Cell& cell : plain.given()) {
                for (; number < cell.number; ++number) REQUIRE(row[number].text.empty());
                REQUIRE(plain.text(cell) == row[number].text);
                REQUIRE(plain.place(cell) == row[number].place);
                ++number;
            }
            for (; number < columns; ++number) REQUIRE(row[number].text.empty());
            at_a_glance.pass(plain);
        }
        REQUIRE_FALSE(at_a_glance.sees(plain));
        REQUIRE_FALSE(at_a_glance.next(passed, 100));
    }
    CHECK(plain_rows > 20'000);
}

} // namespace sitemode::tests
