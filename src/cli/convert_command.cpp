#include <string>

#include "src/cli/commands.h"
#include "src/cli/evaluate.h"
#include "src/cli/hierarchy_formats.h"
#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/cli/output.h"

namespace sitemode::cli {

ExitCode run_convert(const CommandLine& words) {
    const auto write = hierarchy_writer(words);
    const auto arguments = convert_arguments(words);
    const auto input = read_input(arguments.solving.file);
    const auto hierarchy = hierarchy_of(input, arguments.solving);
    if (!hierarchy) return hierarchy.error();
    write_output(arguments.output, write(*hierarchy));
    const bool was_dot = format_of(input, arguments.solving) == InputFormat::dot;
    if (was_dot && !arguments.solving.messages.quiet)
        write_stderr(
            "sitemode: note: comments, layout and Graphviz attributes live in DOT only and stay behind\n");
    return ExitCode::fine;
}

} // namespace sitemode::cli
