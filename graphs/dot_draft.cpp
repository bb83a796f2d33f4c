#include "graphs/dot_draft.h"

#include <utility>

namespace sitemode {
namespace {

// More parents of one child than this are not looked at: the hierarchy is refused for two. It keeps products
// in bounds.
constexpr std::uint8_t most_parents_kept = 32;

} // namespace

void DotDraft::expect_sites(std::size_t count) {
    draft_.sites.reserve(count);
    draft_.texts.reserve(16 * count);
    given_.reserve(count);
    cells_.reserve(4 * count);
    parents_.reserve(count); // last: what is given back after reading lies together
}

void DotDraft::add_links_of_site() {
    last_link_plus_1_.push_back(0);
    parents_kept_.push_back(0);
}

// The same link twice is one link.
DotDraft::Link DotDraft::add_link(SiteIndex parent, SiteIndex child, Place place) {
    note_one_by_one();
    if (parents_kept_[child] >= most_parents_kept) return {nullptr, false};
    for (std::uint32_t at = last_link_plus_1_[child]; at != 0; at = earlier_link_plus_1_[at - 1])
        if (draft_.links[at - 1].parent == parent) return {&draft_.links[at - 1], false};
    draft_.links.push_back({parent, child, 0, place, {}, {}});
    ++parents_kept_[child];
    earlier_link_plus_1_.push_back(last_link_plus_1_[child]);
    last_link_plus_1_[child] = static_cast<std::uint32_t>(draft_.links.size());
    return {&draft_.links.back(), true};
}

Cell& DotDraft::inserted(FactSet before) {
    return *cells_.insert(cells_.end() - static_cast<std::ptrdiff_t>(count_of(before)), Cell{});
}

void DotDraft::add_any_fact(SiteIndex site, Fact fact, Value value, Place place, bool is_default) {
    note_one_by_one();
    draft_.facts.push_back(draft_fact(site, fact, value, place, is_default));
}

void DotDraft::part_cells() {
    are_cells_ = false;
    draft_.facts.reserve(cells_.capacity());
    draft_.links.reserve(parents_.capacity());
    last_link_plus_1_.assign(parents_.size(), 0);
    parents_kept_.assign(parents_.size(), 0);
    std::size_t next = 0;
    for (SiteIndex site = 0; site < given_.size(); ++site) {
        for (auto left = count_of(given_[site]); left > 0; --left)
            draft_.facts.push_back({site, cells_[next++], false, false});
        if (parents_[site].bits != no_site) add_link(parents_[site].bits, site, parents_[site].place());
    }
    cells_ = {};
    given_ = {};
    parents_ = {};
}

// Puts the cells of parents among the others, from the end on: so each is moved once.
void DotDraft::add_parents() {
    std::size_t from = cells_.size(), to = from;
    draft_.parents.reserve(parents_.size());
    for (const Cell& parent : parents_) {
        draft_.parents.push_back(parent.bits);
        if (parent.bits != no_site) ++to;
    }
    cells_.resize(to);
    const auto move = [&](FactSet facts) {
        for (; facts != 0; facts &= facts - 1) cells_[--to] = cells_[--from];
    };
    constexpr FactSet before_parent = bit(Fact::parent) - 1;
    for (std::size_t site = parents_.size(); site-- > 0;) {
        const FactSet first = given_[site] & before_parent;
        move(given_[site] ^ first);
        if (parents_[site].bits != no_site) {
            cells_[--to] = parents_[site];
            given_[site] |= bit(Fact::parent);
        }
        move(first);
    }
    draft_.cells = std::move(cells_);
    draft_.given = std::move(given_);
}

} // namespace sitemode
