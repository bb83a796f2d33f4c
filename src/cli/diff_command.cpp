#include <string>
#include <utility>

#include "src/cli/change_output.h"
#include "src/cli/commands.h"
#include "src/cli/evaluate.h"
#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/cli/program_with_libraries.h"

namespace sitemode::cli {
namespace {

SolvingOptions options_for(const std::string& file, const DiffArguments& arguments) {
    auto options = arguments.change.solving;
    options.file = file;
    return options;
}

} // namespace

ExitCode run_diff(const CommandLine& words) {
    const auto arguments = diff_arguments(words);
    become_program_for(arguments.change.picture);
    const auto old_options = options_for(arguments.old_file, arguments);
    const auto new_options = options_for(arguments.new_file, arguments);
    const auto old_input = read_input(arguments.old_file);
    const auto new_input = read_input(arguments.new_file);
    auto old_hierarchy = hierarchy_of(old_input, old_options);
    auto new_hierarchy = hierarchy_of(new_input, new_options); // says what is wrong with both
    if (!old_hierarchy) return old_hierarchy.error();
    if (!new_hierarchy) return new_hierarchy.error();
    const auto before = evaluation_of(*std::move(old_hierarchy), {}, old_options, last_family_of_changes);
    const auto after = evaluation_of(*std::move(new_hierarchy), {}, new_options, last_family_of_changes);
    const auto comparison = write_changes(before, after, {}, new_input, arguments.change);
    return comparison.is_empty() ? ExitCode::fine : ExitCode::answer_is_no;
}

} // namespace sitemode::cli
