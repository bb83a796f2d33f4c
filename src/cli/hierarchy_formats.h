// What a hierarchy is written as: DOT, CSV or JSON.
#pragma once

#include <string>

#include "graphs/hierarchy.h"
#include "src/cli/command_line.h"

namespace sitemode::cli {

using HierarchyWriter = std::string (*)(const Hierarchy& hierarchy);

// The writer that --format or the output's extension asks for; DOT where neither says anything and the output
// is standard output. Throws a Failure (usage) for a format that there is not.
HierarchyWriter hierarchy_writer(const CommandLine& words);

} // namespace sitemode::cli
