#include "src/cli/commands.h"
#include "src/cli/draw.h"
#include "src/cli/evaluate.h"
#include "src/cli/input.h"
#include "src/cli/options.h"

namespace sitemode::cli {

ExitCode run_render(const CommandLine& words) {
    const auto arguments = render_arguments(words);
    const auto input = read_input(arguments.solving.file);
    const auto evaluation = evaluated(input, arguments.solving);
    if (!evaluation) return evaluation.error();
    draw(*evaluation, input, arguments.picture);
    return exit_code_of(*evaluation);
}

} // namespace sitemode::cli
