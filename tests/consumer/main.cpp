// What a program that links sitemode looks like: a hierarchy in, a verdict and a diagram out.

#include <cstdio>
#include <string>

#include "graphs/dot_reader.h"
#include "src/explain.h"
#include "src/picture.h"
#include "src/solve.h"

int main() {
    const auto reading = sitemode::read_dot("digraph { TOR [mode=mixed]; TOR -> LON }", "memory");
    if (!reading.hierarchy) return 1;
    const auto& hierarchy = *reading.hierarchy;
    const auto solution = sitemode::solve(hierarchy);
    const auto london = solution.unit_of[hierarchy.site_with_code("LON")];
    const auto reason = sitemode::MainReasons(solution).words(hierarchy, london);
    std::printf("LON is %s: %s\n", std::string(name_of(solution.verdict(london))).c_str(), reason.c_str());
    const auto diagram = sitemode::picture(hierarchy, solution, {"memory", "", "consumer"});
    return diagram.cards.size() == 2 && reason == "decided: mixed at TOR" ? 0 : 1;
}
