// Random hierarchies for properties: a Sketch is a list of sites with facts as words, which is easy to
// change, and is read through DOT like any other file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "graphs/hierarchy.h"
#include "src/solve.h"

namespace sitemode::property {

// Chance with a fixed seed. The numbers are those of std::mt19937 itself, since the distributions of the
// standard library differ from one library to the next.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    // 0 … sides-1.
    std::size_t roll(std::size_t sides) { return engine_() % sides; }
    bool in_percent(std::size_t chance) { return roll(100) < chance; }
    template <class Items>
    const auto& one_of(const Items& items) {
        return items[roll(std::size(items))];
    }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t left = items.size(); left > 1; --left) std::swap(items[left - 1], items[roll(left)]);
    }

private:
    std::mt19937 engine_;
};

struct SketchedSite {
    std::string code;
    std::optional<std::size_t> parent; // position in the sketch
    std::map<std::string, std::string> facts;

    bool is_secondary() const { return facts.contains("type") && facts.at("type") == "secondary"; }
};
using Sketch = std::vector<SketchedSite>;

// 1 … `largest` sites with facts of all kinds; every parent before its children.
Sketch random_sketch(Dice& dice, std::size_t largest = 12);

// The DOT statements of a sketch: one for each site, one for each link.
std::vector<std::string> statements(const Sketch& sketch);
std::string dot(const std::vector<std::string>& statements);
inline std::string dot(const Sketch& sketch) {
    return dot(statements(sketch));
}

// A hierarchy and its solution. Fails the test where the text is none.
struct Solved {
    Hierarchy hierarchy;
    Solution solution;

    SiteIndex site(std::string_view code) const;
    UnitIndex unit(std::string_view code) const { return solution.unit_of[site(code)]; }
    bool feasible(std::string_view code, Mode mode) const { return solution.feasible(unit(code), mode); }
};
Solved solved(const std::string& dot, SolveOptions options = {});
inline Solved solved(const Sketch& sketch, SolveOptions options = {}) {
    return solved(dot(sketch), options);
}

// What a solution says of every site, by code: "open", "native?" where it is unconfirmed …
std::map<std::string, std::string> verdicts(const Solved& solved);

// What a solution says of every unit, by the code of its primary site: its own causes as "site fact certain",
// sorted.
std::map<std::string, std::vector<std::string>> causes(const Solved& solved);

// Runs `check(sketch, dice)` on so many random sketches; shows the sketch's text where it fails.
template <class Check>
void for_random_sketches(std::uint32_t seed, int count, Check check) {
    Dice dice(seed);
    for (int i = 0; i < count; ++i) {
        const auto sketch = random_sketch(dice);
        INFO(dot(sketch));
        check(sketch, dice);
    }
}

} // namespace sitemode::property
