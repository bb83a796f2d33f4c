// The answers of `sitemode why` as text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "graphs/hierarchy.h"
#include "src/fragile.h"
#include "src/solve.h"
#include "src/why.h"

namespace sitemode {

struct WhyStyle {
    std::string (*printable)(std::string_view text);         // makes text of the input safe for a terminal
    std::string (*faint)(const std::string& text) = nullptr; // null: plain
    std::size_t most = 20;                                   // entries of a list that are shown
};

// Why a site can have `asked`, or not; of both modes where none is asked.
std::string why_text(const Hierarchy& hierarchy, const Solution& solution, SiteIndex site,
                     std::optional<Mode> asked, const WhyStyle& style);

// What holds native mode back, most first.
std::string blockers_text(const Hierarchy& hierarchy, const Solution& solution, const WhyStyle& style);

// What hangs on each unit, most first.
std::string fragile_text(const Hierarchy& hierarchy, const Solution& solution, const WhyStyle& style);

} // namespace sitemode
