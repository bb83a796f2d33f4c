// Sixty-four or sixteen bytes of a text, looked at together: an answer has a bit for each, the lowest for the
// first byte.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sitemode {

#ifdef __SSE2__

template <std::size_t Size>
class BytesTogether {
public:
    static constexpr std::size_t size = Size;

    explicit BytesTogether(const char* bytes) { std::memcpy(parts_.data(), bytes, size); }

    std::uint64_t equal_to(char byte) const {
        return gathered([same = _mm_set1_epi8(byte)](__m128i part) { return _mm_cmpeq_epi8(part, same); });
    }
    // Equal to one of them.
    template <class... More>
    std::uint64_t equal_to_any(char byte, More... more) const {
        return gathered([&](__m128i part) { return equal_in(part, byte, more...); });
    }
    // Those that are no ASCII, and of ASCII those below `bound`.
    std::uint64_t below_or_not_ascii(char bound) const {
        return gathered([bound = _mm_set1_epi8(bound)](__m128i part) { return _mm_cmplt_epi8(part, bound); });
    }
    // True where all are ASCII, and none is a control character but tabs and line ends.
    bool is_plain_text() const {
        const std::uint64_t refused = gathered([](__m128i part) {
            const auto is = [part](char byte) { return _mm_cmpeq_epi8(part, _mm_set1_epi8(byte)); };
            const auto blanks = _mm_or_si128(_mm_or_si128(is('\n'), is('\r')), is('\t'));
            const auto low = _mm_cmplt_epi8(part, _mm_set1_epi8(' ')); // signed: what is no ASCII, too
            return _mm_or_si128(_mm_andnot_si128(blanks, low), is('\x7F'));
        });
        return refused == 0;
    }

private:
    static constexpr std::size_t part_bytes = 16, parts = size / part_bytes;
    struct Part { // a type without the attributes that a template argument would lose
        __m128i bytes;
    };

    static __m128i equal_in(__m128i part, char byte) { return _mm_cmpeq_epi8(part, _mm_set1_epi8(byte)); }
    template <class... More>
    static __m128i equal_in(__m128i part, char byte, More... more) {
        return _mm_or_si128(equal_in(part, byte), equal_in(part, more...));
    }

    // `test` answers with all bits of a byte, or none.
    template <class Test>
    std::uint64_t gathered(Test test) const {
        const auto bits = [&](std::size_t part) {
            const auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(test(parts_[part].bytes)));
            return std::uint64_t{mask} << (part * part_bytes);
        };
        return joined(bits, std::make_index_sequence<parts>());
    }
    template <class Bits, std::size_t... Part>
    static std::uint64_t joined(Bits bits, std::index_sequence<Part...>) {
        return (bits(Part) | ...);
    }

    std::array<Part, parts> parts_;
};

#else

template <std::size_t Size>
class BytesTogether {
public:
    static constexpr std::size_t size = Size;

    explicit BytesTogether(const char* bytes) {
        std::memcpy(words_.data(), bytes, size);
        if constexpr (std::endian::native == std::endian::big)
            for (auto& word : words_) word = __builtin_bswap64(word);
    }

    std::uint64_t equal_to(char byte) const {
        return gathered([byte](std::uint64_t word) { return equal_in(word, byte); });
    }
    // Equal to one of them.
    template <class... More>
    std::uint64_t equal_to_any(More... bytes) const {
        return (equal_to(bytes) | ...);
    }
    // Those that are no ASCII, and of ASCII those below `bound`.
    std::uint64_t below_or_not_ascii(char bound) const {
        return gathered([bound](std::uint64_t word) { return below_in(word, bound); });
    }
    // True where all are ASCII, and none is a control character but tabs and line ends.
    bool is_plain_text() const {
        std::uint64_t refused = 0;
        for (const std::uint64_t word : words_) {
            const std::uint64_t blanks = equal_in(word, '\n') | equal_in(word, '\r') | equal_in(word, '\t');
            refused |= (below_in(word, ' ') & ~blanks) | equal_in(word, '\x7F');
        }
        return (refused & highs) == 0;
    }

private:
    static constexpr std::uint64_t ones = 0x0101'0101'0101'0101, highs = ones * 0x80;

    // In the highest bit of each byte; what is in the others means nothing.
    static std::uint64_t equal_in(std::uint64_t word, char byte) {
        const std::uint64_t difference = word ^ (ones * static_cast<unsigned char>(byte));
        return ~(((difference & ~highs) + ~highs) | difference);
    }

    static std::uint64_t below_in(std::uint64_t word, char bound) {
        return word | ~((word & ~highs) + ones * (0x80U - static_cast<unsigned char>(bound)));
    }

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

using ByteBlock = BytesTogether<64>;
using ShortBlock = BytesTogether<16>; // for what most often is shorter: a word, a value

} // namespace sitemode
