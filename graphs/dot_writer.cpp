#include "graphs/dot_writer.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/dot_scanner.h"
#include "graphs/facts.h"
#include "graphs/field_names.h"
#include "graphs/name_table.h"

namespace sitemode {
namespace {

constexpr std::string_view indent = "    ";

// The sites of one region, and how they are written: as a cluster around their statements where they stand
// together, as a list behind all sites where they don't (a site's place in the file is its first mention), as
// a plain attribute where a label would not read back the same.
struct Region {
    enum class Form : std::uint8_t { around, list, attribute } form = Form::around;
    SiteIndex first = no_site, last = 0;
    std::size_t sites = 0;
};

bool is_label(std::string_view text) {
    constexpr std::string_view blanks = " \t";
    const bool has_edges =
        blanks.find(text.front()) != blanks.npos || blanks.find(text.back()) != blanks.npos;
    return !has_edges && text.find_first_of("\r\n") == text.npos;
}

class DotWriter {
public:
    DotWriter(const Hierarchy& hierarchy, const DotLooks& looks) : hierarchy_(hierarchy), looks_(looks) {
        find_regions();
    }

    std::string text() && {
        out_.reserve(64 * hierarchy_.size() + 256);
        out_ += looks_.name.empty() ? "digraph {\n" : "digraph " + dot_id(looks_.name) + " {\n";
        write_own_facts();
        out_ += looks_.graph;
        for (SiteIndex site = 0; site < hierarchy_.size(); ++site) write_site_in_region(site);
        write_lists();
        next_extra_ = 0;
        for (SiteIndex site = 0; site < hierarchy_.size(); ++site) write_link(site);
        out_ += "}\n";
        return std::move(out_);
    }

private:
    void find_regions() {
        region_of_.assign(hierarchy_.size(), none);
        for (SiteIndex site = 0; site < hierarchy_.size(); ++site) {
            const std::string_view name = hierarchy_.text(site, Fact::region);
            if (name.empty()) continue;
            const std::uint32_t number = names_.add(name).index;
            if (number == regions_.size()) regions_.push_back({Region::Form::around, site, site, 0});
            region_of_[site] = number;
            regions_[number].last = site;
            ++regions_[number].sites;
        }
        for (std::uint32_t number = 0; number < regions_.size(); ++number) {
            Region& region = regions_[number];
            if (region.last - region.first + 1 != region.sites) region.form = Region::Form::list;
            if (!is_label(names_.at(number))) region.form = Region::Form::attribute;
        }
    }

    const Region* region_around(SiteIndex site) const {
        const bool is_around =
            region_of_[site] != none && regions_[region_of_[site]].form == Region::Form::around;
        return is_around ? &regions_[region_of_[site]] : nullptr;
    }

    void write_own_facts() {
        for (const Cell& cell : hierarchy_.own_cells())
            write_statement(name_of(cell.fact), hierarchy_.written(cell));
        for (const ExtraAttribute& extra : extras_of(no_site)) {
            write_statement(dot_name_of_extra(hierarchy_.text(extra.name), FactOwner::hierarchy),
                            hierarchy_.text(extra.value));
        }
    }

    void write_statement(std::string_view name, std::string_view value) {
        out_ += indent;
        write_pair(name, value);
        out_ += '\n';
    }

    void write_pair(std::string_view name, std::string_view value) {
        out_ += dot_id(name);
        out_ += '=';
        out_ += dot_id(value);
    }

    void begin_cluster(std::uint32_t region) {
        out_ += indent;
        out_ += "subgraph cluster_" + std::to_string(region) + " {\n";
        out_ += indent;
        write_statement("label", names_.at(region));
    }

    void end_cluster() {
        out_ += indent;
        out_ += "}\n";
    }

    void write_site_in_region(SiteIndex site) {
        const Region* region = region_around(site);
        if (region != nullptr && region->first == site) begin_cluster(region_of_[site]);
        if (region != nullptr) out_ += indent;
        write_site(site);
        if (region != nullptr && region->last == site) end_cluster();
    }

    void write_site(SiteIndex site) {
        out_ += indent;
        out_ += dot_id(hierarchy_.code_as_written(site));
        Brackets brackets(out_);
        for (const Cell& cell : hierarchy_.cells(site)) {
            if (!is_attribute(site, cell.fact)) continue;
            brackets.begin_one();
            out_ += dot_pair(hierarchy_, cell);
        }
        for (const ExtraAttribute& extra : extras_of(site)) {
            if (is_of_link(extra)) continue;
            brackets.begin_one();
            write_pair(dot_name_of_extra(hierarchy_.text(extra.name), FactOwner::site),
                       hierarchy_.text(extra.value));
        }
        brackets.add(looks_.site ? looks_.site(site) : std::string());
        brackets.end();
    }

    bool is_of_link(const ExtraAttribute& extra) const {
        return hierarchy_.parent(extra.site) != no_site && !name_on_link(hierarchy_.text(extra.name)).empty();
    }

    bool is_attribute(SiteIndex site, Fact fact) const {
        if (fact == Fact::parent || fact == Fact::ipsec) return false;
        return fact != Fact::region || regions_[region_of_[site]].form == Region::Form::attribute;
    }

    // Regions whose sites stand apart, in the order of their first sites.
    void write_lists() {
        std::vector<std::vector<SiteIndex>> sites(regions_.size());
        for (SiteIndex site = 0; site < hierarchy_.size(); ++site) {
            const std::uint32_t region = region_of_[site];
            if (region != none && regions_[region].form == Region::Form::list) sites[region].push_back(site);
        }
        for (std::uint32_t region = 0; region < regions_.size(); ++region) {
            if (sites[region].empty()) continue;
            begin_cluster(region);
            for (const SiteIndex site : sites[region]) {
                out_ += indent;
                out_ += indent;
                out_ += dot_id(hierarchy_.code_as_written(site));
                out_ += '\n';
            }
            end_cluster();
        }
    }

    void write_link(SiteIndex site) {
        const SiteIndex parent = hierarchy_.parent(site);
        if (parent == no_site) return;
        out_ += indent;
        out_ += dot_id(hierarchy_.code_as_written(parent));
        out_ += " -> ";
        out_ += dot_id(hierarchy_.code_as_written(site));
        Brackets brackets(out_);
        if (const Cell* ipsec = hierarchy_.cell(site, Fact::ipsec)) {
            brackets.begin_one();
            out_ += dot_pair(hierarchy_, *ipsec);
        }
        for (const ExtraAttribute& extra : extras_of(site)) {
            if (!is_of_link(extra)) continue;
            brackets.begin_one();
            write_pair(dot_name_of_extra(name_on_link(hierarchy_.text(extra.name)), FactOwner::link),
                       hierarchy_.text(extra.value));
        }
        brackets.add(looks_.link ? looks_.link(site) : std::string());
        brackets.end();
    }

    // An attribute list that is not there where it would be empty.
    class Brackets {
    public:
        explicit Brackets(std::string& out) : out_(out) {}
        void begin_one() {
            out_ += is_empty_ ? " [" : ", ";
            is_empty_ = false;
        }
        void add(const std::string& attributes) {
            if (attributes.empty()) return;
            begin_one();
            out_ += attributes;
        }
        void end() { out_ += is_empty_ ? "\n" : "]\n"; }

    private:
        std::string& out_;
        bool is_empty_ = true;
    };

    // Extras are ordered by site, and sites are asked in order, the hierarchy (which comes last) before all.
    // Some sites may be left out: theirs are passed.
    std::span<const ExtraAttribute> extras_of(SiteIndex site) {
        const std::span<const ExtraAttribute> extras = hierarchy_.extras();
        std::size_t begin = site == no_site ? extras.size() : next_extra_;
        while (site == no_site && begin > 0 && extras[begin - 1].site == no_site) --begin;
        while (begin < extras.size() && extras[begin].site < site) ++begin;
        std::size_t end = begin;
        while (end < extras.size() && extras[end].site == site) ++end;
        if (site != no_site) next_extra_ = end;
        return extras.subspan(begin, end - begin);
    }

    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    const Hierarchy& hierarchy_;
    const DotLooks& looks_;
    NameTable names_;                      // of regions
    std::vector<Region> regions_;          // by number of the name
    std::vector<std::uint32_t> region_of_; // of each site
    std::size_t next_extra_ = 0;
    std::string out_;
};

} // namespace

std::string dot_text(const Hierarchy& hierarchy, const DotLooks& looks) {
    return DotWriter(hierarchy, looks).text();
}

std::string dot_pair(const Hierarchy& hierarchy, const Cell& cell) {
    const std::string written = hierarchy.written(cell);
    // No roles at all is something else than roles that nobody stated.
    return std::string(name_of(cell.fact)) + '=' + dot_id(written.empty() ? "," : written);
}

std::string dot_id(std::string_view text) {
    return is_bare_id(text) ? std::string(text) : dot_quoted(text);
}

} // namespace sitemode
