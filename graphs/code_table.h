// Which site has a code, whatever its case. Legal codes (three of A–Z and 0–9) count themselves: where there
// are many sites, each has its place in a flat array. All others, and those of small files, are in a flat
// hash table, in which a code of up to eight bytes is wholly in its slot.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graphs/name_table.h"

namespace sitemode {

class CodeTable {
public:
    static constexpr std::uint32_t nothing = 0xFFFF'FFFF;
    static constexpr std::uint32_t ahead = 16; // how many codes before its look-up one is best fetched

    CodeTable() = default;
    // For that many codes in all; no more may be added.
    explicit CodeTable(std::size_t count) : room_(count) {
        if (count >= least_for_array) legal_.assign(legal_codes, nothing);
    }

    // True where a code has letters that are folded.
    static bool has_lower(std::string_view code) {
        if (code.size() <= sizeof(std::uint64_t)) return folded(short_word(code)) != short_word(code);
        while (!code.empty()) {
            const std::uint64_t word = short_word(code.substr(0, sizeof word));
            if (folded(word) != word) return true;
            code.remove_prefix(std::min(code.size(), sizeof word));
        }
        return false;
    }

    bool is_empty() const { return room_ == 0; }
    // True where a code was added twice. The first site that has it counts.
    bool has_doubles() const { return has_doubles_; }
    // True where a code that was added has letters that are folded.
    bool has_lower() const { return has_lower_; }
    // `code_of(site)` gives the code of a site added before.
    template <class CodeOf>
    void add(std::string_view code, std::uint32_t site, CodeOf code_of) {
        if (const Signs met = signs_of(code); met.are_legal()) {
            has_lower_ = has_lower_ || met.any_lower();
            return add_to(legal_[met.number()], site);
        }
        has_lower_ = has_lower_ || has_lower(code);
        if (slots_.empty()) slots_.resize(std::bit_ceil(room_ + room_ / 2 + 8));
        Slot& slot = slots_[slot_of(code, code_of)];
        if (slot.site == nothing) slot = {key_of(code), static_cast<std::uint32_t>(code.size()), nothing};
        add_to(slot.site, site);
    }
    // The same for all sites below `count`.
    template <class CodeOf>
    void add_all(std::uint32_t count, CodeOf code_of) {
        for (std::uint32_t site = 0; site < count; ++site) {
            if (count - site > ahead) prefetch(code_of(site + ahead));
            add(code_of(site), site, code_of);
        }
    }
    // The site with this code, or nothing.
    template <class CodeOf>
    std::uint32_t find(std::string_view code, CodeOf code_of) const {
        if (const Signs met = signs_of(code); met.are_legal()) return legal_[met.number()];
        return slots_.empty() ? nothing : slots_[slot_of(code, code_of)].site;
    }
    // Has the processor fetch what a look-up needs: codes come in any order, and memory is far.
    void prefetch([[maybe_unused]] std::string_view code) const {
#ifdef __GNUC__
        if (!slots_.empty()) __builtin_prefetch(&slots_[place_of(key_of(code), code.size())]);
#endif
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t length = 0;
        std::uint32_t site = nothing; // nothing: free
    };

    static constexpr std::size_t least_for_array = 4096; // below, the array costs more than it gives
    static constexpr std::size_t signs = 36, legal_codes = signs * signs * signs;
    static constexpr std::uint8_t no_sign = 0x80, lower = 0x40; // beside the number of a sign
    static constexpr std::array<std::uint8_t, 256> sign_numbers = [] {
        std::array<std::uint8_t, 256> numbers{};
        for (std::size_t c = 0; c < numbers.size(); ++c) {
            const auto from = [c](char first) {
                return static_cast<std::uint8_t>(c - static_cast<std::size_t>(first));
            };
            numbers[c] = c >= '0' && c <= '9'   ? from('0')
                         : c >= 'A' && c <= 'Z' ? static_cast<std::uint8_t>(from('A') + 10)
                         : c >= 'a' && c <= 'z' ? static_cast<std::uint8_t>((from('a') + 10) | lower)
                                                : no_sign;
        }
        return numbers;
    }();

    // The three of a legal code, by the table.
    struct Signs {
        std::uint32_t first = no_sign, second = 0, third = 0;

        bool are_legal() const { return ((first | second | third) & no_sign) == 0; }
        bool any_lower() const { return ((first | second | third) & lower) != 0; }
        // The code's place in the array.
        std::size_t number() const {
            constexpr std::uint32_t all = lower - 1U;
            return ((first & all) * signs + (second & all)) * signs + (third & all);
        }
    };
    // Illegal ones where there is no array.
    Signs signs_of(std::string_view code) const {
        if (code.size() != 3 || legal_.empty()) return {};
        const auto sign = [code](std::size_t at) -> std::uint32_t {
            return sign_numbers[static_cast<unsigned char>(code[at])];
        };
        return {sign(0), sign(1), sign(2)};
    }
    void add_to(std::uint32_t& place, std::uint32_t site) {
        if (place == nothing)
            place = site;
        else
            has_doubles_ = true;
    }

    // ASCII letters in upper case, eight bytes at once.
    static std::uint64_t folded(std::uint64_t word) {
        constexpr std::uint64_t ones = 0x0101'0101'0101'0101, highs = ones * 0x80;
        const std::uint64_t low = word & ~highs;
        const std::uint64_t from_a = low + ones * (0x80 - 'a'), behind_z = low + ones * (0x7F - 'z');
        return word - ((from_a & ~behind_z & ~word & highs) >> 2U);
    }
    static std::uint64_t key_of(std::string_view code) {
        if (code.size() <= sizeof(std::uint64_t)) return folded(short_word(code));
        std::uint64_t hash = 0;
        while (!code.empty()) {
            const auto taken = code.substr(0, sizeof hash);
            hash = (hash ^ folded(short_word(taken))) * factor;
            hash ^= hash >> 32U;
            code.remove_prefix(taken.size());
        }
        return hash;
    }
    static bool same(std::string_view a, std::string_view b) {
        for (; a.size() == b.size() && !a.empty(); a.remove_prefix(1), b.remove_prefix(1))
            if (folded(static_cast<unsigned char>(a[0])) != folded(static_cast<unsigned char>(b[0])))
                return false;
        return a.size() == b.size();
    }
    std::size_t place_of(std::uint64_t key, std::size_t length) const {
        std::uint64_t hash = (key ^ length) * factor;
        hash ^= hash >> 32U;
        return static_cast<std::size_t>(hash * factor >> 32U) & (slots_.size() - 1);
    }
    // The slot with this code, or the free one for it.
    template <class CodeOf>
    std::size_t slot_of(std::string_view code, CodeOf code_of) const {
        const std::uint64_t key = key_of(code);
        std::size_t at = place_of(key, code.size());
        for (;; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (slot.site == nothing) return at;
            if (slot.key != key || slot.length != code.size()) continue;
            if (code.size() <= sizeof key || same(code_of(slot.site), code)) return at;
        }
    }

    static constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15;
    std::size_t room_ = 0;
    bool has_doubles_ = false, has_lower_ = false;
    std::vector<std::uint32_t> legal_; // of each legal code its site; empty where sites are few
    std::vector<Slot> slots_;          // a power of two; made when it is needed
};

} // namespace sitemode
