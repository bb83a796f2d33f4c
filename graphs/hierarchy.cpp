#include "graphs/hierarchy.h"

#include <algorithm>

#include "graphs/draft.h"

namespace sitemode {

std::string_view Hierarchy::name(SiteIndex site) const {
    const auto* name = cell(site, Fact::name);
    return name != nullptr && !name->unknown ? texts_.at(name->bits) : code(site);
}

SiteIndex Hierarchy::site_with_code(std::string_view wanted) const {
    const auto site = codes_.find(wanted, [&](SiteIndex other) { return code(other); });
    return site != no_site && code(site) == wanted ? site : no_site;
}

std::string_view Hierarchy::text(SiteIndex site, Fact fact) const {
    const auto* given = cell(site, fact);
    return given == nullptr || given->unknown ? std::string_view{} : texts_.at(given->bits);
}

std::string Hierarchy::written(const Cell& given) const {
    if (given.fact == Fact::parent && !given.unknown) return std::string(code(given.bits));
    return written_value(given.fact, given.value(), texts_);
}

const Cell* Hierarchy::cell(Fact fact) const {
    const auto at =
        std::find_if(own_cells_.begin(), own_cells_.end(), [&](const Cell& c) { return c.fact == fact; });
    return at == own_cells_.end() ? nullptr : &*at;
}

std::string_view Hierarchy::text(Fact fact) const {
    const auto* given = cell(fact);
    return given == nullptr ? std::string_view{} : texts_.at(given->bits);
}

Draft Hierarchy::as_draft() const {
    Draft draft;
    draft.files = files_;
    draft.texts = texts_;
    draft.extras = extras_;
    draft.own_facts = own_cells_;
    draft.cells = cells_;
    draft.sites.reserve(size());
    draft.cell_counts.reserve(size());
    draft.links.reserve(size());
    for (SiteIndex site = 0; site < size(); ++site) {
        const auto& entry = sites_[site];
        draft.sites.push_back({entry.written_code, entry.place, entry.has_statement});
        draft.cell_counts.push_back(static_cast<std::uint8_t>(entry.cell_count));
        if (const auto* link = cell(site, Fact::parent))
            draft.links.push_back({link->bits, site, 0, link->place(), {}, {}});
    }
    return draft;
}

} // namespace sitemode
