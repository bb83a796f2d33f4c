#include "src/site_properties.h"

#include <string>

namespace sitemode {

std::vector<render::Property> SiteProperties::of(std::string_view code) const {
    const auto site = hierarchy_.site_with_code(code);
    if (site == no_site) return {};
    const auto unit = solution_.unit_of[site];
    const auto cells = hierarchy_.cells(site);
    std::vector<render::Property> properties;
    properties.reserve(cells.size() + 2);
    std::string verdict(name_of(solution_.verdict(unit)));
    if (solution_.unconfirmed(unit)) verdict += '?';
    properties.push_back({"verdict", std::move(verdict)});
    if (auto reason = reasons_.words(hierarchy_, unit); !reason.empty())
        properties.push_back({"because", std::move(reason)});
    for (const auto& cell : cells)
        properties.push_back({std::string(name_of(cell.fact)), hierarchy_.written(cell)});
    return properties;
}

} // namespace sitemode
