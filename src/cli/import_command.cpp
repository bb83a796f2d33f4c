#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "graphs/export_reader.h"
#include "src/cli/commands.h"
#include "src/cli/failure.h"
#include "src/cli/hierarchy_formats.h"
#include "src/cli/input.h"
#include "src/cli/messages.h"
#include "src/cli/options.h"
#include "src/cli/output.h"
#include "src/cli/terminal.h"
#include "src/questions.h"
#include "src/summary.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

constexpr std::size_t most_sites_named = 4;

[[noreturn]] void refuse(std::string message, std::string hint) {
    throw Failure(ExitCode::usage, std::move(message), std::move(hint));
}

struct NamedFile {
    ExportKind kind;
    std::string path;
};

std::vector<NamedFile> named_files(const CommandLine& words) {
    const auto& sites = words.sites.empty() ? words.worksheet : words.sites;
    std::vector<NamedFile> files{{ExportKind::sites, sites},
                                 {ExportKind::modes, words.modes},
                                 {ExportKind::roles, words.roles},
                                 {ExportKind::distribution_points, words.distribution_points},
                                 {ExportKind::clients, words.clients}};
    std::erase_if(files, [](const NamedFile& file) { return file.path.empty(); });
    return files;
}

void check_files(const CommandLine& words) {
    if (!words.operands.empty())
        refuse("what is '" + words.operands[0] + "'?",
               "the export of sites is named --sites " + words.operands[0]);
    if (!words.sites.empty() && !words.worksheet.empty())
        refuse("--sites and --worksheet are two lists of sites", "name one of them");
    if (words.sites.empty() && words.worksheet.empty())
        refuse("--sites FILE is missing", "it is the export of SMS_Site or v_Site, see examples/export");
    if (!words.distribution_points.empty() && words.roles.empty())
        refuse("--distribution-points needs --roles",
               "it says what the distribution points among the roles are");
    std::size_t from_stdin = 0;
    for (const auto& file : named_files(words)) {
        from_stdin += file.path == "-" ? 1U : 0U;
        if (is_same_file(file.path, words.output))
            refuse("'" + words.output + "' is an input itself", "write to another file");
    }
    if (from_stdin > 1) refuse("standard input can be read only once", "name files");
}

struct Options {
    HierarchyWriter write;
    MessageOptions messages;
};

Options options_of(const CommandLine& words) {
    check_files(words);
    MessageOptions messages{words.quiet, words.all_findings, colour_choice(words)};
    messages.notes = true;
    return {hierarchy_writer(words), messages};
}

Reading reading_of(const CommandLine& words) {
    const auto named = named_files(words);
    std::vector<Input> inputs;
    inputs.reserve(named.size());
    for (const auto& file : named) inputs.push_back(read_input(file.path));
    std::vector<ExportFile> files;
    files.reserve(named.size());
    for (std::size_t at = 0; at < named.size(); ++at)
        files.push_back({named[at].kind, inputs[at].name(), inputs[at].text()});
    return read_exports(files, {words.keep_deleted});
}

void show_messages(const Reading& reading, const MessageOptions& options) {
    Messages messages(options);
    messages.add(reading.diagnostics);
    messages.add(reading.defects);
    messages.print(reading.files);
}

// "6 mixed, 3 open (2 unconfirmed)"
std::string view_words(const Summary& summary) {
    auto out = tally_words(summary.by_site);
    if (summary.by_site.unconfirmed > 0)
        out += fmt::format(" ({} unconfirmed)", with_thousands(summary.by_site.unconfirmed));
    return out;
}

bool has_unknown_point(const Hierarchy& hierarchy, const Question& question) {
    for (const auto site : question.sites)
        if ((hierarchy.known(site, Fact::roles).value_or(0) & bit(Role::DP_unknown)) != 0) return true;
    return false;
}

// The export that would answer a question, or a part of it, and was not given; "" where there is none.
std::string_view missing_export(const Hierarchy& hierarchy, const Question& question,
                                const CommandLine& words) {
    switch (question.fact) {
    case Fact::mode:
        return words.modes.empty() ? "--modes" : "";
    case Fact::sms2003_clients:
    case Fact::win2000_clients:
        return words.clients.empty() ? "--clients" : "";
    case Fact::web_certs:
        if (words.roles.empty()) return "--roles";
        return words.distribution_points.empty() && has_unknown_point(hierarchy, question)
                   ? "--distribution-points"
                   : "";
    case Fact::mp_client_cert:
        return words.roles.empty() ? "--roles" : "";
    default:
        return "";
    }
}

std::string site_names(const Hierarchy& hierarchy, std::span<const SiteIndex> sites) {
    std::string out;
    for (std::size_t at = 0; at < sites.size() && at < most_sites_named; ++at) {
        if (at > 0) out += ", ";
        out += printable(hierarchy.code(sites[at]));
    }
    if (sites.size() > most_sites_named)
        out += fmt::format(" and {} more", with_thousands(sites.size() - most_sites_named));
    return out;
}

std::string question_line(const Hierarchy& hierarchy, const Question& question, std::size_t number,
                          const CommandLine& words) {
    auto line = fmt::format("{:3}. {} Ask {}; {} for it", number, question.words,
                            site_names(hierarchy, question.sites),
                            counted(question.waiting, "site waits", "sites wait"));
    if (question.clients > 0) line += fmt::format(", with {}", counted(question.clients, "client"));
    const auto option = missing_export(hierarchy, question, words);
    if (!option.empty()) line += fmt::format(" ({} FILE tells more)", option);
    return line + '\n';
}

std::string summary_text(const Hierarchy& hierarchy, const CommandLine& words) {
    const auto declared = solve(hierarchy);
    const auto potential = solve(hierarchy, {.potential = true});
    const auto summary = summary_of(hierarchy, declared);
    auto out = fmt::format("{} in {}, {}; {} known\n", counted(summary.sites, "site"),
                           counted(summary.units_total, "unit"), counted(summary.depth, "level"),
                           counted(summary.clients, "client"));
    out += fmt::format("as declared: {}\npotential:   {}\n", view_words(summary),
                       view_words(summary_of(hierarchy, potential)));
    const auto questions = open_questions(hierarchy, declared, potential);
    if (!questions.empty()) out += "\nWhat to ask for next, by the sites that wait for the answer:\n";
    for (std::size_t at = 0; at < questions.size(); ++at)
        out += question_line(hierarchy, questions[at], at + 1, words);
    return out;
}

} // namespace

ExitCode run_import(const CommandLine& words) {
    const auto options = options_of(words);
    const auto reading = reading_of(words);
    show_messages(reading, options.messages);
    if (!reading.hierarchy) return reading.diagnostics.has_limit() ? ExitCode::limit : ExitCode::bad_input;
    const bool to_stdout = words.output.empty() || words.output == "-";
    write_output(to_stdout ? "-" : words.output, options.write(*reading.hierarchy));
    if (words.quiet) return ExitCode::fine;
    const auto summary = summary_text(*reading.hierarchy, words);
    if (to_stdout)
        write_stderr(summary);
    else
        write_stdout(summary);
    return ExitCode::fine;
}

} // namespace sitemode::cli
