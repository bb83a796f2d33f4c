// How high columns must be at least to hold a row of siblings, by how many columns there are. Used by
// render/columns.cpp, which says what for.
#pragma once

#include <span>
#include <vector>

namespace sitemode::render {

// Takes the heights of siblings, which keep their order, and the gap between two in a column. Adds to `out`
// the least height, nearly, for 1, 2, 3 … columns, then in steps of about a sixth, as long as they are fewer
// than the siblings. Each is found by halving the interval that it lies in, and for four numbers of columns
// at once: how a column fills can't be foretold, and sums of four don't wait for each other. Linear in the
// siblings for each number of columns.
void add_least_heights(std::span<const double> heights, double gap, std::vector<double>& out);

} // namespace sitemode::render
