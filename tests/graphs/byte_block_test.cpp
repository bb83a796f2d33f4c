// Sixty-four or sixteen bytes looked at together, against one after the other.
#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <random>

#include "graphs/byte_block.h"

namespace sitemode::tests {
namespace {

template <class Block, class Test>
std::uint64_t one_by_one(const std::array<char, ByteBlock::size>& bytes, Test test) {
    std::uint64_t mask = 0;
    for (std::size_t at = 0; at < Block::size; ++at) mask |= std::uint64_t{test(bytes[at]) ? 1U : 0U} << at;
    return mask;
}

template <class Block>
void check_block(const std::array<char, ByteBlock::size>& bytes, char wanted) {
    const Block block(bytes.data());
    REQUIRE(block.equal_to(wanted) == one_by_one<Block>(bytes, [&](char c) { return c == wanted; }));
    REQUIRE(block.equal_to_any('\n', wanted, ',') ==
            one_by_one<Block>(bytes, [&](char c) { return c == wanted || c == '\n' || c == ','; }));
    REQUIRE(block.below_or_not_ascii(' ') == one_by_one<Block>(bytes, [](char c) {
                return static_cast<unsigned char>(c) < 0x20 || (c & 0x80) != 0;
            }));
}

} // namespace

TEST_CASE("a block answers for each byte as one by one") {
    std::mt19937 chance(7);
    for (int round = 0; round < 5'000; ++round) {
        std::array<char, ByteBlock::size> bytes{};
        for (char& byte : bytes)
            byte = chance() % 4 == 0 ? "\n\r,\x7F "[chance() % 5] : static_cast<char>(chance());
        const char wanted = bytes[chance() % bytes.size()];
        check_block<ByteBlock>(bytes, wanted);
        check_block<ShortBlock>(bytes, wanted);
    }
}

TEST_CASE("a block of ASCII without control characters is plain text") {
    std::array<char, ByteBlock::size> bytes{};
    for (std::size_t at = 0; at < bytes.size(); ++at) bytes[at] = "\t\n\r ~}a"[at % 7];
    REQUIRE(ByteBlock(bytes.data()).is_plain_text());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (unsigned value = 0; value <= 0xFF; ++value) {
            auto changed = bytes;
            changed[at] = static_cast<char>(value);
            const bool is_blank = value == '\t' || value == '\n' || value == '\r';
            REQUIRE(ByteBlock(changed.data()).is_plain_text() ==
                    (is_blank || (value >= 0x20 && value < 0x7F)));
        }
    }
}

} // namespace sitemode::tests
