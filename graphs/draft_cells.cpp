#include "graphs/draft_cells.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <utility>

namespace sitemode {
namespace {

// True where each fact comes once, in the order of cells, and none is taken back: as sitemode writes them.
bool are_in_order(std::span<const DraftFact> facts) {
    for (std::size_t at = 0; at < facts.size(); ++at) {
        if (facts[at].is_taken_back) return false;
        if (at > 0 && facts[at].cell.fact <= facts[at - 1].cell.fact) return false;
    }
    return true;
}

std::size_t stated_ipsecs(std::span<const DraftLink> links) {
    return static_cast<std::size_t>(std::count_if(links.begin(), links.end(), [](const DraftLink& link) {
        return link.ipsec.state != Value::State::absent;
    }));
}

} // namespace

DraftCells::DraftCells(const Draft& draft, const DraftLinks& links, std::span<SiteEntry> sites)
    : draft_(draft), links_(links), sites_(sites) {
    cells.reserve(draft.facts.size() + draft.links.size() + stated_ipsecs(draft.links));
    given.reserve(sites.size());
    const std::span<const DraftFact> facts = draft.facts;
    for (std::size_t begin = 0, site = 0; site < sites.size(); ++site) {
        std::size_t end = begin;
        while (end < facts.size() && facts[end].site == site) ++end;
        add_site(static_cast<SiteIndex>(site), facts.subspan(begin, end - begin));
        begin = end;
    }
}

void DraftCells::add_site(SiteIndex site, std::span<const DraftFact> facts) {
    SiteEntry& entry = sites_[site];
    entry.first_cell = static_cast<std::uint32_t>(cells.size());
    given_here_ = 0;
    bool is_parent_due = true;
    for (const DraftFact& fact : counting(facts)) {
        if (is_parent_due && fact.cell.fact > Fact::parent) {
            add_parent(site);
            is_parent_due = false;
        }
        if (fact.cell.fact == Fact::type)
            entry.is_secondary =
                !fact.cell.unknown && fact.cell.bits == static_cast<std::uint32_t>(SiteType::secondary);
        add(fact.cell);
    }
    if (is_parent_due) add_parent(site);
    add_ipsec(site);
    entry.cell_count = static_cast<std::uint16_t>(cells.size() - entry.first_cell);
    given.push_back(given_here_);
    given_anywhere |= given_here_;
}

void DraftCells::add(const Cell& cell) {
    cells.push_back(cell);
    given_here_ |= bit(cell.fact);
}

void DraftCells::add_parent(SiteIndex site) {
    const DraftLink* const link = links_.first(site);
    if (link == nullptr || link->parent == no_site) return;
    add(cell_of(Fact::parent, {Value::State::known, link->parent}, link->place));
}

void DraftCells::add_ipsec(SiteIndex site) {
    const DraftLink* stated = nullptr; // of the same link stated twice the later word counts
    for (const auto position : links_.to(site)) {
        const DraftLink& link = links_.at(position);
        if (link.ipsec.state != Value::State::absent) stated = &link;
    }
    if (stated != nullptr) add(cell_of(Fact::ipsec, stated->ipsec, stated->ipsec_place));
}

// The facts of a site that count, by fact: of each the last, unless that takes back.
std::span<const DraftFact> DraftCells::counting(std::span<const DraftFact> facts) {
    if (are_in_order(facts)) return facts;
    FactSet met = 0;
    for (const DraftFact& fact : facts) {
        DraftFact& last = counting_[static_cast<std::size_t>(fact.cell.fact)];
        if ((met & bit(fact.cell.fact)) != 0 && !last.is_default && !fact.is_default)
            report_twice(last, fact);
        last = fact;
        met |= bit(fact.cell.fact);
    }
    std::size_t count = 0;
    for (; met != 0; met &= met - 1) {
        const DraftFact& last = counting_[static_cast<std::size_t>(std::countr_zero(met))];
        if (!last.is_taken_back) counting_[count++] = last;
    }
    return std::span(counting_).first(count);
}

void DraftCells::report_twice(const DraftFact& first, const DraftFact& second) {
    const auto shown = [&](const DraftFact& fact) {
        if (fact.is_taken_back) return std::string("nothing");
        return quoted(written_value(fact.cell.fact, fact.cell.value(), draft_.texts));
    };
    const std::string_view code = draft_.texts.at(sites_[first.site].written_code);
    Diagnostic diagnostic{Severity::warning, second.cell.place(), {}, "keep one of the two", "given-twice"};
    diagnostic.message = std::string(name_of(first.cell.fact)) + " of site " + quoted(code) +
                         " is given twice: " + shown(first) + " at line " + std::to_string(first.cell.line) +
                         ", column " + std::to_string(first.cell.column) + ", and " + shown(second) +
                         " here; the last one counts";
    diagnostics.add(std::move(diagnostic));
}

} // namespace sitemode
