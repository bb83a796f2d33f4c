// An export as a table: rows of cells with their places, columns found by any of the spellings they have in
// WMI, in SQL views and in spreadsheets. What the columns mean is known to the readers in
// graphs/export_parts.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/csv_scanner.h"
#include "graphs/diagnostic.h"

namespace sitemode {

class ExportTable {
public:
    using Column = std::size_t;
    static constexpr Column none = static_cast<Column>(-1);
    struct Header {
        std::string name;  // as folded_name gives it
        std::string shown; // as the file spells it
        Place place;
        bool is_asked_for = false;
    };

    // Takes the bytes of a file in UTF-8 or UTF-16, and the number of the file
    // for places. Reads the header; a problem is reported, and no row follows then.
    ExportTable(std::string_view bytes, std::uint16_t file, Diagnostics& diagnostics);
    ExportTable(const ExportTable&) = delete;
    ExportTable& operator=(const ExportTable&) = delete;
    ExportTable(ExportTable&&) = delete;
    ExportTable& operator=(ExportTable&&) = delete;
    ~ExportTable() = default;

    // False where there is no header: that is reported.
    bool has_header() const { return !headers_.empty(); }
    Place header_place() const { return {header_line_, 1, file_}; }
    // The column with the first of these names that there is. Names are written as folded_name gives them.
    // That a second column is called the same is reported as an error; of columns nobody asks for it is no
    // matter: a join of views has some of them twice.
    Column column(std::initializer_list<std::string_view> names);
    // The first column whose name begins so: for questions with an explanation behind them.
    Column column_beginning(std::string_view beginning);
    // The same as `column`; a missing one is reported as an error, with `shown` as its name.
    Column needed(std::initializer_list<std::string_view> names, std::string_view shown);

    // The columns with a name that nobody has asked for.
    std::vector<Header> unread() const;

    // Goes to the next row. False at the end, or where nothing can follow a mistake.
    bool next();
    // Of the current row: the cell without blanks around it; "" where there is no such column, and for NULL.
    std::string cell(Column column) const;
    // Of the current row, or of its beginning where there is no such column.
    Place place(Column column) const;
    Place row_place() const { return place(0); }

    void report(Severity severity, std::string_view kind, Place place, std::string message,
                std::string hint = {});

private:
    void choose_separator();
    void read_header();
    Column asked_for(Column first);
    bool is_decoration() const;
    void forward();

    std::string text_;
    std::uint16_t file_;
    Diagnostics& diagnostics_;
    Diagnostics heard_; // of the scanner, which knows of one file only
    std::size_t forwarded_ = 0;
    std::optional<CsvScanner> scanner_;
    std::vector<Header> headers_;
    std::uint32_t header_line_ = 1;
    std::vector<CsvCell> row_;
};

// A column's name without what differs between tools: small letters and digits only, without a table's name
// in front ("SMS_R_System.ResourceId") and the 0 that inventory views put behind ("Client_Version0").
std::string folded_name(std::string_view name);

// "True", "WAHR", "oui", "1" … and their opposites, in the languages of localised servers.
std::optional<bool> yes_or_no(std::string_view text);
// Decimal digits, or hexadecimal ones behind 0x.
std::optional<std::uint32_t> whole_number(std::string_view text);

// "4,000", "4 000" or "4.000" as digits, where the groups are of three; else as it is.
std::string without_grouping(const std::string& text);
// "native" or "mixed", as someone writes it in a cell: "Native mode". "" for all else: "not native" decides
// nothing.
std::string_view plain_mode(std::string_view text);

} // namespace sitemode
