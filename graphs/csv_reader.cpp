#include "graphs/csv_reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <tuple>
#include <utility>
#include <vector>

#include "graphs/csv_cell.h"
#include "graphs/csv_scanner.h"
#include "graphs/field_names.h"
#include "graphs/name_table.h"
#include "graphs/site_records.h"
#include "graphs/unknown_names.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

constexpr std::size_t most_columns = csv_limits::columns;

using Row = std::vector<CsvCell>;
using Kind = Field::Kind;

class CsvReader {
public:
    CsvReader(std::string_view text, bool all_ascii, Draft& draft, Diagnostics& diagnostics)
        : diagnostics_(diagnostics), scanner_(text, all_ascii, diagnostics),
          records_(draft, diagnostics, words_on_csv_header) {}

    // False where rows are missing, so that nothing can be said of the structure.
    bool read() {
        if (const char separator = scanner_.pass_preamble(); separator != 0)
            scanner_.set_separator(separator);
        else
            find_separator();
        Row row;
        if (!scanner_.next(row, most_columns)) return no_header();
        read_header(row);
        if (code_at_ == none) return no_code_column(row);
        make_room();
        for (PlainRow plain(columns_.size()); !records_.is_stopped();) {
            const PlainRow::Cell* const code = scanner_.sees(plain) ? code_in(plain) : nullptr;
            if (code != nullptr) {
                scanner_.pass(plain);
                read_plain(plain, *code);
            } else if (scanner_.next(row, most_columns)) {
                read_row(row);
            } else {
                break;
            }
        }
        if (records_.is_stopped()) return false;
        records_.finish();
        return !scanner_.has_failed();
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct Column {
        Kind kind = Kind::nameless;
        Fact fact = Fact::name;
        std::uint32_t unknown = 0; // number of an unknown attribute
        bool is_reported = false;
        std::string_view shown;
        std::string own_text; // of the hierarchy: what was given first
    };

    void report(Severity severity, std::string_view kind, Place place, std::string message,
                std::string hint) {
        diagnostics_.add({severity, place, std::move(message), std::move(hint), kind, false});
    }

    // The separator that makes a sound header, one that says most, the one that makes most cells. A wrong one
    // cuts cells in quotes: their quotes are left in the midst of a cell.
    void find_separator() {
        using Worth = std::tuple<bool, std::size_t, std::size_t>;
        Worth best{};
        for (const char separator : {',', ';', '\t'}) {
            Diagnostics unheard;
            CsvScanner trial(scanner_.rest(), true, unheard);
            trial.set_separator(separator);
            Row row;
            trial.next(row, most_columns);
            std::size_t known = 0;
            bool is_sound = !trial.has_failed() || unheard.has_limit();
            for (const CsvCell& cell : row) {
                const Kind kind = csv_field(plain_text(cell, room_)).kind;
                known += kind != Kind::extra && kind != Kind::own_extra && kind != Kind::nameless ? 1U : 0U;
                is_sound = is_sound && (cell.is_quoted || cell.text.find('"') == cell.text.npos);
            }
            const Worth worth{is_sound, known, row.size()};
            if (worth <= best) continue;
            best = worth;
            scanner_.set_separator(separator);
        }
    }

    bool no_header() {
        if (!scanner_.has_failed())
            report(Severity::error, "syntax", {1, 1, 0}, "an empty file",
                   "the first row names the columns: code,parent,mode");
        return false;
    }

    bool no_code_column(const Row& header) {
        if (!scanner_.has_failed())
            report(Severity::error, "syntax", header.front().place, "no column 'code'",
                   hint_without_code_column());
        return false;
    }

    std::string hint_without_code_column() const {
        std::vector<std::string_view> headers;
        headers.reserve(columns_.size());
        for (const Column& column : columns_) headers.push_back(column.shown);
        if (const std::string import = import_of_export(headers); !import.empty())
            return "the columns are those of an export: " + import;
        for (const Column& column : columns_) {
            if (column.kind == Kind::extra && likely_field(column.shown, FactOwner::site) == "code")
                return "call the column " + quoted(column.shown) + " code";
        }
        return "one column must be called code: it holds the site codes";
    }

    void read_header(const Row& row) {
        NameTable names;
        std::vector<Place> places;
        for (const CsvCell& cell : row) {
            const std::string_view text = kept_text(cell);
            const Field meaning = csv_field(text);
            columns_.push_back({meaning.kind, meaning.fact, 0, false, text, {}});
            if (meaning.kind == Kind::nameless) continue;
            const auto [number, is_new] = names.add(keeper_.emplace_back(key_of(meaning)));
            if (!is_new) {
                report_double(cell, text, places[number]);
                columns_.back().kind = Kind::nameless;
                columns_.back().is_reported = true;
                continue;
            }
            places.push_back(cell.place);
            if (meaning.kind == Kind::code) code_at_ = columns_.size() - 1;
            if (meaning.kind == Kind::extra || meaning.kind == Kind::own_extra)
                add_unknown(meaning, cell.place);
        }
    }

    // What two columns may not have in common.
    static std::string key_of(const Field& column) {
        return std::to_string(static_cast<int>(column.kind)) + ' ' +
               std::to_string(static_cast<int>(column.fact)) + ' ' + column.extra;
    }

    void report_double(const CsvCell& cell, std::string_view text, Place first) {
        report(Severity::error, "syntax", cell.place,
               "a second column " + quoted(text) + "; the first is at line " + std::to_string(first.line) +
                   ", column " + std::to_string(first.column),
               "remove or rename one of the two");
    }

    void add_unknown(const Field& meaning, Place place) {
        const bool is_own = meaning.kind == Kind::own_extra;
        Column& column = columns_.back();
        column.unknown = records_.add_unknown(meaning.extra, column.shown, place,
                                              is_own ? FactOwner::hierarchy : FactOwner::site);
    }

    static bool is_of_site(Kind kind) {
        return kind == Kind::parent || kind == Kind::fact || kind == Kind::ipsec;
    }

    // Makes room by what the first rows hold; a wrong guess costs little.
    void make_room() {
        constexpr std::size_t most_sites = 2'000'000;
        const std::string_view rest = scanner_.rest(), beginning = rest.substr(0, 4096);
        Diagnostics unheard;
        CsvScanner trial(beginning, true, unheard);
        trial.set_separator(scanner_.separator());
        RecordsRoom room;
        for (Row row; trial.next(row, most_columns);) add_room(room, row);
        if (room.sites == 0) return;
        const double parts = 1.125 * static_cast<double>(rest.size()) / static_cast<double>(beginning.size());
        const auto of_all = [parts](std::size_t count) {
            return static_cast<std::size_t>(parts * static_cast<double>(count));
        };
        room.sites = std::min(of_all(room.sites), most_sites);
        room.facts = of_all(room.facts);
        room.bytes_of_texts = of_all(room.bytes_of_texts);
        records_.expect(room);
    }

    void add_room(RecordsRoom& room, const Row& row) const {
        ++room.sites;
        for (std::size_t at = 0; at < row.size() && at < columns_.size(); ++at) {
            const Column& column = columns_[at];
            if (row[at].text.empty()) continue;
            if (is_of_site(column.kind)) ++room.facts;
            const bool is_text = column.kind == Kind::code ||
                                 (column.kind == Kind::fact && row_of(column.fact).kind == FactKind::text);
            if (is_text) room.bytes_of_texts += row[at].text.size() + sizeof(std::uint32_t);
        }
    }

    // The text of a cell that is needed after its row is gone.
    std::string_view kept_text(const CsvCell& cell) {
        const std::string_view text = plain_text(cell, room_);
        return cell.has_doubled_quotes ? std::string_view(keeper_.emplace_back(text)) : text;
    }

    void read_row(const Row& row) {
        if (row.size() == columns_.size())
            return row[code_at_].text.empty() ? read_nameless(row) : read_site(row);
        const bool is_blank =
            std::all_of(row.begin(), row.end(), [](const CsvCell& cell) { return cell.text.empty(); });
        if (is_blank) return;
        const std::size_t wanted = columns_.size();
        const Place place = row.size() > wanted ? row[wanted].place : row.back().place;
        report(Severity::error, "ragged-row", place,
               "a row of " + std::to_string(row.size()) + " cells, where the header has " +
                   std::to_string(wanted),
               row.size() > wanted ? "a value that holds a separator must stand in quotes"
                                   : "separators are needed for empty cells too");
        // The site is there all the same: its children are not to be called orphans.
        if (code_at_ < row.size() && !row[code_at_].text.empty())
            records_.add_site(kept_text(row[code_at_]), row[code_at_].place);
    }

    // Its site code, or null where it has none.
    const PlainRow::Cell* code_in(const PlainRow& row) const {
        for (const PlainRow::Cell& cell : row.given())
            if (cell.number >= code_at_) return cell.number == code_at_ ? &cell : nullptr;
        return nullptr;
    }

    void read_plain(const PlainRow& row, const PlainRow::Cell& code) {
        records_.add_site(undefused(row.text(code)), row.place(code));
        for (const PlainRow::Cell& cell : row.given()) {
            Column& column = columns_[cell.number];
            if (column.kind == Kind::fact) // as nearly all
                records_.give(column.fact, undefused(row.text(cell)), row.place(cell));
            else if (column.kind == Kind::parent)
                records_.set_parent(undefused(row.text(cell)), row.place(cell));
            else if (column.kind != Kind::code)
                read_cell(column, row.whole(cell));
        }
        read_ipsec();
    }

    void read_site(const Row& row) {
        records_.add_site(kept_text(row[code_at_]), row[code_at_].place);
        for (std::size_t at = 0; at < row.size(); ++at)
            if (!row[at].text.empty()) read_cell(columns_[at], row[at]);
        read_ipsec();
    }

    // It is said of the link to the parent, which may stand in a column behind it.
    void read_ipsec() {
        if (ipsec_.text.empty()) return;
        records_.set_ipsec(plain_text(ipsec_, room_), ipsec_.place);
        ipsec_ = {};
    }

    void read_cell(Column& column, const CsvCell& cell) {
        switch (column.kind) {
        case Kind::fact:
            return records_.give(column.fact, plain_text(cell, room_), cell.place);
        case Kind::parent:
            return records_.set_parent(kept_text(cell), cell.place);
        case Kind::ipsec:
            ipsec_ = cell;
            return;
        case Kind::extra:
            return records_.give_extra(column.unknown, plain_text(cell, room_), cell.place);
        case Kind::own_fact:
        case Kind::own_extra:
            return read_own(column, cell);
        case Kind::nameless:
            return report_nameless_column(column, cell);
        case Kind::code:
        case Kind::structure:
            return;
        }
    }

    // A row without a code; an empty one is no row.
    void read_nameless(const Row& row) {
        const auto value =
            std::find_if(row.begin(), row.end(), [](const CsvCell& cell) { return !cell.text.empty(); });
        if (value == row.end()) return;
        report(Severity::error, "missing-code", row[code_at_].place, "a row without a site code",
               "every site needs one in the column " + quoted(columns_[code_at_].shown));
    }

    // A fact of the hierarchy stands in the first row; that it is repeated below does no harm.
    void read_own(Column& column, const CsvCell& cell) {
        const std::string_view text = plain_text(cell, room_);
        if (column.own_text.empty()) {
            column.own_text = text;
            if (column.kind == Kind::own_fact)
                records_.give_own(column.fact, text, cell.place);
            else
                records_.give_own_extra(column.unknown, text, cell.place);
        } else if (text != column.own_text && !column.is_reported) {
            column.is_reported = true;
            report(Severity::warning, "misplaced-fact", cell.place,
                   quoted(column.shown) + " is given otherwise above: the first value counts",
                   "a fact of the hierarchy stands in the first row only");
        }
    }

    void report_nameless_column(Column& column, const CsvCell& cell) {
        if (column.is_reported) return;
        column.is_reported = true;
        report(Severity::warning, "nameless-column", cell.place,
               "a value in a column without a name: such columns are not read", "name it in the header");
    }

    Diagnostics& diagnostics_;
    CsvScanner scanner_;
    SiteRecords records_;
    std::vector<Column> columns_;
    std::size_t code_at_ = none;
    CsvCell ipsec_;                  // of the row that is read
    std::deque<std::string> keeper_; // texts that are not in the input as they mean
    std::string room_;
};

} // namespace

Reading read_csv(std::string_view text, std::string file_name) {
    return read_records(text, std::move(file_name),
                        [](std::string_view checked, bool all_ascii, Draft& draft, Diagnostics& diagnostics) {
                            return CsvReader(checked, all_ascii, draft, diagnostics).read();
                        });
}

} // namespace sitemode
