#include <algorithm>
#include <array>

#include "src/columns.h"
#include "src/explore.h"

namespace sitemode {
namespace {

using Kind = SessionCommand::Kind;

constexpr std::array<SessionCommand, 16> commands{{
    {Kind::edit, "move", "SITE PARENT", "attach a site to another parent; - for none"},
    {Kind::edit, "add", "SITE PARENT [fact=value ...]", "add a site"},
    {Kind::edit, "remove", "SITE", "remove a site that has no children"},
    {Kind::undo, "undo", "", "take the last line of edits back"},
    {Kind::redo, "redo", "", "do again what undo took back"},
    {Kind::changes, "changes", "", "everything that changed since the start"},
    {Kind::edits, "edits", "", "the edits so far, as a script"},
    {Kind::why, "why", "[SITE [MODE]]", "the reasons for a mode; of the hierarchy without SITE"},
    {Kind::status, "status", "", "how many sites have which verdict now"},
    {Kind::solve, "solve", "", "the verdict and main reason of every site now"},
    {Kind::save, "save", "FILE", "write the hierarchy (.dot, .csv, .json) or the edits (.edits)"},
    {Kind::help, "help", "", "these lines"},
    {Kind::help, "?", "", ""},
    {Kind::quit, "quit", "", "the end; so does Ctrl-D"},
    {Kind::quit, "exit", "", ""},
    {Kind::quit, "q", "", ""},
}};

} // namespace

std::span<const SessionCommand> session_commands() {
    return commands;
}

const SessionCommand* session_command_named(std::string_view word) {
    const auto found =
        std::find_if(commands.begin(), commands.end(), [=](const auto& row) { return row.name == word; });
    return found == commands.end() ? nullptr : &*found;
}

std::string session_help() {
    const std::string indent = "  ";
    std::string out = indent + padded("SITE.fact=value", 34) + "give a fact; an empty value takes it back\n" +
                      indent + padded("title=value", 34) + "the same for a fact of the hierarchy\n";
    for (const auto& row : commands) {
        if (row.summary.empty()) continue;
        std::string words(row.name);
        if (!row.operands.empty()) words += ' ' + std::string(row.operands);
        out += indent + padded(std::move(words), 34) + std::string(row.summary) + '\n';
    }
    return out + "A line takes several edits in a row. Values with blanks stand in double quotes.\n";
}

} // namespace sitemode
