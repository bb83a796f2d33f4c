// The help pages, made of the table of commands.
#pragma once

#include <string>

#include "src/cli/command_line.h"

namespace sitemode::cli {

// A few lines for someone who typed nothing else.
std::string short_help();

// `sitemode --help`
std::string full_help();

// `sitemode COMMAND --help`
std::string help_of(const CommandRow& command);

} // namespace sitemode::cli
