// How the children of one card stand: in columns, each in one of its shapes.
#pragma once

#include <cstdint>
#include <vector>

namespace sitemode::render {

// A run of siblings, and the space that it takes.
struct Column {
    std::uint32_t first = 0, count = 0; // a range of the siblings
    double width = 0, height = 0;       // with the indent of a stack
    [[nodiscard]] bool is_stack() const { return count > 1; }
};

// The children of one card in one of its shapes.
struct Arrangement {
    std::vector<Column> columns;
    std::vector<std::uint32_t> shapes; // of each child: index into its shapes
    double width = 0, height = 0;      // of all columns
    [[nodiscard]] bool is_list() const { return columns.size() == 1 && columns.front().is_stack(); }
};

} // namespace sitemode::render
