// Lists of configurations as text, JSON and CSV. Units are named by their primary sites.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/hierarchy.h"
#include "src/configurations.h"
#include "src/solve.h"

namespace sitemode {

// Which configurations to list: the first ones, or as many drawn at random.
struct ConfigurationChoice {
    std::size_t count = 0;
    std::optional<std::uint64_t> seed; // none: the first ones
};

// At most as many as there are, unless they are drawn.
std::vector<Configuration> chosen(const Solution& solution, const ConfigurationChoice& choice);

std::string configurations_text(const Hierarchy& hierarchy, const Solution& solution,
                                const ConfigurationChoice& choice,
                                std::string (*printable)(std::string_view text));
std::string configurations_json(const Hierarchy& hierarchy, const Solution& solution,
                                const ConfigurationChoice& choice);
// A row for each configuration, a column for each unit.
std::string configurations_csv(const Hierarchy& hierarchy, const Solution& solution,
                               const ConfigurationChoice& choice);

} // namespace sitemode
