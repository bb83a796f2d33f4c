#include "graphs/site_records.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "graphs/code_table.h"
#include "graphs/field_names.h"
#include "graphs/name_table.h"
#include "graphs/utf16.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

constexpr std::uint32_t no_text = 0xFFFF'FFFF; // of an extra attribute that only takes back a default
constexpr std::size_t most_suggestions = 1000; // no one reads more, and each is a look at all known names

std::size_t slot_of(std::uint64_t word) {
    return static_cast<std::size_t>(word * 0x9E37'79B9'7F4A'7C15 >> 60U);
}

// A count in plain digits, read without ado.
std::optional<std::uint32_t> plain_count(std::string_view text) {
    if (text.empty() || text.size() > 9) return std::nullopt;
    std::uint32_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return number;
}

} // namespace

void SiteRecords::expect(std::size_t sites, std::size_t facts) {
    parent_codes_.reserve(sites);
    draft_.sites.reserve(sites);
    draft_.given.reserve(sites);
    draft_.cells.reserve(facts);
    draft_.texts.reserve(12 * sites);
}

void SiteRecords::stop_at_code(Place place) {
    stop(place, "a code of more than " + std::to_string(record_limits::code_bytes) + " bytes", "shorten it");
}

void SiteRecords::add_site(std::string_view code, Place place) {
    check_length(code, place);
    finish_site();
    draft_.sites.push_back({draft_.texts.add(code), place, true});
}

// Puts the cells of the site added last into the draft, in the order of facts.
void SiteRecords::finish_site() {
    if (draft_.sites.empty()) return;
    draft_.given.push_back(staged_);
    for (; staged_ != 0; staged_ &= staged_ - 1)
        draft_.cells.push_back(cells_[static_cast<std::size_t>(std::countr_zero(staged_))]);
}

void SiteRecords::stage(Fact fact, Value value, Place place) {
    if (value.state == Value::State::absent) return cancelled_.push_back({site(), fact});
    cells_[static_cast<std::size_t>(fact)] = {value.bits, place.line, place.column,
                                              place.file, fact,       value.state == Value::State::unknown};
    staged_ |= bit(fact);
}

void SiteRecords::set_parent(std::string_view parent_code, Place place) {
    if (parent_code.empty()) return;
    check_length(parent_code, place);
    parent_codes_.push_back({parent_code.data(), static_cast<std::uint32_t>(parent_code.size()), site()});
    stage(Fact::parent, {Value::State::known, no_site}, place);
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

template <class Where>
std::optional<Value> SiteRecords::recent_value(Fact fact, std::string_view text, Place place, Where where) {
    if (text.empty()) return Value{};
    const FactKind kind = rows_[static_cast<std::size_t>(fact)].kind;
    if (kind == FactKind::count) {
        if (const auto number = plain_count(text)) return Value{Value::State::known, *number};
    }
    constexpr std::size_t word = sizeof(std::uint64_t);
    if (kind == FactKind::text || text.size() > 2 * word) return value_of(fact, text, place, where);
    const std::uint64_t front = short_word(text.substr(0, word));
    const std::uint64_t back = text.size() > word ? short_word(text.substr(text.size() - word)) : 0;
    Recent& recent = recent_[static_cast<std::size_t>(fact)][slot_of(front ^ back)];
    if (recent.front == front && recent.back == back && recent.size == text.size()) return recent.value;
    const auto value = value_of(fact, text, place, where);
    if (value) recent = {front, back, text.size(), *value};
    return value;
}

void SiteRecords::give(Fact fact, std::string_view text, Place place) {
    const auto value =
        recent_value(fact, text, place, [&] { return std::string(name_of(fact)) + " at site " + code(); });
    if (value) stage(fact, *value, place);
}

void SiteRecords::set_ipsec(std::string_view text, Place place) {
    const auto value = recent_value(Fact::ipsec, text, place, [&] { return "link_ipsec at site " + code(); });
    if (!value) return;
    if (is_staged(Fact::parent)) return stage(Fact::ipsec, *value, place);
    if (value->state == Value::State::absent) return;
    diagnostics_.add({Severity::warning, place, "link_ipsec at site " + code() + ", which has no parent",
                      "it is a fact of the link to the parent: name one, or leave it out", "misplaced-fact",
                      false});
}

std::uint32_t SiteRecords::add_unknown(std::string_view name, std::string_view shown, Place place,
                                       FactOwner owner, std::string_view mend) {
    unknowns_.push_back({std::string(name), std::string(shown), std::string(mend), owner, place,
                         draft_.texts.add(name), 0, no_site});
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

void SiteRecords::resolve_parents() {
    draft_.parents.assign(draft_.sites.size(), no_site);
    constexpr std::size_t ahead = 16;
    const auto code_of = [&](std::size_t at) { return draft_.texts.at(draft_.sites[at].written_code); };
    CodeTable& codes = draft_.codes = CodeTable(draft_.sites.size());
    for (std::size_t at = 0; at < draft_.sites.size(); ++at) {
        if (at + ahead < draft_.sites.size()) codes.prefetch(code_of(at + ahead));
        codes.add(code_of(at), static_cast<SiteIndex>(at), code_of);
    }
    for (std::size_t at = 0; at < parent_codes_.size(); ++at) {
        if (at + ahead < parent_codes_.size()) codes.prefetch(parent_codes_[at + ahead].code());
        const ParentCode& parent = parent_codes_[at];
        const SiteIndex found = codes.find(parent.code(), code_of);
        draft_.parents[parent.child] = found;
        if (found == no_site)
            draft_.links.push_back({no_site, parent.child, draft_.texts.add(parent.code()), {}, {}, {}});
    }
}

// Puts the defaults among each site's own cells, where it neither has the fact nor takes the default back.
void SiteRecords::add_default_facts() {
    if (defaults_.empty()) return;
    std::sort(defaults_.begin(), defaults_.end(),
              [](const Cell& a, const Cell& b) { return a.fact < b.fact; });
    std::vector<Cell> all;
    all.reserve(draft_.cells.size() + draft_.sites.size() * defaults_.size());
    std::size_t next_own = 0, next_cancelled = 0;
    for (SiteIndex at = 0; at < draft_.sites.size(); ++at) {
        staged_ = 0;
        for (const Cell& cell : defaults_) stage(cell.fact, cell.value(), cell.place());
        for (; next_cancelled < cancelled_.size() && cancelled_[next_cancelled].site == at; ++next_cancelled)
            staged_ &= ~bit(cancelled_[next_cancelled].fact);
        for (auto left = std::popcount(draft_.given[at]); left > 0; --left, ++next_own) {
            const Cell& cell = draft_.cells[next_own];
            stage(cell.fact, cell.value(), cell.place());
        }
        if (!is_staged(Fact::parent)) staged_ &= ~bit(Fact::ipsec);
        draft_.given[at] = staged_;
        for (; staged_ != 0; staged_ &= staged_ - 1)
            all.push_back(cells_[static_cast<std::size_t>(std::countr_zero(staged_))]);
    }
    draft_.cells = std::move(all);
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
        const std::string near = !unknown.mend.empty()   ? unknown.mend
                                 : at < most_suggestions ? likely_field(unknown.name, unknown.owner)
                                                         : std::string();
        std::string message = "unknown fact " + quoted(unknown.shown);
        if (unknown.times > 1) message += " (" + std::to_string(unknown.times) + " times)";
        diagnostics_.add({Severity::warning, unknown.place, std::move(message),
                          near.empty() ? std::string() : "did you mean " + near + "?", "unknown-attribute",
                          false});
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
