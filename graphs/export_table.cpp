#include "graphs/export_table.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/site_records.h"
#include "graphs/utf16.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

constexpr std::size_t most_columns = 10'000;

} // namespace

std::string without_grouping(const std::string& text) {
    std::string digits;
    std::size_t group = 0;
    bool grouped = false;
    for (const char c : text) {
        if (is_digit(c)) {
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

std::string_view plain_mode(std::string_view text) {
    const auto small = in_small_letters(text);
    for (const std::string_view mode : {"native", "mixed"})
        if (small == mode || small == std::string(mode) + " mode") return mode;
    return "";
}

std::string folded_name(std::string_view name) {
    name = trimmed(name);
    if (name.find(' ') == name.npos) name = name.substr(name.rfind('.') + 1); // npos + 1 is 0
    std::string out;
    for (const char c : name)
        if (is_letter_or_digit(c)) out += in_small_letters(c);
    if (out.size() > 1 && out.back() == '0') out.pop_back();
    return out;
}

std::optional<bool> yes_or_no(std::string_view text) {
    const auto word = in_small_letters(trimmed(text));
    const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (is_one_of({"true", "1",    "-1",        "yes",  "y",      "x",    "wahr",   "ja",
                   "vrai", "oui",  "verdadero", "sí",   "si",     "vero", "sì",     "verdadeiro",
                   "sim",  "waar", "sand",      "sant", "prawda", "tak",  "истина", "да"}))
        return true;
    if (is_one_of({"false", "0", "no", "n", "falsch", "nein", "faux", "non", "falso", "não", "nao", "onwaar",
                   "nee", "falsk", "falskt", "fałsz", "nie", "ложь", "нет"}))
        return false;
    return std::nullopt;
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
    int base = 10;
    if (text.starts_with("0x") || text.starts_with("0X")) {
        text.remove_prefix(2);
        base = 16;
    }
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

ExportTable::ExportTable(std::string_view bytes, std::uint16_t file, Diagnostics& diagnostics)
    : file_(file), diagnostics_(diagnostics) {
    if (bytes.size() > record_limits::text_bytes) {
        diagnostics_.add(
            {Severity::error, {1, 1, file}, "a file of more than 1 GiB", "split it", "limit", true});
        return;
    }
    // Half a character is no reason to refuse what a server exported.
    text_ = is_utf16(bytes) ? utf8_of_utf16(bytes).text : std::string(without_byte_order_mark(bytes));
    auto check = checked_text(text_);
    if (check.offence) {
        check.offence->place.file = file_;
        diagnostics_.add(*std::move(check.offence));
        return;
    }
    scanner_.emplace(text_, check.all_ascii, heard_);
    if (const char separator = scanner_->pass_preamble(); separator != 0)
        scanner_->set_separator(separator);
    else
        choose_separator();
    read_header();
}

// The one that makes most cells of the header.
void ExportTable::choose_separator() {
    std::size_t most = 0;
    for (const char separator : {',', ';', '\t'}) {
        Diagnostics unheard;
        CsvScanner trial(scanner_->rest(), true, unheard);
        trial.set_separator(separator);
        std::vector<CsvCell> row;
        if (!trial.next(row, most_columns) || row.size() <= most) continue;
        most = row.size();
        scanner_->set_separator(separator);
    }
}

void ExportTable::read_header() {
    const bool is_there = scanner_->next(row_, most_columns);
    forward();
    if (!is_there) {
        if (!scanner_->has_failed())
            report(Severity::error, "syntax", {1, 1, file_}, "an empty file",
                   "the first row names the columns");
        return;
    }
    header_line_ = row_.front().place.line;
    std::string room;
    for (Column at = 0; at < row_.size(); ++at) {
        const auto shown = trimmed(plain_text(row_[at], room));
        headers_.push_back({folded_name(shown), std::string(shown), place(at)});
    }
}

ExportTable::Column ExportTable::column(std::initializer_list<std::string_view> names) {
    for (const auto name : names)
        for (Column at = 0; at < headers_.size(); ++at)
            if (headers_[at].name == name) return asked_for(at);
    return none;
}

ExportTable::Column ExportTable::column_beginning(std::string_view beginning) {
    for (Column at = 0; at < headers_.size(); ++at)
        if (headers_[at].name.starts_with(beginning)) return asked_for(at);
    return none;
}

ExportTable::Column ExportTable::asked_for(Column first) {
    auto& header = headers_[first];
    if (header.is_asked_for) return first;
    header.is_asked_for = true;
    for (Column at = first + 1; at < headers_.size(); ++at) {
        if (headers_[at].name != header.name) continue;
        headers_[at].is_asked_for = true;
        report(Severity::error, "second-column", headers_[at].place,
               "a second column " + quoted(headers_[at].shown) + "; the first is at line " +
                   std::to_string(header.place.line) + ", column " + std::to_string(header.place.column),
               "remove or rename one of the two");
    }
    return first;
}

ExportTable::Column ExportTable::needed(std::initializer_list<std::string_view> names,
                                        std::string_view shown) {
    const auto found = column(names);
    if (found == none && has_header())
        report(Severity::error, "missing-column", header_place(), "no column " + quoted(shown),
               "the first row names the columns; examples/export shows what each export holds");
    return found;
}

std::vector<ExportTable::Header> ExportTable::unread() const {
    std::vector<Header> out;
    std::copy_if(headers_.begin(), headers_.end(), std::back_inserter(out),
                 [](const Header& header) { return !header.is_asked_for && !header.name.empty(); });
    return out;
}

bool ExportTable::next() {
    while (scanner_ && scanner_->next(row_, most_columns)) {
        if (is_decoration()) continue;
        if (row_.size() == headers_.size()) {
            forward();
            return true;
        }
        report(Severity::error, "ragged-row", row_place(),
               "a row of " + std::to_string(row_.size()) + (row_.size() == 1 ? " cell" : " cells") +
                   ", where the header has " + std::to_string(headers_.size()),
               "a value that holds a separator must stand in quotes");
    }
    forward();
    return false;
}

// Rows of nothing; the line of dashes that sqlcmd draws below the header, and its "(40 rows affected)".
bool ExportTable::is_decoration() const {
    const auto is_ruled = [](const CsvCell& cell) {
        return cell.text.find_first_not_of('-') == cell.text.npos;
    };
    if (std::all_of(row_.begin(), row_.end(), is_ruled)) return true;
    return row_.size() == 1 && headers_.size() > 1 && row_[0].text.starts_with('(') &&
           row_[0].text.ends_with(')');
}

std::string ExportTable::cell(Column column) const {
    if (column >= row_.size()) return "";
    std::string room;
    const auto text = trimmed(plain_text(row_[column], room));
    return text == "NULL" ? "" : std::string(text);
}

Place ExportTable::place(Column column) const {
    if (row_.empty()) return {1, 1, file_};
    auto place = row_[column < row_.size() ? column : 0].place;
    place.file = file_;
    return place;
}

void ExportTable::report(Severity severity, std::string_view kind, Place place, std::string message,
                         std::string hint) {
    diagnostics_.add({severity, place, std::move(message), std::move(hint), kind, false});
}

void ExportTable::forward() {
    for (; forwarded_ < heard_.all().size(); ++forwarded_) {
        auto diagnostic = heard_.all()[forwarded_];
        diagnostic.place.file = file_;
        diagnostics_.add(std::move(diagnostic));
    }
}

} // namespace sitemode
