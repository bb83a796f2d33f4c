#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <unistd.h>

#include "src/cli/commands.h"
#include "src/cli/draw.h"
#include "src/cli/evaluate.h"
#include "src/cli/failure.h"
#include "src/cli/input.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/output.h"
#include "src/cli/program_with_libraries.h"
#include "src/cli/progress.h"
#include "src/cli/terminal.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

std::string table(const Evaluation& evaluation, const SolveArguments& arguments) {
    const bool coloured =
        arguments.output == "-" && is_coloured(STDOUT_FILENO, arguments.solving.messages.colour);
    return solution_table(evaluation, printable,
                          coloured ? TableStyle{painted_verdict, painted_faint} : TableStyle{});
}

// A list grows with configurations times units.
void refuse_endless_list(const Solution& solution, const ConfigurationChoice& choice) {
    constexpr std::size_t most_modes = 20'000'000;
    const auto allowed = most_modes / std::max<std::size_t>(solution.unit_count(), 1);
    if (choice.count > allowed)
        throw Failure(ExitCode::limit, "the list would be too long for a hierarchy of this size",
                      "ask for " + std::to_string(allowed) + " configurations at most");
}

std::string configurations(const Evaluation& e, const SolveArguments& arguments) {
    const auto& choice = *arguments.configurations;
    refuse_endless_list(e.solution, choice);
    switch (arguments.format) {
    case DataFormat::text:
        break;
    case DataFormat::json:
        return configurations_json(e.hierarchy, e.solution, choice);
    case DataFormat::csv:
        return configurations_csv(e.hierarchy, e.solution, choice);
    }
    return configurations_text(e.hierarchy, e.solution, choice, printable);
}

void write(const Evaluation& evaluation, const SolveArguments& arguments) {
    if (arguments.configurations)
        return write_output(arguments.output, configurations(evaluation, arguments));
    Output output(arguments.output);
    std::optional<Progress> progress;
    if (arguments.output != "-" || ::isatty(STDOUT_FILENO) != 1)
        progress.emplace("writing " + counted(evaluation.hierarchy.size(), "site"));
    switch (arguments.format) {
    case DataFormat::json:
        output.append(solution_json(evaluation, output.sink()));
        break;
    case DataFormat::csv:
        output.append(solution_csv(evaluation, output.sink()));
        break;
    case DataFormat::text:
        output.append(table(evaluation, arguments));
        break;
    }
    output.finish();
}

} // namespace

ExitCode run_solve(const CommandLine& words) {
    auto arguments = solve_arguments(words);
    if (arguments.format == DataFormat::json) arguments.solving.least = Severity::note;
    become_program_for(arguments.picture);
    auto input = read_input(arguments.solving.file);
    const auto source = arguments.picture ? source_of(input) : PictureSource();
    auto evaluation = evaluated(std::move(input), arguments.solving);
    if (!evaluation) return evaluation.error();
    const auto answer = exit_code_of(*evaluation);
    write(*evaluation, arguments);
    if (arguments.picture) draw(*std::move(evaluation), source, *arguments.picture);
    return answer;
}

} // namespace sitemode::cli
