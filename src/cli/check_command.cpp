#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "src/cli/commands.h"
#include "src/cli/evaluate.h"
#include "src/cli/failure.h"
#include "src/cli/input.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/output.h"
#include "src/cli/progress.h"
#include "src/cli/terminal.h"
#include "src/report_check.h"
#include "src/sarif.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

constexpr char last_family = '9';

CheckStyle style_of(const CheckArguments& arguments) {
    const auto& messages = arguments.solving.messages;
    const bool coloured = arguments.output == "-" && is_coloured(STDOUT_FILENO, messages.colour);
    CheckStyle style{printable};
    if (coloured) style.heading = painted_heading;
    if (coloured) style.severity = painted_severity;
    style.least = arguments.solving.least;
    style.all_findings = messages.all_findings;
    return style;
}

// "" where it can't be told.
std::string current_folder() {
    std::error_code trouble;
    return std::filesystem::current_path(trouble).string();
}

struct Reviewed {
    FileReview review;
    ExitCode code;
};

ExitCode code_of(const FileReview& review) {
    if (review.hierarchy() == nullptr) return review.has_limit() ? ExitCode::limit : ExitCode::bad_input;
    return review.says_no() ? ExitCode::answer_is_no : ExitCode::fine;
}

// The report says why a file can't be read; where it is not shown at once, standard error says it, too.
Reviewed unreadable(const std::string& file, const Failure& failure, const CheckArguments& arguments) {
    if (arguments.output != "-" || arguments.format != CheckFormat::text)
        write_stderr(general_message(failure.message(), failure.hint(),
                                     is_coloured(STDERR_FILENO, arguments.solving.messages.colour)));
    const auto name = file == "-" ? std::string(Input::standard_input) : file;
    return {FileReview(name, failure.message(), failure.hint()), failure.code()};
}

Reviewed reviewed(Reading reading, const SolvingOptions& solving) {
    const auto sites = reading.hierarchy ? reading.hierarchy->size() : 0;
    const Progress progress("checking " + counted(sites, "site"));
    FileReview review(std::move(reading), {solving.solve, {solving.ignored, last_family, solving.least}});
    const auto code = code_of(review);
    return {std::move(review), code};
}

Reviewed reviewed(const std::string& file, const CheckArguments& arguments) {
    auto solving = arguments.solving;
    solving.file = file;
    try {
        const auto input = read_input(file);
        return reviewed(reading_of(input, solving), solving);
    } catch (const Failure& failure) {
        return unreadable(file, failure, arguments);
    }
}

// The worst of all files' exit codes: they are ordered so.
template <class Report>
ExitCode reported(Report report, const CheckArguments& arguments, Output& output) {
    auto worst = ExitCode::fine;
    for (const auto& file : arguments.files) {
        const auto [review, code] = reviewed(file, arguments);
        report.add(review);
        worst = std::max(worst, code);
    }
    output.append(std::move(report).finished());
    output.finish();
    return worst;
}

} // namespace

ExitCode run_check(const CommandLine& words) {
    const auto arguments = check_arguments(words);
    Output output(arguments.output);
    switch (arguments.format) {
    case CheckFormat::text:
        break;
    case CheckFormat::json:
        return reported(CheckJson(output.sink()), arguments, output);
    case CheckFormat::sarif:
        return reported(SarifLog(output.sink(), current_folder()), arguments, output);
    }
    return reported(CheckText(style_of(arguments)), arguments, output);
}

} // namespace sitemode::cli
