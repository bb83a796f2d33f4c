#include "graphs/hierarchy.h"

#include <algorithm>
#include <bit>

#include "graphs/draft.h"

namespace sitemode {
namespace {

std::uint64_t bit_of(Fact fact) {
    return std::uint64_t{1} << static_cast<unsigned>(fact);
}

} // namespace

std::string_view Hierarchy::name(SiteIndex site) const {
    const auto* name = cell(site, Fact::name);
    return name != nullptr && !name->unknown ? texts_.at(name->bits) : code(site);
}

SiteIndex Hierarchy::site_with_code(std::string_view wanted) const {
    const auto at =
        std::lower_bound(by_code_.begin(), by_code_.end(), wanted,
                         [&](SiteIndex site, std::string_view text) { return code(site) < text; });
    return at != by_code_.end() && code(*at) == wanted ? *at : no_site;
}

const Cell* Hierarchy::cell(SiteIndex site, Fact fact) const {
    const auto& entry = sites_[site];
    if ((entry.given & bit_of(fact)) == 0) return nullptr;
    const auto before = std::popcount(entry.given & (bit_of(fact) - 1));
    return &cells_[entry.first_cell + static_cast<std::uint32_t>(before)];
}

Answer Hierarchy::yes_no(SiteIndex site, Fact fact) const {
    const auto* given = cell(site, fact);
    if (given == nullptr) return Answer::absent;
    if (given->unknown) return Answer::unknown;
    return given->bits != 0 ? Answer::yes : Answer::no;
}

std::optional<std::uint32_t> Hierarchy::known(SiteIndex site, Fact fact) const {
    const auto* given = cell(site, fact);
    if (given == nullptr || given->unknown) return std::nullopt;
    return given->bits;
}

bool Hierarchy::is_unknown(SiteIndex site, Fact fact) const {
    const auto* given = cell(site, fact);
    return given != nullptr && given->unknown;
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
