// Codes of rules on the command line: "--ignore SM105,SM107".
#pragma once

#include <string_view>
#include <vector>

#include "src/cli/command_line.h"
#include "src/rules.h"

namespace sitemode::cli {

// Of all rules.
std::vector<std::string_view> rule_codes();

// The rules of all --ignore options. Throws a Failure that names a code that isn't one, or can't be ignored.
std::vector<RuleIndex> ignored_rules(const CommandLine& words);

} // namespace sitemode::cli
