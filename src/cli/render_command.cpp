#include <utility>

#include "src/cli/commands.h"
#include "src/cli/draw.h"
#include "src/cli/evaluate.h"
#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/cli/program_with_libraries.h"

namespace sitemode::cli {

ExitCode run_render(const CommandLine& words) {
    const auto arguments = render_arguments(words);
    become_program_for(arguments.picture);
    auto input = read_input(arguments.solving.file);
    const auto source = source_of(input);
    auto evaluation = evaluated(std::move(input), arguments.solving);
    if (!evaluation) return evaluation.error();
    const auto answer = exit_code_of(*evaluation);
    draw(*std::move(evaluation), source, arguments.picture);
    return answer;
}

} // namespace sitemode::cli
