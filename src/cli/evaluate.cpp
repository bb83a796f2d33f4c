#include "src/cli/evaluate.h"

#include <string>
#include <utility>

#include "graphs/dot_reader.h"
#include "src/cli/failure.h"
#include "src/cli/messages.h"

namespace sitemode::cli {
namespace {

constexpr char last_family_of_solve = '4'; // advice is for reviews

void refuse_format(const Input& input, InputFormat format) {
    throw Failure(ExitCode::bad_input,
                  "'" + input.name() + "' is " + std::string(name_of(format)) +
                      ", but only DOT can be read for now",
                  "if it is DOT all the same: --from dot");
}

Reading reading_of(const Input& input, const SolvingOptions& options) {
    const auto format = options.from.value_or(input_format_of(options.file, input.text()));
    if (format != InputFormat::dot) refuse_format(input, format);
    return read_dot(input.text(), input.name());
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
    messages.add(evaluation.hierarchy, evaluation.findings);
    messages.print(evaluation.hierarchy.files());
}

} // namespace

tl::expected<Evaluation, ExitCode> evaluated(const Input& input, const SolvingOptions& options) {
    auto reading = reading_of(input, options);
    if (!reading.hierarchy) return tl::unexpected(refused(reading, options.messages));
    auto solution = solve(*reading.hierarchy, options.solve);
    auto found =
        findings(*reading.hierarchy, solution, {options.ignored, last_family_of_solve, options.least});
    Evaluation evaluation{*std::move(reading.hierarchy), std::move(reading.diagnostics), std::move(solution),
                          std::move(found)};
    show_messages(evaluation, options.messages);
    return evaluation;
}

ExitCode exit_code_of(const Evaluation& evaluation) {
    return evaluation.says_no() ? ExitCode::answer_is_no : ExitCode::fine;
}

} // namespace sitemode::cli
