#include "render/least_heights.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <vector>

using namespace sitemode::render;

namespace {

constexpr double gap = 12;

// Filled one after the other.
std::size_t columns_of(const std::vector<double>& heights, double highest) {
    std::size_t columns = 1;
    double filled = -gap;
    for (const double one : heights) {
        filled += gap + one;
        if (filled <= highest) continue;
        ++columns;
        filled = one;
    }
    return columns;
}

std::vector<double> least_heights(const std::vector<double>& heights) {
    std::vector<double> found;
    add_least_heights(heights, gap, found);
    return found;
}

std::vector<double> random_heights(std::mt19937& random, std::size_t count) {
    std::vector<double> heights(count);
    for (double& one : heights) one = 37.5 + 0.25 * static_cast<double>(random() % 600);
    return heights;
}

} // namespace

TEST_CASE("one column is as high as all siblings and the gaps between them") {
    const auto found = least_heights({40, 50, 60});
    REQUIRE(found.size() == 2);
    CHECK(found[0] == Approx(40 + 50 + 60 + 2 * gap));
    CHECK(found[1] >= 40 + 50 + gap);
}

TEST_CASE("a row of one has no columns to choose from") {
    CHECK(least_heights({40}).empty());
    CHECK(least_heights({}).empty());
}

TEST_CASE("heights are added to those that are there") {
    std::vector<double> heights{7};
    add_least_heights(std::vector<double>{10, 10}, gap, heights);
    REQUIRE(heights.size() == 2);
    CHECK(heights[0] == 7);
}

TEST_CASE("so many columns hold all siblings in the height found, and in hardly less they don't") {
    std::mt19937 random(1);
    for (std::size_t count = 2; count < 60; ++count) {
        const auto heights = random_heights(random, count);
        const double tallest = *std::max_element(heights.begin(), heights.end());
        const double sum = std::accumulate(heights.begin(), heights.end(), 0.0);
        const auto found = least_heights(heights);
        std::size_t columns = 1;
        for (const double height : found) {
            CHECK(columns_of(heights, height) <= columns);
            const double step = (tallest + gap) / 64; // after six halvings
            const double less = height - step - 1e-5;
            const bool is_least = less < tallest || less < sum / static_cast<double>(columns) - gap;
            CHECK((is_least || columns_of(heights, less) > columns));
            columns += 1 + columns / 6;
        }
        CHECK(columns >= count);
    }
}
