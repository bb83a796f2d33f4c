#include "src/cli/messages.h"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>
#include <unistd.h>

#include "src/cli/output.h"
#include "src/cli/terminal.h"
#include "src/edit.h"
#include "src/words.h"

namespace sitemode::cli {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 16U;

std::string painted_if(bool coloured, std::string_view text, Paint paint) {
    return coloured ? painted(text, paint) : std::string(text);
}

// "plan.dot:7:3", without line where there is none
std::string shown_place(const Place& place, std::span<const std::string> files) {
    const auto file = place.file < files.size() ? printable(files[place.file]) : "sitemode";
    if (file == edit_file) return fmt::format("{} {}", file, place.line);
    return place.line == 0 ? file : fmt::format("{}:{}:{}", file, place.line, place.column);
}

// "WHERE: error: "
std::string beginning(const std::string& where, Severity severity, bool coloured) {
    const auto word = fmt::format("{}:", severity_name(severity));
    return fmt::format("{} {} ", painted_if(coloured, where + ":", Paint::bold),
                       painted_if(coloured, word, paint_of(severity)));
}

std::string hint_line(std::string_view hint) {
    return hint.empty() ? "" : fmt::format("  hint: {}\n", printable(hint));
}

// The rule of a defect. Its message is made for that, but only once for each kind of defect.
class DefectCodes {
public:
    std::string_view of(const Defect& defect) {
        auto& code = codes_[static_cast<std::size_t>(defect.kind)];
        if (code.empty()) code = message_for(defect).code;
        return code;
    }

private:
    std::array<std::string_view, defect_kind_count> codes_;
};

bool stands_before(const Place& a, const Place& b) {
    return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
}

} // namespace

Paint paint_of(Severity severity) {
    switch (severity) {
    case Severity::error:
        return Paint::red;
    case Severity::warning:
        return Paint::yellow;
    case Severity::note:
        return Paint::cyan;
    }
    return Paint::bold;
}

std::string painted_severity(Severity severity, const std::string& word) {
    return painted(word, paint_of(severity));
}

std::string painted_heading(const std::string& words) {
    return painted(words, Paint::bold);
}

std::string painted_verdict(Verdict verdict, const std::string& text) {
    switch (verdict) {
    case Verdict::native:
        return painted(text, Paint::blue);
    case Verdict::mixed:
        return painted(text, Paint::yellow);
    case Verdict::open:
        return text;
    case Verdict::conflict:
        return painted(text, Paint::red);
    }
    return text;
}

void Messages::add(const Diagnostics& diagnostics) {
    diagnostics_ = diagnostics.all();
    for (std::uint32_t index = 0; index < diagnostics_.size(); ++index) {
        const auto& diagnostic = diagnostics_[index];
        if (!is_wanted(diagnostic.severity)) continue;
        add({diagnostic.place, Source::diagnostic, index, group_of(diagnostic.kind)});
    }
    for (auto& group : groups_) group.count = std::max(group.count, diagnostics.count(group.kind));
}

void Messages::add(std::span<const Defect> defects) {
    defects_ = defects;
    DefectCodes codes;
    for (std::uint32_t index = 0; index < defects.size(); ++index) {
        const auto& places = defects[index].places;
        add({places.empty() ? Place() : places.front(), Source::defect, index,
             group_of(codes.of(defects[index]))});
    }
}

void Messages::add(const Hierarchy& hierarchy, std::span<const Contradiction> contradictions) {
    hierarchy_ = &hierarchy;
    contradictions_ = contradictions;
    for (std::uint32_t index = 0; index < contradictions.size(); ++index)
        add({message_for(hierarchy, contradictions[index]).place, Source::contradiction, index,
             group_of("contradiction")});
}

void Messages::add(const Hierarchy& hierarchy, std::span<const Finding> findings) {
    hierarchy_ = &hierarchy;
    findings_ = findings;
    for (std::uint32_t index = 0; index < findings.size(); ++index) {
        const auto& finding = findings[index];
        if (!is_wanted(finding.severity)) continue;
        add({place_of(hierarchy, finding), Source::finding, index, group_of(rule(finding.rule).code)});
    }
}

void Messages::add(std::span<const Message> messages) {
    messages_ = messages;
    for (std::uint32_t index = 0; index < messages.size(); ++index) {
        const auto& code = messages[index].code;
        add({messages[index].place, Source::message, index, group_of(code.empty() ? "edit" : code)});
    }
}

bool Messages::is_wanted(Severity severity) const {
    if (severity == Severity::error) return true;
    return !options_.quiet && (severity == Severity::warning || options_.notes);
}

std::uint32_t Messages::group_of(std::string_view kind) {
    const auto is_kind = [&](const Group& group) { return group.kind == kind; };
    auto found = std::find_if(groups_.begin(), groups_.end(), is_kind);
    if (found == groups_.end()) found = groups_.insert(found, Group{.kind = kind});
    return static_cast<std::uint32_t>(found - groups_.begin());
}

void Messages::add(const Entry& entry) {
    auto& group = groups_[entry.group];
    if (group.count++ == 0) group.file = entry.place.file;
    if (group.kept == most_of_a_kind && !options_.all_findings) return;
    ++group.kept;
    entries_.push_back(entry);
}

Message Messages::made(const Entry& entry) const {
    switch (entry.source) {
    case Source::diagnostic:
        return message_for(diagnostics_[entry.index]);
    case Source::defect:
        return message_for(defects_[entry.index]);
    case Source::message:
        return messages_[entry.index];
    case Source::contradiction:
        return message_for(*hierarchy_, contradictions_[entry.index]);
    case Source::finding:
        break;
    }
    return message_for(*hierarchy_, findings_[entry.index]);
}

std::string Messages::text_of(const Entry& entry, std::span<const std::string> files) {
    const auto message = made(entry);
    auto& group = groups_[entry.group];
    auto text = beginning(shown_place(message.place, files), message.severity,
                          is_coloured(STDERR_FILENO, options_.colour)) +
                printable(message.text);
    if (!message.code.empty()) text += fmt::format(" [{}]", message.code);
    text += '\n';
    if (message.hint != group.last_hint)
        text += hint_line(message.hint); // said once where it is the same for many
    group.last_hint = message.hint;
    group.code = message.code;
    return text;
}

// What was left out, if anything.
std::string Messages::rest_of(const Group& group, std::span<const std::string> files) const {
    if (group.count <= group.kept) return "";
    const auto what = group.code.empty() ? fmt::format("of this kind: {}", words_of_kind(group.kind))
                                         : fmt::format("[{}]", group.code);
    return fmt::format("{}and {} more {}{}\n",
                       beginning(shown_place({.file = group.file}, files), Severity::note,
                                 is_coloured(STDERR_FILENO, options_.colour)),
                       with_thousands(group.count - group.kept), what,
                       options_.all_findings ? "" : " (--all-findings shows all)");
}

void Messages::print(std::span<const std::string> files) {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return stands_before(a.place, b.place); });
    std::string out;
    for (const auto& entry : entries_) {
        out += text_of(entry, files);
        if (out.size() < chunk) continue;
        write_stderr(out);
        out.clear();
    }
    for (const auto& group : groups_) out += rest_of(group, files);
    write_stderr(out);
}

std::string general_message(std::string_view what, std::string_view hint, bool coloured) {
    return fmt::format("{}{}\n{}", beginning("sitemode", Severity::error, coloured), printable(what),
                       hint_line(hint));
}

} // namespace sitemode::cli
