#include "graphs/site_records.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "graphs/code_table.h"
#include "graphs/name_table.h"
#include "graphs/utf16.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

constexpr std::uint32_t no_text = 0xFFFF'FFFF; // of an extra attribute that only takes back a default
constexpr int most_in_vain = 64;               // looks at the sites above for parents
constexpr std::size_t most_suggestions = 1000; // no one reads more, and each is a look at all known names

} // namespace

void SiteRecords::expect(const RecordsRoom& room) {
    parent_codes_.reserve(room.sites);
    draft_.sites.reserve(room.sites);
    draft_.given.reserve(room.sites);
    draft_.parents.reserve(room.sites);
    draft_.cells.reserve(room.facts);
    draft_.texts.reserve(room.bytes_of_texts);
}

void SiteRecords::stop_at_code(Place place) {
    stop(place, "a code of more than " + std::to_string(record_limits::code_bytes) + " bytes", "shorten it");
}

void SiteRecords::add_site(std::string_view code, Place place) {
    check_length(code, place);
    finish_site();
    const auto written = draft_.texts.add(code);
    draft_.sites.push_back({.written_code = written, .place = place, .code = written});
    draft_.parents.push_back(no_site);
}

// A value that may be absent: it takes a default back.
void SiteRecords::stage_any(Fact fact, Value value, Place place) {
    if (value.state == Value::State::absent) return cancelled_.push_back({site(), fact});
    stage(fact, value, place);
}

void SiteRecords::stage_again(Fact fact, Value value, Place place) {
    draft_.cells[first_cell_ + count_of(staged_ & (bit(fact) - 1))] = cell_of(fact, value, place);
}

void SiteRecords::set_parent(std::string_view parent_code, Place place) {
    if (parent_code.empty()) return;
    check_length(parent_code, place);
    stage(Fact::parent, {Value::State::known, no_site}, place);
    const SiteIndex found = in_vain_ < most_in_vain ? found_nearby(parent_code) : no_site;
    draft_.parents.back() = found;
    if (found == no_site)
        parent_codes_.push_back({parent_code.data(), static_cast<std::uint32_t>(parent_code.size()), site()});
}

// A parent often stands just above its child, or is the parent of the site there, or further up: that saves
// most look-ups in a table that is larger than the processor's caches. Looking ends where it is often in
// vain.
SiteIndex SiteRecords::found_nearby(std::string_view parent_code) {
    constexpr int most_steps = 4;
    SiteIndex at = site() > 0 ? site() - 1 : no_site;
    for (int step = 0; step < most_steps && at != no_site; ++step, at = draft_.parents[at]) {
        if (!same_text(draft_.texts.at(draft_.sites[at].written_code), parent_code)) continue;
        in_vain_ = std::max(in_vain_ - 1, 0);
        return at;
    }
    in_vain_ += 2;
    return no_site;
}

template <class Where>
std::optional<Value> SiteRecords::value_of(Fact fact, std::string_view text, Place place, Where where) {
    auto value = parsed_value(fact, text, draft_.texts);
    if (value) return *value;
    diagnostics_.add({Severity::error, place,
                      "wrong value " + quoted(text) + " for " + where() + ": " + value.error(), "",
                      "wrong-value", false});
    return std::nullopt;
}

// What needs a closer look.
void SiteRecords::give_any(Fact fact, std::string_view text, Place place) {
    const auto value =
        value_of(fact, text, place, [&] { return std::string(name_of(fact)) + " at site " + code(); });
    if (!value) return;
    values_.remember(fact, text, *value);
    stage_any(fact, *value, place);
}

void SiteRecords::set_ipsec(std::string_view text, Place place) {
    const Value* const familiar = values_.familiar_word(Fact::ipsec, text);
    const auto value = familiar != nullptr ? *familiar : value_of(Fact::ipsec, text, place, [&] {
        return "link_ipsec at site " + code();
    });
    if (!value) return;
    values_.remember(Fact::ipsec, text, *value);
    if (is_staged(Fact::parent)) return stage_any(Fact::ipsec, *value, place);
    if (value->state == Value::State::absent) return;
    diagnostics_.add({Severity::warning, place, "link_ipsec at site " + code() + ", which has no parent",
                      "it is a fact of the link to the parent: name one, or leave it out", "misplaced-fact",
                      false});
}

std::uint32_t SiteRecords::add_unknown(std::string_view name, std::string_view shown, Place place,
                                       FactOwner owner) {
    unknowns_.push_back({std::string(shown), owner, place, draft_.texts.add(name), 0, no_site});
    return static_cast<std::uint32_t>(unknowns_.size() - 1);
}

bool SiteRecords::count_extra(std::uint32_t unknown, Place place) {
    if (++extras_ > record_limits::extras) {
        stop(place,
             "more than " + std::to_string(record_limits::extras) +
                 " unknown attributes, counted once for each site",
             "remove what sitemode doesn't read");
        return false;
    }
    ++unknowns_[unknown].times;
    return true;
}

void SiteRecords::give_extra(std::uint32_t unknown, std::string_view text, Place place) {
    if (!count_extra(unknown, place)) return;
    const std::uint32_t kept = text.empty() ? no_text : draft_.texts.add(text);
    draft_.extras.push_back({site(), unknown, kept, place});
}

void SiteRecords::give_own(Fact fact, std::string_view text, Place place) {
    const auto value =
        value_of(fact, text, place, [&] { return std::string(name_of(fact)) + " of the hierarchy"; });
    if (!value || value->state == Value::State::absent) return;
    draft_.own_facts.push_back(
        {value->bits, place.line, place.column, place.file, fact, value->state == Value::State::unknown});
}

void SiteRecords::give_own_extra(std::uint32_t unknown, std::string_view text, Place place) {
    if (!count_extra(unknown, place) || text.empty()) return;
    own_extras_.push_back({unknown, draft_.texts.add(text), place});
}

void SiteRecords::give_default(Fact fact, std::string_view text, Place place) {
    const auto value =
        value_of(fact, text, place, [&] { return std::string(name_of(fact)) + " in the defaults"; });
    if (value && value->state != Value::State::absent)
        defaults_.push_back(
            {value->bits, place.line, place.column, place.file, fact, value->state == Value::State::unknown});
}

void SiteRecords::give_default_extra(std::uint32_t unknown, std::string_view text, Place place) {
    if (!count_extra(unknown, place) || text.empty()) return;
    default_extras_.push_back({unknown, draft_.texts.add(text), place});
}

void SiteRecords::stop(Place place, std::string message, std::string hint) {
    if (!is_stopped())
        diagnostics_.add({Severity::error, place, std::move(message), std::move(hint), "limit", true});
}

void SiteRecords::finish() {
    finish_site();
    resolve_parents();
    add_default_facts();
    finish_extras();
    report_unknown();
}

// What was not found nearby.
void SiteRecords::resolve_parents() {
    const auto code_of = [&](std::size_t at) { return draft_.texts.at(draft_.sites[at].written_code); };
    CodeTable& codes = draft_.codes = CodeTable(draft_.sites.size());
    codes.add_all(static_cast<SiteIndex>(draft_.sites.size()), code_of);
    for (std::size_t at = 0; at < parent_codes_.size(); ++at) {
        if (parent_codes_.size() - at > CodeTable::ahead)
            codes.prefetch(parent_codes_[at + CodeTable::ahead].code());
        const ParentCode& parent = parent_codes_[at];
        const SiteIndex found = draft_.parents[parent.child] = codes.find(parent.code(), code_of);
        if (found == no_site)
            draft_.links.push_back({no_site, parent.child, draft_.texts.add(parent.code()), {}, {}, {}});
    }
}

// Puts the defaults among each site's own cells, where it neither has the fact nor takes the default back.
void SiteRecords::add_default_facts() {
    if (defaults_.empty()) return;
    std::vector<Cell> own = std::move(draft_.cells);
    draft_.cells.clear();
    draft_.cells.reserve(own.size() + draft_.sites.size() * defaults_.size());
    std::array<Cell, fact_count> cells; // of a site, where `given` has a bit for the fact
    std::size_t next_own = 0, next_cancelled = 0;
    for (SiteIndex at = 0; at < draft_.sites.size(); ++at) {
        FactSet given = 0;
        const auto put = [&](const Cell& cell) {
            cells[static_cast<std::size_t>(cell.fact)] = cell;
            given |= bit(cell.fact);
        };
        for (const Cell& cell : defaults_) put(cell);
        for (; next_cancelled < cancelled_.size() && cancelled_[next_cancelled].site == at; ++next_cancelled)
            given &= ~bit(cancelled_[next_cancelled].fact);
        for (auto left = count_of(draft_.given[at]); left > 0; --left) put(own[next_own++]);
        if ((given & bit(Fact::parent)) == 0) given &= ~bit(Fact::ipsec);
        draft_.given[at] = given;
        for (; given != 0; given &= given - 1)
            draft_.cells.push_back(cells[static_cast<std::size_t>(std::countr_zero(given))]);
    }
}

// Until here an extra attribute's name is its number among the unknown ones.
void SiteRecords::finish_extras() {
    auto& given = draft_.extras;
    std::vector<ExtraAttribute> all;
    std::size_t next = 0;
    for (SiteIndex at = 0; !default_extras_.empty() && at < draft_.sites.size(); ++at) {
        std::size_t end = next;
        for (; end < given.size() && given[end].site == at; ++end) unknowns_[given[end].name].given_by = at;
        for (const OwnExtra& extra : default_extras_) {
            if (unknowns_[extra.unknown].given_by == at) continue;
            if (!count_extra(extra.unknown, extra.place)) return;
            all.push_back({at, extra.unknown, extra.text, extra.place});
        }
        all.insert(all.end(), given.begin() + static_cast<std::ptrdiff_t>(next),
                   given.begin() + static_cast<std::ptrdiff_t>(end));
        next = end;
    }
    if (!default_extras_.empty()) given = std::move(all);
    for (const OwnExtra& extra : own_extras_)
        given.push_back({no_site, extra.unknown, extra.text, extra.place});
    std::erase_if(given, [](const ExtraAttribute& extra) { return extra.value == no_text; });
    for (ExtraAttribute& extra : given) extra.name = unknowns_[extra.name].offset;
}

void SiteRecords::report_unknown() {
    for (std::size_t at = 0; at < unknowns_.size(); ++at) {
        const Unknown& unknown = unknowns_[at];
        NameWords words;
        if (at < most_suggestions) words = words_(unknown.shown, unknown.owner);
        std::string message = "unknown fact " + quoted(unknown.shown);
        if (unknown.times > 1) message += " (" + std::to_string(unknown.times) + " times)";
        diagnostics_.add({Severity::warning, unknown.place, message + words.what, std::move(words.hint),
                          "unknown-attribute", false});
    }
}

namespace {

Diagnostic at_begin(std::string message, std::string hint, std::string_view kind, bool is_limit) {
    return {Severity::error, {1, 1, 0}, std::move(message), std::move(hint), kind, is_limit};
}

Reading read_utf8(std::string_view text, std::string file_name, RecordsReader read) {
    Reading reading;
    reading.files.push_back(file_name);
    Diagnostics& diagnostics = reading.diagnostics;
    if (text.size() > record_limits::text_bytes) {
        diagnostics.add(at_begin("a file of more than 1 GiB", "split the hierarchy", "limit", true));
        return reading;
    }
    auto check = checked_text(text);
    if (check.offence) {
        diagnostics.add(std::move(*check.offence));
        return reading;
    }
    Draft draft;
    draft.files.push_back(std::move(file_name));
    const bool is_whole = read(without_byte_order_mark(text), check.all_ascii, draft, diagnostics);
    if (!is_whole || diagnostics.has_limit()) return reading;
    if (draft.sites.empty() && diagnostics.has_errors()) return reading; // the sites are what was wrong
    return finished_reading(std::move(draft), std::move(diagnostics));
}

} // namespace

Reading read_records(std::string_view text, std::string file_name, RecordsReader read) {
    if (!is_utf16(text) || text.size() > record_limits::text_bytes)
        return read_utf8(text, std::move(file_name), read);
    const FromUtf16 converted = utf8_of_utf16(text);
    if (converted.is_whole) return read_utf8(converted.text, std::move(file_name), read);
    Reading reading;
    reading.files.push_back(std::move(file_name));
    reading.diagnostics.add(at_begin("the file is UTF-16 with half a character in it: it is damaged",
                                     "save the file as UTF-8", "encoding", false));
    return reading;
}

} // namespace sitemode
