// Which site has a code: legal ones and placeholders, in small files and large.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "graphs/code_table.h"

namespace sitemode::tests {
namespace {

CodeTable table_of(const std::vector<std::string>& codes) {
    CodeTable table(codes.size());
    const auto code_of = [&](std::uint32_t site) { return std::string_view(codes[site]); };
    for (std::uint32_t site = 0; site < codes.size(); ++site) table.add(codes[site], site, code_of);
    return table;
}

std::vector<std::string> codes(std::size_t count, std::size_t width) {
    constexpr std::string_view signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::vector<std::string> out;
    for (std::size_t number = 0; number < count; ++number) {
        std::string code(width, '0');
        for (std::size_t at = width, rest = number; at-- > 0; rest /= signs.size())
            code[at] = signs[rest % signs.size()];
        out.push_back(code);
    }
    return out;
}

} // namespace

TEST_CASE("every code is found again, and none that was not added") {
    for (const std::size_t count : {std::size_t{10}, std::size_t{46'656}}) {
        for (const std::size_t width : {std::size_t{3}, std::size_t{8}, std::size_t{13}}) {
            const auto all = codes(count, width);
            const auto table = table_of(all);
            const auto code_of = [&](std::uint32_t site) { return std::string_view(all[site]); };
            CHECK_FALSE(table.has_doubles());
            for (std::uint32_t site = 0; site < all.size(); ++site)
                REQUIRE(table.find(all[site], code_of) == site);
            for (const char* other : {"", "0", "0?0", "\xC3\x84", "ÄÖÜ", "LONDON-1", "a code of many signs"})
                CHECK(table.find(other, code_of) == CodeTable::nothing);
        }
    }
}

TEST_CASE("upper and lower case are one code, and of sites with one code the first counts") {
    for (const char* filler : {"A", "London-Docklands"}) {
        std::vector<std::string> all(5'000, filler);
        for (std::size_t site = 0; site + 2 < all.size(); ++site) all[site] += std::to_string(site);
        all[all.size() - 2] = "lon";
        all[all.size() - 1] = "LON";
        const auto table = table_of(all);
        const auto code_of = [&](std::uint32_t site) { return std::string_view(all[site]); };
        CHECK(table.has_doubles());
        CHECK(table.find("Lon", code_of) == all.size() - 2);
        CHECK(table.find(all[17], code_of) == 17);
    }
}

TEST_CASE("a table knows whether a code has lower-case letters") {
    for (const std::size_t width : {std::size_t{3}, std::size_t{8}, std::size_t{13}}) {
        auto all = codes(5'000, width);
        CHECK_FALSE(table_of(all).has_lower());
        all[4'000].back() = 'z';
        CHECK(table_of(all).has_lower());
    }
}

} // namespace sitemode::tests
