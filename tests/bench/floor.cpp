// The floor of the benchmarks: how fast can a program be that does nothing but `sitemode solve IN.csv -o
// OUT.csv` for the files of generate.py, and writes the same bytes? It trusts its input in everything:
// columns in the order of generate.py, no quotes, no blanks, a row a line, codes of at most eight bytes in
// upper case, no mistakes. Flat arrays, one look at each byte, no library. What it knows of the rulebook is
// what the generated files can ask: SM300, SM301, SM302 (only "not known"), SM306, SM401 and decisions.
//
// Usage: floor IN.csv OUT.csv
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using Index = std::uint32_t;
constexpr Index none = 0xFFFF'FFFF;

enum Column {
    code,
    name,
    parent,
    type,
    mode,
    require,
    clients,
    internet,
    sms2003,
    pki,
    native_ready,
    columns
};

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
struct Words {
    const char* before_site; // ",rule,"
    const char* fact;        // ",fact,"
    const char* value;       // null: stands in a column of the site's row
    Column column;
};
constexpr Words words[] = {{"", "", "", code},
                           {",SM300,", ",native_ready,", "no", code},
                           {",SM301,", ",pki,", "no", code},
                           {",SM306,", ",sms2003_clients,", nullptr, sms2003},
                           {",,", ",mode,", "mixed", code},
                           {",,", ",require,", "mixed", code},
                           {",SM301,", ",pki,", "unknown", code},
                           {",SM301,", ",pki,", "", code},
                           {",SM302,", ",signing_cert,", "", code},
                           {",SM401,", ",internet_clients,", nullptr, internet},
                           {",,", ",mode,", "native", code},
                           {",,", ",require,", "native", code}};
constexpr const char* verdicts[] = {",open,no,",     ",native,no,", ",mixed,no,",
                                    ",conflict,no,", ",open,yes,",  ",native,yes,"};

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

template <class T>
T* zeroed(std::size_t count) { // never freed: the system does that faster
    return static_cast<T*>(std::calloc(count, sizeof(T)));
}

// Where a code's site is noted: legal codes count themselves, others are hashed.
class Codes {
public:
    explicit Codes(std::size_t sites) : mask_(1) {
        while (mask_ < sites * 2) mask_ *= 2;
        --mask_;
        legal_ = zeroed<Index>(36 * 36 * 36);
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

class Floor {
public:
    Floor(const char* text, std::size_t size) : text_(text), size_(size) {
        count_ = static_cast<Index>(std::count(text, text + size, '\n')) - 1; // without the header
        sites_ = zeroed<Site>(count_);
        units_ = static_cast<Unit*>(std::malloc(count_ * sizeof(Unit)));
        std::memset(units_, 0xFF, count_ * sizeof(Unit)); // all none
    }

    void solve() {
        read();
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

    void write(int file) {
        constexpr std::size_t chunk = 1 << 18, most_of_a_row = 128;
        static char out[chunk];
        char* to = put(out, "code,verdict,unconfirmed,declared,rule,site,fact,value,line\n");
        char reason[64];
        char* reason_end = reason;
        std::uint64_t shown = ~std::uint64_t{};
        for (Index site = 0; site < count_; ++site) {
            const Site& s = sites_[site];
            const Unit& unit = units_[s.is_secondary ? s.parent : site];
            const bool mixed = unit.against != none, native = unit.demand != none;
            std::memcpy(to, text_ + s.row, 8);
            to =
                put(to + s.code_length,
                    verdicts[(mixed ? 2 : 0) + (native ? 1 : 0) + (!mixed && unit.question != none ? 4 : 0)]);
            to = put(to, s.declared == 0     ? ""
                         : s.declared == 'n' ? "native"
                         : s.declared == 'm' ? "mixed"
                                             : "unknown");
            const Index by = mixed ? unit.against : native ? unit.demand : unit.question;
            const Reason why = by == none ? nothing
                               : mixed    ? sites_[by].against
                               : native   ? sites_[by].demand
                                          : sites_[by].question;
            if (const auto key = std::uint64_t{by} << 8 | why; key != shown) {
                reason_end = put_reason(reason, by, why);
                shown = key;
            }
            std::memcpy(to, reason, sizeof reason);
            to += reason_end - reason;
            if (to < out + chunk - 2 * most_of_a_row) continue;
            flush(file, out, to);
            to = out;
        }
        flush(file, out, to);
    }

private:
    static void flush(int file, const char* from, const char* to) {
        if (::write(file, from, static_cast<std::size_t>(to - from)) != to - from) std::abort();
    }

    static char* put(char* to, const char* text) {
        const auto length = std::strlen(text);
        std::memcpy(to, text, length);
        return to + length;
    }

    static std::uint64_t packed(const char* text, std::size_t length) {
        std::uint64_t word = 0;
        std::memcpy(&word, text, sizeof word); // inside of the text: a row is longer
        return length >= 8 ? word : word & ((std::uint64_t{1} << 8 * length) - 1);
    }

    void read() {
        Codes codes(count_);
        auto* parents = static_cast<std::uint64_t*>(std::malloc(count_ * sizeof(std::uint64_t)));
        const char* at = static_cast<const char*>(std::memchr(text_, '\n', size_)) + 1;
        for (Index site = 0; site < count_; ++site) {
            const char* begin[columns + 1];
            begin[0] = at;
            for (int column = 1; column < columns; ++column) {
                while (*at != ',') ++at;
                begin[column] = ++at;
            }
            while (*at != '\n') ++at;
            begin[columns] = ++at;
            Site& s = sites_[site];
            s.row = static_cast<Index>(begin[0] - text_);
            s.code_length = static_cast<std::uint8_t>(begin[1] - begin[0] - 1);
            s.code = packed(begin[0], s.code_length);
            codes.add(s.code, site);
            const auto parent_length = static_cast<std::size_t>(begin[type] - begin[parent] - 1);
            parents[site] = parent_length == 0 ? 0 : packed(begin[parent], parent_length);
            take_facts(s, begin);
        }
        for (Index site = 0; site < count_; ++site) {
            Index& above = sites_[site].parent;
            above = parents[site] == 0 ? none : codes.find(parents[site]);
            is_sorted_ = is_sorted_ && (above == none || above < site);
        }
    }

    static void take_facts(Site& s, const char* const* begin) {
        const auto first = [&](Column column) { // 0: an empty cell
            return begin[column + 1] - begin[column] == 1 ? 0 : *begin[column];
        };
        s.is_secondary = first(type) == 's';
        s.declared = static_cast<std::uint8_t>(first(mode));
        const int ready = first(native_ready), has_pki = first(pki), required = first(require);
        const bool has_2003 = first(sms2003) > '0', has_internet = first(internet) > '0';
        s.against = ready == 'n'        ? not_ready
                    : has_pki == 'n'    ? no_pki
                    : has_2003          ? clients_2003
                    : s.declared == 'm' ? mode_mixed
                    : required == 'm'   ? require_mixed
                                        : nothing;
        s.demand = has_internet        ? internet_clients
                   : s.declared == 'n' ? mode_native
                   : required == 'n'   ? require_native
                                       : nothing;
        if (s.is_secondary || s.declared == 'n') return;
        if (has_pki == 'u')
            s.question = pki_unknown;
        else if (ready != 'y')
            s.question = has_pki == 0 ? pki_absent : signing_absent;
    }

    // Every parent before its children, where the file has it otherwise: from each site up to the first one
    // placed.
    void find_order() {
        order_ = static_cast<Index*>(std::malloc(count_ * sizeof(Index)));
        auto* placed = zeroed<bool>(count_);
        auto* path = static_cast<Index*>(std::malloc(count_ * sizeof(Index)));
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

    char* put_reason(char* to, Index by, Reason why) const {
        if (by == none) return put(to, ",,,,,\n");
        const Site& s = sites_[by];
        to = put(to, words[why].before_site);
        std::memcpy(to, text_ + s.row, s.code_length);
        to = put(to + s.code_length, words[why].fact);
        if (words[why].value != nullptr) {
            to = put(to, words[why].value);
        } else {
            const char* at = text_ + s.row;
            for (int column = 0; column < words[why].column; ++column) at = std::strchr(at, ',') + 1;
            while (*at != ',') *to++ = *at++;
        }
        return to + std::sprintf(to, ",%u\n", by + 2);
    }

    const char* text_;
    std::size_t size_;
    Index count_ = 0;
    bool is_sorted_ = true;
    Site* sites_;
    Unit* units_;
    Index* order_ = nullptr;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const int in = ::open(argv[1], O_RDONLY);
    struct stat status {};
    if (in < 0 || ::fstat(in, &status) != 0) return 4;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* text = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, in, 0);
    const int out = ::open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (text == MAP_FAILED || out < 0) return 4;
    Floor floor(static_cast<const char*>(text), size);
    floor.solve();
    floor.write(out);
    ::_exit(0);
}
