// The answer of `sitemode check` in two forms, text and JSON; the third is src/sarif.h. A report takes one
// file after the other and keeps nothing of them but its own text, or not even that.
#pragma once

#include <string>
#include <string_view>

#include "src/file_review.h"
#include "src/json_writer.h"

namespace sitemode {

// How the text looks; the command line maps it to a terminal.
struct CheckStyle {
    std::string (*printable)(std::string_view text) = nullptr; // makes text of the input safe for a terminal
    std::string (*heading)(const std::string& text) = nullptr; // null: plain
    std::string (*severity)(Severity severity, const std::string& word) = nullptr; // null: plain
    Severity least = Severity::note; // what is less severe was left out of the reviews
    bool all_findings = false;       // else `most_of_a_kind` of each rule and severity, and the rest counted
};

// Findings by site, sites with errors first, each "FILE:LINE:COL: error: WHAT [CODE]"; the questions of one
// site are one line. Counts at the end.
class CheckText {
public:
    static constexpr std::size_t most_of_a_kind = 20;

    explicit CheckText(const CheckStyle& style) : style_(style) {}
    void add(const FileReview& review);
    std::string finished() &&;

private:
    CheckStyle style_;
    std::string out_;
    CheckCounts counts_;
    std::size_t files_ = 0;
};

// {"format_version", "tool", "files": [{"file", "summary", "findings"}], "counts"}
class CheckJson {
public:
    // Without a sink `finished` gives the whole text; a sink takes it in pieces.
    explicit CheckJson(TextSink sink = {});
    void add(const FileReview& review);
    std::string finished() &&;

private:
    JsonWriter json_;
    CheckCounts counts_;
    std::size_t files_ = 0;
};

} // namespace sitemode
