// A session (src/explore.h) with someone at a terminal, or with the lines of a pipe.
#pragma once

#include <string>

#include "src/cli/exit_code.h"
#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/explore.h"

namespace sitemode::cli {

// How a session asks and shows, by the options of the command line.
SessionOptions session_options(const SolvingOptions& solving, EditOptions edit);

// Reads lines until the session is over, answers on standard output, and saves files. `solving.file`: what is
// explored, as the command line names it; `input`: its text; `opening`: what to say first. Gives the exit
// code for the answer; of a pipe with a line that was refused or a file that wasn't written, the code for the
// first of these.
ExitCode explored(Session& session, const SolvingOptions& solving, const Input& input,
                  const std::string& opening);

} // namespace sitemode::cli
