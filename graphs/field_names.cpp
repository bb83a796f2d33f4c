#include "graphs/field_names.h"

#include <algorithm>

#include "graphs/ascii.h"
#include "graphs/graphviz_attributes.h"

namespace sitemode {
namespace {

constexpr std::string_view extra_prefix = "extra:", own_prefix = "hierarchy_", link_prefix = "link_",
                           link_ipsec = "link_ipsec";
constexpr std::string_view blanks = " \t\r\n";

using Kind = Field::Kind;

std::string_view without_leading_blanks(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

Field site_field(std::string_view folded, std::string_view name) {
    if (folded == "code") return {Kind::code, Fact::name, {}};
    if (folded == "parent") return {Kind::parent, Fact::parent, {}};
    if (folded == link_ipsec) return {Kind::ipsec, Fact::ipsec, {}};
    if (const auto fact = fact_named(folded, FactOwner::site)) return {Kind::fact, *fact, {}};
    return {Kind::extra, Fact::name, std::string(name)};
}

Field own_field(std::string_view folded, std::string_view name) {
    if (const auto fact = fact_named(folded, FactOwner::hierarchy)) return {Kind::own_fact, *fact, {}};
    return {Kind::own_extra, Fact::name, std::string(name)};
}

// As if there were no `extra:`.
Field plain_csv_field(std::string_view header) {
    const std::string_view name = trimmed(header);
    const std::string folded = in_small_letters(name);
    if (folded.empty()) return {};
    if (!folded.starts_with(own_prefix)) return site_field(folded, name);
    return own_field(folded.substr(own_prefix.size()), name.substr(own_prefix.size()));
}

Field plain_json_field(std::string_view key, FactOwner owner) {
    if (owner == FactOwner::site) return site_field(key, key);
    for (const std::string_view own : {"$schema", "format_version", "defaults", "sites"})
        if (key == own) return {Kind::structure, Fact::name, {}};
    return own_field(key, key);
}

// True for a name that `plain` takes for something else, also with any number of prefixes before it.
template <class Plain>
bool needs_prefix(std::string_view name, FactOwner owner, Plain plain) {
    while (name.starts_with(extra_prefix)) name.remove_prefix(extra_prefix.size());
    const Kind kind = owner == FactOwner::hierarchy ? Kind::own_extra : Kind::extra;
    return plain(name, owner) != Field{kind, Fact::name, std::string(name)};
}

bool needs_prefix_in_csv(std::string_view name, FactOwner owner) {
    return needs_prefix(name, owner, [](std::string_view plain, FactOwner of) {
        const std::string_view before = of == FactOwner::site ? std::string_view() : own_prefix;
        return plain_csv_field(std::string(before).append(plain));
    });
}

bool needs_prefix_in_json(std::string_view name, FactOwner owner) {
    return needs_prefix(name, owner, plain_json_field);
}

// What an attribute in DOT is by its name alone, as far as that matters here.
Field plain_dot_field(std::string_view name, FactOwner owner) {
    const bool is_own = owner == FactOwner::hierarchy;
    const bool is_known = name == "code" || fact_named(name, FactOwner::site) || fact_named(name, owner) ||
                          is_graphviz_attribute(name);
    if (is_known) return {Kind::structure, Fact::name, {}};
    return {is_own ? Kind::own_extra : Kind::extra, Fact::name, std::string(name)};
}

bool needs_prefix_in_dot(std::string_view name, FactOwner owner) {
    return needs_prefix(name, owner, plain_dot_field);
}

} // namespace

Field csv_field(std::string_view header) {
    Field field = plain_csv_field(header);
    if (field.kind != Kind::extra && field.kind != Kind::own_extra) return field;
    const FactOwner owner = field.kind == Kind::extra ? FactOwner::site : FactOwner::hierarchy;
    std::string_view name = without_leading_blanks(header); // what is behind a prefix may end in blanks
    if (owner == FactOwner::hierarchy) name.remove_prefix(own_prefix.size());
    if (!name.starts_with(extra_prefix)) return field;
    name.remove_prefix(extra_prefix.size());
    if (needs_prefix_in_csv(name, owner)) field.extra = name;
    return field;
}

Field json_field(std::string_view key, FactOwner owner) {
    Field field = plain_json_field(key, owner);
    if (!key.starts_with(extra_prefix)) return field;
    const std::string_view name = key.substr(extra_prefix.size());
    if (needs_prefix_in_json(name, owner)) field.extra = name;
    return field;
}

std::string csv_header_of_extra(std::string_view name, FactOwner owner) {
    std::string header(owner == FactOwner::site ? std::string_view() : own_prefix);
    if (needs_prefix_in_csv(name, owner)) header += extra_prefix;
    return header.append(name);
}

std::string json_key_of_extra(std::string_view name, FactOwner owner) {
    return std::string(needs_prefix_in_json(name, owner) ? extra_prefix : std::string_view()).append(name);
}

std::string dot_name_of_extra(std::string_view name, FactOwner owner) {
    return std::string(needs_prefix_in_dot(name, owner) ? extra_prefix : std::string_view()).append(name);
}

std::string_view extra_of_dot_name(std::string_view written, FactOwner owner) {
    if (!written.starts_with(extra_prefix)) return written;
    const std::string_view name = written.substr(extra_prefix.size());
    return needs_prefix_in_dot(name, owner) ? name : written;
}

std::string extra_of_link(std::string_view name_on_link) {
    return std::string(link_prefix).append(name_on_link);
}

std::string_view name_on_link(std::string_view extra) {
    return extra.starts_with(link_prefix) ? extra.substr(link_prefix.size()) : std::string_view();
}

} // namespace sitemode
