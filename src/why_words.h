// Puts the answers of src/why.h into words, for text and JSON alike. Words hold text of the input as it is:
// whoever prints them escapes it.
#pragma once

#include <string>
#include <string_view>

#include "src/why.h"

namespace sitemode {

// "MAN (Manchester)", or "MAN" where it has no name.
std::string named(const Hierarchy& hierarchy, SiteIndex site);

// The code of the rule that a step rests on, or "" where it is a decision.
std::string_view rule_code(const Step& step, const Cause& cause);

// A step as a sentence without a full stop: "LON must be mixed, so HEL below it must be mixed (SM202)"; on
// the way from a question: "then HEL below LON would have to be mixed, too (SM202)".
std::string sentence(const Hierarchy& hierarchy, const Step& step, const Cause& cause, Mode ruled_out);

// What to do about a certain cause: "upgrade or reassign them, then set LON.sms2003_clients=0".
std::string way_out(const Hierarchy& hierarchy, const Mends& mends, const Cause& cause);

} // namespace sitemode
