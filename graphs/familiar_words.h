// Bare words that stood before a '=', known again at one look: the names of attributes, of which a file has
// few. The first ones stay, so the number of a word is always the same.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graphs/byte_block.h"
#include "graphs/spelling.h"

namespace sitemode {

class FamiliarWords {
public:
    static constexpr std::size_t bytes_seen = ShortBlock::size;
    static constexpr std::uint8_t most = 63; // numbers go from 1 to this

    struct Word {
        std::uint8_t number = 0; // 0: none that was met
        std::size_t size = 0;
    };
    // The word at `bytes`, of which bytes_seen can be read, where '=' comes right behind it.
    Word before_equals(const char* bytes) const {
        const std::uint64_t equals = ShortBlock(bytes).equal_to('=');
        if (equals == 0) return {};
        const auto spelling = Spelling::of_first(bytes, static_cast<std::size_t>(std::countr_zero(equals)));
        return {words_[place_of(spelling)].number, spelling.size};
    }
    void remember(std::string_view word) {
        if (count_ == most || word.empty() || word.size() > Spelling::most_bytes) return;
        const Spelling spelling(word);
        Met& met = words_[place_of(spelling)];
        if (met.number == 0) met = {spelling, ++count_};
    }

private:
    struct Met {
        Spelling spelling;
        std::uint8_t number = 0; // 0: free
    };
    static constexpr unsigned slot_bits = 7; // more than there are words: a search ends

    std::size_t place_of(const Spelling& spelling) const {
        std::size_t at = spelling.slot(slot_bits);
        while (words_[at].number != 0 && words_[at].spelling != spelling) at = (at + 1) % words_.size();
        return at;
    }

    std::array<Met, std::size_t{1} << slot_bits> words_{};
    std::uint8_t count_ = 0;
};

} // namespace sitemode
