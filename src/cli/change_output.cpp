#include "src/cli/change_output.h"

#include <utility>

#include <unistd.h>

#include "src/cli/draw.h"
#include "src/cli/evaluate.h"
#include "src/cli/hierarchy_formats.h"
#include "src/cli/messages.h"
#include "src/cli/output.h"
#include "src/cli/terminal.h"
#include "src/report_changes.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

// "MAD.mode=" takes the fact away; in a title it would look as if its end were missing.
std::string words_of(const std::string& edit) {
    return edit.ends_with('=') ? edit.substr(0, edit.size() - 1) + " cleared" : edit;
}

// For the title of a picture.
std::string words_of(const std::vector<std::string>& edits) {
    constexpr std::size_t most = 3;
    if (edits.empty()) return "what changed";
    std::string words = "what if ";
    for (std::size_t at = 0; at < edits.size() && at < most; ++at)
        words += (at == 0 ? "" : ", ") + words_of(edits[at]);
    if (edits.size() > most) words += " and " + counted(edits.size() - most, "more edit");
    return words + "?";
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
    return changes_text(report, change_style(arguments.solving.messages, arguments.output == "-"));
}

} // namespace

ChangeStyle change_style(const MessageOptions& options, bool is_standard_output) {
    ChangeStyle style{printable, nullptr, nullptr, nullptr, nullptr, options.all_findings};
    if (!is_standard_output || !is_coloured(STDOUT_FILENO, options.colour)) return style;
    style.verdict = painted_verdict;
    style.faint = painted_faint;
    style.heading = painted_heading;
    style.severity = painted_severity;
    return style;
}

Comparison write_changes(const Evaluation& before, const Evaluation& after, std::vector<std::string> edits,
                         const Input& input, const ChangeArguments& arguments) {
    auto comparison = compared(before, after);
    const auto words = words_of(edits);
    write_output(arguments.output, data({before, after, comparison, std::move(edits)}, arguments));
    if (arguments.picture)
        draw_changes(before, after, comparison, words, source_of(input), *arguments.picture);
    return comparison;
}

void save_hierarchy(const Hierarchy& hierarchy, const std::string& output, const Input& input,
                    const SolvingOptions& options) {
    const auto saved = saved_text(hierarchy, output, input, format_of(input, options));
    write_output(output, saved.text);
    if (!saved.is_patched && !options.messages.quiet)
        write_stderr("sitemode: note: comments, layout and Graphviz attributes of the input are not kept in "
                     "the saved file\n");
}

} // namespace sitemode::cli
