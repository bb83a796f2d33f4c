// From a file to an Evaluation, with everything said on the way: what `solve` and `render` have in common.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "src/cli/exit_code.h"
#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/report.h"

namespace sitemode::cli {

// Reads the input in the format that it has. Throws a Failure for one that can't be read.
Reading reading_of(const Input& input, const SolvingOptions& options);

// The format of an input: as the options say, else as its name or its first characters do.
InputFormat format_of(const Input& input, const SolvingOptions& options);

// Reads the input and shows its messages. Gives an exit code instead where it holds no hierarchy.
tl::expected<Hierarchy, ExitCode> hierarchy_of(const Input& input, const SolvingOptions& options);

// Reads and solves the input, and shows its messages. Gives an exit code instead where it holds no hierarchy:
// everything that stands against it has been shown then. The text is forgotten before it is solved: fresh
// memory is dear, and solving takes about as much.
tl::expected<Evaluation, ExitCode> evaluated(Input input, const SolvingOptions& options);

// The hierarchy with its verdicts and the findings of the families up to `last_family`. Shows nothing.
Evaluation evaluation_of(Hierarchy hierarchy, Diagnostics diagnostics, const SolvingOptions& options,
                         char last_family);
// The site with this code, in any case. Throws a Failure (usage) where there is none.
SiteIndex site_named(const Hierarchy& hierarchy, const std::string& wanted);

// The exit code for the answer.
ExitCode exit_code_of(const Evaluation& evaluation);

} // namespace sitemode::cli
