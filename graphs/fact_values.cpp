// How the values of facts are read and written; the facts themselves are in graphs/facts.cpp.
#include <array>
#include <charconv>

#include "graphs/ascii.h"
#include "graphs/diagnostic.h"
#include "graphs/facts.h"

namespace sitemode {
namespace {

constexpr std::array<std::string_view, role_count> role_table{
    "MP",       "DMP", "NLB-MP", "PMP", "IMP", "SUP", "SMP", "DP",  "DP-BITS",
    "DP-SHARE", "BDP", "FSP",    "SLP", "PXE", "RP",  "SHV", "OOB", "DP?"};

struct VersionRow {
    std::string_view name;
    Generation generation;
};
constexpr std::array<VersionRow, 11> versions{{
    {"2007", Generation::cm2007},
    {"2007 SP1", Generation::cm2007_sp1},
    {"2007 R2", Generation::cm2007_sp1},
    {"2007 SP2", Generation::cm2007_sp2},
    {"2007 SP2 R2", Generation::cm2007_sp2},
    {"2007 R3", Generation::cm2007_sp2},
    {"2003", Generation::sms2003},
    {"2003 SP1", Generation::sms2003},
    {"2003 SP2", Generation::sms2003},
    {"2003 R2", Generation::sms2003},
    {"2003 SP3", Generation::sms2003},
}};

constexpr std::uint32_t largest_count = 999'999'999;

// Cuts the first word off `rest`, where one of `separators` or a blank stands between words.
std::string_view next_word(std::string_view& rest, std::string_view separators) {
    const auto separates = [&](char c) {
        return is_blank(c) || separators.find(c) != std::string_view::npos;
    };
    while (!rest.empty() && separates(rest.front())) rest.remove_prefix(1);
    std::size_t length = 0;
    while (length < rest.size() && !separates(rest[length])) ++length;
    const auto word = rest.substr(0, length);
    rest.remove_prefix(length);
    return word;
}

std::string with_commas(std::string_view blank_separated) {
    std::string out;
    while (true) {
        const auto word = next_word(blank_separated, "");
        if (word.empty()) return out;
        if (!out.empty()) out += ", ";
        out += word;
    }
}

std::string role_list_help() {
    std::string out;
    for (const auto role : role_table) {
        if (!out.empty()) out += ' ';
        out += role;
    }
    return out;
}

std::string version_help() {
    std::string out = "allowed are ";
    for (const auto& version : versions) {
        out += version.name;
        out += ", ";
    }
    return out + "or a build such as 4.00.6487.2000";
}

// What a fact may be, but for unknown.
std::string allowed_known(const FactRow& row) {
    switch (row.kind) {
    case FactKind::text:
        return "allowed are texts of at most 1,000 bytes";
    case FactKind::code:
        return "allowed are site codes";
    case FactKind::choice:
        return "allowed are " + with_commas(row.choices);
    case FactKind::yes_no:
        return "allowed are yes, no (also true, false, 1, 0)";
    case FactKind::count:
        return "allowed are whole numbers from 0 to 999,999,999";
    case FactKind::date:
        return "allowed are dates such as 2009-04-02";
    case FactKind::roles:
        return "allowed are " + role_list_help();
    case FactKind::web_certs:
        return "allowed are " + role_list_help() + ", or all, none";
    case FactKind::version:
        return version_help();
    }
    return "";
}

std::string_view unknown_too(const FactRow& row) {
    return row.may_be_unknown ? ", or unknown" : "";
}

using Parsed = tl::expected<std::uint32_t, std::string>;

Parsed parsed_choice(const FactRow& row, std::string_view text) {
    auto rest = row.choices;
    for (std::uint32_t index = 0;; ++index) {
        const auto word = next_word(rest, "");
        if (word.empty()) return tl::unexpected(allowed_known(row));
        if (same_ignoring_case(word, text)) return index;
    }
}

Parsed parsed_yes_no(const FactRow& row, std::string_view text) {
    for (const auto* yes : {"yes", "true", "1"})
        if (same_ignoring_case(text, yes)) return 1;
    for (const auto* no : {"no", "false", "0"})
        if (same_ignoring_case(text, no)) return 0;
    return tl::unexpected(allowed_known(row));
}

Parsed parsed_count(const FactRow& row, std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number > largest_count)
        return tl::unexpected(allowed_known(row));
    return number;
}

bool is_day(unsigned year, unsigned month, unsigned day) {
    constexpr std::array<unsigned, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year == 0 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

Parsed parsed_date(const FactRow& row, std::string_view text) {
    const auto refused = tl::unexpected(allowed_known(row));
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return refused;
    std::array<unsigned, 3> parts{};
    constexpr std::array<std::pair<std::size_t, std::size_t>, 3> where{{{0, 4}, {5, 2}, {8, 2}}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto* begin = text.data() + where[i].first;
        const auto [end, error] = std::from_chars(begin, begin + where[i].second, parts[i]);
        if (error != std::errc{} || end != begin + where[i].second) return refused;
    }
    if (!is_day(parts[0], parts[1], parts[2])) return refused;
    return parts[0] * 10'000 + parts[1] * 100 + parts[2];
}

std::optional<Role> role_named(std::string_view name) {
    for (std::size_t i = 0; i < role_table.size(); ++i)
        if (same_ignoring_case(role_table[i], name)) return static_cast<Role>(i);
    return std::nullopt;
}

Parsed parsed_roles(const FactRow& row, std::string_view text) {
    RoleSet set = 0;
    while (true) {
        const auto word = next_word(text, ",;");
        if (word.empty()) return set;
        const auto role = role_named(word);
        if (!role) return tl::unexpected("no role is called " + quoted(word) + "; " + allowed_known(row));
        set |= bit(*role);
    }
}

Parsed parsed_web_certs(const FactRow& row, std::string_view text) {
    if (same_ignoring_case(text, "all")) return all_web_certs;
    if (same_ignoring_case(text, "none")) return 0;
    return parsed_roles(row, text);
}

bool is_build(std::string_view text) {
    std::size_t digits = 0, dots = 0;
    for (const char c : text) {
        if (c == '.') {
            if (digits == 0) return false;
            digits = 0;
            ++dots;
        } else if (is_digit(c)) {
            if (++digits > 6) return false;
        } else {
            return false;
        }
    }
    return digits > 0 && dots >= 2 && dots <= 3 && (text.starts_with("4.00.") || text.starts_with("2.50."));
}

// The words of a version with single blanks between them, in upper case: "2007 sp2" is "2007 SP2".
Parsed parsed_version(const FactRow& row, std::string_view text, TextPool& pool) {
    std::string spelling;
    while (true) {
        const auto word = next_word(text, "");
        if (word.empty()) break;
        if (!spelling.empty()) spelling += ' ';
        spelling += in_capitals(word);
    }
    for (const auto& version : versions)
        if (version.name == spelling) return pool.add(spelling);
    if (is_build(spelling)) return pool.add(spelling);
    return tl::unexpected(allowed_known(row));
}

Parsed parsed_code(std::string_view text, TextPool& pool) {
    return pool.add(in_capitals(text));
}

// A name is shown in every picture and, given by a default, for every site: a megabyte of it would become
// gigabytes.
Parsed parsed_text(const FactRow& row, std::string_view text, TextPool& pool) {
    constexpr std::size_t most_bytes = 1000;
    if (text.size() > most_bytes) return tl::unexpected(allowed_known(row));
    return pool.add(text);
}

Parsed parsed_known(const FactRow& row, std::string_view whole, TextPool& pool) {
    const auto text = trimmed(whole);
    switch (row.kind) {
    case FactKind::text:
        return parsed_text(row, whole, pool);
    case FactKind::code:
        return parsed_code(text, pool);
    case FactKind::choice:
        return parsed_choice(row, text);
    case FactKind::yes_no:
        return parsed_yes_no(row, text);
    case FactKind::count:
        return parsed_count(row, text);
    case FactKind::date:
        return parsed_date(row, text);
    case FactKind::roles:
        return parsed_roles(row, text);
    case FactKind::web_certs:
        return parsed_web_certs(row, text);
    case FactKind::version:
        return parsed_version(row, text, pool);
    }
    return 0;
}

std::string written_date(std::uint32_t yyyymmdd) {
    std::string out = std::to_string(yyyymmdd);
    out.insert(0, 8 - out.size(), '0');
    return out.insert(6, "-").insert(4, "-");
}

std::string written_choice(const FactRow& row, std::uint32_t index) {
    auto rest = row.choices;
    auto word = next_word(rest, "");
    for (std::uint32_t i = 0; i < index; ++i) word = next_word(rest, "");
    return std::string(word);
}

} // namespace

tl::expected<Value, std::string> parsed_value(Fact fact, std::string_view text, TextPool& pool) {
    const auto& row = row_of(fact);
    if (row.kind == FactKind::text && !row.may_be_unknown && !text.empty() && !is_blank(text.front())) {
        if (auto known = parsed_text(row, text, pool)) return Value{Value::State::known, *known};
    }
    const auto word = trimmed(text);
    if (word.empty()) return Value{};
    if (same_ignoring_case(word, "unknown") && row.may_be_unknown) return Value{Value::State::unknown, 0};
    const auto bits = parsed_known(row, text, pool);
    if (!bits) return tl::unexpected(std::string(bits.error()).append(unknown_too(row)));
    return Value{Value::State::known, *bits};
}

std::string allowed_values(Fact fact) {
    const FactRow& row = row_of(fact);
    return allowed_known(row).append(unknown_too(row));
}

std::string written_value(Fact fact, Value value, const TextPool& pool) {
    if (value.state == Value::State::absent) return "";
    if (value.state == Value::State::unknown) return "unknown";
    const auto& row = row_of(fact);
    switch (row.kind) {
    case FactKind::text:
    case FactKind::code:
    case FactKind::version:
        return std::string(pool.at(value.bits));
    case FactKind::choice:
        return written_choice(row, value.bits);
    case FactKind::yes_no:
        return value.bits != 0 ? "yes" : "no";
    case FactKind::count:
        return std::to_string(value.bits);
    case FactKind::date:
        return written_date(value.bits);
    case FactKind::roles:
        return role_names(value.bits);
    case FactKind::web_certs:
        if (value.bits == all_web_certs) return "all";
        return value.bits == 0 ? "none" : role_names(value.bits);
    }
    return "";
}

std::string_view name_of(Role role) {
    return role_table[static_cast<std::size_t>(role)];
}

std::string role_names(RoleSet roles, std::string_view between) {
    std::string out;
    for (std::size_t i = 0; i < role_count; ++i) {
        if ((roles & bit(static_cast<Role>(i))) == 0) continue;
        if (!out.empty()) out += between;
        out += role_table[i];
    }
    return out;
}

Generation generation_of(std::string_view version) {
    for (const auto& row : versions)
        if (row.name == version) return row.generation;
    if (version.starts_with("2.50")) return Generation::sms2003;
    // Builds between two service packs belong to the earlier one.
    std::uint32_t build = 0;
    const auto digits = version.substr(version.size() < 5 ? version.size() : 5);
    std::from_chars(digits.data(), digits.data() + digits.size(), build);
    if (build >= 6487) return Generation::cm2007_sp2;
    return build >= 6221 ? Generation::cm2007_sp1 : Generation::cm2007;
}

} // namespace sitemode
