// The export of modes: the site control file's component SMS_SITE_COMPONENT_MANAGER, property IISSSLState; or
// a list of sites with a column `mode`.
#include <string>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/export_parts.h"

namespace sitemode {
namespace {

using Column = ExportTable::Column;

constexpr std::string_view component = "sms_site_component_manager";
constexpr std::string_view property = "iissslstate";

// Bits of IISSSLState.
constexpr std::uint32_t is_native = 1, checks_crl = 32, roams_by_http = 64, first_of_later_releases = 128;

class ModeRows {
public:
    ModeRows(ExportTable& table, RowSites& sites) : table_(table), sites_(sites) {}

    void read() {
        code_ = table_.needed({"sitecode", "code", "site"}, "SiteCode");
        find_columns();
        if (code_ == ExportTable::none) return;
        if (mode_ == ExportTable::none && state_ == ExportTable::none && name_ == ExportTable::none) {
            table_.report(Severity::error, "missing-column", table_.header_place(),
                          "no column 'mode', 'IISSSLState' or 'Name'",
                          "a column mode or IISSSLState says it in each row; with Name and Value a row is a "
                          "property, as in examples/export");
            return;
        }
        while (table_.next()) read_row();
        if (!says_something_)
            table_.report(Severity::warning, "no-mode", table_.header_place(),
                          "no row gives the mode of a site", what_gives_modes());
        if (secondaries_ > 0)
            table_.report(Severity::note, "secondary-mode", table_.header_place(),
                          "modes of secondary sites are not read (" + std::to_string(secondaries_) +
                              "): they run in the mode of their primary site");
    }

private:
    void find_columns() {
        component_ = table_.column({"componentname", "component"});
        name_ = table_.column({"propertyname", "name", "property"});
        state_ = table_.column({"iissslstate"});
        // SQL views hold the number in Value3; the other two are texts.
        values_[0] = table_.column({"value"});
        values_[1] = table_.column({"value3"});
        values_[2] = table_.column({"value1"});
        values_[3] = table_.column({"value2"});
        type_ = table_.column({"filetype"});
        mode_ = table_.column({"mode", "sitemode"});
    }

    bool is_wanted() const {
        const auto is_else = [&](Column column, std::string_view wanted) {
            return column != ExportTable::none && in_small_letters(table_.cell(column)) != wanted;
        };
        if (is_else(component_, component) || is_else(type_, "1")) return false; // 2: proposed, 4: …
        return mode_ != ExportTable::none || state_ != ExportTable::none || !is_else(name_, property);
    }

    std::string what_gives_modes() const {
        if (mode_ != ExportTable::none) return "the column mode says native or mixed";
        if (state_ != ExportTable::none) return "the column IISSSLState holds a number such as 31";
        return "it stands in the property IISSSLState of SMS_SITE_COMPONENT_MANAGER, FileType 1, in a column "
               "Value";
    }

    Column value_column() const {
        if (state_ != ExportTable::none) return state_;
        for (const auto column : values_)
            if (!table_.cell(column).empty()) return column;
        return ExportTable::none;
    }

    void read_row() {
        if (!is_wanted()) return;
        const auto code = table_.cell(code_);
        auto* site = sites_.find(code, table_.place(code_));
        const auto column = mode_ == ExportTable::none ? value_column() : mode_;
        if (site == nullptr || !table_.cell(column).empty() || !table_.cell(state_).empty())
            says_something_ = true;
        if (site == nullptr) return;
        if (site->is_secondary) {
            ++secondaries_;
            return;
        }
        if (mode_ != ExportTable::none) read_mode(*site);
        if (mode_ == ExportTable::none || state_ != ExportTable::none) read_state(*site, value_column());
    }

    void read_mode(ExportedSite& site) {
        const auto text = table_.cell(mode_);
        const auto plain = plain_mode(text);
        const auto mode = plain.empty() ? in_small_letters(text) : std::string(plain);
        if (mode == "unknown" && !table_.cell(state_).empty()) return; // the other column knows
        if (mode.empty() || !plain.empty() || mode == "unknown")
            return site.give(Fact::mode, mode, table_.place(mode_));
        refuse(site, mode_, "mode", "allowed are native, mixed, unknown",
               whole_number(mode) ? "a number here is an operational state of later releases" : "");
    }

    void read_state(ExportedSite& site, Column column) {
        const auto text = table_.cell(column);
        if (text.empty()) return;
        const auto state = whole_number(text);
        if (!state) return refuse(site, column, "IISSSLState", "it is a whole number such as 31", "");
        if (*state >= first_of_later_releases)
            return refuse(site, column, "IISSSLState", "a bit of 128 or above belongs to a later release",
                          "in Configuration Manager 2007 it has the bits 1 to 64");
        const bool native = (*state & is_native) != 0;
        const auto place = table_.place(column);
        const auto mode = plain_mode(table_.cell(mode_));
        if (mode == (native ? "mixed" : "native"))
            return table_.report(Severity::error, "contradiction", place,
                                 "IISSSLState " + quoted(text) + " of site " + site.code + " is " +
                                     (native ? "native" : "mixed") + " mode, but its column mode says " +
                                     std::string(mode),
                                 "correct one of the two, or leave one column out");
        site.give(Fact::mode, native ? "native" : "mixed", place);
        give_option(site, Fact::crl_checking, *state & checks_crl, native, place);
        give_option(site, Fact::http_roaming, *state & roams_by_http, native, place);
    }

    // In mixed mode an option that is off only says that nobody has chosen yet.
    static void give_option(ExportedSite& site, Fact fact, std::uint32_t is_on, bool native, Place place) {
        if (native || is_on != 0)
            site.give(fact, is_on != 0 ? "yes" : "no", place);
        else
            site.take_back(fact); // an earlier row's
    }

    void refuse(const ExportedSite& site, Column column, std::string_view what, std::string_view why,
                std::string hint) {
        table_.report(Severity::error, "wrong-value", table_.place(column),
                      "wrong value " + quoted(table_.cell(column)) + " for " + std::string(what) +
                          " at site " + site.code + ": " + std::string(why),
                      std::move(hint));
    }

    ExportTable& table_;
    RowSites& sites_;
    Column code_ = ExportTable::none, component_ = ExportTable::none, name_ = ExportTable::none,
           state_ = ExportTable::none, type_ = ExportTable::none, mode_ = ExportTable::none;
    Column values_[4] = {};
    std::size_t secondaries_ = 0;
    bool says_something_ = false; // some row, if only of a site that nobody knows
};

} // namespace

void read_mode_rows(ExportTable& table, RowSites& sites) {
    if (table.has_header()) ModeRows(table, sites).read();
}

} // namespace sitemode
