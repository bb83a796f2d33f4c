// Names that were met, numbered in the order of their first coming: a flat hash table over texts that live
// elsewhere. Where there are many, those that are legal site codes (three of A–Z and 0–9) count themselves
// and have a place in a small flat array: it stays in the processor's cache.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace sitemode {

// The bytes of a text of up to eight as a number that tells it from all others of its length.
inline std::uint64_t short_word(std::string_view text) {
    const auto byte = [&](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(text[at])}; };
    if (text.size() < 4)
        return text.empty() ? 0 : byte(0) | byte(text.size() / 2) << 8U | byte(text.size() - 1) << 16U;
    std::uint32_t front = 0, back = 0; // they may overlap: that costs less than a copy of any length
    std::memcpy(&front, text.data(), sizeof front);
    std::memcpy(&back, text.data() + text.size() - sizeof back, sizeof back);
    return front | std::uint64_t{back} << 32U;
}

class NameTable {
public:
    struct Entry {
        std::uint32_t index;
        bool is_new;
    };

    // The number of `name`, whose bytes must outlive the table.
    Entry add(std::string_view name) {
        if (2 * (names_.size() + 1) > slots_.size()) reserve(2 * names_.size() + 16);
        if (std::uint32_t* place = place_of_code(name)) {
            if (*place != 0) return {*place - 1, false};
            names_.push_back(name);
            *place = static_cast<std::uint32_t>(names_.size());
            return {*place - 1, true};
        }
        const std::uint64_t key = key_of(name);
        std::size_t at = place_of(key, name.size());
        for (; slots_[at].index_plus_1 != 0; at = (at + 1) & (slots_.size() - 1)) {
            if (slots_[at].holds(key, name, names_)) return {slots_[at].index_plus_1 - 1, false};
        }
        names_.push_back(name);
        slots_[at] = {key, static_cast<std::uint32_t>(name.size()),
                      static_cast<std::uint32_t>(names_.size())};
        return {static_cast<std::uint32_t>(names_.size() - 1), true};
    }
    // Has the processor fetch what `add` will look at: worth it where many names are looked up in any order.
    void prefetch([[maybe_unused]] std::string_view name) const {
#ifdef __GNUC__
        if (!slots_.empty()) __builtin_prefetch(&slots_[place_of(key_of(name), name.size())]);
#endif
    }
    // Makes room for that many names in all.
    void reserve(std::size_t count) {
        std::size_t size = slots_.empty() ? 32 : slots_.size();
        while (size < 2 * count) size *= 2;
        if (size == slots_.size()) return;
        if (size >= least_for_codes && codes_.empty()) codes_.resize(signs * signs * signs);
        std::vector<Slot> bigger(size);
        for (const Slot slot : slots_) {
            if (slot.index_plus_1 == 0) continue;
            if (std::uint32_t* place = place_of_code(names_[slot.index_plus_1 - 1])) {
                *place = slot.index_plus_1;
                continue;
            }
            std::size_t at = place_in(size, slot.key, slot.length);
            while (bigger[at].index_plus_1 != 0) at = (at + 1) & (size - 1);
            bigger[at] = slot;
        }
        slots_.swap(bigger);
        names_.reserve(count);
    }
    std::string_view at(std::uint32_t index) const {
        return names_[index];
    }
    std::size_t size() const {
        return names_.size();
    }

private:
    // A short name is wholly in its slot: most are, and the bytes of a name lie far away.
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t length = 0;
        std::uint32_t index_plus_1 = 0; // 0: free

        bool holds(std::uint64_t wanted, std::string_view name,
                   const std::vector<std::string_view>& names) const {
            return key == wanted && length == name.size() &&
                   (length <= sizeof key || names[index_plus_1 - 1] == name);
        }
    };

    static constexpr std::size_t least_for_codes = 8192; // slots; below, the array costs more than it gives
    static constexpr std::size_t signs = 36;
    static constexpr std::uint32_t no_sign = 0xFF;

    static std::uint32_t sign_number(char c) {
        if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A') + 10;
        return c >= '0' && c <= '9' ? static_cast<std::uint32_t>(c - '0') : no_sign;
    }
    // Where the index of a legal code is; null where there is no such place.
    std::uint32_t* place_of_code(std::string_view name) {
        if (name.size() != 3 || codes_.empty()) return nullptr;
        const std::size_t first = sign_number(name[0]), second = sign_number(name[1]),
                          third = sign_number(name[2]);
        if (first == no_sign || second == no_sign || third == no_sign) return nullptr;
        return &codes_[(first * signs + second) * signs + third];
    }

    static constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15;

    // The bytes of a name of up to eight, a hash of a longer one.
    static std::uint64_t key_of(std::string_view name) {
        if (name.size() <= sizeof(std::uint64_t)) return short_word(name);
        std::uint64_t hash = 0;
        while (!name.empty()) {
            const auto taken = name.substr(0, sizeof hash);
            hash = (hash ^ short_word(taken)) * factor;
            hash ^= hash >> 32;
            name.remove_prefix(taken.size());
        }
        return hash;
    }
    static std::size_t place_in(std::size_t size, std::uint64_t key, std::size_t length) {
        std::uint64_t hash = (key ^ length) * factor;
        hash ^= hash >> 32;
        return static_cast<std::size_t>(hash * factor >> 32) & (size - 1);
    }
    std::size_t place_of(std::uint64_t key, std::size_t length) const {
        return place_in(slots_.size(), key, length);
    }

    std::vector<std::string_view> names_;
    std::vector<Slot> slots_; // a power of two
    std::vector<std::uint32_t>
        codes_; // of each legal code its index and one, or 0; empty where names are few
};

} // namespace sitemode
