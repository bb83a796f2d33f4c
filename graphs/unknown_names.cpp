#include "graphs/unknown_names.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "graphs/ascii.h"
#include "graphs/export_table.h"
#include "graphs/field_names.h"
#include "graphs/nearest.h"

namespace sitemode {
namespace {

constexpr std::string_view own_prefix = "hierarchy_", link_prefix = "link_";
constexpr std::string_view of_hierarchy = ": it is a fact of the hierarchy";

// What people call the things that are called otherwise here.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"id", "code"},          {"site", "code"},     {"sitecode", "code"},      {"site_code", "code"},
    {"ipsec", "link_ipsec"}, {"sitename", "name"}, {"parent_code", "parent"}, {"reportingsitecode", "parent"},
};

// The field of a site that this is the name of, in small letters; "" where it is none.
std::string field_of_site(std::string_view name) {
    std::string folded = in_small_letters(name);
    if (folded == "ipsec") return "link_ipsec";
    return json_field(folded, FactOwner::site).kind == Field::Kind::extra ? std::string() : folded;
}

std::string field_of_hierarchy(std::string_view name) {
    std::string folded = in_small_letters(name);
    return fact_named(folded, FactOwner::hierarchy) ? folded : std::string();
}

std::string words_on_owner(std::string_view field) {
    return field.starts_with(link_prefix) ? ": it is a fact of the link to the parent"
                                          : ": it is a fact of a site";
}

// The field of a site that stands behind `link_` though it is no fact of the link.
std::string field_behind_link(std::string_view name) {
    if (!in_small_letters(name).starts_with(link_prefix)) return "";
    return field_of_site(name.substr(link_prefix.size()));
}

NameWords did_you_mean(std::string_view before, const std::string& likely) {
    if (likely.empty()) return {};
    return {"", std::string("did you mean ").append(before).append(likely) + "?"};
}

bool begins_as_own(std::string_view name) {
    return in_small_letters(name.substr(0, own_prefix.size())) == own_prefix;
}

NameWords words_on_top_key(std::string_view key) {
    if (begins_as_own(key))
        if (auto own = field_of_hierarchy(key.substr(own_prefix.size())); !own.empty())
            return did_you_mean("", own);
    const auto field = field_of_site(key);
    if (field.empty()) return did_you_mean("", likely_field(key, FactOwner::hierarchy));
    if (field == "code" || field == "parent")
        return {words_on_owner(field), R"(write it in "sites": [{")" + field + R"(": "ABC"}])"};
    return {words_on_owner(field),
            R"(write it at each site, or for all that don't say otherwise: "defaults": {")" + field +
                R"(": …})"};
}

} // namespace

NameWords words_on_csv_header(std::string_view header, FactOwner owner) {
    auto name = trimmed(header);
    if (owner == FactOwner::hierarchy) {
        name.remove_prefix(std::min(own_prefix.size(), name.size()));
        const auto field = field_of_site(name);
        if (!field.empty()) return {words_on_owner(field), "call the column " + field};
        return did_you_mean(own_prefix, likely_field(name, FactOwner::hierarchy));
    }
    if (const auto own = field_of_hierarchy(name); !own.empty())
        return {std::string(of_hierarchy), std::string("call the column ").append(own_prefix).append(own)};
    if (const auto field = field_behind_link(name); !field.empty())
        return {words_on_owner(field), "call the column " + field};
    return did_you_mean("", likely_field(name, FactOwner::site));
}

NameWords words_on_json_key(std::string_view key, FactOwner owner) {
    if (owner == FactOwner::hierarchy) return words_on_top_key(key);
    const auto own = field_of_hierarchy(begins_as_own(key) ? key.substr(own_prefix.size()) : key);
    if (!own.empty()) return {std::string(of_hierarchy), R"(write it beside "sites": ")" + own + R"(": "…")"};
    if (const auto field = field_behind_link(key); !field.empty())
        return {words_on_owner(field), R"(call it ")" + field + '"'};
    return did_you_mean("", likely_field(key, FactOwner::site));
}

std::string likely_field(std::string_view unknown, FactOwner owner) {
    std::vector<std::string_view> names;
    if (owner == FactOwner::site) {
        for (const auto& [other, known] : synonyms)
            if (edit_distance(unknown, other, 0) == 0) return std::string(known);
        names = {"code", "link_ipsec"};
    }
    for (const FactRow& row : all_facts())
        if (row.owner == owner) names.push_back(row.name);
    const auto near = nearest(unknown, names);
    return std::string(near.empty() ? only_one_begun(unknown, names) : near);
}

std::string import_of_export(std::span<const std::string_view> headers) {
    constexpr std::pair<std::string_view, std::string_view> kinds[] = {
        {"primarysite", "--worksheet FILE"},
        {"nativemodeormixed", "--worksheet FILE"},
        {"reportingsitecode", "--sites FILE"},
        {"parentsitecode", "--sites FILE"},
        {"propertyname", "--sites SITES --modes FILE"},
        {"rolename", "--sites SITES --roles FILE"},
        {"nalpath", "--sites SITES --distribution-points FILE"},
        {"clientversion", "--sites SITES --clients FILE"},
    };
    bool has_code = false;
    std::string_view options;
    for (const auto header : headers) {
        const auto name = folded_name(header);
        has_code = has_code || name == "sitecode";
        for (const auto& [beginning, of_kind] : kinds)
            if (options.empty() && name.starts_with(beginning)) options = of_kind;
    }
    return has_code && !options.empty() ? std::string("sitemode import ").append(options) : std::string();
}

} // namespace sitemode
