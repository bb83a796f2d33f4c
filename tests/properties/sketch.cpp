#include "tests/properties/sketch.h"

#include <algorithm>
#include <array>
#include <string>

#include "graphs/dot_reader.h"

namespace sitemode::property {
namespace {

// A fact, how often in percent a site states it, and the values to choose from; the first one is the harmless
// one.
struct Choice {
    const char* fact;
    std::size_t percent;
    std::vector<const char*> values;
};

const std::vector<Choice>& choices() {
    static const std::vector<Choice> all{
        {"pki", 30, {"yes", "no", "unknown"}},
        {"signing_cert", 30, {"yes", "no", "unknown"}},
        {"signing_cert_expires", 15, {"2013-01-01", "2011-01-01", "unknown"}},
        {"roles", 35, {"DP", "MP", "MP DP-BITS", "IMP", "PMP", "NLB-MP SUP", "MP DP?", "unknown"}},
        {"web_certs", 30, {"all", "none", "MP", "unknown"}},
        {"client_certs", 20, {"yes", "no", "unknown"}},
        {"clients_without_cert", 15, {"0", "3", "unknown"}},
        {"mp_client_cert", 30, {"yes", "no", "unknown"}},
        {"clients", 20, {"400", "0", "unknown"}},
        {"sms2003_clients", 25, {"0", "12", "unknown"}},
        {"win2000_clients", 25, {"0", "5", "unknown"}},
        {"internet_clients", 10, {"0", "7"}},
        {"version", 15, {"2007 SP2", "2003 SP2", "2007"}},
        {"iis_dedicated", 15, {"yes", "no", "unknown"}},
        {"custom_web_site", 15, {"yes", "no", "unknown"}},
        {"wins_lookup", 10, {"no", "yes"}},
        {"secondaries_may_switch", 10, {"yes", "no"}},
        {"nlb_mp", 10, {"fqdn", "ip", "none"}},
        {"mode", 15, {"native", "mixed", "unknown"}},
        {"require", 8, {"native", "mixed", "unknown"}},
    };
    return all;
}

std::string code_of(std::size_t number) {
    std::string code = "A00";
    code[0] = static_cast<char>('A' + static_cast<int>(number / 100));
    code[1] = static_cast<char>('0' + static_cast<int>(number / 10 % 10));
    code[2] = static_cast<char>('0' + static_cast<int>(number % 10));
    return code;
}

} // namespace

Sketch random_sketch(Dice& dice, std::size_t largest) {
    static constexpr std::array<std::size_t, 4> few_to_many{0, 5, 20, 60};
    const auto harm = dice.one_of(few_to_many);
    const auto ready = dice.roll(101);
    const auto density = dice.roll(150);
    Sketch sketch(1 + dice.roll(largest));
    for (std::size_t i = 0; i < sketch.size(); ++i) {
        auto& site = sketch[i];
        site.code = code_of(i);
        if (i > 0 && !dice.in_percent(8)) site.parent = dice.roll(i);
        if (site.parent && sketch[*site.parent].is_secondary()) site.parent = sketch[*site.parent].parent;
        if (site.parent && dice.in_percent(25)) site.facts["type"] = "secondary";
        if (dice.in_percent(ready)) site.facts["native_ready"] = dice.in_percent(harm / 4) ? "no" : "yes";
        for (const auto& [fact, percent, values] : choices())
            if (dice.in_percent(percent * density / 100))
                site.facts[fact] = dice.in_percent(harm) ? dice.one_of(values) : values.front();
    }
    return sketch;
}

std::vector<std::string> statements(const Sketch& sketch) {
    std::vector<std::string> all;
    for (const auto& site : sketch) {
        std::string statement = site.code + " [";
        for (const auto& [fact, value] : site.facts) statement += fact + "=\"" + value + "\" ";
        all.push_back(statement + "]");
    }
    for (const auto& site : sketch)
        if (site.parent) all.push_back(sketch[*site.parent].code + " -> " + site.code);
    return all;
}

std::string dot(const std::vector<std::string>& statements) {
    std::string text = "digraph {\n  date=\"2012-03-01\"\n";
    for (const auto& statement : statements) text += "  " + statement + "\n";
    return text + "}\n";
}

SiteIndex Solved::site(std::string_view code) const {
    const auto found = hierarchy.site_with_code(code);
    INFO(code);
    REQUIRE(found != no_site);
    return found;
}

Solved solved(const std::string& dot, SolveOptions options) {
    auto reading = read_dot(dot, "t.dot");
    INFO(dot);
    for (const auto& diagnostic : reading.diagnostics.all()) UNSCOPED_INFO(diagnostic.message);
    REQUIRE(reading.hierarchy.has_value());
    auto solution = solve(*reading.hierarchy, options);
    return {std::move(*reading.hierarchy), std::move(solution)};
}

std::map<std::string, std::string> verdicts(const Solved& solved) {
    std::map<std::string, std::string> all;
    for (SiteIndex site = 0; site < solved.hierarchy.size(); ++site) {
        const auto unit = solved.solution.unit_of[site];
        std::string verdict(name_of(solved.solution.verdict(unit)));
        if (solved.solution.unconfirmed(unit)) verdict += "?";
        all[std::string(solved.hierarchy.code(site))] = verdict;
    }
    return all;
}

std::map<std::string, std::vector<std::string>> causes(const Solved& solved) {
    std::map<std::string, std::vector<std::string>> all;
    const auto& [hierarchy, solution] = solved;
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
        auto& own = all[std::string(hierarchy.code(solution.primaries[unit]))];
        const auto add = [&](std::span<const Cause> some, std::string_view mode) {
            for (const auto& cause : some)
                own.push_back(std::string(hierarchy.code(cause.site)) + " " +
                              std::string(name_of(cause.fact)) +
                              (cause.certain ? " rules out " : " may rule out ") + std::string(mode));
        };
        add(solution.not_native(unit), "native");
        add(solution.not_mixed(unit), "mixed");
        std::sort(own.begin(), own.end());
    }
    return all;
}

} // namespace sitemode::property
