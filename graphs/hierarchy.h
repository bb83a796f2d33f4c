// The Hierarchy: an immutable forest of sites with their facts, each with the place it came from. Where one
// exists it is well formed: every site has at most one parent, no cycle, secondary sites hang off primary
// ones and have no children. It is made from a Draft (graphs/draft.h) and by nothing else; what its facts
// mean for modes is said in src/rules.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/code_table.h"
#include "graphs/diagnostic.h"
#include "graphs/facts.h"
#include "graphs/text_pool.h"

namespace sitemode {

// A site's number: the order of first mention in the file.
using SiteIndex = std::uint32_t;
inline constexpr SiteIndex no_site = CodeTable::nothing;

// A fact that was given: its value and where. Absent facts have no cell.
struct Cell {
    std::uint32_t bits = 0; // see Value in graphs/facts.h; for Fact::parent the SiteIndex of the parent
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint16_t file = 0;
    Fact fact = Fact::name;
    bool unknown = false; // given as `unknown`

    Place place() const { return {line, column, file}; }
    Value value() const { return {unknown ? Value::State::unknown : Value::State::known, bits}; }
};

// The cell of a value that is not absent.
inline Cell cell_of(Fact fact, Value value, Place place) {
    return {value.bits, place.line, place.column, place.file, fact, value.state == Value::State::unknown};
}

// What is held of a site beside its facts. A draft knows the first three, the hierarchy all.
struct SiteEntry {
    std::uint32_t written_code = 0; // offset into the texts, as the file spells it
    Place place;                    // its own statement where it has one, else its first mention
    bool has_statement = true;      // false: it stands in links only
    bool is_secondary = false;
    std::uint16_t cell_count = 0;
    std::uint32_t first_cell = 0; // the cells of a site stand together, ordered by fact
    std::uint32_t code = 0;       // as written_code, in upper case
};

// An attribute that is neither a fact nor Graphviz' own: kept for the day the file is rewritten.
struct ExtraAttribute {
    SiteIndex site = no_site; // no_site: of the hierarchy
    std::uint32_t name = 0;   // offsets into the TextPool
    std::uint32_t value = 0;
    Place place;
};

// What a file says of a yes/no fact.
enum class Answer : std::uint8_t { absent, unknown, no, yes };

struct Draft;

class Hierarchy {
public:
    // Number of sites; sites are 0 … size()-1 in file order.
    std::size_t size() const { return sites_.size(); }

    std::string_view code(SiteIndex site) const { return texts_.at(sites_[site].code); }
    // The code as the file spells it; differs from code() only in case.
    std::string_view code_as_written(SiteIndex site) const { return texts_.at(sites_[site].written_code); }
    // The friendly name, or the code where there is none.
    std::string_view name(SiteIndex site) const;
    // Where the site is first mentioned (its own statement where it has one).
    Place place(SiteIndex site) const { return sites_[site].place; }
    // False for a site that stands in links only.
    bool has_statement(SiteIndex site) const { return sites_[site].has_statement; }
    // True where there is such a site.
    bool any_in_links_only() const { return any_in_links_only_; }
    // True where the file spells the code with lower-case letters.
    bool is_code_folded(SiteIndex site) const { return sites_[site].code != sites_[site].written_code; }
    // The site with this code (upper case), or no_site.
    SiteIndex site_with_code(std::string_view wanted) const;

    SiteIndex parent(SiteIndex site) const { return parents_[site]; }
    // In file order.
    std::span<const SiteIndex> children(SiteIndex site) const {
        return {children_.data() + first_child_[site], first_child_[site + 1] - first_child_[site]};
    }
    // All sites, every parent before its children; among themselves in file order as far as that allows.
    std::span<const SiteIndex> parents_first() const { return parents_first_; }
    bool is_secondary(SiteIndex site) const { return sites_[site].is_secondary; }
    bool is_primary(SiteIndex site) const { return !sites_[site].is_secondary; }
    bool is_central(SiteIndex site) const { return parents_[site] == no_site; }
    // The primary site of the site's unit: itself, or its parent where it is secondary.
    SiteIndex unit(SiteIndex site) const { return sites_[site].is_secondary ? parents_[site] : site; }

    // The facts that a site gives (perhaps as unknown): a cheap question before a dear one.
    FactSet given(SiteIndex site) const { return given_[site]; }
    // Those that any site gives.
    FactSet given_anywhere() const { return given_anywhere_; }
    // The cell of a fact that was given (perhaps as unknown), or null.
    const Cell* cell(SiteIndex site, Fact fact) const {
        const auto given = given_[site];
        if ((given & bit(fact)) == 0) return nullptr;
        return &cells_[sites_[site].first_cell + count_of(given & (bit(fact) - 1))];
    }
    // All given facts of a site, ordered by fact.
    std::span<const Cell> cells(SiteIndex site) const {
        return {cells_.data() + sites_[site].first_cell, sites_[site].cell_count};
    }
    Answer yes_no(SiteIndex site, Fact fact) const {
        const auto* given = cell(site, fact);
        if (given == nullptr) return Answer::absent;
        if (given->unknown) return Answer::unknown;
        return given->bits != 0 ? Answer::yes : Answer::no;
    }
    // The known value of a count, choice, date, role set …; none where the fact is absent or unknown.
    std::optional<std::uint32_t> known(SiteIndex site, Fact fact) const {
        const auto* given = cell(site, fact);
        if (given == nullptr || given->unknown) return std::nullopt;
        return given->bits;
    }
    // Given as `unknown`.
    bool is_unknown(SiteIndex site, Fact fact) const {
        const auto* given = cell(site, fact);
        return given != nullptr && given->unknown;
    }
    std::string_view text(std::uint32_t offset) const { return texts_.at(offset); }
    // A text fact (name, region, forest, version …), or "" where it is absent or unknown.
    std::string_view text(SiteIndex site, Fact fact) const;
    // A cell's value in the spelling of files; a parent as its code.
    std::string written(const Cell& given) const;

    // The hierarchy's own facts: title, author, revision, date.
    const Cell* cell(Fact fact) const;
    std::string_view text(Fact fact) const; // "" where absent
    std::span<const Cell> own_cells() const { return own_cells_; }

    // Ordered by site, then as in the file; those of the hierarchy come last.
    std::span<const ExtraAttribute> extras() const { return extras_; }
    // Names of the inputs, by Place::file.
    const std::vector<std::string>& files() const { return files_; }

    // The draft that gives this hierarchy again, its facts as cells: for edits (src/changes.h).
    Draft as_draft() const;

private:
    friend class HierarchyBuilder;
    TextPool texts_;
    std::vector<SiteEntry> sites_;
    std::vector<FactSet> given_; // of each site: those that have a cell; many questions end here
    std::vector<Cell> cells_;    // of all sites, by site, then by fact
    std::vector<SiteIndex> parents_;
    std::vector<std::uint32_t> first_child_; // size()+1 offsets into children_
    std::vector<SiteIndex> children_;
    std::vector<SiteIndex> parents_first_;
    CodeTable codes_;
    FactSet given_anywhere_ = 0;
    bool any_in_links_only_ = false;
    std::vector<Cell> own_cells_;
    std::vector<ExtraAttribute> extras_;
    std::vector<std::string> files_;
};

} // namespace sitemode
