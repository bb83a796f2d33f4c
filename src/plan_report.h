// A plan in four forms: text for a terminal, Markdown for a change request, JSON and CSV for programs.
#pragma once

#include <string>
#include <string_view>

#include "graphs/hierarchy.h"
#include "graphs/text_sink.h"
#include "src/plan.h"
#include "src/solve.h"

namespace sitemode {

// How the text looks; the command line maps it to a terminal.
struct PlanStyle {
    std::string (*printable)(std::string_view text) = nullptr; // makes text of the input safe for a terminal
    std::string (*heading)(const std::string& text) = nullptr; // null: plain
    std::string (*faint)(const std::string& text) = nullptr;   // null: plain
    std::size_t most_blocked = 20;                             // of these so many are shown, the rest counted
};

std::string plan_text(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                      const PlanStyle& style);

// A document with a checklist for each site. `file`: the name of the input; `printable` as above.
std::string plan_markdown(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                          std::string_view file, std::string (*printable)(std::string_view text));

// src/schema/plan.schema.json. Its size is linear: see blocked_reasons. Gives what the sink has not taken.
std::string plan_json(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                      TextSink sink = {});

// Columns wave,unit,kind,site,rule,edit,clients,message: a row a thing to do, in order; RFC 4180. The kinds
// are repair, prepare, ask, switch, and at the end blocked.
std::string plan_csv(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan);

// What the forms have in common.

// What a plan comes to.
struct PlanTotals {
    std::size_t steps = 0, waves = 0, sites = 0, questions = 0, edits = 0;
    std::size_t blocked_sites = 0;
    std::uint64_t clients = 0;
    std::uint64_t lost_clients = 0; // Internet-based ones, which are given up
};
PlanTotals totals_of(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan);
// A preparation in a sentence: what is the case, or the question.
std::string words_of(const Hierarchy& hierarchy, const Preparation& preparation);
// What the user can do about a blocker, or "".
std::string hint_of(const Hierarchy& hierarchy, const Preparation& preparation);
// "5 steps in 3 waves bring 9 sites with 18,700 clients into native mode"
std::string headline(const Plan& plan, const PlanTotals& totals);
// "with 2 blockers removed, 5 more sites with 4,650 more clients can be native: SM306 at LON, SM301 at HEL";
// "" where there is no budget.
std::string budget_line(const Hierarchy& hierarchy, const Plan& plan);

} // namespace sitemode
