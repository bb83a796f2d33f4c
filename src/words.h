// Puts causes and findings into words: fills the placeholders of the rule table's texts with the facts of a
// hierarchy.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graphs/hierarchy.h"
#include "src/rules.h"
#include "src/solve.h"
#include "src/summary.h"

namespace sitemode {

// True for what may stand between braces in the texts of rules: "site", "count:link".
bool is_placeholder(std::string_view name);

// "4,000"
std::string with_thousands(std::uint64_t number);
// Decimal digits with a comma before every third from the end.
std::string grouped_digits(std::string digits);
// "1 site", "2 sites", "1,000 sites"
std::string counted(std::uint64_t number, std::string_view singular, std::string_view plural = {});

// "3 mixed, 6 open": the verdicts that occur.
std::string tally_words(const Tally& tally);

// A cause in a few words, without its site: "12 SMS 2003 clients", "decided: mixed", for an unconfirmed one
// the short question: "SMS 2003 clients?".
std::string short_words(const Hierarchy& hierarchy, const Cause& cause);
// The same with its site: "12 SMS 2003 clients at LON".
std::string words_with_site(const Hierarchy& hierarchy, const Cause& cause);
// Of an unconfirmed cause: what to ask, a full question.
std::string full_question(const Hierarchy& hierarchy, const Cause& cause);
// Of a blocker: what the user can do, from the rule's row. Empty for decisions.
std::string hint_for(const Hierarchy& hierarchy, const Cause& cause);
// Of a blocker: the fact that mends it, "sms2003_clients=0", from the rule's row; src/mend.h knows the site
// whose version an upgrade takes over (no_site: there is none). Empty where nothing mends it.
std::string mend_words(const Hierarchy& hierarchy, const Cause& cause, SiteIndex version_from);
// Where the cause stands: its fact's cell, or the site where the fact is absent.
Place place_of(const Hierarchy& hierarchy, const Cause& cause);

std::string message_of(const Hierarchy& hierarchy, const Finding& finding);
std::string hint_of(const Hierarchy& hierarchy, const Finding& finding);
Place place_of(const Hierarchy& hierarchy, const Finding& finding);

} // namespace sitemode
