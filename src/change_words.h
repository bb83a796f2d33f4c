// Changes in words, for all forms of a report: what a fact was and is, where that stands. Text of the input
// stays as it is: whoever prints escapes it.
#pragma once

#include <string>
#include <vector>

#include "src/because.h"
#include "src/compare.h"

namespace sitemode {

// A line such as "HOU.mode: mixed → native  edit 1".
struct ChangeLine {
    std::string what;   // "HOU.mode", "title"
    std::string before; // "" where it was not given
    std::string after;
    Citation citation; // of what is there now, else of what was
};

ChangeLine line_of(const Evaluation& before, const Evaluation& after, const FactChange& change);
ChangeLine line_of(const Evaluation& before, const Evaluation& after, const ExtraChange& change);
// Of a move: the parents, "" where there is none.
ChangeLine line_of_move(const Evaluation& before, const Evaluation& after, const SitePair& site);

// "plan.dot:7"; of an edit on the command line "edit 2".
std::string words_of(const Citation& citation);
// "SEA Seattle"
std::string code_and_name(const Hierarchy& hierarchy, SiteIndex site);
// "primary site below TOR", "central site", "secondary site of HOU"
std::string position_words(const Hierarchy& hierarchy, SiteIndex site);
// "native?"
std::string verdict_words(const Solution& solution, SiteIndex site);
// "9 sites in 6 units: 3 mixed, 6 open; 1 unconfirmed; 7 configurations": sites are counted
std::string summary_words(const Evaluation& evaluation);

} // namespace sitemode
