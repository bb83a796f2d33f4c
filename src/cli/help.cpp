#include "src/cli/help.h"

#include <fmt/format.h>

#include "src/cli/commands.h"

namespace sitemode::cli {
namespace {

// "  -o, --output FILE"; long names stand below each other.
std::string left_side(const OptionRow& row) {
    const auto comma = row.names.find(',');
    const auto name = comma == std::string_view::npos
                          ? fmt::format("      {}", row.names)
                          : fmt::format("  {}, {}", row.names.substr(0, comma), row.names.substr(comma + 1));
    return row.value.empty() ? name : fmt::format("{} {}", name, row.value);
}

std::string option_line(const OptionRow& row) {
    return fmt::format("{:<25}  {}\n", left_side(row), row.help);
}

std::string indented(std::string_view lines) {
    std::string out = "  ";
    for (const char c : lines.substr(0, lines.size() - 1)) {
        out += c;
        if (c == '\n') out += "  ";
    }
    return out + '\n';
}

std::string command_lines() {
    std::string out;
    for (const auto& command : all_commands())
        out += fmt::format("  {:<22}  {}\n", fmt::format("{} {}", command.name, command.operands),
                           command.summary);
    return out;
}

constexpr OptionRow help_option{"-h,--help", "", "this page", &CommandLine::help};

} // namespace

std::string short_help() {
    return fmt::format("Usage: sitemode COMMAND FILE [options]\n\n{}\n"
                       "sitemode --help says more.\n",
                       command_lines());
}

std::string full_help() {
    return fmt::format("sitemode " SITEMODE_VERSION
                       ": which sites of a Configuration Manager 2007 hierarchy can run in native mode?\n\n"
                       "Usage: sitemode COMMAND FILE [options]\n\n"
                       "Commands:\n{}\n"
                       "sitemode COMMAND --help shows the options of a command.\n"
                       "sitemode --version shows the version.\n\n"
                       "A hierarchy is a DOT file: sites are nodes, facts are attributes, links run from "
                       "parent to child.\n\n"
                       "  digraph {{\n"
                       "    NYC [clients=800, pki=yes]\n"
                       "    OSL [clients=90, sms2003_clients=12]\n"
                       "    NYC -> OSL\n"
                       "  }}\n",
                       command_lines());
}

std::string help_of(const CommandRow& command) {
    std::string options;
    std::string of_picture;
    for (const auto* option : command.options)
        (option->is_of_picture ? of_picture : options) += option_line(*option);
    options += option_line(help_option);
    if (!of_picture.empty()) options += "\nOf a picture:\n" + of_picture;
    return fmt::format("Usage: sitemode {} {} [options]\n\n{}\nOptions:\n{}\nExamples:\n{}\nExit codes:\n{}",
                       command.name, command.operands, command.about, options, indented(command.example),
                       indented(command.exits));
}

} // namespace sitemode::cli
