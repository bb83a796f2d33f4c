// An interactive session on one hierarchy, without the terminal: lines in, answers out. The session holds the
// hierarchy as it was and as the edits so far leave it; each line is an edit, or several, or one of the
// commands of `session_commands`. Nothing is read or written here: whoever shows the answers
// (src/cli/explore.h) also saves files.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "src/edit.h"
#include "src/findings.h"
#include "src/report.h"
#include "src/report_changes.h"
#include "src/why_text.h"

namespace sitemode {

// A word that a line may begin with, for the help and for completion.
struct SessionCommand {
    enum class Kind : std::uint8_t { edit, undo, redo, changes, edits, why, status, solve, save, help, quit };
    Kind kind;
    std::string_view name;
    std::string_view operands;
    std::string_view summary; // a line; empty: another name of the one before
};
std::span<const SessionCommand> session_commands();
// The one of this name, or null.
const SessionCommand* session_command_named(std::string_view word);
// What a line may be: edits and commands, a line each.
std::string session_help();

struct SessionOptions {
    SolveOptions solve;
    FindingOptions findings; // which of them `changes` compares
    EditOptions edit;
    std::string (*printable)(std::string_view text) = nullptr; // makes text of the input safe
    ChangeStyle change;                                        // this and the next say how answers look
    WhyStyle why;
    TableStyle table;
};

// What is said to a line.
struct Reply {
    std::string text;              // lines to show
    std::vector<Message> refusals; // why the line was refused; their columns are those of the line
    std::size_t left_out = 0;      // so many more refusals were not kept
    std::string save_as;           // the file that is to be written; empty: none
    bool is_last = false;          // the session is over
};

class Session {
public:
    Session(Hierarchy hierarchy, SessionOptions options);

    // Answers one line, without its end. Edits, undo and redo are linear in the sites and the edits so far.
    Reply answer(std::string_view line);
    // Does edits as one step, all of them or none: what `answer` does with a line of edits. Gives what
    // changes in words.
    tl::expected<std::string, Refusal> edit(std::span<const Edit> edits);

    // As the edits so far left it.
    const Hierarchy& hierarchy() const { return now().hierarchy; }
    const Solution& solution() const { return now().solution; }
    const std::vector<Edit>& edits() const { return edits_; }
    // "9 sites in 6 units: 3 mixed, 6 open; 7 configurations"
    std::string summary() const;
    // The edits so far as an edit script.
    std::string script() const;
    bool has_conflict() const;
    // What stands now was written to a file.
    void saved() { saved_ = edits_; }
    // How many edits that file lacks, or holds although they were undone.
    std::size_t unsaved_count() const;

private:
    const Evaluation& now() const { return current_ ? *current_ : start_; }
    Evaluation evaluated(Hierarchy hierarchy) const;
    // Goes to the state that these edits make of the start, and says what changes. All are done anew each
    // time: what the session allows is then what its script allows, also where edits are only fine in lines
    // of their own.
    tl::expected<std::string, Refusal> replace(std::vector<Edit> edits);

    Reply edit_line(std::string_view line);
    Reply answer(SessionCommand::Kind command);
    Reply refused(Refusal refusal) const;
    Reply undone();
    Reply redone();
    Reply changes();
    Reply numbered_edits() const;
    Reply why(std::span<const std::string_view> words) const;
    Reply why_site(const std::string& code, std::optional<Mode> mode) const;
    Reply save(std::span<const std::string_view> words) const;
    std::string written_edits(std::size_t first, std::size_t last) const;

    SessionOptions options_;
    Evaluation start_;                      // without findings, as is the next
    std::optional<Evaluation> current_;     // none: nothing was edited
    std::vector<Edit> edits_;               // what makes current_ of start_
    std::vector<std::size_t> steps_;        // how many edits there were before each line of them
    std::vector<std::vector<Edit>> undone_; // lines taken back, the last of them last
    std::vector<Edit> saved_;
};

} // namespace sitemode
