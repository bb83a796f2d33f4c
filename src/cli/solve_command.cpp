#include <string>

#include <unistd.h>

#include "src/cli/commands.h"
#include "src/cli/draw.h"
#include "src/cli/evaluate.h"
#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/cli/output.h"
#include "src/cli/terminal.h"

namespace sitemode::cli {
namespace {

std::string painted_verdict(Verdict verdict, const std::string& text) {
    switch (verdict) {
    case Verdict::native:
        return painted(text, Paint::blue);
    case Verdict::mixed:
        return painted(text, Paint::yellow);
    case Verdict::open:
        return text;
    case Verdict::conflict:
        return painted(text, Paint::red);
    }
    return text;
}

std::string faint(const std::string& text) {
    return painted(text, Paint::faint);
}

std::string table(const Evaluation& evaluation, const SolveArguments& arguments) {
    const bool coloured =
        arguments.output == "-" && is_coloured(STDOUT_FILENO, arguments.solving.messages.colour);
    return solution_table(evaluation, printable,
                          coloured ? TableStyle{painted_verdict, faint} : TableStyle{});
}

void write(const Evaluation& evaluation, const SolveArguments& arguments) {
    Output output(arguments.output);
    switch (arguments.format) {
    case DataFormat::json:
        output.append(solution_json(evaluation, output.sink()));
        break;
    case DataFormat::csv:
        output.append(solution_csv(evaluation));
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
    const auto input = read_input(arguments.solving.file);
    const auto evaluation = evaluated(input, arguments.solving);
    if (!evaluation) return evaluation.error();
    write(*evaluation, arguments);
    if (arguments.picture) draw(*evaluation, input, *arguments.picture);
    return exit_code_of(*evaluation);
}

} // namespace sitemode::cli
