// The examples in the table of rules, done: read, edited where the rule speaks of an edit, solved. The pages
// on rules (src/rulebook_text.h) show what comes of it, and the tests hold every row to it.
#pragma once

#include <optional>
#include <string_view>

#include "graphs/draft.h"
#include "src/findings.h"
#include "src/rules.h"

namespace sitemode {

// What an example is written in: "dot" or "json".
std::string_view format_of_example(std::string_view example);

Reading read_example(std::string_view example);

// What a rule says of its example, bad or good; none where it says nothing.
std::optional<Message> said_of_example(RuleIndex index, const Reading& example);

} // namespace sitemode
