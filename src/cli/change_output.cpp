#include "src/cli/change_output.h"

#include <utility>

#include <unistd.h>

#include "src/cli/draw.h"
#include "src/cli/messages.h"
#include "src/cli/output.h"
#include "src/cli/terminal.h"
#include "src/report_changes.h"

namespace sitemode::cli {
namespace {

std::string painted_severity(Severity severity, const std::string& word) {
    return painted(word, paint_of(severity));
}

std::string painted_heading(const std::string& words) {
    return painted(words, Paint::bold);
}

std::string faint(const std::string& text) {
    return painted(text, Paint::faint);
}

ChangeStyle style_of(const ChangeArguments& arguments) {
    const auto& messages = arguments.solving.messages;
    ChangeStyle style{printable, nullptr, nullptr, nullptr, nullptr, messages.all_findings};
    if (arguments.output != "-" || !is_coloured(STDOUT_FILENO, messages.colour)) return style;
    style.verdict = painted_verdict;
    style.faint = faint;
    style.heading = painted_heading;
    style.severity = painted_severity;
    return style;
}

std::string data(const ChangeReport& report, const ChangeArguments& arguments) {
    switch (arguments.format) {
    case ChangeFormat::text:
        break;
    case ChangeFormat::json:
        return changes_json(report);
    case ChangeFormat::markdown:
        return changes_markdown(report, printable);
    }
    return changes_text(report, style_of(arguments));
}

} // namespace

Comparison write_changes(const Evaluation& before, const Evaluation& after, std::vector<std::string> edits,
                         const Input& input, const ChangeArguments& arguments) {
    auto comparison = compared(before, after);
    write_output(arguments.output, data({before, after, comparison, std::move(edits)}, arguments));
    if (arguments.picture) draw(after, input, *arguments.picture);
    return comparison;
}

} // namespace sitemode::cli
