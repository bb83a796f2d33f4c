// Writes numbers and words fast.
#pragma once

#include "tests/bench/floor_draw/looks.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace bench {

constexpr auto four_digits = [] {
    std::array<char, 40'000> all{};
    for (std::size_t i = 0; i < 10'000; ++i) {
        all[4 * i] = static_cast<char>('0' + i / 1000);
        all[4 * i + 1] = static_cast<char>('0' + i / 100 % 10);
        all[4 * i + 2] = static_cast<char>('0' + i / 10 % 10);
        all[4 * i + 3] = static_cast<char>('0' + i % 10);
    }
    return all;
}();

inline char* put_number(char* to, std::uint32_t number) {
    if (number >= 10'000) {
        to = put_number(to, number / 10'000);
        std::memcpy(to, &four_digits[4 * std::size_t{number % 10'000}], 4);
        return to + 4;
    }
    const unsigned zeros = number >= 1000 ? 0 : number >= 100 ? 1 : number >= 10 ? 2 : 3;
    std::memcpy(to, &four_digits[4 * std::size_t{number} + zeros], 4);
    return to + 4 - zeros;
}

// A length as it is written, to a tenth of a point; made once where it stands more than once.
struct Points {
    explicit Points(Length length_in_points) {
        const std::uint32_t value = (static_cast<std::uint32_t>(length_in_points * 20) + 1) / 2;
        char* end = put_number(text, value / 10);
        if (const std::uint32_t rest = value % 10; rest != 0) {
            *end++ = '.';
            *end++ = static_cast<char>('0' + rest);
        }
        length = static_cast<std::uint8_t>(end - text);
    }
    char text[15];
    std::uint8_t length;
};

struct Pen {
    char* to;

    template <class... Pieces>
    [[gnu::always_inline]] void operator()(const Pieces&... pieces) {
        (put_one(pieces), ...);
    }

private:
    // Always inline: then the length of a literal is a constant.
    [[gnu::always_inline]] void put_one(const char* words) { to = put(to, words); }
    [[gnu::always_inline]] void put_one(const Points& points) {
        std::memcpy(to, points.text, 16);
        to += points.length;
    }
    [[gnu::always_inline]] void put_one(Length length) { put_one(Points(length)); }
    [[gnu::always_inline]] void put_one(Index number) { to = put_number(to, number); }
    // Most are short; some bytes behind it are read and written for nothing.
    [[gnu::always_inline]] void put_one(std::string_view words) {
        std::memcpy(to, words.data(), 16);
        if (words.size() > 16) std::memcpy(to + 16, words.data() + 16, words.size() - 16);
        to += words.size();
    }
};

inline std::string with_commas(std::string_view digits) {
    std::string out(digits);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        out.insert(static_cast<std::size_t>(at), 1, ',');
    return out;
}

inline std::string counted(std::uint64_t number, const char* what) {
    return with_commas(std::to_string(number)) + " " + what + (number == 1 ? "" : "s");
}

inline char* put_with_commas(char* to, std::string_view digits) {
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0) *to++ = ',';
        *to++ = digits[at];
    }
    return to;
}

} // namespace bench
