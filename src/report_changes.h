// What changed between two evaluated hierarchies, as text, JSON and Markdown: the answers of `whatif` and
// `diff`. Only what changed is shown, before and after, with its reasons; so the size of an answer is that of
// the change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "src/compare.h"
#include "src/edit.h"
#include "src/report.h"

namespace sitemode {

// What was compared. All outlive the report.
struct ChangeReport {
    const Evaluation& before;
    const Evaluation& after;
    const Comparison& comparison;
    std::vector<std::string> edits; // as written; empty where two files were compared
};

// How the text looks; the command line maps it to a terminal.
struct ChangeStyle {
    std::string (*printable)(std::string_view text) = nullptr; // makes text of the input safe
    std::string (*verdict)(Verdict verdict, const std::string& text) = nullptr; // null: plain
    std::string (*faint)(const std::string& text) = nullptr;
    std::string (*heading)(const std::string& text) = nullptr;
    std::string (*severity)(Severity severity, const std::string& word) = nullptr;
    bool all_findings = false; // else 20 of each rule, and 20 rows of what is short
};

std::string changes_text(const ChangeReport& report, const ChangeStyle& style);
// The same in short, for one step of many: without findings and configurations, at most 20 rows of each table
// unless the style asks for all.
std::string brief_changes_text(const ChangeReport& report, const ChangeStyle& style);
// As src/schema/changes.schema.json says: one object, ended by a newline.
std::string changes_json(const ChangeReport& report);
// For a review. `printable` makes text of the input safe.
std::string changes_markdown(const ChangeReport& report, std::string (*printable)(std::string_view text));

} // namespace sitemode
