// Every hierarchy of up to five sites, out of an alphabet of states that a site can be in, against brute
// force (tests/oracles/brute_force.h). What each state means for its unit is written down here by hand, from
// the rulebook.

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "graphs/draft.h"
#include "src/count.h"
#include "src/solve.h"
#include "tests/oracles/brute_force.h"

using namespace sitemode;
using sitemode::oracle::LocalUnit;
using sitemode::oracle::no_parent;

namespace {

// What a site in some state says of its unit.
struct Says {
    bool blocked = false, questioned = false, demanded = false;
};

// A state of a site: its facts, what they say of a primary and of a secondary site, and the state it is in
// once declared modes are dropped (the potential view; a number, counted from the letter itself: 0 is the
// letter itself).
struct Letter {
    std::string_view facts;
    Says primary, secondary;
    bool declares_native = false; // at a primary site this answers all questions of its unit
    int potential = 0;
};

constexpr Says nothing{}, blocks{true, false, false}, asks{false, true, false}, demands{false, false, true};
constexpr Says blocks_and_asks{true, true, false}, demands_and_asks{false, true, true},
    blocks_and_demands{true, false, true};

// clang-format off
constexpr std::array letters{
    Letter{"",                                        asks,               nothing},
    Letter{"native_ready=yes",                        nothing,            nothing},
    Letter{"native_ready=yes sms2003_clients=12",     blocks,             blocks},
    Letter{"mode=native",                             demands,            demands,            true, -3},
    Letter{"mode=mixed",                              blocks_and_asks,    blocks,             false, -4},
    Letter{"require=native",                          demands_and_asks,   demands},
    Letter{"native_ready=yes internet_clients=7",     demands,            demands},
    Letter{"native_ready=yes pki=unknown",            asks,               asks},
    Letter{"native_ready=yes require=mixed",          blocks,             blocks},
    Letter{"mode=native require=mixed",               blocks_and_demands, blocks_and_demands, true, +1},
    Letter{"require=mixed",                           blocks_and_asks,    blocks},
};
// clang-format on

// A forest: the parent of each site (a smaller number), and which of its leaves are secondary sites.
struct Shape {
    std::vector<std::uint32_t> parents;
    std::vector<bool> secondary;

    std::size_t size() const { return parents.size(); }
    bool is_leaf(std::size_t site) const {
        return std::find(parents.begin(), parents.end(), site) == parents.end();
    }
    std::uint32_t primary_of(std::uint32_t site) const { return secondary[site] ? parents[site] : site; }
};

// The same text for two forests that differ only in the order of their sites.
std::string drawn(const Shape& shape, std::uint32_t below) {
    std::vector<std::string> subtrees;
    for (std::uint32_t site = 0; site < shape.size(); ++site)
        if (shape.parents[site] == below)
            subtrees.push_back((shape.secondary[site] ? "s" : "p") + drawn(shape, site));
    std::sort(subtrees.begin(), subtrees.end());
    std::string text = "(";
    for (const auto& subtree : subtrees) text += subtree;
    return text + ")";
}

void add_types(Shape shape, std::set<std::string>& seen, std::vector<Shape>& shapes) {
    std::vector<std::size_t> may_be_secondary;
    for (std::size_t site = 0; site < shape.size(); ++site)
        if (shape.parents[site] != no_parent && shape.is_leaf(site)) may_be_secondary.push_back(site);
    for (std::uint32_t choice = 0; choice < 1U << may_be_secondary.size(); ++choice) {
        for (std::size_t i = 0; i < may_be_secondary.size(); ++i)
            shape.secondary[may_be_secondary[i]] = (choice >> i & 1U) != 0;
        if (seen.insert(drawn(shape, no_parent)).second) shapes.push_back(shape);
    }
}

// All forests of so many sites with all types, each once.
std::vector<Shape> all_shapes(std::uint32_t size) {
    std::vector<Shape> shapes;
    std::set<std::string> seen;
    Shape shape{std::vector<std::uint32_t>(size, 0), std::vector<bool>(size)};
    std::uint32_t total = 1; // site i has i+1 choices: no parent, or a site before it
    for (std::uint32_t i = 1; i <= size; ++i) total *= i;
    for (std::uint32_t number = 0; number < total; ++number) {
        std::uint32_t rest = number;
        for (std::uint32_t i = 0; i < size; ++i) {
            const std::uint32_t choice = rest % (i + 1);
            shape.parents[i] = choice == i ? no_parent : choice;
            rest /= i + 1;
        }
        add_types(shape, seen, shapes);
    }
    return shapes;
}

constexpr std::array codes{"AAA", "BBB", "CCC", "DDD", "EEE"};

// Facts of a letter, read once.
using Facts = std::vector<std::pair<Fact, Value>>;

Facts facts_of(const Letter& letter) {
    Facts facts;
    TextPool pool;
    std::string_view rest = letter.facts;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        const auto equals = rest.find('=');
        const auto fact = fact_named(rest.substr(0, equals), FactOwner::site).value();
        facts.emplace_back(fact, parsed_value(fact, rest.substr(equals + 1, end - equals - 1), pool).value());
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return facts;
}

// The state of each site, as an index among the letters.
using Word = std::vector<std::size_t>;

Hierarchy hierarchy_of(const Shape& shape, const Word& word) {
    static const std::vector<Facts> facts = [] {
        std::vector<Facts> all;
        for (const auto& letter : letters) all.push_back(facts_of(letter));
        return all;
    }();
    Draft draft;
    draft.files = {"t.dot"};
    for (SiteIndex site = 0; site < shape.size(); ++site) {
        draft.sites.push_back({draft.texts.add(codes[site]), {site + 1, 1, 0}, true});
        for (const auto& [fact, value] : facts[word[site]])
            draft.facts.push_back(draft_fact(site, fact, value, {site + 1, 1, 0}, false));
        if (shape.secondary[site]) {
            const Value secondary{Value::State::known, static_cast<std::uint32_t>(SiteType::secondary)};
            draft.facts.push_back(draft_fact(site, Fact::type, secondary, {site + 1, 1, 0}, false));
        }
        if (shape.parents[site] != no_parent) {
            DraftLink link;
            link.parent = shape.parents[site];
            link.child = site;
            link.place = {site + 1, 1, 0};
            draft.links.push_back(link);
        }
    }
    return built(std::move(draft)).hierarchy.value();
}

// What the rulebook says of each primary site's unit; secondary sites have none (their row is left empty).
std::vector<LocalUnit> local_units(const Shape& shape, const Word& word, SolveOptions options) {
    std::vector<LocalUnit> units(shape.size());
    const auto letter_of = [&](std::uint32_t site) -> const Letter& {
        const auto& letter = letters[word[site]];
        return options.potential ? *(&letter + letter.potential) : letter;
    };
    for (std::uint32_t site = 0; site < shape.size(); ++site) {
        const auto primary = shape.primary_of(site);
        const auto& says = shape.secondary[site] ? letter_of(site).secondary : letter_of(site).primary;
        auto& unit = units[primary];
        if (!shape.secondary[site]) unit.parent = shape.parents[site];
        const bool questioned = says.questioned && !letter_of(primary).declares_native;
        unit.blocked |= says.blocked || (questioned && options.unknown == Unknown::block);
        unit.questioned |= questioned && options.unknown == Unknown::report;
        unit.demanded |= says.demanded;
    }
    return units;
}

// Brute force wants units numbered without gaps.
struct Numbered {
    std::vector<LocalUnit> units;
    std::vector<std::uint32_t> unit_of; // of each site
};

Numbered numbered(const Shape& shape, const std::vector<LocalUnit>& by_site) {
    Numbered result{{}, std::vector<std::uint32_t>(shape.size())};
    for (std::uint32_t site = 0; site < shape.size(); ++site) {
        if (shape.secondary[site]) continue;
        result.unit_of[site] = static_cast<std::uint32_t>(result.units.size());
        auto unit = by_site[site];
        if (unit.parent != no_parent) unit.parent = result.unit_of[unit.parent];
        result.units.push_back(unit);
    }
    for (std::uint32_t site = 0; site < shape.size(); ++site)
        if (shape.secondary[site]) result.unit_of[site] = result.unit_of[shape.parents[site]];
    return result;
}

std::string described(const Shape& shape, const Word& word, SolveOptions options) {
    std::string text = options.potential ? "--potential" : "";
    text += options.unknown == Unknown::block ? " --unknown block\n" : "\n";
    for (std::uint32_t site = 0; site < shape.size(); ++site) {
        const std::string type = shape.secondary[site] ? "type=secondary " : "";
        text += std::string(codes[site]) + " [" + type + std::string(letters[word[site]].facts) + "]";
        if (shape.parents[site] != no_parent)
            text += std::string("  ") + codes[shape.parents[site]] + " -> " + codes[site];
        text += "\n";
    }
    return text;
}

// Empty where the solver and brute force agree, else what they don't agree on.
std::string disagreement(const Shape& shape, const Hierarchy& hierarchy, const Word& word,
                         SolveOptions options) {
    const auto expected = numbered(shape, local_units(shape, word, options));
    const auto tried = oracle::tried(expected.units);
    const auto solution = solve(hierarchy, options);
    if (configurations(solution) != std::to_string(tried.configurations))
        return "configurations: " + configurations(solution) + ", tried " +
               std::to_string(tried.configurations);
    for (SiteIndex site = 0; site < shape.size(); ++site) {
        const auto unit = solution.unit_of[site];
        const oracle::TriedUnit answer{solution.feasible(unit, Mode::native),
                                       solution.feasible(unit, Mode::mixed), solution.unconfirmed(unit)};
        if (answer != tried.units[expected.unit_of[site]]) return std::string("modes of ") + codes[site];
        if (path_causes_not_native(solution, unit, true).empty() != answer.native)
            return std::string("causes against native mode of ") + codes[site];
        if (subtree_causes_not_mixed(hierarchy, solution, unit).empty() != answer.mixed)
            return std::string("causes against mixed mode of ") + codes[site];
    }
    return {};
}

// Walks all words of so many letters; gives how many hierarchies were compared.
std::size_t compared(const Shape& shape, std::size_t alphabet, std::span<const SolveOptions> views) {
    Word word(shape.size(), 0);
    std::size_t count = 0;
    for (;;) {
        const auto hierarchy = hierarchy_of(shape, word);
        for (const auto options : views) {
            const auto wrong = disagreement(shape, hierarchy, word, options);
            if (!wrong.empty()) FAIL(wrong << "\n" << described(shape, word, options));
        }
        ++count;
        std::size_t place = 0;
        while (place < word.size() && ++word[place] == alphabet) word[place++] = 0;
        if (place == word.size()) return count;
    }
}

std::size_t compared_of_size(std::uint32_t size, std::size_t alphabet, std::span<const SolveOptions> views) {
    std::size_t count = 0;
    for (const auto& shape : all_shapes(size)) count += compared(shape, alphabet, views);
    return count;
}

constexpr std::array every_view{SolveOptions{}, SolveOptions{false, Unknown::clear},
                                SolveOptions{false, Unknown::block}, SolveOptions{true, Unknown::report},
                                SolveOptions{true, Unknown::block}};

// What is compiled for debugging is six times slower: there five sites have fewer states, and
// four sites fewer views.
#ifdef NDEBUG
constexpr std::span<const SolveOptions> four_site_views = every_view;
constexpr std::size_t five_site_states = 7, five_site_hierarchies = 1'193'297;
#else
constexpr std::span<const SolveOptions> four_site_views = std::span(every_view).first(1);
constexpr std::size_t five_site_states = 5, five_site_hierarchies = 221'875;
#endif

} // namespace

TEST_CASE("each forest of up to five sites is drawn once") {
    // Known: there are as many forests as rooted trees with one node more, which are 1, 2, 4, 9, 20.
    const auto of_primaries = [](std::uint32_t size) {
        const auto shapes = all_shapes(size);
        return std::count_if(shapes.begin(), shapes.end(), [](const Shape& shape) {
            return std::find(shape.secondary.begin(), shape.secondary.end(), true) == shape.secondary.end();
        });
    };
    CHECK(of_primaries(1) == 1);
    CHECK(of_primaries(2) == 2);
    CHECK(of_primaries(3) == 4);
    CHECK(of_primaries(4) == 9);
    CHECK(of_primaries(5) == 20);
}

TEST_CASE("all 11022 hierarchies of up to three sites solve as trying every mode does, in every view") {
    std::size_t count = 0;
    for (std::uint32_t size = 1; size <= 3; ++size)
        count += compared_of_size(size, letters.size(), every_view);
    CHECK(count == 11'022);
}

TEST_CASE("all 351384 hierarchies of four sites solve as trying every mode does") {
    const auto count = compared_of_size(4, letters.size(), four_site_views);
    CHECK(count == 351'384);
}

TEST_CASE("up to 1193297 hierarchies of five sites solve as trying every mode does") {
    const auto count = compared_of_size(5, five_site_states, std::span(every_view).first(1));
    CHECK(count == five_site_hierarchies);
}
