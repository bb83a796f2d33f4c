// The findings of a solved hierarchy, from the rule table; and everything that there is to say of an input in
// one form: Message, made of a finding, of a contradiction of decisions, of a defect of structure, or of a
// diagnostic of the reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/draft.h"
#include "graphs/hierarchy.h"
#include "src/rules.h"
#include "src/solve.h"

namespace sitemode {

struct FindingOptions {
    std::vector<RuleIndex> ignored;  // rules that can be ignored, see RuleRow
    char last_family = '9';          // '4': only SM1xx … SM4xx are asked
    Severity least = Severity::note; // findings less severe are left out
};

// All findings, ordered by rule; of one rule in the order of the file. Linear in sites and findings.
std::vector<Finding> findings(const Hierarchy& hierarchy, const Solution& solution,
                              const FindingOptions& options = {});

// Two decisions of one unit that can't both hold and that no rule speaks of.
struct Contradiction {
    Cause mixed, native;
};

// SM201 reports a secondary site that decides otherwise than its primary site. What is left are two decisions
// of a primary site, and two of secondary sites below one that decides nothing. Ordered by unit; linear.
std::vector<Contradiction> contradictions(const Hierarchy& hierarchy, const Solution& solution);

// Something to show to the user. Texts hold input as it is: whoever prints escapes them.
struct Message {
    Severity severity = Severity::error;
    std::string_view code; // "SM306", or "" where no rule speaks
    std::string site;      // its code, or ""
    std::string text;
    std::string hint;
    Place place;
};

Message message_for(const Hierarchy& hierarchy, const Finding& finding);
Message message_for(const Hierarchy& hierarchy, const Contradiction& contradiction);
Message message_for(const Defect& defect);
Message message_for(const Diagnostic& diagnostic);

// What groups diagnostics, in words: "wrong value" of wrong-value.
std::string words_of_kind(std::string_view kind);

} // namespace sitemode
