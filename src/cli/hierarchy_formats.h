// What a hierarchy is written as: DOT, CSV or JSON.
#pragma once

#include <string>

#include "graphs/hierarchy.h"
#include "src/cli/command_line.h"
#include "src/cli/formats.h"
#include "src/cli/input.h"

namespace sitemode::cli {

using HierarchyWriter = std::string (*)(const Hierarchy& hierarchy);

// The writer that --format or the output's extension asks for; DOT where neither says anything and the output
// is standard output. Throws a Failure (usage) for a format that there is not.
HierarchyWriter hierarchy_writer(const CommandLine& words);

// The writer of a format that is read, too; null for one that isn't.
HierarchyWriter hierarchy_writer_of(InputFormat format);
// Throws a Failure (usage) where the name of `output` asks for a format that no hierarchy is written as. A
// name that asks for none, or ends as the input's does, is that of a file in the input's format.
void refuse_other_format(const std::string& output, const std::string& input);
struct SavedText {
    std::string text;
    bool is_patched = true; // false: comments and looks of a DOT input are not kept
};
// The hierarchy that edits made of an input, as a file of the format that the name of `output` asks for, else
// of the input's own. Where both are DOT it is the input's text with its changes. Throws as
// `refuse_other_format`.
SavedText saved_text(const Hierarchy& hierarchy, const std::string& output, const Input& input,
                     InputFormat input_format);

} // namespace sitemode::cli
