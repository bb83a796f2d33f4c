#include "src/cli/explore.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include <unistd.h>

#include "src/cli/change_output.h"
#include "src/cli/failure.h"
#include "src/cli/input.h"
#include "src/cli/line_editor.h"
#include "src/cli/messages.h"
#include "src/cli/output.h"
#include "src/cli/terminal.h"
#include "src/cli/typed_lines.h"
#include "src/completion.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

constexpr std::string_view prompt = "whatif> ";

// As a word that a shell reads as this text.
std::string shell_word(std::string_view text) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("./_=,:@%+-").find(c) != std::string_view::npos;
    };
    if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

// One run of a session.
class Exploring {
public:
    Exploring(Session& session, const SolvingOptions& solving, const Input& input)
        : session_(session), solving_(solving), input_(input),
          is_typed_(::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1),
          plain_(is_typed_ ? std::string(prompt) : "") {
        if (!is_typed_ || !is_steerable(STDOUT_FILENO)) return;
        editor_ = LineEditor::opened(std::string(prompt), [&](std::string_view line) {
            return completion(session_.hierarchy(), line, printable);
        });
    }

    ExitCode run(const std::string& opening) {
        const Interrupts interrupts;
        if (is_typed_) greet();
        answer(opening);
        while (true) {
            auto line = editor_ ? editor_->next() : plain_.next();
            if (line.kind == TypedLine::Kind::end && is_typed_) write_stdout("\n");
            if (line.kind == TypedLine::Kind::end) break;
            ++lines_;
            if (line.kind == TypedLine::Kind::cancelled)
                write_stdout("\n");
            else if (!take(line.text))
                break;
        }
        if (is_typed_) show(farewell());
        return first_problem_.value_or(session_.has_conflict() ? ExitCode::answer_is_no : ExitCode::fine);
    }

private:
    void greet() {
        show(printable(solving_.file) + ": " + session_.summary() + "\nhelp shows what you can type" +
             (editor_ ? ", Tab completes it" : "") + ". The file stays as it is.\n");
    }

    // Answers a line; false where it was the last.
    bool take(const std::string& line) {
        const auto reply = session_.answer(line);
        if (!reply.refusals.empty()) refuse(reply);
        if (!reply.save_as.empty()) save(reply.save_as);
        answer(reply.text);
        return !reply.is_last;
    }

    // At a terminal the prompt stands between two answers.
    void answer(const std::string& text) {
        if (text.empty()) return;
        if (has_answered_ && !is_typed_) write_stdout("\n");
        has_answered_ = true;
        show(text);
    }

    // In pieces, so that Ctrl-C ends a long answer.
    static void show(std::string_view text) {
        constexpr std::size_t piece = 4096;
        Interrupts::was_pressed();
        for (; !text.empty() && !Interrupts::was_pressed(); text.remove_prefix(std::min(piece, text.size())))
            write_stdout(text.substr(0, piece));
        if (!text.empty()) write_stdout("\n");
    }

    // Who types sees the line; of a pipe its number is told.
    void refuse(const Reply& reply) {
        auto refusals = reply.refusals;
        std::vector<std::string> files;
        if (!is_typed_) files.emplace_back(Input::standard_input);
        for (auto& message : refusals)
            message.place.line = is_typed_ ? 0 : static_cast<std::uint32_t>(lines_);
        Messages messages(solving_.messages);
        messages.add(refusals);
        messages.print(files);
        note(ExitCode::usage);
    }

    void save(const std::string& path) {
        const bool is_script = extension_of(path) == "edits";
        try {
            if (is_script)
                write_output(path, session_.script());
            else
                save_hierarchy(session_.hierarchy(), path, input_, solving_);
        } catch (const Failure& failure) {
            const bool coloured = is_coloured(STDERR_FILENO, solving_.messages.colour);
            write_stderr(general_message(failure.message(), failure.hint(), coloured));
            return note(failure.code());
        }
        if (path == "-") return;
        session_.saved();
        answer("saved " + printable(path) + "\n");
    }

    // Of a pipe nobody sees what went wrong but who asks for the exit code.
    void note(ExitCode problem) {
        if (!is_typed_ && !first_problem_) first_problem_ = problem;
    }

    std::string farewell() const {
        const auto count = session_.unsaved_count();
        if (count == 0) return "";
        const auto were = counted(count, "edit was", "edits were") + " not saved";
        constexpr std::size_t longest = 1000;
        auto command = "sitemode whatif " + shell_word(solving_.file);
        for (const auto& edit : session_.edits()) {
            if (command.size() > longest) return were + ".\n";
            command += ' ' + shell_word(written(edit));
        }
        return session_.edits().empty() ? were + ".\n"
                                        : were + ". To see them again:\n  " + printable(command) + "\n";
    }

    Session& session_;
    const SolvingOptions& solving_;
    const Input& input_;
    bool is_typed_;
    PlainLines plain_;
    std::unique_ptr<LineEditor> editor_;
    std::size_t lines_ = 0;
    bool has_answered_ = false;
    std::optional<ExitCode> first_problem_;
};

} // namespace

SessionOptions session_options(const SolvingOptions& solving, EditOptions edit) {
    SessionOptions options;
    options.solve = solving.solve;
    options.findings = {solving.ignored, last_family_of_changes, solving.least};
    options.edit = std::move(edit);
    options.printable = printable;
    options.change = change_style(solving.messages, true);
    options.why.printable = printable;
    if (solving.messages.all_findings) options.why.most = std::numeric_limits<std::size_t>::max();
    if (!is_coloured(STDOUT_FILENO, solving.messages.colour)) return options;
    options.why.faint = painted_faint;
    options.table = {painted_verdict, painted_faint};
    return options;
}

ExitCode explored(Session& session, const SolvingOptions& solving, const Input& input,
                  const std::string& opening) {
    return Exploring(session, solving, input).run(opening);
}

} // namespace sitemode::cli
