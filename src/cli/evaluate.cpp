#include "src/cli/evaluate.h"

#include <string>
#include <utility>
#include <vector>

#include "graphs/ascii.h"
#include "graphs/csv_reader.h"
#include "graphs/dot_reader.h"
#include "graphs/json_reader.h"
#include "src/cli/failure.h"
#include "src/cli/messages.h"
#include "src/cli/progress.h"
#include "src/cli/suggestion.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

constexpr char last_family_of_solve = '4'; // advice is for reviews

[[noreturn]] void refuse_format(const Input& input, InputFormat format) {
    throw Failure(ExitCode::bad_input,
                  "'" + input.name() + "' is " + std::string(name_of(format)) +
                      ", but only DOT, CSV and JSON can be read",
                  "if it is one of them all the same: --from dot, csv or json");
}

ExitCode refused(const Reading& reading, const MessageOptions& options) {
    Messages messages(options);
    messages.add(reading.diagnostics);
    messages.add(reading.defects);
    messages.print(reading.files);
    return reading.diagnostics.has_limit() ? ExitCode::limit : ExitCode::bad_input;
}

void show_messages(const Evaluation& evaluation, const MessageOptions& options) {
    Messages messages(options);
    messages.add(evaluation.diagnostics);
    const auto contradicting = contradictions(evaluation.hierarchy, evaluation.solution);
    messages.add(evaluation.hierarchy, contradicting);
    messages.add(evaluation.hierarchy, evaluation.findings);
    messages.print(evaluation.hierarchy.files());
}

} // namespace

InputFormat format_of(const Input& input, const SolvingOptions& options) {
    return options.from.value_or(input_format_of(options.file, input.text()));
}

Reading reading_of(const Input& input, const SolvingOptions& options) {
    const Progress progress("reading the input");
    switch (const auto format = format_of(input, options)) {
    case InputFormat::dot:
        return read_dot(input.text(), input.name());
    case InputFormat::csv:
        return read_csv(input.text(), input.name());
    case InputFormat::json:
        return read_json(input.text(), input.name());
    default:
        refuse_format(input, format);
    }
}

tl::expected<Hierarchy, ExitCode> hierarchy_of(const Input& input, const SolvingOptions& options) {
    auto reading = reading_of(input, options);
    if (!reading.hierarchy) return tl::unexpected(refused(reading, options.messages));
    Messages messages(options.messages);
    messages.add(reading.diagnostics);
    messages.print(reading.files);
    return *std::move(reading.hierarchy);
}

Evaluation evaluation_of(Hierarchy hierarchy, Diagnostics diagnostics, const SolvingOptions& options,
                         char last_family) {
    const Progress progress("solving " + counted(hierarchy.size(), "site"));
    auto solution = solve(hierarchy, options.solve);
    auto found = findings(hierarchy, solution, {options.ignored, last_family, options.least});
    return {std::move(hierarchy), std::move(diagnostics), std::move(solution), std::move(found)};
}

tl::expected<Evaluation, ExitCode> evaluated(Input input, const SolvingOptions& options) {
    auto reading = reading_of(input, options);
    input.forget_text();
    if (!reading.hierarchy) return tl::unexpected(refused(reading, options.messages));
    auto evaluation = evaluation_of(*std::move(reading.hierarchy), std::move(reading.diagnostics), options,
                                    last_family_of_solve);
    show_messages(evaluation, options.messages);
    return evaluation;
}

SiteIndex site_named(const Hierarchy& hierarchy, const std::string& wanted) {
    const auto found = hierarchy.site_with_code(in_capitals(wanted));
    if (found != no_site) return found;
    std::vector<std::string_view> codes;
    codes.reserve(hierarchy.size());
    for (SiteIndex site = 0; site < hierarchy.size(); ++site) codes.push_back(hierarchy.code(site));
    throw Failure(ExitCode::usage, "there is no site '" + wanted + "' in " + hierarchy.files().front(),
                  did_you_mean(in_capitals(wanted), codes).value_or("sitemode solve lists the sites"));
}

ExitCode exit_code_of(const Evaluation& evaluation) {
    return evaluation.says_no() ? ExitCode::answer_is_no : ExitCode::fine;
}

} // namespace sitemode::cli
