// The program: finds the command, runs it, and turns what was thrown into a message and an exit code.
#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "src/cli/commands.h"
#include "src/cli/failure.h"
#include "src/cli/help.h"
#include "src/cli/messages.h"
#include "src/cli/output.h"
#include "src/cli/progress.h"
#include "src/cli/suggestion.h"
#include "src/cli/terminal.h"

namespace sitemode::cli {
namespace {

using Words = std::vector<std::string>;

// A descriptor that the caller has closed would be given to the next file opened, and that file would get our
// messages. Opened the wrong way round, it still fails as a closed one does.
void occupy_standard_descriptors() {
    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor)
        if (::fcntl(descriptor, F_GETFD) < 0)
            ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

ExitCode show(const std::string& text) {
    write_stdout(text);
    return ExitCode::fine;
}

ExitCode run_command(const CommandRow& command, std::span<const std::string> words) {
    const auto line = sorted(words, command);
    if (line.quiet) Progress::silence();
    return line.help ? show(help_of(command)) : command.run(line);
}

[[noreturn]] void refuse_command(const std::string& word) {
    if (word.starts_with('-') && word != "-")
        throw Failure(ExitCode::usage, "there is no option '" + word + "' before the command",
                      "sitemode COMMAND FILE [options]");
    std::vector<std::string_view> names;
    for (const auto& command : all_commands()) names.push_back(command.name);
    const bool looks_like_a_file = word == "-" || word.find_first_of("./") != std::string::npos;
    const auto otherwise = looks_like_a_file ? "did you mean 'sitemode solve " + word + "'?"
                                             : "the commands are " + listed(names);
    throw Failure(ExitCode::usage, "there is no command '" + word + "'",
                  did_you_mean(word, names).value_or(otherwise));
}

const CommandRow& command_of(const std::string& word) {
    const auto* command = command_named(word);
    if (command == nullptr) refuse_command(word);
    return *command;
}

ExitCode run(const Words& words) {
    if (words.empty()) {
        write_stderr(short_help());
        return ExitCode::usage;
    }
    const auto& first = words.front();
    if (first == "help" && words.size() > 1) return show(help_of(command_of(words[1])));
    if (first == "help" || first == "--help" || first == "-h") return show(full_help());
    if (first == "--version") return show("sitemode " SITEMODE_VERSION "\n");
    return run_command(command_of(first), std::span(words).subspan(1));
}

ExitCode told(ExitCode code, std::string_view message, std::string_view hint) {
    const bool coloured = is_coloured(STDERR_FILENO, ColourChoice::automatic);
    if (!message.empty()) write_stderr(general_message(message, hint, coloured));
    return code;
}

ExitCode guarded_run(const Words& words) {
    try {
        return run(words);
    } catch (const Failure& failure) {
        return told(failure.code(), failure.message(), failure.hint());
    } catch (const std::bad_alloc&) {
        return told(ExitCode::limit, "there is not enough memory", "");
    } catch (const std::exception& error) {
        return told(ExitCode::bug, std::string("internal error: ") + error.what(),
                    "this is a bug: please report it");
    }
}

} // namespace
} // namespace sitemode::cli

int main(int argc, char** argv) {
    using namespace sitemode::cli;
    occupy_standard_descriptors();
    // Writing then fails, and is told: a pipe that nobody reads, and a file that outgrows the user's limit.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return static_cast<int>(guarded_run({argv + (argc > 0 ? 1 : 0), argv + argc}));
}
