// The answer of `sitemode solve` as data in three forms: a table for eyes, JSON, CSV. All three are linear in
// the sites.
#pragma once

#include <string>
#include <vector>

#include "graphs/draft.h"
#include "graphs/hierarchy.h"
#include "graphs/text_sink.h"
#include "src/findings.h"
#include "src/solve.h"

namespace sitemode {

// Everything that one run found out about one file.
struct Evaluation {
    Hierarchy hierarchy;
    Diagnostics diagnostics; // of the reader
    Solution solution;
    std::vector<Finding> findings;

    // True where the answer of a design review is "no": a finding of severity error, or a conflict.
    bool says_no() const;
};

// The answer as JSON: one object, ended by a newline. Without a sink it is given back; a sink takes it in
// pieces, and nothing is left to give back. It can be far larger than the hierarchy: every unknown fact is a
// question that stands there in words.
std::string solution_json(const Evaluation& evaluation, TextSink sink = {});

// Columns code,verdict,unconfirmed,declared,rule,site,fact,value,line of the main reasons; a row a site, RFC
// 4180. Without a sink it is given back; a sink takes it in pieces, and nothing is left to give back.
std::string solution_csv(const Evaluation& evaluation, TextSink sink = {});

// Styles a stretch of the table's text; the command line maps them to colours of the terminal.
struct TableStyle {
    std::string (*verdict)(Verdict verdict, const std::string& text) = nullptr; // null: plain
    std::string (*faint)(const std::string& text) = nullptr;
};

// The table: sites in the order of the tree, indented; then the summary. Shows text of the input only through
// `printable`, which must make it safe for a terminal.
std::string solution_table(const Evaluation& evaluation, std::string (*printable)(std::string_view text),
                           const TableStyle& style = {});

} // namespace sitemode
