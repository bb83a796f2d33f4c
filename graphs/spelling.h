// Short texts that are quick to compare: names and values of files, of which few are met again and again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graphs/name_table.h"

namespace sitemode {

// A text of one to sixteen bytes as two numbers. One that is made without a text equals none of them.
struct Spelling {
    static constexpr std::size_t word = sizeof(std::uint64_t), most_bytes = 2 * word;

    Spelling() = default;
    explicit Spelling(std::string_view text)
        : front(short_word(text.substr(0, word))),
          back(short_word(text.substr(text.size() - std::min(text.size(), word)))), size(text.size()) {}
    // A number below 2 to the power of `bits`, for tables.
    std::size_t slot(unsigned bits) const {
        return static_cast<std::size_t>((front ^ back << 1U) * 0x9E37'79B9'7F4A'7C15 >> (64U - bits));
    }
    friend bool operator==(const Spelling&, const Spelling&) = default;

    std::uint64_t front = 0, back = 0;
    std::size_t size = 0; // 0: no text
};

} // namespace sitemode
