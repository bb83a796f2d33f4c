// The sites of a generated DOT file, and words about them. Rows are read once for verdicts and again when
// their words are wanted: the text stays mapped.
#pragma once

#include "tests/bench/floor_draw/pen.h"

#include <string_view>

namespace bench {

// Of a site, in its row.
struct Facts {
    std::string_view name;
    const char* first; // the fact behind the type, or "]"
};

class Sites : protected Verdicts {
protected:
    Sites(const char* text, std::size_t size) : text_(text), size_(size) {
        constexpr std::size_t least_row = 24;
        const std::size_t most = size / least_row + 1;
        make_room(most);
        reasons_ = zeroed<std::uint16_t>(most);
        questions_ = zeroed<std::uint8_t>(most);
        read();
        find_verdicts();
    }

    [[nodiscard]] std::string_view code(Index site) const {
        return {text_ + sites_[site].row, sites_[site].code_length};
    }

    [[nodiscard]] Facts facts(Index site) const {
        const Site& s = sites_[site];
        const char* at = text_ + s.row + s.code_length + 3;
        Facts out{};
        if (*at == 'n') {
            const char* end = at += 6;
            while (*end != '"') ++end;
            out.name = {at, static_cast<std::size_t>(end - at)};
            at = end + 3;
        }
        out.first = at + (s.is_secondary ? sizeof "type=\"secondary\"" : sizeof "type=\"primary\"") - 1;
        return out;
    }

    // A number that the site states.
    [[nodiscard]] std::string_view value(Index site, std::string_view fact) const {
        const char* at = facts(site).first;
        for (;;) {
            at += 2;
            const char* key = at;
            while (*at != '=') ++at;
            const char* begin = at += 2;
            while (*at != '"') ++at;
            if (std::string_view(key, static_cast<std::size_t>(begin - key) - 2) == fact)
                return {begin, static_cast<std::size_t>(at - begin)};
            ++at;
        }
    }

    // From the fact behind the type; clients stand before all other counts.
    static std::string_view clients_of(const Facts& known) {
        const char* at = known.first;
        while (*at == ',') {
            at += 2;
            const bool is_here = *at == 'c';
            while (*at != '"') ++at;
            const char* begin = ++at;
            while (*at != '"') ++at;
            if (is_here) return {begin, static_cast<std::size_t>(at - begin)};
            ++at;
        }
        return {};
    }

    // The words of a reason, without the site.
    char* put_words(char* to, Index site, unsigned reason) const {
        const NoteWords& words = note_words[reason];
        to = put(to, words.before);
        if (words.fact == nullptr) return to;
        const std::string_view number = value(site, words.fact);
        to = put(put_with_commas(to, number), words.behind);
        if (number != "1") *to++ = 's';
        return to;
    }

    const char* text_;
    std::size_t size_;
    std::uint64_t clients_ = 0; // of all sites
    std::uint16_t* reasons_;    // a bit for each Reason of a site
    std::uint8_t* questions_;   // how many of its own would be asked

private:
    void read() {
        const char* at = std::strchr(text_, '\n') + 1;
        for (;;) { // '  "JFI" [' or '  "JFI" -> '
            const char* end = at + 3;
            while (*end != '"') ++end;
            if (end[2] != '[') break;
            at = read_site(at + 3, end, count_++);
        }
        read_links(at);
    }

    // A row from its code on: JFI" [name="Site 1", type="primary", clients="44"];
    const char* read_site(const char* row, const char* code_end, Index site) {
        Site& s = sites_[site];
        s.row = static_cast<Index>(row - text_);
        s.code_length = static_cast<std::uint8_t>(code_end - row);
        s.code = packed(row, s.code_length);
        Stated stated;
        bool knows_2003 = false;
        const char* at = code_end + 3;
        for (;;) {
            const char* key = at;
            while (*at != '"') ++at;
            take_fact(key, ++at, s, stated);
            knows_2003 = knows_2003 || *key == 's';
            while (*at != '"') ++at;
            if (at[1] == ']') break;
            at += 3;
        }
        take(s, stated);
        note_reasons(site, stated, knows_2003);
        return at + 4;
    }

    void take_fact(const char* key, const char* value, Site& s, Stated& stated) {
        switch (*key) {
        case 't':
            s.is_secondary = *value == 's';
            break;
        case 'm':
            s.declared = static_cast<std::uint8_t>(*value);
            break;
        case 'r':
            stated.require = *value;
            break;
        case 'c':
            clients_ += number_at(value);
            break;
        case 'i':
            stated.has_internet = *value > '0';
            break;
        case 's':
            stated.has_2003 = *value > '0';
            break;
        case 'p':
            stated.pki = *value;
            break;
        default: // name or native_ready
            if (key[2] == 't') stated.ready = *value;
        }
    }

    void note_reasons(Index site, const Stated& stated, bool knows_2003) {
        const Site& s = sites_[site];
        reasons_[site] = static_cast<std::uint16_t>(
            (stated.ready == 'n') << not_ready | (stated.pki == 'n') << no_pki |
            stated.has_2003 << clients_2003 | (s.declared == 'm') << mode_mixed |
            (stated.require == 'm') << require_mixed | stated.has_internet << internet_clients |
            (stated.require == 'n') << require_native);
        if (s.question == nothing) return;
        // Four certificates and Windows 2000; PKI and SMS 2003 where they are not known.
        questions_[site] =
            static_cast<std::uint8_t>(5 + (s.question != signing_absent ? 1 : 0) + (knows_2003 ? 0 : 1));
    }

    static std::uint64_t number_at(const char* at) {
        std::uint64_t number = 0;
        for (; *at != '"'; ++at) number = number * 10 + static_cast<std::uint64_t>(*at - '0');
        return number;
    }

    // Links stand in the order of the sites that they lead to, so a look at the next site's code is enough;
    // only parents are looked up.
    void read_links(const char* at) {
        Codes codes(count_);
        for (Index site = 0; site < count_; ++site) codes.add(sites_[site].code, site);
        Index site = 0;
        std::uint64_t last_key = 0;
        Index last = none;
        while (*at != '}') {
            const char* end = at + 3;
            while (*end != '"') ++end;
            const std::uint64_t key = packed(at + 3, static_cast<std::size_t>(end - at - 3));
            if (key != last_key) last = codes.find(last_key = key);
            const char* child = end + 6;
            end = child;
            while (*end != '"') ++end;
            const std::uint64_t below = packed(child, static_cast<std::size_t>(end - child));
            while (sites_[site].code != below) sites_[site++].parent = none;
            sites_[site++].parent = last;
            at = end + 3;
        }
        while (site < count_) sites_[site++].parent = none;
    }
};

} // namespace bench
