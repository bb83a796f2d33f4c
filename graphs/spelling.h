// Short texts that are quick to compare: names and values of files, of which few are met again and again.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace sitemode {

// A text of one to sixteen bytes as two numbers. One that is made without a text equals none of them.
struct Spelling {
    static constexpr std::size_t word = sizeof(std::uint64_t), most_bytes = 2 * word;

    Spelling() = default;
    explicit Spelling(std::string_view text) : size(text.size()) {
        if (size <= word) {
            front = padded(text);
            return;
        }
        front = word_at(text.data());
        back = word_at(text.data() + size - word) >> (8 * (most_bytes - size));
    }
    // Of the first `size` of bytes of which most_bytes can be read.
    static Spelling of_first(const char* bytes, std::size_t size) {
        Spelling spelling;
        spelling.front = word_at(bytes) & masks[size + word];
        spelling.back = word_at(bytes + word) & masks[size];
        spelling.size = size;
        return spelling;
    }
    // A number below 2 to the power of `bits`, for tables.
    std::size_t slot(unsigned bits) const {
        return static_cast<std::size_t>((front ^ back << 1U) * 0x9E37'79B9'7F4A'7C15 >> (64U - bits));
    }
    friend bool operator==(const Spelling&, const Spelling&) = default;

    std::uint64_t front = 0, back = 0; // zeros behind its bytes
    std::size_t size = 0;              // 0: no text

private:
    // At n: the bits of the first n - 8 bytes of a word.
    static constexpr std::array<std::uint64_t, most_bytes + word + 1> masks = [] {
        std::array<std::uint64_t, most_bytes + word + 1> of{};
        for (std::size_t at = word + 1; at < of.size(); ++at)
            of[at] = ~std::uint64_t{0} >> (at < most_bytes ? 8 * (most_bytes - at) : 0);
        return of;
    }();

    // Eight or four bytes as a number whose lowest byte is the first.
    template <class Number>
    static Number number_at(const char* bytes) {
        Number number = 0;
        std::memcpy(&number, bytes, sizeof number);
        if constexpr (std::endian::native == std::endian::little) return number;
        return sizeof number == word ? __builtin_bswap64(number) : __builtin_bswap32(number);
    }
    static std::uint64_t word_at(const char* bytes) { return number_at<std::uint64_t>(bytes); }
    static std::uint64_t half_word_at(const char* bytes) { return number_at<std::uint32_t>(bytes); }
    // The same of up to eight bytes. Where there are four, two pieces that may overlap cost less than a loop.
    static std::uint64_t padded(std::string_view text) {
        const auto byte = [&](std::size_t at) {
            return std::uint64_t{static_cast<unsigned char>(text[at])} << (8 * at);
        };
        if (text.size() < 4)
            return text.empty() ? 0 : byte(0) | byte(text.size() / 2) | byte(text.size() - 1);
        const std::size_t behind = text.size() - 4;
        return half_word_at(text.data()) | half_word_at(text.data() + behind) << (8 * behind);
    }
};

} // namespace sitemode
