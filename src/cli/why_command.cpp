#include <limits>
#include <string>

#include <unistd.h>

#include "src/cli/commands.h"
#include "src/cli/evaluate.h"
#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/cli/output.h"
#include "src/cli/terminal.h"
#include "src/why_json.h"
#include "src/why_text.h"

namespace sitemode::cli {
namespace {

WhyStyle style_of(const WhyArguments& arguments) {
    const bool coloured =
        arguments.output == "-" && is_coloured(STDOUT_FILENO, arguments.solving.messages.colour);
    WhyStyle style{printable, coloured ? painted_faint : nullptr};
    if (arguments.solving.messages.all_findings) style.most = std::numeric_limits<std::size_t>::max();
    return style;
}

std::string text(const Evaluation& e, const WhyArguments& arguments, SiteIndex site) {
    const auto style = style_of(arguments);
    if (site != no_site) return why_text(e.hierarchy, e.solution, site, arguments.mode, style);
    return arguments.fragile ? fragile_text(e.hierarchy, e.solution, style)
                             : blockers_text(e.hierarchy, e.solution, style);
}

std::string json(const Evaluation& e, const WhyArguments& arguments, SiteIndex site, TextSink sink) {
    if (site != no_site) return why_json(e.hierarchy, e.solution, site, arguments.mode, sink);
    return arguments.fragile ? fragile_json(e.hierarchy, e.solution, sink)
                             : blockers_json(e.hierarchy, e.solution, sink);
}

void write(const Evaluation& e, const WhyArguments& arguments, SiteIndex site) {
    Output output(arguments.output);
    output.append(arguments.format == WhyFormat::json ? json(e, arguments, site, output.sink())
                                                      : text(e, arguments, site));
    output.finish();
}

} // namespace

ExitCode run_why(const CommandLine& words) {
    const auto arguments = why_arguments(words);
    const auto evaluation = evaluated(read_input(arguments.solving.file), arguments.solving);
    if (!evaluation) return evaluation.error();
    const auto& solution = evaluation->solution;
    const auto site = arguments.site.empty() ? no_site : site_named(evaluation->hierarchy, arguments.site);
    write(*evaluation, arguments, site);
    if (!arguments.mode) return ExitCode::fine;
    return solution.feasible(solution.unit_of[site], *arguments.mode) ? ExitCode::fine
                                                                      : ExitCode::answer_is_no;
}

} // namespace sitemode::cli
