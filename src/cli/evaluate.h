// From a file to an Evaluation, with everything said on the way: what `solve` and `render` have in common.
#pragma once

#include <tl/expected.hpp>

#include "src/cli/exit_code.h"
#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/report.h"

namespace sitemode::cli {

// Reads and solves the input, and shows its messages. Gives an exit code instead where it holds no hierarchy:
// everything that stands against it has been shown then.
tl::expected<Evaluation, ExitCode> evaluated(const Input& input, const SolvingOptions& options);

// The exit code for the answer.
ExitCode exit_code_of(const Evaluation& evaluation);

} // namespace sitemode::cli
