// Copying text as long as its characters stand for themselves in markup: nearly all of a picture's text does,
// and most of it is short. Of some characters that do it says they don't: it is for render/markup.cpp, which
// writes what is left.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sitemode::render::markup {

enum class Where { attribute, content };

constexpr std::uint64_t eight_times(std::uint64_t byte) {
    return byte * 0x0101'0101'0101'0101U;
}

// Marks the characters of a block that don't stand for themselves in an attribute by their highest bits, and
// perhaps others behind the first of them; '#', too. Where no byte is above 0x7F, subtracting sets the
// highest bit of the bytes that are smaller. '"', '&' and '\'' differ in two bits only, '<' and '>' in one.
constexpr std::uint64_t specials(std::uint64_t block) {
    const std::uint64_t quotes = (block | eight_times(0x05)) ^ eight_times('\'');
    const std::uint64_t angles = (block | eight_times(0x02)) ^ eight_times('>');
    return (block | (block - eight_times(0x20)) | (quotes - eight_times(1)) | (angles - eight_times(1))) &
           eight_times(0x80);
}

// How many characters are before the first that is marked; eight where none is.
constexpr std::size_t before_marked(std::uint64_t marks) {
    const int bits =
        std::endian::native == std::endian::little ? std::countr_zero(marks) : std::countl_zero(marks);
    return static_cast<std::size_t>(bits) / 8;
}

// Eight and sixteen characters at once: copies all of them, gives how many stand for themselves before the
// first that does not.
inline std::size_t copied_eight(char* to, const char* from) {
    std::uint64_t block = 0;
    std::memcpy(&block, from, sizeof block);
    std::memcpy(to, &block, sizeof block);
    return before_marked(specials(block));
}

#ifdef __SSE2__

template <Where where>
std::size_t copied_sixteen(char* to, const char* from) {
    __m128i block;
    std::memcpy(&block, from, sizeof block);
    std::memcpy(to, &block, sizeof block);
    const auto all = [](char c) { return _mm_set1_epi8(c); };
    __m128i outside = _mm_cmplt_epi8(block, all(' ')); // those above 0x7F are negative
    if (where == Where::content) outside = _mm_andnot_si128(_mm_cmpeq_epi8(block, all('\n')), outside);
    const __m128i quotes = _mm_cmpeq_epi8(_mm_or_si128(block, all(0x05)), all('\''));
    const __m128i angles = _mm_cmpeq_epi8(_mm_or_si128(block, all(0x02)), all('>'));
    const int marks = _mm_movemask_epi8(_mm_or_si128(outside, _mm_or_si128(quotes, angles)));
    return static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(marks) | 0x1'0000U));
}

#else

template <Where>
std::size_t copied_sixteen(char* to, const char* from) {
    const std::size_t first = copied_eight(to, from);
    return first < 8 ? first : 8 + copied_eight(to + 8, from + 8);
}

#endif

// Fewer than eight: put together in one block, the last of them perhaps twice, with blanks behind.
inline std::size_t copied_few(char* to, const char* from, std::size_t size) {
    std::array<char, 8> few{' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
    if (size >= 4) {
        std::memcpy(few.data(), from, 4);
        std::memcpy(few.data() + 4, from + size - 4, 4);
        std::memcpy(to, few.data(), 4);
        std::memcpy(to + size - 4, few.data() + 4, 4);
        const std::size_t count = before_marked(specials(std::bit_cast<std::uint64_t>(few)));
        return count < 4 ? count : count + size - 8;
    }
    few[0] = to[0] = from[0];
    few[1] = to[size / 2] = from[size / 2];
    few[2] = to[size - 1] = from[size - 1];
    const std::size_t count = before_marked(specials(std::bit_cast<std::uint64_t>(few)));
    return count < size ? count : size;
}

// Copies a text up to the first character that doesn't stand for itself; gives how many count. There is room
// for all. The last block of a text begins where its end fills it: no byte beyond is read or written.
template <Where where>
std::size_t copied_plain(char* to, const char* from, std::size_t size) {
    if (size >= 16) {
        for (std::size_t at = 0;; at += 16) {
            if (at + 16 > size) at = size - 16;
            const std::size_t count = copied_sixteen<where>(to + at, from + at);
            if (count < 16 || at + 16 == size) return at + count;
        }
    }
    if (size >= 8) {
        const std::size_t count = copied_eight(to, from);
        return count < 8 ? count : size - 8 + copied_eight(to + size - 8, from + size - 8);
    }
    return size == 0 ? 0 : copied_few(to, from, size);
}

} // namespace sitemode::render::markup
