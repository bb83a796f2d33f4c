#include "src/cli/command_line.h"

#include <algorithm>
#include <optional>

#include <CLI/CLI.hpp>

#include "src/cli/commands.h"
#include "src/cli/failure.h"
#include "src/cli/suggestion.h"

namespace sitemode::cli {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

std::string usage_hint(const CommandRow& command) {
    return "sitemode " + std::string(command.name) + " --help";
}

void declare(CLI::App& app, const OptionRow& row, CommandLine& line) {
    const std::string names(row.names);
    std::visit(Overloaded{
                   [&](bool CommandLine::*flag) { app.add_flag(names, line.*flag)->disable_flag_override(); },
                   [&](std::string CommandLine::*value) { app.add_option(names, line.*value)->take_last(); },
                   [&](std::vector<std::string> CommandLine::*values) {
                       app.add_option(names, line.*values)->allow_extra_args(false);
                   },
               },
               row.target);
}

// "--output" of "-o,--output"
std::string_view long_name(const OptionRow& row) {
    const auto comma = row.names.rfind(',');
    return comma == std::string_view::npos ? row.names : row.names.substr(comma + 1);
}

std::vector<std::string_view> long_names(const CommandRow& command) {
    std::vector<std::string_view> names;
    for (const auto* option : command.options) names.push_back(long_name(*option));
    return names;
}

// Another command that has this option.
std::optional<std::string_view> owner_of(std::string_view option) {
    for (const auto& command : all_commands()) {
        const auto names = long_names(command);
        if (std::find(names.begin(), names.end(), option) != names.end()) return command.name;
    }
    return std::nullopt;
}

[[noreturn]] void refuse_unknown_option(const std::string& word, const CommandRow& command) {
    const auto option = word.substr(0, word.find('='));
    const std::string what = std::string(command.name) + " has no option '" + option + "'";
    if (const auto owner = owner_of(option))
        throw Failure(ExitCode::usage, what, std::string(*owner) + " has one");
    throw Failure(ExitCode::usage, what,
                  did_you_mean(option, long_names(command)).value_or(usage_hint(command)));
}

// CLI11 takes whatever follows as the value, also another option.
void refuse_option_as_value(const CommandLine& line, const CommandRow& command) {
    for (const auto* row : command.options) {
        const auto* value = std::get_if<std::string CommandLine::*>(&row->target);
        if (value == nullptr || !(line.**value).starts_with('-') || line.**value == "-") continue;
        throw Failure(ExitCode::usage,
                      std::string(long_name(*row)) + " needs a " + std::string(row->value) + ", not '" +
                          line.**value + "'",
                      row->value == "FILE" ? "a file of that name is written './" + line.**value + "'"
                                           : usage_hint(command));
    }
}

// CLI11 says "--output: 1 required TEXT missing", and "quiet was given a disallowed flag override".
[[noreturn]] void refuse_number_of_values(std::string_view complaint, const CommandRow& command) {
    const auto name = complaint.substr(0, complaint.find_first_of(": "));
    for (const auto* row : command.options) {
        const auto option = long_name(*row);
        if (option != name && option.substr(2) != name) continue;
        const auto need = row->value.empty() ? " takes no value" : " needs a " + std::string(row->value);
        throw Failure(ExitCode::usage, std::string(option) + need, usage_hint(command));
    }
    throw Failure(ExitCode::usage, std::string(complaint), usage_hint(command));
}

void refuse_unknown_options(const std::vector<std::string>& unknown, const CommandRow& command) {
    for (const auto& word : unknown)
        if (word != "--") refuse_unknown_option(word, command);
}

} // namespace

CommandLine sorted(std::span<const std::string> words, const CommandRow& command) {
    CommandLine line;
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    app.add_option("operands", line.operands);
    app.add_flag("-h,--help", line.help);
    for (const auto* option : command.options) declare(app, *option, line);
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend())); // CLI11 takes them from the back
    } catch (const CLI::ArgumentMismatch& error) {
        refuse_number_of_values(error.what(), command);
    } catch (const CLI::ParseError& error) {
        throw Failure(ExitCode::usage, error.what(), usage_hint(command));
    }
    if (line.help) return line;
    refuse_unknown_options(app.remaining(), command);
    refuse_option_as_value(line, command);
    return line;
}

} // namespace sitemode::cli
