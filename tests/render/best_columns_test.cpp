#include "render/best_columns.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <random>
#include <vector>

using namespace sitemode::render;

namespace {

constexpr Gaps gaps{16, 12, 18};
constexpr double unlimited = std::numeric_limits<double>::max();

using Outlines = std::vector<std::vector<Shape>>; // of each sibling

double random_length(std::mt19937& random, double least, double most) {
    return std::uniform_real_distribution<double>(least, most)(random);
}

// Narrow and high ones first.
std::vector<Shape> random_shapes(std::mt19937& random, std::size_t most) {
    std::vector<Shape> shapes(1 + random() % most);
    double width = random_length(random, 130, 180), height = random_length(random, 900, 1000);
    for (Shape& shape : shapes) {
        shape.width = width;
        shape.height = height;
        width += random_length(random, 20, 200);
        height *= 0.7;
    }
    return shapes;
}

Outlines random_outlines(std::mt19937& random, std::size_t siblings, std::size_t most) {
    Outlines outlines(siblings);
    for (auto& shapes : outlines) shapes = random_shapes(random, most);
    return outlines;
}

SiblingRow row_of(const Outlines& outlines) {
    std::vector<Shapes> siblings(outlines.begin(), outlines.end());
    SiblingRow row;
    row.take(siblings, gaps);
    return row;
}

Arrangement broken(BestColumns& best, const SiblingRow& row, double highest) {
    Arrangement arrangement;
    arrangement.shapes.assign(row.size(), 0);
    best.break_row(row, highest, arrangement);
    return arrangement;
}

double width_of(const Arrangement& arrangement) {
    double width = -gaps.column;
    for (const Column& column : arrangement.columns) width += gaps.column + column.width;
    return width;
}

// Of a stack; unlimited if no width is enough.
double stack_width(const SiblingRow& row, std::size_t first, std::size_t end, double highest) {
    std::vector<double> widths;
    double narrowest = 0;
    for (std::size_t i = first; i < end; ++i) {
        for (const Shape& shape : row[i]) widths.push_back(shape.width);
        narrowest = std::max(narrowest, row[i].front().width);
    }
    double least = unlimited;
    for (const double width : widths) {
        double height = -gaps.stack;
        for (std::size_t i = first; i < end; ++i)
            height += gaps.stack + row[i][lowest_within(row[i], width)].height;
        if (width >= narrowest && height <= highest) least = std::min(least, width + gaps.indent);
    }
    return least;
}

// All columns up to each sibling, tried one by one.
double least_width(const SiblingRow& row, double highest) {
    std::vector<double> least(row.size() + 1, unlimited);
    least[0] = -gaps.column;
    for (std::size_t end = 1; end <= row.size(); ++end) {
        for (std::size_t first = 0; first < end; ++first) {
            const double last = end - first == 1 ? row[first][narrowest_within(row[first], highest)].width
                                                 : stack_width(row, first, end, highest);
            if (last < unlimited) least[end] = std::min(least[end], least[first] + gaps.column + last);
        }
    }
    return least.back();
}

void check_columns(const SiblingRow& row, double highest, const Arrangement& arrangement) {
    std::size_t next = 0;
    for (const Column& column : arrangement.columns) {
        CHECK(column.first == next);
        double width = 0, height = -gaps.stack;
        for (; next < column.first + column.count; ++next) {
            const Shape& shape = row[next][arrangement.shapes[next]];
            width = std::max(width, shape.width);
            height += gaps.stack + shape.height;
        }
        CHECK(column.width == width + (column.is_stack() ? gaps.indent : 0));
        CHECK(column.height == height);
        if (column.is_stack()) CHECK(height <= highest + rounding);
    }
    CHECK(next == row.size());
}

} // namespace

TEST_CASE("no other columns that are low enough are narrower") {
    std::mt19937 random(2);
    for (const std::size_t most : {1U, 3U}) {
        for (std::size_t siblings = 1; siblings < 10; ++siblings) {
            const auto outlines = random_outlines(random, siblings, most); // few levels: no sample
            const auto row = row_of(outlines);
            BestColumns best;
            for (double highest = 8000; highest > 200; highest *= 0.8) {
                const auto arrangement = broken(best, row, highest);
                check_columns(row, highest, arrangement);
                // A stack may be narrower than what it could be.
                CHECK(width_of(arrangement) <= least_width(row, highest) + rounding);
            }
        }
    }
}

TEST_CASE("limits in any order lead to the same columns") {
    std::mt19937 random(3);
    const auto outlines = random_outlines(random, 40, 8);
    const auto row = row_of(outlines);
    BestColumns used;
    for (int i = 0; i < 50; ++i) {
        const double highest = random_length(random, 200, 6000);
        BestColumns fresh;
        const auto expected = broken(fresh, row, highest), again = broken(used, row, highest);
        CHECK(again.shapes == expected.shapes);
        CHECK(width_of(again) == width_of(expected));
        CHECK(again.columns.size() == expected.columns.size());
    }
}

TEST_CASE("another row is measured anew") {
    std::mt19937 random(4);
    const auto first = random_outlines(random, 12, 4), second = random_outlines(random, 9, 4);
    const auto row = row_of(first), other = row_of(second);
    BestColumns best;
    broken(best, row, 2000);
    best.clear();
    check_columns(other, 1500, broken(best, other, 1500));
}
