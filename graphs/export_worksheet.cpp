// Microsoft's planning worksheet: a row a site, with answers in words. Mode and parents are plans; they are
// read as what the sites will be.
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graphs/export_parts.h"

namespace sitemode {
namespace {

using Column = ExportTable::Column;

bool is_sign_of_code(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// The runs of letters and digits.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (is_sign_of_code(c))
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

// "4,000", "4 000" or "4.000" as digits, where the groups are of three; else as it is.
std::string without_grouping(const std::string& text) {
    std::string digits;
    std::size_t group = 0;
    bool grouped = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
            ++group;
            continue;
        }
        const bool separates = c == ',' || c == '.' || c == ' ' || c == '\'';
        const bool is_behind_group = grouped ? group == 3 : group >= 1 && group <= 3;
        if (!separates || !is_behind_group) return text;
        grouped = true;
        group = 0;
    }
    return grouped && group != 3 ? text : digits;
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
        for (auto& [site, text, place] : parents_) find_parent(sites_.all()[site], text, place);
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
        if (!site.is_secondary) site.give(Fact::mode, mode(site), table_.place(mode_));
    }

    void read_name(ExportedSite& site) {
        const auto name = table_.cell(name_);
        if (name.empty() || name == site.code) return;
        site.give(Fact::name, name, table_.place(name_));
        codes_.emplace(in_small_letters(name), site.code);
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
        const bool says_primary = answer(primary).value_or(false);
        const bool says_secondary = answer(secondary).value_or(false);
        if (says_primary && says_secondary)
            table_.report(Severity::error, "wrong-value", table_.place(secondary_),
                          "site " + site.code + " is planned as a primary site and as a secondary one",
                          "answer one of the two columns with no");
        site.is_secondary = says_secondary;
        if (says_secondary) site.give(Fact::type, "secondary", table_.place(secondary_));
        const auto column = says_secondary ? secondary_ : primary_;
        const auto& text = says_secondary ? secondary : primary;
        if (says_primary || says_secondary)
            parents_.push_back({sites_.all().size() - 1, text, table_.place(column)});
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
        const auto small = in_small_letters(text);
        const bool native = small.find("native") != small.npos, mixed = small.find("mixed") != small.npos;
        if (native != mixed) return native ? "native" : "mixed";
        if (!text.empty() && !first_word(text).empty() && small != "unknown")
            table_.report(Severity::warning, "worksheet-mode", table_.place(mode_),
                          quoted(text) + " names no mode: that of site " + site.code + " stays unknown");
        return "";
    }

    // The parent's code stands behind its name: the last word that is the code of a site, else the site of
    // that name, else the last word that looks like a code.
    void find_parent(ExportedSite& site, const std::string& text, Place place) {
        site.parent_place = place;
        const auto words = words_of(text);
        for (auto word = words.rbegin(); word != words.rend() && site.parent.empty(); ++word) {
            const auto* other = looks_like_code(*word) || words.size() == 1 ? sites_.find(*word) : nullptr;
            if (other != nullptr && other != &site) site.parent = other->code;
        }
        if (site.parent.empty()) site.parent = code_by_name(site, text);
        for (auto word = words.rbegin(); word != words.rend() && site.parent.empty(); ++word)
            if (looks_like_code(*word) && sites_.find(*word) == nullptr && !yes_or_no(*word))
                site.parent = *word;
    }

    // The code of the site whose name stands between commas, brackets or dashes; "" where there is none.
    std::string code_by_name(const ExportedSite& site, std::string_view text) const {
        for (const auto& part : parts_of(text)) {
            const auto found = codes_.find(in_small_letters(part));
            if (found != codes_.end() && found->second != site.code) return found->second;
        }
        return "";
    }

    ExportTable& table_;
    ExportedSites& sites_;
    std::vector<Parent> parents_;
    std::map<std::string, std::string> codes_; // by name in small letters
    Column code_ = ExportTable::none, name_ = ExportTable::none, primary_ = ExportTable::none,
           secondary_ = ExportTable::none, mode_ = ExportTable::none, clients_ = ExportTable::none;
};

} // namespace

bool is_worksheet(const ExportTable& table) {
    return table.column_beginning("primarysite") != ExportTable::none ||
           table.column_beginning("nativemodeormixed") != ExportTable::none;
}

void read_worksheet_rows(ExportTable& table, ExportedSites& sites) {
    WorksheetRows(table, sites).read();
}

} // namespace sitemode
