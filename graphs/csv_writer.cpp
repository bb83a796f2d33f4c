#include "graphs/csv_writer.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/csv_cell.h"
#include "graphs/field_names.h"
#include "graphs/name_table.h"

namespace sitemode {
namespace {

class CsvWriter {
public:
    explicit CsvWriter(const Hierarchy& hierarchy) : hierarchy_(hierarchy) { find_columns(); }

    bool fits() const {
        const std::size_t columns = 1 + (has_parents_ ? 1 : 0) + facts_.size() + extra_names_.size() +
                                    hierarchy_.own_cells().size() + own_extras().size();
        return columns <= csv_limits::columns && columns * hierarchy_.size() <= csv_limits::cells;
    }

    std::string text() && {
        out_.reserve(48 * hierarchy_.size() + 256);
        write_header();
        for (SiteIndex site = 0; site < hierarchy_.size(); ++site) write_row(site);
        return std::move(out_);
    }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    void find_columns() {
        const FactSet given = hierarchy_.given_anywhere();
        for (const FactRow& row : all_facts())
            if ((given & bit(row.fact)) != 0 && row.fact != Fact::parent) facts_.push_back(row.fact);
        has_parents_ = (given & bit(Fact::parent)) != 0;
        const auto extras = hierarchy_.extras();
        site_extras_ = extras.size();
        while (site_extras_ > 0 && extras[site_extras_ - 1].site == no_site) --site_extras_;
        extra_column_.reserve(site_extras_);
        for (const ExtraAttribute& extra : extras.first(site_extras_))
            extra_column_.push_back(extra_names_.add(hierarchy_.text(extra.name)).index);
    }

    // A row is built with a separator behind each cell; the last becomes the line's end.
    void add(std::string_view text) {
        append_csv_cell(out_, text);
        out_ += ',';
    }
    void end_row() { out_.back() = '\n'; }

    void write_header() {
        add("code");
        if (has_parents_) add("parent");
        for (const Fact fact : facts_)
            add(fact == Fact::ipsec ? std::string("link_ipsec") : std::string(name_of(fact)));
        for (std::uint32_t at = 0; at < extra_names_.size(); ++at)
            add(csv_header_of_extra(extra_names_.at(at), FactOwner::site));
        for (const Cell& cell : hierarchy_.own_cells()) add("hierarchy_" + std::string(name_of(cell.fact)));
        for (const ExtraAttribute& extra : own_extras())
            add(csv_header_of_extra(hierarchy_.text(extra.name), FactOwner::hierarchy));
        end_row();
    }

    std::span<const ExtraAttribute> own_extras() const { return hierarchy_.extras().subspan(site_extras_); }

    void write_row(SiteIndex site) {
        add(hierarchy_.code_as_written(site));
        if (has_parents_) {
            const SiteIndex parent = hierarchy_.parent(site);
            add(parent == no_site ? std::string_view() : hierarchy_.code_as_written(parent));
        }
        write_facts(site);
        write_extras(site);
        for (const Cell& cell : hierarchy_.own_cells())
            add(site == 0 ? hierarchy_.written(cell) : std::string());
        for (const ExtraAttribute& extra : own_extras())
            add(site == 0 ? hierarchy_.text(extra.value) : std::string_view());
        end_row();
    }

    // Cells and columns are in the same order.
    void write_facts(SiteIndex site) {
        const std::span<const Cell> cells = hierarchy_.cells(site);
        std::size_t next = 0;
        for (const Fact fact : facts_) {
            if (next < cells.size() && cells[next].fact == Fact::parent) ++next;
            if (next == cells.size() || cells[next].fact != fact) {
                out_ += ',';
                continue;
            }
            const std::string written = hierarchy_.written(cells[next++]);
            // No roles at all is something else than roles that nobody stated.
            add(written.empty() ? std::string_view(",") : std::string_view(written));
        }
    }

    void write_extras(SiteIndex site) {
        const auto extras = hierarchy_.extras();
        extra_at_.assign(extra_names_.size(), none);
        for (; next_extra_ < site_extras_ && extras[next_extra_].site == site; ++next_extra_)
            extra_at_[extra_column_[next_extra_]] = extras[next_extra_].value;
        for (const std::uint32_t value : extra_at_) {
            if (value == none)
                out_ += ',';
            else
                add(hierarchy_.text(value));
        }
    }

    const Hierarchy& hierarchy_;
    bool has_parents_ = false;
    std::vector<Fact> facts_;                 // the columns in use, but for the parent
    NameTable extra_names_;                   // a column each
    std::vector<std::uint32_t> extra_column_; // of each extra attribute of a site
    std::vector<std::uint32_t> extra_at_;     // by column: the value at the site that is written
    std::size_t site_extras_ = 0, next_extra_ = 0;
    std::string out_;
};

} // namespace

bool fits_csv(const Hierarchy& hierarchy) {
    return CsvWriter(hierarchy).fits();
}

std::string csv_text(const Hierarchy& hierarchy) {
    return CsvWriter(hierarchy).text();
}

} // namespace sitemode
