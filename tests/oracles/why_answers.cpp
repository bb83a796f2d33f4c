// Answers many questions in one process, for check_why.py. Reads, until its input ends, a line with the
// options and the site ("potential", "block" or "clear", then "SITE CODE"), and the lines of a DOT file up to
// one that holds a full stop alone. Prints three lines of JSON for each: why of the site, what holds native
// mode back, what it hangs on.
#include <iostream>
#include <sstream>
#include <string>

#include "graphs/dot_reader.h"
#include "src/why_json.h"

namespace {

using namespace sitemode;

std::string on_one_line(std::string json) {
    for (char& c : json)
        if (c == '\n') c = ' ';
    return json;
}

struct Question {
    SolveOptions options;
    std::string site;
};

Question question_of(const std::string& line) {
    Question question;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
        if (word == "potential") question.options.potential = true;
        if (word == "block") question.options.unknown = Unknown::block;
        if (word == "clear") question.options.unknown = Unknown::clear;
        if (word == "SITE") words >> question.site;
    }
    return question;
}

bool answer(const Question& question, const std::string& dot) {
    const auto reading = read_dot(dot, "t.dot");
    if (!reading.hierarchy) return false;
    const auto& hierarchy = *reading.hierarchy;
    const auto solution = solve(hierarchy, question.options);
    const auto site = hierarchy.site_with_code(question.site);
    if (site == no_site) return false;
    std::cout << on_one_line(why_json(hierarchy, solution, site, std::nullopt)) << '\n'
              << on_one_line(blockers_json(hierarchy, solution)) << '\n'
              << on_one_line(fragile_json(hierarchy, solution)) << '\n';
    return true;
}

} // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        const auto question = question_of(line);
        std::string dot;
        while (std::getline(std::cin, line) && line != ".") dot += line + "\n";
        if (!answer(question, dot)) return 1;
    }
    return 0;
}
