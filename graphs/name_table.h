// Names that were met, numbered in the order of their first coming: a flat hash table over texts that live
// elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace sitemode {

class NameTable {
public:
    struct Entry {
        std::uint32_t index;
        bool is_new;
    };

    // The number of `name`, whose bytes must outlive the table.
    Entry add(std::string_view name) {
        if (2 * (names_.size() + 1) > slots_.size()) reserve(2 * names_.size() + 16);
        const std::uint32_t hash = hash_of(name);
        std::size_t at = hash & (slots_.size() - 1);
        for (; slots_[at].index_plus_1 != 0; at = (at + 1) & (slots_.size() - 1)) {
            const std::uint32_t index = slots_[at].index_plus_1 - 1;
            if (slots_[at].hash == hash && names_[index] == name) return {index, false};
        }
        names_.push_back(name);
        slots_[at] = {hash, static_cast<std::uint32_t>(names_.size())};
        return {static_cast<std::uint32_t>(names_.size() - 1), true};
    }
    // Makes room for that many names in all.
    void reserve(std::size_t count) {
        std::size_t size = slots_.empty() ? 32 : slots_.size();
        while (size < 2 * count) size *= 2;
        if (size == slots_.size()) return;
        std::vector<Slot> bigger(size);
        for (const Slot slot : slots_) {
            if (slot.index_plus_1 == 0) continue;
            std::size_t at = slot.hash & (size - 1);
            while (bigger[at].index_plus_1 != 0) at = (at + 1) & (size - 1);
            bigger[at] = slot;
        }
        slots_.swap(bigger);
        names_.reserve(count);
    }
    std::string_view at(std::uint32_t index) const { return names_[index]; }
    std::size_t size() const { return names_.size(); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t index_plus_1 = 0; // 0: free
    };

    static std::uint32_t hash_of(std::string_view name) {
        constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15;
        std::uint64_t hash = name.size() * factor;
        while (!name.empty()) {
            std::uint64_t word = 0;
            const std::size_t taken = name.size() < sizeof word ? name.size() : sizeof word;
            std::memcpy(&word, name.data(), taken);
            hash = (hash ^ word) * factor;
            hash ^= hash >> 32;
            name.remove_prefix(taken);
        }
        return static_cast<std::uint32_t>(hash);
    }

    std::vector<std::string_view> names_;
    std::vector<Slot> slots_; // a power of two
};

} // namespace sitemode
