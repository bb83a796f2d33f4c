// Sixty-four bytes of a text, looked at together: an answer has a bit for each, the lowest for the first
// byte.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sitemode {

#ifdef __SSE2__

class ByteBlock {
public:
    static constexpr std::size_t size = 64;

    explicit ByteBlock(const char* bytes) { std::memcpy(parts_.data(), bytes, size); }

    std::uint64_t equal_to(char byte) const {
        return gathered([same = _mm_set1_epi8(byte)](__m128i part) { return _mm_cmpeq_epi8(part, same); });
    }
    // Those that are no ASCII, and of ASCII those below `bound`.
    std::uint64_t below_or_not_ascii(char bound) const {
        return gathered([bound = _mm_set1_epi8(bound)](__m128i part) { return _mm_cmplt_epi8(part, bound); });
    }

private:
    struct Part { // a type without the attributes that a template argument would lose
        __m128i bytes;
    };

    // `test` answers with all bits of a byte, or none.
    template <class Test>
    std::uint64_t gathered(Test test) const {
        const auto bits = [&](std::size_t part) {
            const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(test(parts_[part].bytes)));
            return std::uint64_t{mask} << (part * sizeof(__m128i));
        };
        return bits(0) | bits(1) | bits(2) | bits(3);
    }

    std::array<Part, size / sizeof(__m128i)> parts_;
};

#else

class ByteBlock {
public:
    static constexpr std::size_t size = 64;

    explicit ByteBlock(const char* bytes) {
        std::memcpy(words_.data(), bytes, size);
        if constexpr (std::endian::native == std::endian::big)
            for (auto& word : words_) word = __builtin_bswap64(word);
    }

    std::uint64_t equal_to(char byte) const {
        return gathered([same = ones * static_cast<unsigned char>(byte)](std::uint64_t word) {
            const std::uint64_t difference = word ^ same;
            return ~(((difference & ~highs) + ~highs) | difference);
        });
    }
    // Those that are no ASCII, and of ASCII those below `bound`.
    std::uint64_t below_or_not_ascii(char bound) const {
        return gathered([up_to_high = ones * (0x80U - static_cast<unsigned char>(bound))](
                            std::uint64_t word) { return word | ~((word & ~highs) + up_to_high); });
    }

private:
    static constexpr std::uint64_t ones = 0x0101'0101'0101'0101, highs = ones * 0x80;

    // `test` answers in the highest bit of each byte.
    template <class Test>
    std::uint64_t gathered(Test test) const {
        constexpr std::uint64_t to_the_top = 0x0102'0408'1020'4080;
        std::uint64_t mask = 0;
        for (std::size_t at = 0; at < words_.size(); ++at)
            mask |= (((test(words_[at]) & highs) >> 7U) * to_the_top >> 56U) << (at * sizeof(std::uint64_t));
        return mask;
    }

    std::array<std::uint64_t, size / sizeof(std::uint64_t)> words_{};
};

#endif

} // namespace sitemode
