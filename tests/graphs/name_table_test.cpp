// Names get numbers in the order of their first coming: legal codes and others, few and many.
#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "graphs/name_table.h"

namespace sitemode::tests {
namespace {

// Different from each other; each third is a legal code as long as there are any, the others are long or
// short.
std::vector<std::string> names(std::size_t count) {
    constexpr std::string_view signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::vector<std::string> out;
    out.reserve(count);
    for (std::size_t number = 0; number < count; ++number) {
        const std::string code{signs[number / 1296 % 36], signs[number / 36 % 36], signs[number % 36]};
        const std::string digits = std::to_string(number);
        out.push_back(number % 3 == 0 && number < 46'656 ? code
                      : number % 3 == 1                  ? "s" + digits
                                                         : "a site's long name, " + digits);
    }
    return out;
}

void check_numbers(NameTable& table, const std::vector<std::string>& all) {
    for (std::uint32_t number = 0; number < all.size(); ++number) {
        const auto [index, is_new] = table.add(all[number]);
        if (index != number || !is_new) FAIL(all[number] << " is met as " << index);
    }
    for (std::uint32_t number = 0; number < all.size(); ++number) {
        const auto [index, is_new] = table.add(all[number]);
        if (index != number || is_new) FAIL(all[number] << " is met again as " << index);
        if (table.at(index) != all[number]) FAIL(all[number] << " is called " << table.at(index));
        // The guess may be right, wrong, or of no name.
        for (const std::uint32_t likely : {number, number + 1, NameTable::any}) {
            const auto [guessed, is_met_first] = table.add(all[number], likely);
            if (guessed != number || is_met_first) FAIL(all[number] << ", guessed, is met as " << guessed);
        }
    }
    CHECK(table.size() == all.size());
}

} // namespace

TEST_CASE("names are numbered in the order of their first coming, however many were expected") {
    for (const std::size_t count : {std::size_t{3}, std::size_t{3000}, std::size_t{60'000}}) {
        const auto all = names(count);
        for (const std::size_t expected : {std::size_t{0}, std::size_t{100}, count}) {
            NameTable table;
            table.reserve(expected);
            check_numbers(table, all);
        }
    }
}

TEST_CASE("what is no legal code is known from those that look like it") {
    NameTable table;
    table.reserve(10'000); // so many that codes have places of their own
    CHECK(table.add("AB1").index == 0);
    for (const char* name : {"ab1", "Ab1", "AB", "AB12", "AB\xC3", "A-1", ""}) CHECK(table.add(name).is_new);
    CHECK_FALSE(table.add("AB1").is_new);
    CHECK(table.size() == 8);
}

} // namespace sitemode::tests
