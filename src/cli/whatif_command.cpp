#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "src/cli/change_output.h"
#include "src/cli/commands.h"
#include "src/cli/evaluate.h"
#include "src/cli/explore.h"
#include "src/cli/input.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/program_with_libraries.h"
#include "src/edit.h"
#include "src/summary.h"

namespace sitemode::cli {
namespace {

constexpr std::uint16_t command_line = 0, script_file = 1; // among the sources

struct Edits {
    std::vector<Edit> all;
    std::vector<Message> messages; // what is wrong with their form
    std::vector<std::string> sources;
};

void read_words(std::span<const std::string> words, Edits& edits) {
    for (std::uint32_t number = 1; !words.empty(); ++number) {
        const auto count = words_of_first_edit(words);
        auto edit = parsed_edit(words.first(count), {number, 1, command_line});
        words = words.subspan(count);
        if (edit)
            edits.all.push_back(*std::move(edit));
        else
            edits.messages.push_back(std::move(edit).error());
    }
}

void read_script(const std::string& path, Edits& edits) {
    const auto input = read_input(path);
    edits.sources.push_back(input.name());
    auto script = parsed_script(input.text(), script_file);
    edits.all.insert(edits.all.end(), script.edits.begin(), script.edits.end());
    edits.messages.insert(edits.messages.end(), script.messages.begin(), script.messages.end());
}

Edits edits_of(const WhatifArguments& arguments) {
    Edits edits;
    edits.sources.emplace_back(edit_file);
    read_words(arguments.edits, edits);
    if (!arguments.script.empty()) read_script(arguments.script, edits);
    return edits;
}

// A bad script is bad input; a bad edit on the command line is a matter of usage.
ExitCode refused(std::span<const Message> refusals, std::span<const std::string> files,
                 const MessageOptions& options) {
    Messages messages(options);
    messages.add(refusals);
    messages.print(files);
    const auto is_of_command_line = [&](const Message& message) {
        return message.place.file < files.size() && files[message.place.file] == edit_file;
    };
    return std::find_if(refusals.begin(), refusals.end(), is_of_command_line) != refusals.end()
               ? ExitCode::usage
               : ExitCode::bad_input;
}

EditOptions edit_options(const Edits& edits, const SolvingOptions& options) {
    EditOptions out;
    out.sources = edits.sources;
    const auto rule = rule_with_code("SM114");
    out.secondary_sites_may_move =
        std::find(options.ignored.begin(), options.ignored.end(), rule) != options.ignored.end();
    return out;
}

std::vector<std::string> written_edits(const std::vector<Edit>& edits) {
    std::vector<std::string> out;
    out.reserve(edits.size());
    for (const auto& edit : edits) out.push_back(written(edit));
    return out;
}

ExitCode explored(Hierarchy hierarchy, const Edits& edits, const Input& input,
                  const SolvingOptions& solving) {
    Session session(std::move(hierarchy), session_options(solving, edit_options(edits, solving)));
    if (edits.all.empty()) return explored(session, solving, input, "");
    const auto changes = session.edit(edits.all);
    if (!changes) return refused(changes.error().messages, changes.error().files, solving.messages);
    return explored(session, solving, input, *changes);
}

} // namespace

ExitCode run_whatif(const CommandLine& words) {
    const auto arguments = whatif_arguments(words);
    if (arguments.explores) become_program_with_libraries();
    become_program_for(arguments.change.picture);
    const auto& solving = arguments.change.solving;
    const auto edits = edits_of(arguments);
    if (!edits.messages.empty()) return refused(edits.messages, edits.sources, solving.messages);
    const auto input = read_input(solving.file);
    auto hierarchy = hierarchy_of(input, solving);
    if (!hierarchy) return hierarchy.error();
    if (arguments.explores) return explored(*std::move(hierarchy), edits, input, solving);
    auto changed = edited(*hierarchy, edits.all, edit_options(edits, solving));
    if (!changed) return refused(changed.error().messages, changed.error().files, solving.messages);
    const auto before = evaluation_of(*std::move(hierarchy), {}, solving, last_family_of_changes);
    const auto after = evaluation_of(*std::move(changed), {}, solving, last_family_of_changes);
    write_changes(before, after, written_edits(edits.all), input, arguments.change);
    if (!arguments.save.empty()) save_hierarchy(after.hierarchy, arguments.save, input, solving);
    const auto conflicts = summary_of(after.hierarchy, after.solution).by_unit.conflict;
    return conflicts > 0 ? ExitCode::answer_is_no : ExitCode::fine;
}

} // namespace sitemode::cli
