// The vocabulary of facts (rulebook, section 1): one table, a row a fact; names, kinds, allowed values. DOT
// attributes, CSV columns and JSON keys all read it. What a fact means for a mode is not said here but in
// the rows of src/rules_*.cpp.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "graphs/text_pool.h"

namespace sitemode {

// Order of the table; `code` is not among them: it is what a site is found by (graphs/hierarchy.h).
// clang-format off
enum class Fact : std::uint8_t {
    name, region, type, parent, version, server, forest, mode, require, clients, non_ad_clients, internet_clients,
    sms2003_clients, win2000_clients, pki, signing_cert, signing_cert_expires, roles, web_certs, client_certs,
    clients_without_cert, mp_client_cert, iis_dedicated, custom_web_site, wins_lookup, secondaries_may_switch, nlb_mp,
    http_roaming, key_exchange, ad_published, ports_configured, crl_reachable, osd, mobile_devices, crl_checking,
    policy_polling, approval, only_2007_clients, native_ready,
    ipsec,                         // of a link: kept with the child
    title, author, revision, date, // of the hierarchy
};
// clang-format on
inline constexpr std::size_t fact_count = static_cast<std::size_t>(Fact::date) + 1;
// A set of facts, a bit for each.
using FactSet = std::uint64_t;
inline constexpr FactSet bit(Fact fact) {
    return FactSet{1} << static_cast<unsigned>(fact);
}
// How many facts a set holds.
inline unsigned count_of(FactSet facts) {
#if defined(__x86_64__) && !defined(__POPCNT__)
    // What std::popcount does for every processor of this kind, without the call.
    constexpr FactSet ones = 0x0101'0101'0101'0101;
    facts -= facts >> 1U & ones * 0x55;
    facts = (facts & ones * 0x33) + (facts >> 2U & ones * 0x33);
    return static_cast<unsigned>(((facts + (facts >> 4U)) & ones * 0x0F) * ones >> 56U);
#else
    return static_cast<unsigned>(std::popcount(facts));
#endif
}

enum class FactKind : std::uint8_t { text, code, choice, yes_no, count, date, roles, web_certs, version };
enum class FactOwner : std::uint8_t { site, link, hierarchy };

// A row of the vocabulary.
struct FactRow {
    Fact fact;
    std::string_view
        name; // DOT attribute, CSV column, JSON key (a link's fact: "link_" before it in CSV and JSON)
    FactKind kind;
    FactOwner owner;
    bool may_be_unknown; // takes the explicit value `unknown`
    std::string_view
        choices; // kind choice: the allowed values, separated by blanks; a value is the index among them
    std::string_view fallback; // what an absent fact counts as, or empty where it is unknown (or none)
    std::string_view meaning;  // one line, for documentation
};

// The row of `fact`; the table is ordered as the enumeration.
const FactRow& row_of(Fact fact);
std::span<const FactRow> all_facts();
// The fact of this owner with exactly this name (names are lower case; no folding).
std::optional<Fact> fact_named(std::string_view name, FactOwner owner);
// The name of a fact of any owner, as shown to users.
inline std::string_view name_of(Fact fact) {
    return row_of(fact).name;
}

// clang-format off
// How a value is held in 32 bits:
//   text, version  offset into the TextPool (a version in canonical spelling)
//   code           offset into the TextPool (folded to upper case); in a Hierarchy `parent` is a SiteIndex
//   choice         index among the row's choices
//   yes_no         0 or 1
//   count          the number, 0 to 999,999,999
//   date           yyyymmdd
//   roles          set of Role bits
//   web_certs      set of Role bits, or all_web_certs
// clang-format on
struct Value {
    enum class State : std::uint8_t { absent, unknown, known } state = State::absent;
    std::uint32_t bits = 0;
    friend bool operator==(const Value&, const Value&) = default;
};

// Reads `text` as a value of `fact` (surrounding blanks don't count; yes/no, choices, roles and versions in
// any ASCII case). An empty text is an absent fact. Gives the value, or a sentence that names the allowed
// values ("allowed are native, mixed").
tl::expected<Value, std::string> parsed_value(Fact fact, std::string_view text, TextPool& pool);
// That sentence, for who has no text to be read: "allowed are yes, no (also true, false, 1, 0), or unknown".
std::string allowed_values(Fact fact);

// A value as it is written in files: canonical spelling; "unknown"; "" for an absent one. A parent's code is
// not known here: for kind code the bits are taken as a text.
std::string written_value(Fact fact, Value value, const TextPool& pool);

// Site system roles, as bits of a set.
enum class Role : std::uint8_t {
    MP,
    DMP,
    NLB_MP,
    PMP,
    IMP,
    SUP,
    SMP,
    DP,
    DP_BITS,
    DP_SHARE,
    BDP,
    FSP,
    SLP,
    PXE,
    RP,
    SHV,
    OOB,
    DP_unknown
};
inline constexpr std::size_t role_count = 18;
using RoleSet = std::uint32_t;
inline constexpr RoleSet bit(Role role) {
    return RoleSet{1} << static_cast<unsigned>(role);
}
inline constexpr std::uint32_t all_web_certs = std::uint32_t{1} << 31;
// "MP", "NLB-MP", "DP?" …
std::string_view name_of(Role role);
// The names of a set, in the table's order, with `between` them.
std::string role_names(RoleSet roles, std::string_view between = " ");

// Values of the choices that code asks for by name; the order is that of the table's choices.
enum class SiteType : std::uint8_t { primary, secondary };
enum class Mode : std::uint8_t { native, mixed };
enum class NlbMp : std::uint8_t { none, fqdn, ip };
enum class Approval : std::uint8_t { manual, trusted, all };

// Releases in the order of their service packs: R2 counts as SP1, SP2 R2 and R3 as SP2.
enum class Generation : std::uint8_t { sms2003, cm2007, cm2007_sp1, cm2007_sp2 };
// The generation of a version in canonical spelling ("2007 R3", "4.00.6487.2000").
Generation generation_of(std::string_view version);

} // namespace sitemode
