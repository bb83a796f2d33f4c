// Shows messages on standard error: sorted by place, a few of each kind, and nothing of the input unescaped.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/draft.h"
#include "graphs/hierarchy.h"
#include "src/cli/options.h"
#include "src/cli/terminal.h"
#include "src/findings.h"

namespace sitemode::cli {

// Collects what is to be shown. Messages are made only when they are printed: there can be a million
// findings, of which twenty are shown. What is added must outlive the collection. Notes are passed over
// unless the options ask for them.
class Messages {
public:
    static constexpr std::size_t most_of_a_kind = 20;

    explicit Messages(const MessageOptions& options) : options_(options) {}

    void add(const Diagnostics& diagnostics);
    void add(std::span<const Defect> defects);
    void add(const Hierarchy& hierarchy, std::span<const Contradiction> contradictions);
    void add(const Hierarchy& hierarchy, std::span<const Finding> findings);
    // Errors that are in words already: of edits.
    void add(std::span<const Message> messages);
    // Writes all to standard error. `files`: the names for the places.
    void print(std::span<const std::string> files);

private:
    enum class Source : std::uint8_t { diagnostic, defect, contradiction, finding, message };
    struct Group { // messages of one kind, such as one rule's
        std::string_view kind;
        std::size_t count = 0, kept = 0;
        std::uint16_t file = 0; // of the first
        std::string code = {};  // of those that were printed
        std::string last_hint = {};
    };
    struct Entry {
        Place place;
        Source source;
        std::uint32_t index; // among those of the same source
        std::uint32_t group;
    };

    bool is_wanted(Severity severity) const;
    std::uint32_t group_of(std::string_view kind);
    void add(const Entry& entry);
    Message made(const Entry& entry) const;
    std::string text_of(const Entry& entry, std::span<const std::string> files);
    std::string rest_of(const Group& group, std::span<const std::string> files) const;

    MessageOptions options_;
    std::span<const Diagnostic> diagnostics_;
    std::span<const Defect> defects_;
    const Hierarchy* hierarchy_ = nullptr;
    std::span<const Contradiction> contradictions_;
    std::span<const Finding> findings_;
    std::span<const Message> messages_;
    std::vector<Group> groups_;
    std::vector<Entry> entries_;
};

// The colour of a severity, here and in reports.
Paint paint_of(Severity severity);

// What reports paint with: a word in the colour of a severity, a heading, a stretch of a table in the colour
// of a verdict.
std::string painted_severity(Severity severity, const std::string& word);
std::string painted_heading(const std::string& words);
std::string painted_verdict(Verdict verdict, const std::string& text);

// A message that belongs to no file: "sitemode: error: WHAT", and its hint.
std::string general_message(std::string_view what, std::string_view hint, bool coloured);

} // namespace sitemode::cli
