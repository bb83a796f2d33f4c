// Fills a Draft from records: a row of a table or an object for each site, with named fields. What CSV and
// JSON have in common is here: values of facts, parents found by their codes, unknown names kept and reported
// once, defaults, limits. What a field is called, and where it stands, is known to graphs/csv_reader.cpp and
// graphs/json_reader.cpp alone.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/draft.h"
#include "graphs/familiar_values.h"
#include "graphs/unknown_names.h"

namespace sitemode {

// What a file of records may cost; the same as for DOT. Passing one ends the reading with a diagnostic that
// is_limit.
namespace record_limits {
inline constexpr std::size_t text_bytes = std::size_t{1} << 30;
inline constexpr std::size_t value_bytes = 1'000'000;
inline constexpr std::size_t code_bytes = 4096;
inline constexpr std::size_t extras = 10'000'000; // those from defaults once for each site
} // namespace record_limits

// What a file may hold: a guess, for which room is made.
struct RecordsRoom {
    std::size_t sites = 0, facts = 0, bytes_of_texts = 0;
};

class SiteRecords {
public:
    // What is to be said of an unknown name, as the file spells it.
    using UnknownWords = NameWords (*)(std::string_view shown, FactOwner owner);

    // Both outlive the records.
    SiteRecords(Draft& draft, Diagnostics& diagnostics, UnknownWords words)
        : draft_(draft), diagnostics_(diagnostics), words_(words) {}

    void expect(const RecordsRoom& room);

    void add_site(std::string_view code, Place place);
    // All that follows goes to the site added last, each once. The parent comes before ipsec, and its code
    // must outlive the records; other texts are read at once.
    void set_parent(std::string_view code, Place place);
    void set_ipsec(std::string_view text, Place place);
    // An empty text takes back a default.
    // (In line, as it is asked for most cells of a file: calls and their arguments were a thirtieth of the
    // time.)
    [[gnu::always_inline]] void give(Fact fact, std::string_view text, Place place) {
        const Value value = values_.at_a_glance(fact, text, draft_.texts);
        if (value.state == Value::State::absent) return give_any(fact, text, place);
        stage(fact, value, place);
    }
    void give_extra(std::uint32_t unknown, std::string_view text, Place place);
    // Of the hierarchy.
    void give_own(Fact fact, std::string_view text, Place place);
    void give_own_extra(std::uint32_t unknown, std::string_view text, Place place);
    // For every site that doesn't say otherwise.
    void give_default(Fact fact, std::string_view text, Place place);
    void give_default_extra(std::uint32_t unknown, std::string_view text, Place place);

    // Numbers an unknown name. `name` is what it is called in the hierarchy, `shown` as the file spells it.
    std::uint32_t add_unknown(std::string_view name, std::string_view shown, Place place, FactOwner owner);

    // True once a limit was reached: it is reported, and reading ends.
    bool is_stopped() const { return diagnostics_.has_limit(); }
    void stop(Place place, std::string message, std::string hint);

    // When all is read: links, defaults, and what is said of unknown names.
    void finish();

private:
    struct Unknown {
        std::string shown;
        FactOwner owner = FactOwner::site;
        Place place;
        std::uint32_t offset = 0; // of the name, in the texts
        std::size_t times = 0;
        SiteIndex given_by = no_site; // the last site that gave it, while defaults are added
    };
    struct OwnExtra { // of the hierarchy or a default
        std::uint32_t unknown;
        std::uint32_t text;
        Place place;
    };
    struct Cancelled { // a default that a site takes back
        SiteIndex site;
        Fact fact;
    };
    struct ParentCode {
        const char* text;
        std::uint32_t length;
        SiteIndex child;
        std::string_view code() const { return {text, length}; }
    };

    // None where the value is wrong: that is reported, `where` it stands.
    template <class Where>
    std::optional<Value> value_of(Fact fact, std::string_view text, Place place, Where where);
    void give_any(Fact fact, std::string_view text, Place place);
    SiteIndex site() const { return static_cast<SiteIndex>(draft_.sites.size() - 1); }
    std::string code() const { return std::string(draft_.texts.at(draft_.sites.back().written_code)); }
    void check_length(std::string_view code, Place place) {
        if (code.size() > record_limits::code_bytes) stop_at_code(place);
    }
    void stop_at_code(Place place);
    // Puts a value that is not absent among the cells of the site added last, in the order of facts: most
    // files have them in their order, or nearly so.
    [[gnu::always_inline]] void stage(Fact fact, Value value, Place place) {
        if (is_staged(fact)) return stage_again(fact, value, place);
        staged_ |= bit(fact);
        const Cell cell = cell_of(fact, value, place);
        draft_.cells.push_back(cell);
        const Cell* const first = draft_.cells.data() + first_cell_;
        Cell* at = &draft_.cells.back();
        for (; at != first && at[-1].fact > fact; --at) *at = at[-1];
        *at = cell;
    }
    void stage_any(Fact fact, Value value, Place place);
    void stage_again(Fact fact, Value value, Place place);
    bool is_staged(Fact fact) const { return (staged_ & bit(fact)) != 0; }
    void finish_site() {
        if (draft_.sites.empty()) return;
        draft_.given.push_back(staged_);
        staged_ = 0;
        first_cell_ = draft_.cells.size();
    }
    bool count_extra(std::uint32_t unknown, Place place);
    SiteIndex found_nearby(std::string_view parent_code);
    void resolve_parents();
    void add_default_facts();
    void finish_extras();
    void report_unknown();

    Draft& draft_;
    Diagnostics& diagnostics_;
    UnknownWords words_;
    FamiliarValues values_;
    FactSet staged_ = 0;                   // the facts of the site added last
    std::size_t first_cell_ = 0;           // its first in the draft
    std::vector<ParentCode> parent_codes_; // of the sites whose parent does not stand nearby
    int in_vain_ = 0;                      // more, if looking nearby was in vain
    std::vector<Cancelled> cancelled_;
    std::vector<Unknown> unknowns_;
    std::vector<OwnExtra> own_extras_, default_extras_;
    std::vector<Cell> defaults_;
    std::size_t extras_ = 0;
};

// Checks the text of a whole file, has `read` fill the draft, and builds it. `read` gives false where too
// much is missing to judge the structure.
using RecordsReader = bool (*)(std::string_view text, bool all_ascii, Draft& draft, Diagnostics& diagnostics);
Reading read_records(std::string_view text, std::string file_name, RecordsReader read);

} // namespace sitemode
