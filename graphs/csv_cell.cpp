#include "graphs/csv_cell.h"

#include <array>
#include <cstdint>

namespace sitemode {
namespace {

constexpr std::string_view formula_signs = "=+-@", passed_signs = "\t\r\n";

// What a character does to a cell.
enum Trait : std::uint8_t { needs_quotes = 1, blank = 2, begins_formula = 4 };
constexpr std::array<std::uint8_t, 256> traits = [] {
    std::array<std::uint8_t, 256> table{};
    const auto mark = [&](std::string_view characters, Trait trait) {
        for (const char c : characters) table[static_cast<unsigned char>(c)] |= trait;
    };
    mark(",;\t\"\r\n", needs_quotes);
    mark(" \t", blank);
    mark(formula_signs, begins_formula);
    mark(passed_signs, begins_formula);
    mark("' ", begins_formula); // perhaps: what stands behind it decides
    return table;
}();

std::uint8_t traits_of(char c) {
    return traits[static_cast<unsigned char>(c)];
}

std::uint8_t traits_of(std::string_view text) {
    std::uint8_t met = 0;
    for (const char c : text) met |= traits_of(c);
    return met;
}

// True for apostrophes, or none, and what begins a formula behind them.
bool is_formula(std::string_view text) {
    const std::size_t begin = text.find_first_not_of('\'');
    if (begin == text.npos) return false;
    if (passed_signs.find(text[begin]) != text.npos) return true;
    const std::size_t sign = text.find_first_not_of(" \t\r\n", begin);
    return sign != text.npos && formula_signs.find(text[sign]) != text.npos;
}

void append_quoted(std::string& row, std::string_view text) {
    for (const char c : text) {
        if (c == '"') row += '"';
        row += c;
    }
    row += '"';
}

// A cell that is not what its text is: `met` are the traits of its characters.
void append_odd_cell(std::string& row, std::string_view text, std::uint8_t met) {
    const bool is_quoted =
        (met & needs_quotes) != 0 || ((traits_of(text.front()) | traits_of(text.back())) & blank) != 0;
    if (is_quoted) row += '"';
    if ((traits_of(text.front()) & begins_formula) != 0 && is_formula(text)) row += '\'';
    if (is_quoted)
        append_quoted(row, text);
    else
        row += text;
}

} // namespace

bool stands_for_itself(std::string_view text) {
    return traits_of(text) == 0;
}

void append_csv_cell(std::string& row, std::string_view text) {
    const std::uint8_t met = traits_of(text);
    if (met == 0)
        row += text;
    else
        append_odd_cell(row, text, met);
}

std::string_view without_defusing_apostrophe(std::string_view cell) {
    if (cell.starts_with('\'') && is_formula(cell)) cell.remove_prefix(1);
    return cell;
}

} // namespace sitemode
