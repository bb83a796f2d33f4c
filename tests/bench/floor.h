// What the floors of the benchmarks share: flat arrays of sites, a table of codes, the verdict of each unit
// in two simple passes, and copying words fast. They trust their input in everything; what they know of the
// rulebook is what files of generate.py can ask: SM300, SM301, SM302 (only "not known"), SM306, SM401 and
// decisions.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bench {

using Index = std::uint32_t;
constexpr Index none = 0xFFFF'FFFF;

// What speaks first for or against a mode, in the order of the rulebook.
enum Reason : std::uint8_t {
    nothing,
    not_ready,
    no_pki,
    clients_2003,
    mode_mixed,
    require_mixed, // not native
    pki_unknown,
    pki_absent,
    signing_absent, // questions
    internet_clients,
    mode_native,
    require_native
}; // not mixed

struct Site {
    std::uint64_t code = 0;
    Index row = 0; // offset in the text
    Index parent = 0;
    std::uint8_t code_length = 0;
    std::uint8_t declared = 0; // first letter of the mode
    bool is_secondary = false;
    Reason against = nothing, question = nothing, demand = nothing; // its own
};

// Of a primary site: the sites whose reason counts; how far below the demand is, and through which child.
struct Unit {
    Index against, question, demand;
    Index distance, through;
};

// The facts of a site that count: first letters, 0 where it does not state them.
struct Stated {
    int ready = 0, pki = 0, require = 0;
    bool has_2003 = false, has_internet = false;
};

template <class T>
T* zeroed(std::size_t count) { // never freed: the system does that faster
    return static_cast<T*>(std::calloc(count, sizeof(T)));
}

template <class T>
T* room_for(std::size_t count) {
    return static_cast<T*>(std::malloc(count * sizeof(T)));
}

inline char* put(char* to, const char* text) {
    const auto length = std::strlen(text);
    std::memcpy(to, text, length);
    return to + length;
}

// A code as a number; eight bytes can be read from `text` on.
inline std::uint64_t packed(const char* text, std::size_t length) {
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    return length >= 8 ? word : word & ((std::uint64_t{1} << 8 * length) - 1);
}

inline void flush(int file, const char* from, const char* to) {
    if (::write(file, from, static_cast<std::size_t>(to - from)) != to - from) std::abort();
}

// Where a code's site is noted: legal codes count themselves, others are hashed.
class Codes {
public:
    explicit Codes(std::size_t sites) : mask_(1) {
        while (mask_ < sites * 2) mask_ *= 2;
        --mask_;
        legal_ = zeroed<Index>(std::size_t{36} * 36 * 36);
    }
    void add(std::uint64_t key, Index site) { *slot(key) = site + 1; }
    Index find(std::uint64_t key) { return *slot(key) - 1; }

private:
    static std::uint64_t digit(std::uint64_t c) { return c <= '9' ? c - '0' : c - 'A' + 10; }
    Index* slot(std::uint64_t key) {
        if (key < 1 << 24 && key > 1 << 16)
            return &legal_[(digit(key & 255) * 36 + digit(key >> 8 & 255)) * 36 + digit(key >> 16)];
        if (keys_ == nullptr) {
            keys_ = zeroed<std::uint64_t>(mask_ + 1);
            sites_ = zeroed<Index>(mask_ + 1);
        }
        std::size_t at = key * 0x9E37'79B9'7F4A'7C15 >> 32 & mask_;
        while (keys_[at] != 0 && keys_[at] != key) at = (at + 1) & mask_;
        keys_[at] = key;
        return &sites_[at];
    }
    std::size_t mask_;
    Index* legal_;
    std::uint64_t* keys_ = nullptr;
    Index* sites_ = nullptr;
};

// The sites, and what decides the verdict of each unit. A floor reads its file into `sites_`, sets `count_`,
// and calls find_verdicts. Units are numbered as their primary sites.
class Verdicts {
protected:
    void make_room(std::size_t most) {
        sites_ = zeroed<Site>(most);
        units_ = room_for<Unit>(most);
    }

    static void take(Site& s, const Stated& stated) {
        s.against = stated.ready == 'n'     ? not_ready
                    : stated.pki == 'n'     ? no_pki
                    : stated.has_2003       ? clients_2003
                    : s.declared == 'm'     ? mode_mixed
                    : stated.require == 'm' ? require_mixed
                                            : nothing;
        s.demand = stated.has_internet     ? internet_clients
                   : s.declared == 'n'     ? mode_native
                   : stated.require == 'n' ? require_native
                                           : nothing;
        if (s.is_secondary || s.declared == 'n') return;
        if (stated.pki == 'u')
            s.question = pki_unknown;
        else if (stated.ready != 'y')
            s.question = stated.pki == 0 ? pki_absent : signing_absent;
    }

    void find_verdicts() {
        std::memset(units_, 0xFF, count_ * sizeof(Unit)); // all none
        for (Index site = 0; site < count_; ++site)
            if (sites_[site].is_secondary) give_to_unit(site);
        if (is_sorted_) {
            for (Index site = 0; site < count_; ++site) go_down(site);
            for (Index site = count_; site-- > 0;) go_up(site);
        } else {
            find_order();
            for (Index at = 0; at < count_; ++at) go_down(order_[at]);
            for (Index at = count_; at-- > 0;) go_up(order_[at]);
        }
    }

    Index count_ = 0;
    bool is_sorted_ = true; // parents before children
    Site* sites_ = nullptr;
    Unit* units_ = nullptr;

private:
    // Every parent before its children, where the file has it otherwise: from each site up to the first one
    // placed.
    void find_order() {
        order_ = room_for<Index>(count_);
        auto* placed = zeroed<bool>(count_);
        auto* path = room_for<Index>(count_);
        Index next = 0;
        for (Index site = 0; site < count_; ++site) {
            Index length = 0;
            for (Index at = site; at != none && !placed[at]; at = sites_[at].parent) path[length++] = at;
            while (length > 0) {
                placed[path[--length]] = true;
                order_[next++] = path[length];
            }
        }
    }

    // The first secondary site in the file counts.
    void give_to_unit(Index secondary) {
        const Site& s = sites_[secondary];
        Unit& unit = units_[s.parent];
        if (s.against != nothing && unit.against == none) unit.against = secondary;
        if (s.demand == nothing || unit.demand != none) return;
        unit.demand = secondary;
        unit.distance = 0;
    }

    // What decides above a primary site comes first, then what it states itself, then its secondary sites.
    void go_down(Index site) {
        const Site& s = sites_[site];
        if (s.is_secondary) return;
        Unit& unit = units_[site];
        if (s.against != nothing) unit.against = site;
        if (s.question != nothing) unit.question = site;
        if (s.parent != none) {
            if (units_[s.parent].against != none) unit.against = units_[s.parent].against;
            if (units_[s.parent].question != none) unit.question = units_[s.parent].question;
        }
        if (s.demand == nothing) return;
        unit.demand = site;
        unit.distance = 0;
    }

    void go_up(Index site) {
        const Site& s = sites_[site];
        if (s.is_secondary || s.parent == none || units_[site].demand == none) return;
        Unit &own = units_[site], &above = units_[s.parent];
        const Index distance = own.distance + 1;
        if (distance > above.distance || (distance == above.distance && site > above.through)) return;
        above.demand = own.demand;
        above.distance = distance;
        above.through = site;
    }

    Index* order_ = nullptr;
};

// The input, mapped, and the output, emptied.
struct Files {
    const char* text = nullptr;
    std::size_t size = 0;
    int out = -1;

    [[nodiscard]] bool open(const char* from, const char* to) {
        const int in = ::open(from, O_RDONLY);
        struct stat status {};
        if (in < 0 || ::fstat(in, &status) != 0) return false;
        size = static_cast<std::size_t>(status.st_size);
        void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, in, 0);
        out = ::open(to, O_WRONLY | O_CREAT | O_TRUNC, 0666);
        text = static_cast<const char*>(mapped);
        return mapped != MAP_FAILED && out >= 0;
    }
};

} // namespace bench
