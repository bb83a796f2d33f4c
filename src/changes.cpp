#include "src/changes.h"

#include <algorithm>
#include <utility>

#include "graphs/field_names.h"

namespace sitemode {

Changes::Changes(const Hierarchy& hierarchy)
    : h_(hierarchy), draft_(hierarchy.as_draft()), removed_(hierarchy.size(), 0) {
    parents_.reserve(h_.size());
    secondary_.reserve(h_.size());
    for (SiteIndex site = 0; site < h_.size(); ++site) {
        parents_.push_back(h_.parent(site));
        secondary_.push_back(h_.is_secondary(site) ? 1 : 0);
    }
}

void Changes::give(SiteIndex site, Fact fact, Value value, Place place) {
    changes_.push_back({site, fact, value, place});
    if (fact == Fact::type) {
        const auto secondary = static_cast<std::uint32_t>(SiteType::secondary);
        secondary_[site] = value.state == Value::State::known && value.bits == secondary ? 1 : 0;
        structure_places_[site] = place;
    }
    if (fact == Fact::mode && !is_secondary(site)) clear_modes_below(site, place);
    if (parents_[site] != no_site) families_[parents_[site]].edited.push_back(site);
}

void Changes::give_own(Fact fact, Value value, Place place) {
    auto& own = draft_.own_facts;
    std::erase_if(own, [&](const Cell& cell) { return cell.fact == fact; });
    if (value.state == Value::State::absent) return;
    own.push_back(
        {value.bits, place.line, place.column, place.file, fact, value.state == Value::State::unknown});
}

// Each secondary site is looked at once, however often its primary site is given a mode.
void Changes::clear_modes_below(SiteIndex primary, Place place) {
    auto& family = families_[primary];
    const auto clear = [&](SiteIndex site) {
        if (parents_[site] == primary && is_secondary(site))
            changes_.push_back({site, Fact::mode, {}, place});
    };
    if (!family.is_cleared && primary < h_.size()) {
        for (const auto child : h_.children(primary))
            if (h_.cell(child, Fact::mode) != nullptr) clear(child);
    }
    for (const auto child : family.edited) clear(child);
    family.is_cleared = true;
    family.edited.clear();
}

void Changes::attach(SiteIndex site, SiteIndex parent, Place place) {
    if (parents_[site] == parent) return;
    parents_[site] = parent;
    give(site, Fact::ipsec, {}, place);
    give(site, Fact::parent, {parent == no_site ? Value::State::absent : Value::State::known, parent}, place);
    structure_places_[site] = place;
}

SiteIndex Changes::add(std::string_view code, Place place) {
    const auto site = static_cast<SiteIndex>(draft_.sites.size());
    draft_.sites.push_back({draft_.texts.add(code), place, true});
    parents_.push_back(no_site);
    secondary_.push_back(0);
    removed_.push_back(0);
    structure_places_[site] = place;
    return site;
}

void Changes::remove(SiteIndex site, Place place) {
    removed_[site] = 1;
    any_removed_ = true;
    structure_places_[site] = place;
}

void Changes::settle() {
    const auto before = [](const Change& a, const Change& b) {
        return a.site != b.site ? a.site < b.site : a.fact < b.fact;
    };
    std::stable_sort(changes_.begin(), changes_.end(), before);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < changes_.size(); ++at) {
        const bool is_last = at + 1 == changes_.size() || before(changes_[at], changes_[at + 1]);
        if (is_last && !is_removed(changes_[at].site)) changes_[kept++] = changes_[at];
    }
    changes_.resize(kept);
}

std::map<SiteIndex, std::vector<SiteIndex>> Changes::left_children() const {
    std::map<SiteIndex, std::vector<SiteIndex>> children;
    for (SiteIndex site = 0; any_removed_ && site < parents_.size(); ++site)
        if (!is_removed(site) && parents_[site] != no_site && is_removed(parents_[site]))
            children[parents_[site]].push_back(site);
    return children;
}

Place Changes::structure_place(SiteIndex site) const {
    const auto found = structure_places_.find(site);
    return found == structure_places_.end() ? Place() : found->second;
}

void Changes::number_anew() {
    if (!any_removed_) return;
    SiteIndex next = 0;
    numbers_.reserve(removed_.size());
    for (const auto removed : removed_) numbers_.push_back(removed != 0 ? no_site : next++);
    std::map<SiteIndex, Place> places;
    for (const auto& [site, place] : structure_places_)
        if (!is_removed(site)) places.emplace_hint(places.end(), numbers_[site], place);
    structure_places_ = std::move(places);
}

// The draft is that of the hierarchy until here, but for added sites and the hierarchy's own facts.
Draft Changes::drafted() {
    number_anew();
    draft_.links.clear();
    draft_.cell_counts.clear();
    draft_.cells.clear();
    draft_.cells.reserve(draft_.cells.capacity() + changes_.size());
    std::size_t next = 0;
    for (SiteIndex site = 0; site < parents_.size(); ++site) {
        if (is_removed(site)) continue;
        const auto begin = draft_.cells.size();
        const auto first = next;
        while (next < changes_.size() && changes_[next].site == site) ++next;
        add_cells(site, {changes_.data() + first, next - first});
        draft_.cell_counts.push_back(static_cast<std::uint8_t>(draft_.cells.size() - begin));
    }
    forget_old_links();
    forget_removed();
    return std::move(draft_);
}

void Changes::add_cells(SiteIndex site, std::span<const Change> changes) {
    if (site >= h_.size()) return add_changed_cells(site, {}, changes);
    const auto old = h_.cells(site);
    if (!changes.empty()) return add_changed_cells(site, old, changes);
    draft_.cells.insert(draft_.cells.end(), old.begin(), old.end());
    if (const auto* link = h_.cell(site, Fact::parent)) add_link(site, link->bits, link->place());
}

void Changes::add_changed_cells(SiteIndex site, std::span<const Cell> old, std::span<const Change> changes) {
    std::size_t at = 0;
    for (const auto& [of, fact, value, place] : changes) {
        for (; at < old.size() && old[at].fact < fact; ++at) add_cell(site, old[at]);
        if (at < old.size() && old[at].fact == fact) ++at;
        if (value.state == Value::State::absent) continue;
        const bool is_unknown = value.state == Value::State::unknown;
        add_cell(of, {value.bits, place.line, place.column, place.file, fact, is_unknown});
    }
    for (; at < old.size(); ++at) add_cell(site, old[at]);
}

void Changes::add_cell(SiteIndex site, const Cell& cell) {
    draft_.cells.push_back(cell);
    if (cell.fact == Fact::parent) add_link(site, cell.bits, cell.place());
}

void Changes::add_link(SiteIndex site, SiteIndex parent, Place place) {
    draft_.links.push_back({renumbered(parent), renumbered(site), 0, place, {}, {}});
}

// As with their facts, what was said of a link goes with it.
void Changes::forget_old_links() {
    std::erase_if(draft_.extras, [&](const ExtraAttribute& extra) {
        return extra.site != no_site && parents_[extra.site] != h_.parent(extra.site) &&
               !name_on_link(draft_.texts.at(extra.name)).empty();
    });
}

void Changes::forget_removed() {
    if (!any_removed_) return;
    std::size_t kept = 0;
    for (SiteIndex site = 0; site < removed_.size(); ++site)
        if (!is_removed(site)) draft_.sites[kept++] = draft_.sites[site];
    draft_.sites.resize(kept);
    std::erase_if(draft_.extras, [&](const ExtraAttribute& extra) {
        return extra.site != no_site && is_removed(extra.site);
    });
    for (auto& extra : draft_.extras)
        if (extra.site != no_site) extra.site = renumbered(extra.site);
}

} // namespace sitemode
