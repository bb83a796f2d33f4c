// Sizes of paper. All lengths are points.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace sitemode::render {

struct Paper {
    std::string_view name;
    double width = 0, height = 0; // standing upright
};

inline constexpr std::array<Paper, 7> papers = {{
    {"A4", 595.28, 841.89},
    {"A3", 841.89, 1190.55},
    {"A2", 1190.55, 1683.78},
    {"A1", 1683.78, 2383.94},
    {"A0", 2383.94, 3370.39},
    {"letter", 612, 792},
    {"tabloid", 792, 1224},
}};

} // namespace sitemode::render
