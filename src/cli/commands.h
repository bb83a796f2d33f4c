// The table of commands: a new command is a row here and a function.
#pragma once

#include <span>
#include <string_view>

#include "src/cli/command_line.h"

namespace sitemode::cli {

std::span<const CommandRow> all_commands();

// The command of this name, or null.
const CommandRow* command_named(std::string_view name);

ExitCode run_convert(const CommandLine& words);
ExitCode run_fmt(const CommandLine& words);
ExitCode run_solve(const CommandLine& words);
ExitCode run_render(const CommandLine& words);
ExitCode run_import(const CommandLine& words);
ExitCode run_check(const CommandLine& words);
ExitCode run_why(const CommandLine& words);
ExitCode run_whatif(const CommandLine& words);
ExitCode run_diff(const CommandLine& words);
ExitCode run_plan(const CommandLine& words);
ExitCode run_rules(const CommandLine& words);

} // namespace sitemode::cli
