// Names that were met, numbered in the order of their first coming: a flat hash table over texts that live
// elsewhere. Where there are many, those that are legal site codes (three of A–Z and 0–9) count themselves
// and have a place in a small flat array: it stays in the processor's cache.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
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

// Quicker for short texts than to call for a comparison of bytes.
inline bool same_text(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    return a.size() <= sizeof(std::uint64_t) ? short_word(a) == short_word(b) : a == b;
}

class NameTable {
public:
    struct Entry {
        std::uint32_t index;
        bool is_new;
    };

    static constexpr std::uint32_t any = 0xFFFF'FFFF;

    // The number of `name`, whose bytes must outlive the table. Where it is `likely`, a long look-up is
    // saved.
    Entry add(std::string_view name, std::uint32_t likely = any) {
        std::uint32_t* const place = place_of_code(name);
        if (place != nullptr) return *place != 0 ? Entry{*place - 1, false} : add_new(*place, name);
        if (likely < names_.size() && same_text(names_[likely], name)) return {likely, false};
        return add_hashed(name);
    }
    // Makes room for that many names in all.
    void reserve(std::size_t count) {
        expected_ = count;
        names_.reserve(count);
        if (count >= least_for_codes) make_codes();
    }
    std::string_view at(std::uint32_t index) const { return names_[index]; }
    std::size_t size() const { return names_.size(); }

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

    static constexpr std::size_t least_for_codes = 4096; // below, the array costs more than it gives
    static constexpr std::size_t signs = 36;
    static constexpr std::uint8_t no_sign = 0x80;
    static constexpr std::array<std::uint8_t, 256> sign_numbers = [] {
        std::array<std::uint8_t, 256> numbers{};
        numbers.fill(no_sign);
        for (std::size_t number = 0; number < signs; ++number)
            numbers[number < 10 ? '0' + number : 'A' + number - 10] = static_cast<std::uint8_t>(number);
        return numbers;
    }();

    Entry add_new(std::uint32_t& index_plus_1, std::string_view name) {
        names_.push_back(name);
        index_plus_1 = static_cast<std::uint32_t>(names_.size());
        return {index_plus_1 - 1, true};
    }
    Entry add_hashed(std::string_view name) {
        if (2 * (hashed_ + 1) > slots_.size()) return grow(), add(name);
        const std::uint64_t key = key_of(name);
        std::size_t at = place_in(slots_.size(), key, name.size());
        for (; slots_[at].index_plus_1 != 0; at = (at + 1) & (slots_.size() - 1))
            if (slots_[at].holds(key, name, names_)) return {slots_[at].index_plus_1 - 1, false};
        ++hashed_;
        slots_[at] = {key, static_cast<std::uint32_t>(name.size()), 0};
        return add_new(slots_[at].index_plus_1, name);
    }

    // Where the index of a legal code is; null where there is no such place.
    std::uint32_t* place_of_code(std::string_view name) {
        if (name.size() != 3 || codes_.empty()) return nullptr;
        const auto number = [name](std::size_t at) -> std::uint32_t {
            return sign_numbers[static_cast<unsigned char>(name[at])];
        };
        const std::uint32_t first = number(0), second = number(1), third = number(2);
        if (((first | second | third) & no_sign) != 0) return nullptr;
        return &codes_[(first * signs + second) * signs + third];
    }
    void make_codes() {
        if (codes_.empty()) codes_.resize(signs * signs * signs);
    }

    // Makes slots, for all names that are expected where the first one is no code: the others are none then.
    void grow() {
        if (names_.size() >= least_for_codes) make_codes();
        const std::size_t wanted = names_.empty() ? expected_ : 2 * hashed_;
        const std::vector<Slot> before =
            std::exchange(slots_, std::vector<Slot>(std::bit_ceil(2 * wanted + 32)));
        hashed_ = 0;
        for (const Slot& slot : before)
            if (slot.index_plus_1 != 0) move_to_place(slot);
    }
    void move_to_place(const Slot& slot) {
        if (std::uint32_t* place = place_of_code(names_[slot.index_plus_1 - 1])) {
            *place = slot.index_plus_1;
            return;
        }
        std::size_t at = place_in(slots_.size(), slot.key, slot.length);
        while (slots_[at].index_plus_1 != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
        ++hashed_;
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

    std::vector<std::string_view> names_;
    std::vector<std::uint32_t>
        codes_;               // of each legal code its index and one, or 0; empty where names are few
    std::vector<Slot> slots_; // a power of two; made when the first name needs one
    std::size_t hashed_ = 0;  // names in them
    std::size_t expected_ = 0;
};

} // namespace sitemode
