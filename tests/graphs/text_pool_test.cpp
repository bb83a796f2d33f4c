// Texts one behind the other, whatever their length.
#include <catch2/catch.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "graphs/text_pool.h"

namespace sitemode::tests {

TEST_CASE("texts of any length are kept") {
    constexpr std::string_view signs = "abcdefghijklmnopqrstuvwxyz0123456789";
    TextPool pool;
    std::vector<std::uint32_t> offsets;
    for (std::size_t length = 0; length <= signs.size(); ++length)
        offsets.push_back(pool.add(signs.substr(signs.size() - length)));
    for (std::size_t length = 0; length <= signs.size(); ++length)
        CHECK(pool.at(offsets[length]) == signs.substr(signs.size() - length));
}

} // namespace sitemode::tests
