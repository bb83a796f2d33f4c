// The floor of the benchmarks: how fast can a program be that does nothing but `sitemode solve IN.csv -o
// OUT.csv` for the files of generate.py, and writes the same bytes? It trusts its input in everything:
// columns in the order of generate.py, no quotes, no blanks, a row a line, codes of at most eight bytes in
// upper case, no mistakes. Flat arrays, one look at each byte, no library.
//
// Usage: floor IN.csv OUT.csv
#include "tests/bench/floor.h"

#include <algorithm>
#include <cstdio>

namespace bench {
namespace {

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

// Of each reason.
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

class Floor : private Verdicts {
public:
    Floor(const char* text, std::size_t size) : text_(text), size_(size) {
        count_ = static_cast<Index>(std::count(text, text + size, '\n')) - 1; // without the header
        make_room(count_);
    }

    void solve() {
        read();
        find_verdicts();
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
    void read() {
        Codes codes(count_);
        auto* parents = room_for<std::uint64_t>(count_);
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
        take(s,
             {first(native_ready), first(pki), first(require), first(sms2003) > '0', first(internet) > '0'});
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
};

} // namespace
} // namespace bench

int main(int argc, char** argv) {
    bench::Files files;
    if (argc != 3) return 2;
    if (!files.open(argv[1], argv[2])) return 4;
    bench::Floor floor(files.text, files.size);
    floor.solve();
    floor.write(files.out);
    ::_exit(0);
}
