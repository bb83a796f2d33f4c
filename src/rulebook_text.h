// The rule table in words, for `sitemode rules` and RULES.md. What a rule says of its bad example is shown as
// it is: read, solved and found anew.
#pragma once

#include <span>
#include <string>

#include "src/rules.h"

namespace sitemode {

// Where RULES.md speaks of a rule: "RULES.md#sm306".
std::string place_in_rules_md(const RuleRow& row);

// A line a rule: code, severity, title.
std::string rules_table(std::span<const RuleIndex> rules);

// All that there is to know of one rule, wrapped for a terminal.
std::string rule_page(RuleIndex index);

// RULES.md: a table, then every rule.
std::string rules_markdown(std::span<const RuleIndex> rules);

// {"format_version", "tool", "rules": [...]}
std::string rules_json(std::span<const RuleIndex> rules);

} // namespace sitemode
