// Microsoft's planning worksheet: a row a site, with answers in words. Mode and parents are plans; they are
// read as what the sites will be.
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/ascii.h"
#include "graphs/export_parts.h"
#include "graphs/nearest.h"

namespace sitemode {
namespace {

using Column = ExportTable::Column;

constexpr std::size_t most_suggestions = 100; // each is a look at all sites

// The runs of letters and digits.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (is_letter_or_digit(c))
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// The whole text, then its pieces between signs that separate, without blanks around them.
std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts{std::string(text)};
    while (!text.empty()) {
        const auto end = text.find_first_of(",;:()/-");
        auto part = text.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (!part.empty()) parts.emplace_back(part);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return parts;
}

bool looks_like_code(const std::string& word) {
    return word.size() == 3 && in_capitals(word) == word;
}

std::string first_word(std::string_view text) {
    const auto words = words_of(text);
    return words.empty() ? "" : words.front();
}

class WorksheetRows {
public:
    WorksheetRows(ExportTable& table, ExportedSites& sites) : table_(table), sites_(sites) {}

    void read() {
        code_ = table_.needed({"sitecode"}, "Site code");
        if (code_ == ExportTable::none) return;
        name_ = table_.column({"sitename"});
        primary_ = table_.column_beginning("primarysite");
        secondary_ = table_.column_beginning("secondarysite");
        mode_ = table_.column_beginning("nativemode");
        clients_ = table_.column_beginning("potentialnumberofclients");
        while (table_.next()) read_row();
        rows_ = sites_.all().size(); // placeholders come behind them
        for (const auto& named : parents_) settle_parent(named);
        if (secondary_modes_ > 0)
            table_.report(Severity::note, "secondary-mode", table_.header_place(),
                          "modes of secondary sites are not read (" + std::to_string(secondary_modes_) +
                              "): they run in the mode of their primary site");
        table_.report(Severity::note, "worksheet", table_.header_place(),
                      "a planning worksheet: its modes are read as the modes of the sites; subnets, Active "
                      "Directory sites and comments are left out");
    }

private:
    struct Parent {
        std::size_t site; // index among the sites
        std::string text;
        Place place;
    };
    struct Named {
        std::string code;
        std::string name; // as the worksheet spells it
    };

    void read_row() {
        auto code = table_.cell(code_);
        if (code.empty()) {
            table_.report(Severity::error, "missing-code", table_.place(code_), "a row without a site code",
                          "every site needs one in the column 'Site code'");
            return;
        }
        auto& site = sites_.add(std::move(code), table_.place(code_));
        read_name(site);
        read_type(site);
        site.give(Fact::clients, clients(site), table_.place(clients_));
        if (!site.is_secondary)
            site.give(Fact::mode, mode(site), table_.place(mode_));
        else if (!plain_mode(table_.cell(mode_)).empty())
            ++secondary_modes_;
    }

    void read_name(ExportedSite& site) {
        const auto name = table_.cell(name_);
        if (name.empty() || name == site.code) return;
        site.give(Fact::name, name, table_.place(name_));
        names_.emplace(in_small_letters(name), Named{site.code, name});
    }

    // An answer that begins with no, or a dash, is no; yes, or the name of a parent, is yes.
    static std::optional<bool> answer(const std::string& text) {
        if (text.empty()) return std::nullopt;
        const auto word = first_word(text);
        if (word.empty() || in_small_letters(text) == "n/a") return false;
        return yes_or_no(word).value_or(true);
    }

    void read_type(ExportedSite& site) {
        const auto primary = table_.cell(primary_), secondary = table_.cell(secondary_);
        const auto says_primary = answer(primary);
        const bool says_secondary = answer(secondary).value_or(false);
        if (says_primary == says_secondary)
            table_.report(
                Severity::error, "wrong-value", table_.place(says_secondary ? secondary_ : primary_),
                "site " + site.code +
                    (says_secondary ? " is planned as a primary site and as a secondary one"
                                    : " is planned neither as a primary site nor as a secondary one"),
                says_secondary ? "answer one of the two columns with no"
                               : "answer one of the two columns with yes, or with the parent");
        site.is_secondary = says_secondary;
        if (says_secondary)
            parents_.push_back({sites_.all().size() - 1, secondary, table_.place(secondary_)});
        else if (says_primary.value_or(false))
            parents_.push_back({sites_.all().size() - 1, primary, table_.place(primary_)});
    }

    std::string clients(const ExportedSite& site) {
        const auto text = table_.cell(clients_);
        auto digits = without_grouping(text);
        if (text.empty() || whole_number(digits)) return digits;
        table_.report(Severity::warning, "worksheet-clients", table_.place(clients_),
                      quoted(text) + " is no number of clients: that of site " + site.code +
                          " stays unknown");
        return "unknown";
    }

    std::string mode(const ExportedSite& site) {
        const auto text = table_.cell(mode_);
        const auto found = plain_mode(text);
        if (found.empty() && !first_word(text).empty() && in_small_letters(text) != "unknown")
            table_.report(Severity::warning, "worksheet-mode", table_.place(mode_),
                          quoted(text) + " names no mode: that of site " + site.code + " stays unknown",
                          "write native or mixed where it is decided");
        return std::string(found);
    }

    void settle_parent(const Parent& named) {
        auto& site = sites_.all()[named.site];
        site.parent = parent_in(site, named.text);
        site.parent_place = named.place;
        if (site.parent.empty()) return report_no_parent(site, named);
        report_other_code(site, named);
        if (site.is_secondary) site.give(Fact::type, "secondary", named.place);
        if (sites_.find(site.parent) == nullptr) add_placeholder(site, named.place);
    }

    // The parent's code stands behind its name: the last word that is the code of a site, else the site of
    // that name, else the last word that looks like a code.
    std::string parent_in(const ExportedSite& site, const std::string& text) {
        const auto words = words_of(text);
        for (auto word = words.rbegin(); word != words.rend(); ++word) {
            const auto* other = looks_like_code(*word) || words.size() == 1 ? sites_.find(*word) : nullptr;
            if (other != nullptr && other != &site) return other->code;
        }
        for (const auto& part : parts_of(text)) {
            const auto found = names_.find(in_small_letters(part));
            if (found != names_.end() && found->second.code != site.code) return found->second.code;
        }
        for (auto word = words.rbegin(); word != words.rend(); ++word)
            if (looks_like_code(*word) && sites_.find(*word) == nullptr && !yes_or_no(*word)) return *word;
        return "";
    }

    // A parent found by its name, where a code that no site has stands beside it: one of the two is wrong.
    void report_other_code(const ExportedSite& site, const Parent& named) {
        const auto words = words_of(named.text);
        if (std::find(words.begin(), words.end(), site.parent) != words.end()) return;
        std::vector<std::string> of_name;
        for (const auto& part : parts_of(named.text)) {
            const auto found = names_.find(in_small_letters(part));
            if (found != names_.end() && found->second.code == site.parent) of_name = words_of(part);
        }
        for (const auto& word : words) {
            const bool is_of_name = std::find(of_name.begin(), of_name.end(), word) != of_name.end();
            if (is_of_name || !looks_like_code(word) || yes_or_no(word) || sites_.find(word) != nullptr)
                continue;
            return table_.report(Severity::warning, "worksheet-parent", named.place,
                                 "the parent of site " + site.code + " is called " + quoted(named.text) +
                                     ", but " + word + " is no site of the worksheet: " + site.parent +
                                     " is taken, which has that name",
                                 "write its name and its code, as in 'Yes, Toronto TOR'");
        }
    }

    // A secondary site stays without its type, so that the structure is not called wrong for the same cell.
    void report_no_parent(const ExportedSite& site, const Parent& named) {
        const auto says_only_yes = [](const std::vector<std::string>& words) {
            return std::all_of(words.begin(), words.end(),
                               [](const std::string& word) { return yes_or_no(word).has_value(); });
        };
        const bool names_nothing = says_only_yes({named.text}) || says_only_yes(words_of(named.text));
        if (names_nothing && !site.is_secondary) return; // a central site
        auto hint = likely_parent(site, named.text);
        if (hint.empty()) hint = "name the parent by its code, as in 'Yes, Toronto TOR'";
        const auto message = quoted(named.text) + " names no other site of the worksheet: ";
        if (site.is_secondary)
            table_.report(Severity::error, "worksheet-parent", named.place,
                          message + "secondary site " + site.code + " needs a parent", std::move(hint));
        else
            table_.report(Severity::warning, "worksheet-parent", named.place,
                          message + "site " + site.code + " becomes a central site", std::move(hint));
    }

    // One that is much like a code of the worksheet is mistyped rather than left out.
    void add_placeholder(const ExportedSite& site, Place place) {
        auto parent = site.parent;
        auto hint = likely_code(site, parent);
        const auto severity = hint.empty() ? Severity::note : Severity::warning;
        if (hint.empty()) hint = "give " + parent + " a row of its own";
        table_.report(
            severity, "placeholder", place,
            "the parent of site " + site.code + ", " + parent +
                ", has no row in the worksheet: it becomes a primary site of which nothing is known",
            std::move(hint));
        sites_.add(std::move(parent), place);
    }

    // "did you mean …?", by a site's code or name; "" where none is near.
    std::string likely_parent(const ExportedSite& site, const std::string& text) {
        for (const auto& part : parts_of(text)) {
            if (yes_or_no(part)) continue;
            if (auto hint = likely_code(site, part); !hint.empty()) return hint;
            if (suggestions_ > most_suggestions) continue;
            std::vector<std::string_view> known;
            for (const auto& [name, named] : names_)
                if (named.code != site.code) known.emplace_back(name);
            const auto found = names_.find(nearest(in_small_letters(part), known));
            if (found != names_.end())
                return "did you mean " + found->second.name + " (" + found->second.code + ")?";
        }
        return "";
    }

    std::string likely_code(const ExportedSite& site, std::string_view word) {
        if (++suggestions_ > most_suggestions) return "";
        std::vector<std::string_view> known;
        for (const auto& other : std::span(sites_.all()).first(rows_))
            if (&other != &site) known.emplace_back(other.code);
        const auto found = nearest(word, known);
        return found.empty() ? "" : "did you mean " + std::string(found) + "?";
    }

    ExportTable& table_;
    ExportedSites& sites_;
    std::vector<Parent> parents_;
    std::map<std::string, Named, std::less<>> names_; // by name in small letters
    std::size_t rows_ = 0, secondary_modes_ = 0, suggestions_ = 0;
    Column code_ = ExportTable::none, name_ = ExportTable::none, primary_ = ExportTable::none,
           secondary_ = ExportTable::none, mode_ = ExportTable::none, clients_ = ExportTable::none;
};

} // namespace

bool is_worksheet(ExportTable& table) {
    return table.column_beginning("primarysite") != ExportTable::none ||
           table.column_beginning("nativemodeormixed") != ExportTable::none;
}

void read_worksheet_rows(ExportTable& table, ExportedSites& sites) {
    WorksheetRows(table, sites).read();
}

} // namespace sitemode
