#include "graphs/draft.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/draft_cells.h"
#include "graphs/draft_links.h"
#include "graphs/field_names.h"
#include "graphs/forest.h"
#include "graphs/nearest.h"

namespace sitemode {
namespace {

// So many sites a defect names at most: a cycle of a million sites must not become a message of megabytes.
constexpr std::size_t most_named = 1000;
constexpr std::size_t most_parents_named = 20;

} // namespace

// Fills a Hierarchy from a Draft step by step; each step adds the defects it finds.
class HierarchyBuilder {
public:
    explicit HierarchyBuilder(Draft draft) : draft_(std::move(draft)) {}

    Built build() && {
        adopt_sites();
        if (!draft_.cell_counts.empty()) take_counted_cells();
        has_cells_ = !draft_.given.empty();
        if (has_cells_)
            adopt_cells();
        else
            add_cells();
        index_codes();
        choose_parents();
        order_sites();
        check_types();
        if (out_.defects.empty()) check_centre();
        if (out_.defects.empty()) {
            order_extras();
            h_.texts_ = std::move(draft_.texts);
            h_.extras_ = std::move(draft_.extras);
            h_.files_ = std::move(draft_.files);
            add_own_cells();
            out_.hierarchy = std::move(h_);
        }
        return std::move(out_);
    }

private:
    std::size_t size() const { return h_.sites_.size(); }
    std::string_view written_code(SiteIndex site) const {
        return draft_.texts.at(h_.sites_[site].written_code);
    }
    std::string_view folded_code(SiteIndex site) const { return draft_.texts.at(h_.sites_[site].code); }

    void adopt_sites() {
        h_.sites_ = std::move(draft_.sites);
        // Who made a table has seen all codes, and all sites' own records.
        if (!draft_.codes.is_empty() && !draft_.codes.has_lower()) return;
        for (auto& site : h_.sites_) {
            site.code = site.written_code;
            const auto written = draft_.texts.at(site.written_code);
            if (CodeTable::has_lower(written)) site.code = draft_.texts.add(in_capitals(written));
            h_.any_in_links_only_ = h_.any_in_links_only_ || !site.has_statement;
        }
    }

    // Those of a site's link behind its own, as DOT has them: so each format brings them back as they are.
    void order_extras() {
        const auto is_of_link = [&](const ExtraAttribute& extra) {
            return !name_on_link(draft_.texts.at(extra.name)).empty();
        };
        auto& extras = draft_.extras;
        if (std::none_of(extras.begin(), extras.end(), is_of_link)) return;
        std::stable_sort(extras.begin(), extras.end(), [&](const ExtraAttribute& a, const ExtraAttribute& b) {
            return a.site != b.site ? a.site < b.site : !is_of_link(a) && is_of_link(b);
        });
    }

    // Stable: the facts of a site stay in the order of the file.
    void sort_facts_by_site() {
        auto& facts = draft_.facts;
        const auto by_site = [](const DraftFact& a, const DraftFact& b) { return a.site < b.site; };
        if (!std::is_sorted(facts.begin(), facts.end(), by_site))
            std::stable_sort(facts.begin(), facts.end(), by_site);
    }

    void add_cells() {
        links_ = DraftLinks(draft_.links, size());
        sort_facts_by_site();
        DraftCells added(draft_, links_, h_.sites_);
        draft_.facts = {};
        h_.cells_ = std::move(added.cells);
        h_.given_ = std::move(added.given);
        h_.given_anywhere_ = added.given_anywhere;
        out_.diagnostics = std::move(added.diagnostics);
    }

    // What comes with counts of cells and with links, in the form without.
    void take_counted_cells() {
        draft_.given.assign(size(), 0);
        draft_.parents.assign(size(), no_site);
        std::size_t next = 0;
        for (SiteIndex site = 0; site < size(); ++site)
            for (auto left = draft_.cell_counts[site]; left > 0; --left)
                draft_.given[site] |= bit(draft_.cells[next++].fact);
        for (const auto& link : draft_.links) draft_.parents[link.child] = link.parent;
        std::erase_if(draft_.links, [](const DraftLink& link) { return link.parent != no_site; });
    }

    // Cells that are in order already: only what depends on other sites is missing.
    void adopt_cells() {
        h_.cells_ = std::move(draft_.cells);
        h_.given_ = std::move(draft_.given);
        std::uint32_t next = 0;
        for (SiteIndex site = 0; site < size(); ++site) {
            auto& entry = h_.sites_[site];
            entry.first_cell = next;
            entry.cell_count = static_cast<std::uint16_t>(count_of(h_.given_[site]));
            next += entry.cell_count;
            h_.given_anywhere_ |= h_.given_[site];
            adopt_links_of(site);
        }
    }

    // The type, and the parent's number: both are among the first cells.
    void adopt_links_of(SiteIndex site) {
        auto& entry = h_.sites_[site];
        for (auto at = entry.first_cell; at < entry.first_cell + entry.cell_count; ++at) {
            auto& cell = h_.cells_[at];
            if (cell.fact > Fact::parent) break;
            if (cell.fact == Fact::parent) cell.bits = draft_.parents[site];
            if (cell.fact == Fact::type && !cell.unknown)
                entry.is_secondary = cell.bits == static_cast<std::uint32_t>(SiteType::secondary);
        }
    }

    // The first eight bytes of a code as a number of the same order: sorting looks at the texts, which lie
    // far from each other, only where these are equal.
    struct SortedCode {
        std::uint64_t beginning;
        SiteIndex site;
    };
    static std::uint64_t beginning_of(std::string_view code) {
        std::uint64_t number = 0;
        for (std::size_t at = 0; at < sizeof number; ++at)
            number = number << 8U | (at < code.size() ? static_cast<unsigned char>(code[at]) : 0U);
        return number;
    }

    bool has_code_of(const SortedCode& a, const SortedCode& b) const {
        return a.beginning == b.beginning && folded_code(a.site) == folded_code(b.site);
    }

    std::vector<SortedCode> sorted_codes() const {
        std::vector<SortedCode> order;
        order.reserve(size());
        for (SiteIndex site = 0; site < size(); ++site)
            order.push_back({beginning_of(folded_code(site)), site});
        const auto by_code = [&](const SortedCode& a, const SortedCode& b) {
            if (a.beginning != b.beginning) return a.beginning < b.beginning;
            const auto x = folded_code(a.site), y = folded_code(b.site);
            return x != y ? x < y : a.site < b.site;
        };
        if (!std::is_sorted(order.begin(), order.end(), by_code))
            std::sort(order.begin(), order.end(), by_code);
        return order;
    }

    void index_codes() {
        h_.codes_ = std::move(draft_.codes);
        if (h_.codes_.is_empty()) {
            h_.codes_ = CodeTable(size());
            h_.codes_.add_all(static_cast<SiteIndex>(size()),
                              [this](SiteIndex site) { return folded_code(site); });
        }
        if (h_.codes_.has_doubles()) report_duplicate_codes();
    }

    void report_duplicate_codes() {
        const auto order = sorted_codes();
        std::vector<SiteIndex> sites;
        sites.reserve(size());
        for (const auto& code : order) sites.push_back(code.site);
        for (std::size_t i = 0; i < size();) {
            std::size_t end = i + 1;
            while (end < size() && has_code_of(order[end], order[i])) ++end;
            if (end - i > 1)
                report(Defect::Kind::duplicate_code, {sites.begin() + static_cast<std::ptrdiff_t>(i),
                                                      sites.begin() + static_cast<std::ptrdiff_t>(end)});
            i = end;
        }
    }

    void choose_parents() {
        if (has_cells_) {
            h_.parents_ = std::move(draft_.parents);
            for (auto& link : draft_.links) {
                link.place = place_of_link(no_site, link.child);
                report_missing_parent(link);
            }
            return;
        }
        h_.parents_.assign(size(), no_site);
        for (SiteIndex child = 0; child < size(); ++child) {
            const auto links = links_.to(child);
            if (links.empty()) continue;
            h_.parents_[child] = links_.at(links.front()).parent;
            if (links.size() > 1) check_one_parent(child);
            for (const auto position : links)
                if (links_.at(position).parent == no_site) report_missing_parent(links_.at(position));
        }
    }

    void check_one_parent(SiteIndex child) {
        std::vector<const DraftLink*> links;
        for (const auto position : links_.to(child)) links.push_back(&links_.at(position));
        std::stable_sort(links.begin(), links.end(),
                         [](const auto* a, const auto* b) { return a->parent < b->parent; });
        links.erase(std::unique(links.begin(), links.end(),
                                [](const auto* a, const auto* b) { return a->parent == b->parent; }),
                    links.end());
        if (links.size() < 2) return;
        const auto in_file = [](const auto* a, const auto* b) { return a < b; };
        std::sort(links.begin(), links.end(), in_file);
        Defect defect{Defect::Kind::two_parents, {}, {}, {}, {}};
        name(defect, child, h_.sites_[child].place);
        for (const auto* link : links) {
            if (defect.sites.size() > most_parents_named) break;
            if (link->parent != no_site) name(defect, link->parent, link->place);
        }
        defect.text = std::to_string(links.size());
        out_.defects.push_back(std::move(defect));
    }

    void report_missing_parent(const DraftLink& link) {
        Defect defect{
            Defect::Kind::missing_parent, {}, {}, std::string(draft_.texts.at(link.parent_code)), {}};
        name(defect, link.child, link.place);
        if (!codes_) codes_.emplace(all_codes());
        defect.likely = codes_->of(defect.text, written_code(link.child));
        out_.defects.push_back(std::move(defect));
    }

    std::vector<std::string_view> all_codes() const {
        std::vector<std::string_view> codes;
        codes.reserve(size());
        for (SiteIndex site = 0; site < size(); ++site) codes.push_back(written_code(site));
        return codes;
    }

    FlatGraph graph_of_links() const {
        std::vector<FlatEdge> edges;
        edges.reserve(draft_.links.size());
        for (SiteIndex child = 0; child < size(); ++child)
            for (const auto position : links_.to(child))
                if (links_.at(position).parent != no_site)
                    edges.push_back({links_.at(position).parent, child});
        return flat_graph(size(), edges);
    }

    // Children and order; where the links run in a cycle, the cycles.
    void order_sites() {
        const bool edges_are_parents = has_cells_ || (draft_.links.size() <= size() && out_.defects.empty());
        auto graph = edges_are_parents ? flat_graph_of(h_.parents_) : graph_of_links();
        if (edges_are_parents) h_.parents_first_ = preorder(h_.parents_);
        if (h_.parents_first_.empty()) h_.parents_first_ = topological_order(graph);
        if (h_.parents_first_.empty() && size() > 0)
            for (const auto& cycle : cycles(graph)) report_cycle(cycle);
        h_.first_child_ = std::move(graph.first);
        h_.children_ = std::move(graph.targets);
    }

    void report_cycle(const std::vector<SiteIndex>& cycle) {
        Defect defect{Defect::Kind::cycle, {}, {}, std::to_string(cycle.size()), {}};
        for (std::size_t i = 0; i < cycle.size() && i < most_named; ++i) {
            const auto parent = cycle[(i + cycle.size() - 1) % cycle.size()];
            name(defect, cycle[i], place_of_link(parent, cycle[i]));
        }
        out_.defects.push_back(std::move(defect));
    }

    Place place_of_link(SiteIndex parent, SiteIndex child) const {
        if (has_cells_) return h_.cell(child, Fact::parent)->place();
        const auto links = links_.to(child);
        const auto found = std::find_if(links.begin(), links.end(), [&](std::uint32_t position) {
            return links_.at(position).parent == parent;
        });
        return links_.at(*found).place;
    }

    bool has_link(SiteIndex child) const {
        return has_cells_ ? (h_.given(child) & bit(Fact::parent)) != 0 : links_.first(child) != nullptr;
    }

    void check_types() {
        for (SiteIndex site = 0; site < size(); ++site) {
            if (!h_.sites_[site].is_secondary) continue;
            const auto parent = h_.parents_[site];
            if (!has_link(site))
                report(Defect::Kind::secondary_no_parent, {site});
            else if (parent != no_site && h_.sites_[parent].is_secondary)
                report(Defect::Kind::secondary_parent, {site, parent});
            if (h_.children(site).empty()) continue;
            std::vector<SiteIndex> family{site};
            for (const auto child : h_.children(site)) {
                if (family.size() > most_parents_named) break;
                family.push_back(child);
            }
            report(Defect::Kind::secondary_children, family);
        }
    }

    // Without cycles and orphaned secondary sites a central site is missing only where there are no sites at
    // all.
    void check_centre() {
        if (size() == 0) report(Defect::Kind::no_central_site, {});
    }

    void report(Defect::Kind kind, const std::vector<SiteIndex>& sites) {
        Defect defect{kind, {}, {}, std::to_string(sites.size()), {}};
        for (const auto site : sites) {
            if (defect.sites.size() == most_named) break;
            name(defect, site, h_.sites_[site].place);
        }
        out_.defects.push_back(std::move(defect));
    }

    void name(Defect& defect, SiteIndex site, Place place) const {
        defect.sites.push_back(site);
        defect.places.push_back(place);
        defect.codes.emplace_back(written_code(site));
    }

    void add_own_cells() {
        for (const auto& cell : draft_.own_facts) {
            std::erase_if(h_.own_cells_, [&](const Cell& earlier) { return earlier.fact == cell.fact; });
            h_.own_cells_.push_back(cell);
        }
        std::sort(h_.own_cells_.begin(), h_.own_cells_.end(),
                  [](const Cell& a, const Cell& b) { return a.fact < b.fact; });
    }

    Draft draft_;
    bool has_cells_ = false; // instead of facts, and so one link at most for each site
    Hierarchy h_;
    Built out_;
    DraftLinks links_;                   // where there are facts
    std::optional<NearestOfMany> codes_; // where a parent's is none of them
};

Built built(Draft draft) {
    return HierarchyBuilder(std::move(draft)).build();
}

Reading finished_reading(Draft draft, Diagnostics diagnostics) {
    Reading reading;
    reading.files = draft.files;
    auto result = built(std::move(draft));
    reading.defects = std::move(result.defects);
    reading.diagnostics = std::move(diagnostics);
    reading.diagnostics.append(std::move(result.diagnostics));
    if (!reading.diagnostics.has_errors()) reading.hierarchy = std::move(result.hierarchy);
    return reading;
}

} // namespace sitemode
