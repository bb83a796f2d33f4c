// What the words of a command line mean: plain values for the commands to work with. Every word that can't be
// understood is refused here, with a hint, before any file is opened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/layout.h"
#include "render/paper.h"
#include "render/raster.h"
#include "src/cli/command_line.h"
#include "src/cli/formats.h"
#include "src/cli/terminal.h"
#include "src/picture.h"
#include "src/plan.h"
#include "src/report_configurations.h"
#include "src/rules.h"
#include "src/solve.h"

namespace sitemode::cli {

struct MessageOptions {
    bool quiet = false;        // errors only
    bool all_findings = false; // no limit per rule
    ColourChoice colour = ColourChoice::automatic;
    bool notes = false; // shows notes, too, unless quiet
};

// What all commands that solve one hierarchy have in common.
struct SolvingOptions {
    std::string file;
    std::optional<InputFormat> from; // none: see input_format_of
    SolveOptions solve;
    std::vector<RuleIndex> ignored;
    MessageOptions messages;
    Severity least = Severity::warning; // notes are made only for data that holds them
};

struct PictureOptions {
    std::string output;
    PictureFormat format;
    render::Engine engine = render::Engine::tree;
    std::optional<render::Paper> paper; // none: a page as large as needed
    double least_text = 7;              // on paper, in points
    render::Direction direction = render::Direction::down;
    std::uint32_t depth = 0;  // levels; 0: all
    std::string focus;        // a site's code, or empty
    std::optional<Only> only; // what isn't faded
    Theme theme = Theme::standard;
    bool is_coloured = false;         // an outline
    double dpi = render::default_dpi; // of a PNG
    bool quiet = false;               // does not tell the names of several files
};

struct SolveArguments {
    SolvingOptions solving;
    std::optional<ConfigurationChoice> configurations; // to list in place of the verdicts
    DataFormat format = DataFormat::text;
    std::string output = "-"; // of the data
    std::optional<PictureOptions> picture;
};

struct ConvertArguments {
    SolvingOptions solving;
    std::string output = "-";
};

struct RenderArguments {
    SolvingOptions solving;
    PictureOptions picture;
};

enum class WhyFormat : std::uint8_t { text, json };

struct WhyArguments {
    SolvingOptions solving;
    std::string site;         // as given; empty: of the whole hierarchy
    std::optional<Mode> mode; // none: both
    bool fragile = false;
    WhyFormat format = WhyFormat::text;
    std::string output = "-";
};

enum class ChangeFormat : std::uint8_t { text, json, markdown };

// What whatif and diff have in common.
struct ChangeArguments {
    SolvingOptions solving; // of each file; of diff names none itself
    ChangeFormat format = ChangeFormat::text;
    std::string output = "-"; // of the data
    std::optional<PictureOptions> picture = {};
};

struct WhatifArguments {
    ChangeArguments change;
    std::vector<std::string> edits = {}; // words of the command line
    std::string script = {};             // empty: none
    std::string save = {};               // empty: nowhere
    bool explores = false;               // in a session, which takes more edits
};

struct DiffArguments {
    ChangeArguments change;
    std::string old_file, new_file;
};

enum class CheckFormat : std::uint8_t { text, json, sarif };

struct CheckArguments {
    std::vector<std::string> files;
    SolvingOptions solving; // of each file; names none itself
    CheckFormat format = CheckFormat::text;
    std::string output = "-";
};

enum class PlanFormat : std::uint8_t { text, json, markdown, csv };

struct PlanArguments {
    SolvingOptions solving;
    PlanOptions plan;               // its sites are still codes
    std::vector<std::string> sites; // as given; none: all
    PlanFormat format = PlanFormat::text;
    std::string output = "-";
    std::optional<PictureOptions> picture = {};
};

enum class RulesFormat : std::uint8_t { text, json, markdown };

struct RulesArguments {
    std::vector<RuleIndex> rules; // all where none is named
    bool are_all = true;
    RulesFormat format = RulesFormat::text;
    std::string output = "-";
};

// They throw a Failure (usage).
SolveArguments solve_arguments(const CommandLine& words);
// What --color says.
ColourChoice colour_choice(const CommandLine& words);
ConvertArguments convert_arguments(const CommandLine& words);
RenderArguments render_arguments(const CommandLine& words);
CheckArguments check_arguments(const CommandLine& words);
WhyArguments why_arguments(const CommandLine& words);
WhatifArguments whatif_arguments(const CommandLine& words);
DiffArguments diff_arguments(const CommandLine& words);
PlanArguments plan_arguments(const CommandLine& words);
RulesArguments rules_arguments(const CommandLine& words);

} // namespace sitemode::cli
