// What a picture that is worked on by hand says of each site: its verdict, the reason, its facts.
#pragma once

#include <string_view>
#include <vector>

#include "graphs/hierarchy.h"
#include "render/drawio.h"
#include "src/explain.h"
#include "src/solve.h"

namespace sitemode {

// Refers to its arguments and must not outlive them.
class SiteProperties {
public:
    SiteProperties(const Hierarchy& hierarchy, const Solution& solution)
        : hierarchy_(hierarchy), solution_(solution), reasons_(solution) {}

    // Of the site with this code: "verdict", "because" where something decides, and its facts by their names;
    // nothing where the hierarchy has no such site. Logarithmic in the sites.
    std::vector<render::Property> of(std::string_view code) const;

private:
    const Hierarchy& hierarchy_;
    const Solution& solution_;
    MainReasons reasons_;
};

} // namespace sitemode
