// What to ask for next, where much of a hierarchy is not known. The measure is how many sites wait for the
// answer: those of the units it is asked of, and all below these, because a bad answer alone would make all
// of them mixed. Sites that are mixed anyway wait for nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode {

struct Question {
    std::string words;            // "SMS 2003 clients?"
    RuleIndex rule = no_rule;     // the rule that asks; no_rule: which mode the site runs in today
    Fact fact = Fact::mode;       // that would answer it
    std::vector<SiteIndex> sites; // to ask it of, in file order
    std::size_t waiting = 0;      // sites whose verdict waits for the answer
    std::uint64_t clients = 0;    // of these, as far as they are known
};

// The question of today's mode, where a primary site doesn't declare one and nothing above decides it; and
// the open questions of the rules as if every mode were decided anew, except those of units that declare
// native mode: who runs in it has the certificates. Ordered by sites that wait, then by clients, then as the
// rulebook has them. `declared` and `potential` are the solutions of `hierarchy` in the two views. Linear in
// sites, for each of the few questions there can be.
std::vector<Question> open_questions(const Hierarchy& hierarchy, const Solution& declared,
                                     const Solution& potential);

} // namespace sitemode
