#include <string>

#include "src/cli/commands.h"
#include "src/cli/options.h"
#include "src/cli/output.h"
#include "src/rulebook_text.h"

namespace sitemode::cli {
namespace {

std::string pages(const RulesArguments& arguments) {
    std::string out;
    for (const auto index : arguments.rules) {
        if (!out.empty()) out += "\n\n";
        out += rule_page(index);
    }
    return out;
}

std::string text_of(const RulesArguments& arguments) {
    switch (arguments.format) {
    case RulesFormat::text:
        break;
    case RulesFormat::json:
        return rules_json(arguments.rules);
    case RulesFormat::markdown:
        return rules_markdown(arguments.rules);
    }
    return arguments.are_all ? rules_table(arguments.rules) : pages(arguments);
}

} // namespace

ExitCode run_rules(const CommandLine& words) {
    const auto arguments = rules_arguments(words);
    write_output(arguments.output, text_of(arguments));
    return ExitCode::fine;
}

} // namespace sitemode::cli
