#include <utility>

#include "src/cli/commands.h"
#include "src/cli/draw.h"
#include "src/cli/evaluate.h"
#include "src/cli/input.h"
#include "src/cli/options.h"

namespace sitemode::cli {

ExitCode run_render(const CommandLine& words) {
    const auto arguments = render_arguments(words);
    auto input = read_input(arguments.solving.file);
    const auto source = source_of(input);
    const auto evaluation = evaluated(std::move(input), arguments.solving);
    if (!evaluation) return evaluation.error();
    draw(*evaluation, source, arguments.picture);
    return exit_code_of(*evaluation);
}

} // namespace sitemode::cli
