#include "src/cli/rule_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "graphs/nearest.h"
#include "src/cli/option_words.h"
#include "src/cli/suggestion.h"

namespace sitemode::cli {
namespace {

std::vector<std::string_view> codes(bool ignorable_only) {
    std::vector<std::string_view> all;
    for (const auto& row : all_rules())
        if (row.can_be_ignored || !ignorable_only) all.push_back(row.code);
    return all;
}

// Of advice, security and sizes every rule can be.
std::string ignorable_codes() {
    auto all = codes(true);
    all.erase(std::remove_if(all.begin(), all.end(), [](auto code) { return code[2] >= '5'; }), all.end());
    return listed(all) + ", all of SM5xx, SM6xx and SM7xx";
}

// A code that is nearer, but can't be ignored, is named rather than one further off that could be.
std::string meant_to_ignore(std::string_view code, const std::string& can_be_ignored) {
    const auto all = codes(false), ignorable = codes(true);
    const auto near = nearest(code, all), can_be = nearest(code, ignorable);
    const auto distance = [&](std::string_view to) { return edit_distance(code, to, code.size()); };
    if (near.empty() || (!can_be.empty() && distance(can_be) <= distance(near)))
        return did_you_mean(code, ignorable).value_or(can_be_ignored);
    return "did you mean '" + std::string(near) + "'? It can't be ignored; " + can_be_ignored;
}

RuleIndex ignorable_rule(std::string_view code) {
    const auto index = rule_with_code(code);
    const auto can_be_ignored = "these can be: " + ignorable_codes();
    if (!index)
        refuse("there is no rule '" + std::string(code) + "' to ignore",
               meant_to_ignore(code, can_be_ignored));
    const auto& row = rule(*index);
    if (row.can_be_ignored) return *index;
    const auto why =
        row.code.starts_with("SM1") ? "without it there is no hierarchy" : "it decides what is possible";
    refuse(fmt::format("{} can't be ignored: {}", row.code, why), can_be_ignored);
}

// Takes "SM105,SM107".
void append_rules(std::vector<RuleIndex>& rules, std::string_view list) {
    while (true) {
        const auto comma = list.find(',');
        const auto code = list.substr(0, comma);
        if (!code.empty()) rules.push_back(ignorable_rule(code));
        if (comma == std::string_view::npos) return;
        list.remove_prefix(comma + 1);
    }
}

} // namespace

std::vector<std::string_view> rule_codes() {
    return codes(false);
}

std::vector<RuleIndex> ignored_rules(const CommandLine& words) {
    std::vector<RuleIndex> rules;
    for (const auto& list : words.ignore) append_rules(rules, list);
    return rules;
}

} // namespace sitemode::cli
