#include "src/cli/options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "src/cli/hierarchy_formats.h"
#include "src/cli/option_words.h"
#include "src/cli/output.h"
#include "src/cli/picture_options.h"
#include "src/cli/rule_words.h"
#include "src/cli/suggestion.h"

namespace sitemode::cli {
namespace {

Unknown unknown_choice(const CommandLine& words) {
    constexpr std::array<std::string_view, 3> allowed{"report", "clear", "block"};
    return static_cast<Unknown>(choice("--unknown", words.unknown, allowed));
}

std::optional<InputFormat> from_choice(const CommandLine& words) {
    constexpr std::array<std::string_view, 3> allowed{"dot", "csv", "json"};
    if (words.from.empty()) return std::nullopt;
    return static_cast<InputFormat>(choice("--from", words.from, allowed));
}

std::string only_file(const CommandLine& words) {
    if (words.operands.empty()) refuse("FILE is missing", "name a file, or - for standard input");
    if (words.operands.size() > 1)
        refuse("one FILE is enough: what is '" + words.operands[1] + "'?",
               "a result is written with -o FILE");
    return words.operands[0];
}

SolvingOptions solving_options(const CommandLine& words, std::string file) {
    return {std::move(file),
            from_choice(words),
            {words.potential, unknown_choice(words)},
            ignored_rules(words),
            {words.quiet, words.all_findings, colour_choice(words)}};
}

std::optional<ConfigurationChoice> configuration_choice(const CommandLine& words) {
    constexpr std::uint64_t most = 10'000;
    if (!words.seed.empty() && words.sample.empty())
        refuse("--seed is for --sample only", "sitemode solve plan.dot --sample 100 --seed 7");
    if (!words.enumerate.empty() && !words.sample.empty())
        refuse("--enumerate and --sample are two lists", "give one of them");
    if (!words.enumerate.empty())
        return ConfigurationChoice{whole_number("--enumerate", words.enumerate, 1, most), std::nullopt};
    if (words.sample.empty()) return std::nullopt;
    const auto seed = words.seed.empty()
                          ? 1
                          : whole_number("--seed", words.seed, 0, std::numeric_limits<std::uint64_t>::max());
    return ConfigurationChoice{whole_number("--sample", words.sample, 1, most), seed};
}

void refuse_overwriting(const std::string& input, const std::string& output) {
    if (is_same_file(input, output)) refuse("'" + output + "' is the input itself", "write to another file");
}

DataFormat data_format_named_or_refused(const std::string& name) {
    if (const auto format = data_format_named(name)) return *format;
    const auto names = data_format_names();
    if (const auto picture = picture_format_named(name);
        picture && picture->kind != PictureFormat::Kind::outline)
        refuse("--format is for data (" + listed(names) + ")", "for a picture: -o FILE." + name);
    refuse("there is no format '" + name + "'", did_you_mean_or_allowed(name, names));
}

// The format that the name of an output asks for: data, a picture, or nothing known.
std::optional<DataFormat> data_format_of_extension(const std::string& extension) {
    return extension.empty() || extension == "txt" ? DataFormat::text : data_format_named(extension);
}

void place_output(SolveArguments& arguments, const CommandLine& words) {
    const auto extension = extension_of(words.output);
    const auto data = data_format_of_extension(extension);
    const auto picture = data ? std::nullopt : picture_format_named(extension);
    if (picture) {
        arguments.picture = picture_options(words, *picture);
        return;
    }
    refuse_picture_options(words);
    if (!data && words.format.empty())
        refuse("the name '" + words.output + "' tells no format", "add --format text, json or csv");
    arguments.output = words.output;
    if (words.format.empty()) arguments.format = *data;
}

// The index of a report's format among `names`: --format's, else the one that the output's name asks for.
std::size_t report_format(const CommandLine& words, std::span<const std::string_view> names) {
    if (!words.format.empty()) return choice("--format", words.format, names);
    const auto extension = words.output.ends_with(".sarif.json") ? "sarif" : extension_of(words.output);
    if (extension.empty() || extension == "txt") return 0;
    for (std::size_t index = 0; index < names.size(); ++index)
        if (names[index] == (extension == "md" ? "markdown" : extension)) return index;
    refuse("the name '" + words.output + "' tells no format", "add --format: " + listed(names));
}

ChangeArguments change_arguments(const CommandLine& words, std::string file) {
    constexpr std::array<std::string_view, 3> formats{"text", "json", "markdown"};
    ChangeArguments arguments{solving_options(words, std::move(file))};
    const auto extension = extension_of(words.output);
    const bool is_data = extension == "json" || extension == "md" || extension == "txt";
    const auto picture = is_data ? std::nullopt : picture_format_named(extension);
    auto data = words;
    if (picture) {
        arguments.picture = picture_options(words, *picture);
        data.output.clear();
    } else {
        refuse_picture_options(words);
    }
    arguments.format = static_cast<ChangeFormat>(report_format(data, formats));
    if (!data.output.empty()) arguments.output = data.output;
    if (arguments.format == ChangeFormat::json) arguments.solving.least = Severity::note;
    return arguments;
}

void refuse_two_uses_of(std::string_view stream, const std::string& one, const std::string& other) {
    if (one == "-" && other == "-") refuse(std::string(stream) + " can be used only once");
}

Severity least_severity(const CommandLine& words) {
    constexpr std::array<std::string_view, 3> allowed{"error", "warning", "note"};
    if (words.min_severity.empty()) return words.quiet ? Severity::error : Severity::note;
    return static_cast<Severity>(choice("--min-severity", words.min_severity, allowed));
}

std::vector<std::string> files_to_check(const CommandLine& words) {
    const auto& files = words.operands;
    if (files.empty()) refuse("FILE is missing", "name files, or - for standard input");
    if (std::count(files.begin(), files.end(), "-") > 1) refuse("standard input can be read only once");
    if (!words.output.empty())
        for (const auto& file : files) refuse_overwriting(file, words.output);
    return files;
}

Mode mode_named(const std::string& word) {
    constexpr std::array<std::string_view, 2> modes{"native", "mixed"};
    for (std::size_t index = 0; index < modes.size(); ++index)
        if (modes[index] == word) return static_cast<Mode>(index);
    refuse("there is no mode '" + word + "'", did_you_mean_or_allowed(word, modes));
}

// FILE [SITE [MODE]]
void place_why_operands(WhyArguments& arguments, const CommandLine& words) {
    const auto& operands = words.operands;
    if (operands.empty()) refuse("FILE is missing", "sitemode why plan.dot SITE native");
    if (operands.size() > 3) refuse("FILE, SITE and MODE are enough: what is '" + operands[3] + "'?");
    arguments.solving = solving_options(words, operands[0]);
    if (operands.size() == 1) return;
    if (words.fragile) refuse("--fragile speaks of all units", "leave '" + operands[1] + "' out");
    if (operands[1].empty()) refuse("SITE is empty", "name the code of a site");
    arguments.site = operands[1];
    if (operands.size() == 3) arguments.mode = mode_named(operands[2]);
}

std::optional<std::size_t> budget_of(const CommandLine& words) {
    constexpr std::size_t most = 1000;
    if (words.budget.empty()) return std::nullopt;
    std::size_t value = 0;
    const char* end = words.budget.data() + words.budget.size();
    const auto [rest, error] = std::from_chars(words.budget.data(), end, value);
    if (error != std::errc() || rest != end || value > most)
        refuse("--budget takes a number from 0 to 1000, not '" + words.budget + "'",
               "without --budget every blocker is prepared");
    return value;
}

PlanOptions plan_options(const CommandLine& words) {
    constexpr std::array<std::string_view, 2> modes{"native", "mixed"}, measures{"clients", "sites"};
    PlanOptions options;
    options.to = static_cast<Mode>(choice("--to", words.to, modes));
    options.budget = budget_of(words);
    options.measure = static_cast<Measure>(choice("--by", words.by, measures));
    if (options.budget && options.to == Mode::mixed)
        refuse("--budget counts blockers of native mode", "leave --to mixed or --budget out");
    if (!options.budget && !words.by.empty()) refuse("--by says what a budget is to bring", "add --budget N");
    return options;
}

// "LON, SYD"
std::vector<std::string> listed_sites(std::string_view list) {
    std::vector<std::string> sites;
    while (!list.empty()) {
        const auto code = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), code.size() + 1));
        const auto first = code.find_first_not_of(' ');
        if (first == std::string_view::npos) continue;
        sites.emplace_back(code.substr(first, code.find_last_not_of(' ') + 1 - first));
    }
    return sites;
}

void place_plan_output(PlanArguments& arguments, const CommandLine& words) {
    constexpr std::array<std::string_view, 4> formats{"text", "json", "markdown", "csv"};
    const auto extension = extension_of(words.output);
    const auto picture = data_format_of_extension(extension) || extension == "md"
                             ? std::nullopt
                             : picture_format_named(extension);
    if (picture && picture->kind == PictureFormat::Kind::dot)
        refuse("a plan is not drawn as DOT", "draw it as svg, png or pdf");
    if (picture)
        arguments.picture = picture_options(words, *picture);
    else
        refuse_picture_options(words);
    if (!picture || !words.format.empty())
        arguments.format = static_cast<PlanFormat>(report_format(words, formats));
    if (!words.output.empty() && !picture) arguments.output = words.output;
}

// What a session shows and writes is asked for in the session.
void refuse_beside_explore(const CommandLine& words) {
    for (const auto& [option, value] : {std::pair{"--output", &words.output}, {"--format", &words.format}})
        if (!value->empty())
            refuse(std::string(option) + " is not for --explore", "type 'changes' in the session");
    if (!words.save.empty()) refuse("--save is not for --explore", "type 'save FILE' in the session");
    if (words.operands.front() == "-" || words.edits == "-")
        refuse("--explore reads standard input itself", "name files");
}

RuleIndex rule_named(std::string_view code) {
    if (const auto index = rule_with_code(code)) return *index;
    refuse("there is no rule '" + std::string(code) + "'",
           did_you_mean(code, rule_codes()).value_or("sitemode rules lists them"));
}

} // namespace

ColourChoice colour_choice(const CommandLine& words) {
    constexpr std::array<std::string_view, 3> allowed{"auto", "always", "never"};
    return static_cast<ColourChoice>(choice("--color", words.colour, allowed));
}

CheckArguments check_arguments(const CommandLine& words) {
    constexpr std::array<std::string_view, 3> formats{"text", "json", "sarif"};
    CheckArguments arguments{files_to_check(words), solving_options(words, "")};
    arguments.solving.least = least_severity(words);
    arguments.format = static_cast<CheckFormat>(report_format(words, formats));
    if (!words.output.empty()) arguments.output = words.output;
    return arguments;
}

WhyArguments why_arguments(const CommandLine& words) {
    constexpr std::array<std::string_view, 2> formats{"text", "json"};
    WhyArguments arguments;
    arguments.fragile = words.fragile;
    place_why_operands(arguments, words);
    arguments.format = static_cast<WhyFormat>(report_format(words, formats));
    if (words.output.empty()) return arguments;
    refuse_overwriting(arguments.solving.file, words.output);
    arguments.output = words.output;
    return arguments;
}

PlanArguments plan_arguments(const CommandLine& words) {
    PlanArguments arguments{solving_options(words, only_file(words)), plan_options(words),
                            listed_sites(words.sites)};
    if (arguments.sites.empty() && !words.sites.empty()) refuse("--sites names no site", "--sites LON,SYD");
    if (!words.output.empty()) refuse_overwriting(arguments.solving.file, words.output);
    place_plan_output(arguments, words);
    return arguments;
}

RulesArguments rules_arguments(const CommandLine& words) {
    constexpr std::array<std::string_view, 3> formats{"text", "json", "markdown"};
    RulesArguments arguments;
    arguments.are_all = words.operands.empty();
    for (const auto& code : words.operands) arguments.rules.push_back(rule_named(code));
    for (std::size_t index = 0; arguments.are_all && index < all_rules().size(); ++index)
        arguments.rules.push_back(static_cast<RuleIndex>(index));
    arguments.format = static_cast<RulesFormat>(report_format(words, formats));
    if (!words.output.empty()) arguments.output = words.output;
    return arguments;
}

WhatifArguments whatif_arguments(const CommandLine& words) {
    if (words.operands.empty()) refuse("FILE is missing", "name a hierarchy, or - for standard input");
    WhatifArguments arguments{change_arguments(words, words.operands.front())};
    arguments.edits.assign(words.operands.begin() + 1, words.operands.end());
    arguments.script = words.edits;
    arguments.save = words.save;
    arguments.explores = words.explore;
    if (words.explore) refuse_beside_explore(words);
    if (arguments.edits.empty() && arguments.script.empty() && !words.explore)
        refuse("an edit is missing",
               "for example: sitemode whatif " + words.operands.front() + " TOR.mode=native");
    refuse_two_uses_of("standard input", words.operands.front(), arguments.script);
    refuse_two_uses_of("standard output", arguments.change.output, arguments.save);
    refuse_other_format(words.save, words.operands.front());
    if (!words.output.empty()) refuse_overwriting(words.operands.front(), words.output);
    return arguments;
}

DiffArguments diff_arguments(const CommandLine& words) {
    const auto& files = words.operands;
    if (files.size() < 2) refuse("diff takes two files", "sitemode diff OLD NEW");
    if (files.size() > 2) refuse("two files are enough: what is '" + files[2] + "'?");
    refuse_two_uses_of("standard input", files[0], files[1]);
    if (!words.output.empty())
        for (const auto& file : files) refuse_overwriting(file, words.output);
    return {change_arguments(words, ""), files[0], files[1]};
}

SolveArguments solve_arguments(const CommandLine& words) {
    SolveArguments arguments;
    arguments.solving = solving_options(words, only_file(words));
    arguments.configurations = configuration_choice(words);
    if (!words.format.empty()) arguments.format = data_format_named_or_refused(words.format);
    if (words.output.empty()) {
        refuse_picture_options(words);
        return arguments;
    }
    refuse_overwriting(arguments.solving.file, words.output);
    place_output(arguments, words);
    return arguments;
}

ConvertArguments convert_arguments(const CommandLine& words) {
    ConvertArguments arguments{solving_options(words, only_file(words))};
    if (words.output.empty()) return arguments;
    refuse_overwriting(arguments.solving.file, words.output);
    arguments.output = words.output;
    return arguments;
}

RenderArguments render_arguments(const CommandLine& words) {
    auto solving = solving_options(words, only_file(words));
    auto picture = words;
    if (picture.output.empty() && picture.format.empty()) picture.format = "txt";
    const auto format = picture_format(picture);
    if (picture.output.empty()) {
        if (format.kind != PictureFormat::Kind::outline)
            refuse("-o FILE is missing", "sitemode render " + solving.file + " -o picture.svg");
        picture.output = "-";
    }
    refuse_overwriting(solving.file, picture.output);
    return {std::move(solving), picture_options(picture, format)};
}

} // namespace sitemode::cli
