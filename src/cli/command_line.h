// The words of a command line, sorted into their places but not yet understood; and what the table of
// commands (src/cli/commands.h) says of options. What the words mean is said in src/cli/options.h.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "src/cli/exit_code.h"

namespace sitemode::cli {

// An option that was not given is empty or false.
struct CommandLine {
    std::vector<std::string> operands;
    std::vector<std::string> ignore;
    std::string edits, save; // of whatif
    std::string from, unknown, output, format, engine, dpi, min_severity, colour;
    std::string page, min_text, direction, depth, focus, only, theme; // of a picture
    std::string enumerate, sample, seed;
    std::string to, budget, by; // of a plan; its sites are below
    std::string sites, worksheet, modes, roles, distribution_points, clients; // exports of a site server
    bool potential = false, keep_deleted = false, quiet = false, all_findings = false, write = false,
         help = false, fragile = false, explore = false;
};

struct OptionRow {
    std::string_view names; // "-o,--output"
    std::string_view value; // what it takes: "FILE"; empty: nothing
    std::string_view help;  // a line
    std::variant<bool CommandLine::*, std::string CommandLine::*, std::vector<std::string> CommandLine::*>
        target;
    bool is_of_picture = false; // stands in a group of its own in the help
};

struct CommandRow {
    std::string_view name;
    std::string_view operands; // as the usage line shows them
    std::string_view summary;  // a line
    std::string_view about;    // for its help: what it reads and gives
    std::span<const OptionRow* const> options;
    std::string_view example; // for its help: commands, each a line
    std::string_view exits;   // for its help: what its exit codes mean
    ExitCode (*run)(const CommandLine& words);
};

// Sorts the words behind the command's name. Throws a Failure (usage) for options the command doesn't have
// and for options without their value.
CommandLine sorted(std::span<const std::string> words, const CommandRow& command);

} // namespace sitemode::cli
