// Which site has a code, whatever its case: a flat hash table for files that name parents by their codes. A
// code of up to eight bytes, and that is nearly every one, is wholly in its slot.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graphs/hierarchy.h"
#include "graphs/name_table.h"

namespace sitemode {

class CodeTable {
public:
    // Makes room for that many codes in all; no more may be added.
    explicit CodeTable(std::size_t count) : slots_(std::bit_ceil(count + count / 2 + 8)) {}

    // Of sites with the same code the first counts. `code_of(site)` gives the code of a site added before.
    template <class CodeOf>
    void add(std::string_view code, SiteIndex site, CodeOf code_of) {
        Slot& slot = slot_of(code, code_of);
        if (slot.site == no_site) slot = {key_of(code), static_cast<std::uint32_t>(code.size()), site};
    }
    // The site with this code, or no_site.
    template <class CodeOf>
    SiteIndex find(std::string_view code, CodeOf code_of) {
        return slot_of(code, code_of).site;
    }
    // Has the processor fetch what a look-up needs: codes come in any order, and memory is far.
    void prefetch([[maybe_unused]] std::string_view code) const {
#ifdef __GNUC__
        __builtin_prefetch(&slots_[place_of(key_of(code), code.size())]);
#endif
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t length = 0;
        SiteIndex site = no_site; // no_site: free
    };

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
    Slot& slot_of(std::string_view code, CodeOf code_of) {
        const std::uint64_t key = key_of(code);
        std::size_t at = place_of(key, code.size());
        for (;; at = (at + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[at];
            if (slot.site == no_site) return slot;
            if (slot.key != key || slot.length != code.size()) continue;
            if (code.size() <= sizeof key || same(code_of(slot.site), code)) return slot;
        }
    }

    static constexpr std::uint64_t factor = 0x9E37'79B9'7F4A'7C15;
    std::vector<Slot> slots_; // a power of two
};

} // namespace sitemode
