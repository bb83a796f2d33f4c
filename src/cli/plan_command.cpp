#include <limits>
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
#include "src/cli/terminal.h"
#include "src/plan_report.h"

namespace sitemode::cli {
namespace {

PlanStyle style_of(const PlanArguments& arguments) {
    const auto& messages = arguments.solving.messages;
    PlanStyle style{printable};
    if (arguments.output == "-" && is_coloured(STDOUT_FILENO, messages.colour)) {
        style.heading = painted_heading;
        style.faint = painted_faint;
    }
    if (messages.all_findings) style.most_blocked = std::numeric_limits<std::size_t>::max();
    return style;
}

Plan plan_of(const Evaluation& e, const PlanArguments& arguments) {
    auto options = arguments.plan;
    for (const auto& code : arguments.sites) options.sites.push_back(site_named(e.hierarchy, code));
    auto plan = planned(e.hierarchy, e.solution, options);
    if (!plan)
        throw Failure(ExitCode::limit, "the budget is too large for so many sites",
                      "name a smaller one, or the sites that matter with --sites");
    return *std::move(plan);
}

void write(const Evaluation& e, const Plan& plan, const PlanArguments& arguments) {
    Output output(arguments.output);
    switch (arguments.format) {
    case PlanFormat::text:
        output.append(plan_text(e.hierarchy, e.solution, plan, style_of(arguments)));
        break;
    case PlanFormat::json:
        output.append(plan_json(e.hierarchy, e.solution, plan, output.sink()));
        break;
    case PlanFormat::markdown:
        output.append(plan_markdown(e.hierarchy, e.solution, plan, e.hierarchy.files().front(), printable));
        break;
    case PlanFormat::csv:
        output.append(plan_csv(e.hierarchy, e.solution, plan));
        break;
    }
    output.finish();
}

} // namespace

ExitCode run_plan(const CommandLine& words) {
    const auto arguments = plan_arguments(words);
    become_program_for(arguments.picture);
    auto input = read_input(arguments.solving.file);
    const auto source = arguments.picture ? source_of(input) : PictureSource();
    const auto evaluation = evaluated(std::move(input), arguments.solving);
    if (!evaluation) return evaluation.error();
    const auto plan = plan_of(*evaluation, arguments);
    write(*evaluation, plan, arguments);
    if (arguments.picture) draw_plan(*evaluation, plan, source, *arguments.picture);
    return plan.reached() ? ExitCode::fine : ExitCode::answer_is_no;
}

} // namespace sitemode::cli
