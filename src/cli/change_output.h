// What `whatif` and `diff` do with two evaluated hierarchies: compare, write, draw.
#pragma once

#include <string>
#include <vector>

#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/compare.h"
#include "src/report_changes.h"

namespace sitemode::cli {

// All rules are asked: advice is part of what changes.
inline constexpr char last_family_of_changes = '9';

// How changes look on standard output, or in a file.
ChangeStyle change_style(const MessageOptions& options, bool is_standard_output);

// Compares the two, writes what changed and draws the picture where one is wanted. `edits`: as written; none
// where two files are compared. `input`: what the picture is of. Gives the comparison.
Comparison write_changes(const Evaluation& before, const Evaluation& after, std::vector<std::string> edits,
                         const Input& input, const ChangeArguments& arguments);

// Writes an edited hierarchy as whatif and its sessions save it, see saved_text; says on standard error where
// comments and looks of the input are lost. Throws a Failure where it can't be written.
void save_hierarchy(const Hierarchy& hierarchy, const std::string& output, const Input& input,
                    const SolvingOptions& options);

} // namespace sitemode::cli
