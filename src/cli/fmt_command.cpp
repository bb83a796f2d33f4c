#include <string>

#include "graphs/dot_format.h"
#include "src/cli/commands.h"
#include "src/cli/evaluate.h"
#include "src/cli/failure.h"
#include "src/cli/input.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/output.h"

namespace sitemode::cli {
namespace {

// Where the result goes: "-" for standard output.
std::string target_of(const CommandLine& words, const ConvertArguments& arguments) {
    if (!words.write) return arguments.output;
    if (!words.output.empty())
        throw Failure(ExitCode::usage, "--write writes to FILE itself, --output to another file",
                      "give one of them");
    if (arguments.solving.file == "-")
        throw Failure(ExitCode::usage, "--write needs a FILE: standard input can't be written to");
    return arguments.solving.file;
}

void refuse_other_formats(const Input& input, const SolvingOptions& options) {
    const auto format = format_of(input, options);
    if (format == InputFormat::dot) return;
    throw Failure(ExitCode::bad_input,
                  "'" + input.name() + "' is " + std::string(name_of(format)) + ", but fmt rewrites DOT only",
                  "sitemode convert makes DOT of CSV and JSON");
}

} // namespace

ExitCode run_fmt(const CommandLine& words) {
    const auto arguments = convert_arguments(words);
    const auto target = target_of(words, arguments);
    const auto input = read_input(arguments.solving.file);
    refuse_other_formats(input, arguments.solving);
    Diagnostics diagnostics;
    const auto text = formatted_dot(input.text(), diagnostics);
    Messages messages(arguments.solving.messages);
    messages.add(diagnostics);
    const auto& name = input.name();
    messages.print({&name, 1});
    if (!text) return diagnostics.has_limit() ? ExitCode::limit : ExitCode::bad_input;
    const bool is_tidy_already = words.write && *text == input.text();
    if (!is_tidy_already) write_output(target, *text);
    return ExitCode::fine;
}

} // namespace sitemode::cli
