#include "graphs/csv_scanner.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/site_records.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

constexpr std::uint64_t ones = 0x0101'0101'0101'0101, highs = ones * 0x80;

// Marks the bytes of `word` that are zero; the lowest mark is right, those above it may be too many.
std::uint64_t zero_bytes(std::uint64_t word) {
    return (word - ones) & ~word & highs;
}

// The first `sign`, line feed or carriage return from `at` on, or the end of the text. Eight bytes at a time:
// most cells end in the first eight.
std::size_t find_sign_or_line_end(std::string_view text, std::size_t at, char sign) {
    if constexpr (std::endian::native == std::endian::little) {
        const std::uint64_t signs = ones * static_cast<unsigned char>(sign);
        for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
            std::memcpy(&word, text.data() + at, sizeof word);
            const std::uint64_t found = zero_bytes(word ^ signs) | zero_bytes(word ^ (ones * '\n')) |
                                        zero_bytes(word ^ (ones * '\r'));
            if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
        }
    }
    const auto ends = [&](char c) { return c == sign || c == '\n' || c == '\r'; };
    while (at < text.size() && !ends(text[at])) ++at;
    return at;
}

// What a cell may begin or end with that is not as it stands. (A tab that separates ends a cell before it.)
bool is_padding(char c) {
    return c == ' ' || c == '\t' || c == '"';
}

bool begins_with(std::string_view text, std::string_view lower) {
    if (text.size() < lower.size()) return false;
    for (std::size_t at = 0; at < lower.size(); ++at) {
        if (in_small_letters(text[at]) != lower[at]) return false;
    }
    return true;
}

} // namespace

std::string_view undoubled_text(const CsvCell& cell, std::string& room) {
    room.clear();
    for (std::size_t at = 0; at < cell.text.size(); ++at) {
        room += cell.text[at];
        if (cell.text[at] == '"') ++at; // its double
    }
    return undefused(room);
}

char CsvScanner::pass_preamble() {
    char separator = 0;
    while (!at_end()) {
        const auto end = text_.find_first_of("\r\n", at_);
        auto line = text_.substr(at_, end == text_.npos ? end : end - at_);
        if (line.size() >= 2 && line.front() == '"' && line.back() == '"')
            line = line.substr(1, line.size() - 2);
        if (begins_with(line, "sep=") && line.size() == 5 &&
            std::string_view(",;\t|:").find(line[4]) != line.npos)
            separator = line[4];
        else if (!begins_with(line, "#type"))
            break;
        at_ = end == text_.npos ? text_.size() : end;
        if (!at_end()) pass_line_end();
    }
    return separator;
}

void CsvScanner::pass_blanks() {
    while (!at_end() && is_blank(at_)) ++at_;
}

void CsvScanner::pass_to(std::size_t stop) {
    if (!all_ascii_) {
        for (std::size_t at = at_; at < stop; ++at)
            column_origin_ += is_utf8_continuation(text_[at]) ? 1U : 0U;
    }
    at_ = stop;
}

bool CsvScanner::next(std::vector<CsvCell>& row, std::size_t most) {
    std::size_t cells = 0;
    while (!at_end()) { // empty lines
        pass_blanks();
        if (at_end() || !is_line_end(at_)) break;
        pass_line_end();
    }
    if (at_end() || stopped_) return false;
    for (bool has_ended = false; !has_ended;) {
        if (cells == most) {
            fail(place(), "more than " + std::to_string(most) + " cells in a row", "split the file", true);
            return false;
        }
        if (cells == row.size()) row.emplace_back(); // else the row before left one
        take_cell(row[cells++]);
        if (stopped_) return false;
        has_ended = at_end() || is_line_end(at_);
        if (!has_ended) ++at_; // the separator
    }
    if (!at_end()) pass_line_end();
    if (row.size() > cells) row.resize(cells);
    return true;
}

void CsvScanner::look_at(std::size_t begin) {
    std::array<char, ByteBlock::size> last{};
    const char* bytes = text_.data() + begin;
    if (text_.size() - begin < ByteBlock::size) {
        std::memcpy(last.data(), bytes, text_.size() - begin);
        bytes = last.data();
    }
    const ByteBlock block(bytes);
    const std::uint64_t line_ends = block.equal_to_any('\n', '\r');
    const std::uint64_t ends = block.equal_to(separator_) | line_ends;
    const std::uint64_t padding = block.equal_to_any(' ', '\t', '"') & ~ends;
    const char before = begin == 0 ? '\n' : text_[begin - 1];
    const bool is_behind_end = before == separator_ || before == '\n' || before == '\r';
    const std::uint64_t begins = ends << 1U | (is_behind_end ? 1U : 0U);
    const std::uint64_t behind_padding = padding << 1U | (is_padding(before) ? 1U : 0U);
    block_ = {begin, ends, line_ends, (padding & begins) | (ends & ~begins & behind_padding)};
    if (!all_ascii_) block_.odd |= block.below_or_not_ascii('\1');
}

// Most of the time for reading goes here. Which cells are empty no processor can guess: behind the end of one
// that isn't, all that end at once are passed together. A bit added to the lowest of a run carries to the
// first place behind it.
bool PlainRow::take(std::size_t block, std::uint64_t ends) {
    const auto base = static_cast<std::uint32_t>(block);
    Cell* given = given_.data() + given_count_;
    std::uint32_t begin = begin_, passed = passed_;
    const auto pass_run = [&](std::uint32_t from) {
        const std::uint64_t carried = ends + (ends & (~ends + 1));
        begin = base + static_cast<std::uint32_t>(std::countr_zero(carried & ~ends));
        passed += begin - from;
        ends &= carried;
    };
    if (begin >= base && (ends >> (begin - base) & 1U) != 0) pass_run(begin);
    while (ends != 0) {
        const std::uint32_t end = base + static_cast<std::uint32_t>(std::countr_zero(ends));
        *given++ = {passed, begin, end};
        pass_run(end);
    }
    given_count_ = static_cast<std::size_t>(given - given_.data());
    begin_ = begin;
    passed_ = passed;
    return passed <= wanted_;
}

bool CsvScanner::sees(PlainRow& row) {
    if (at_end() || stopped_) return false;
    if (at_ - block_.begin >= ByteBlock::size) look_at(at_);
    row.begin(text_.data(), at_, line_);
    for (Block left = block_.from(at_ - block_.begin);;
         look_at(block_.begin + ByteBlock::size), left = block_) {
        const std::uint64_t of_row = left.line_ends ^ (left.line_ends - 1); // up to the line's end, or all
        if ((left.odd & of_row) != 0 || !row.take(left.begin, left.ends & of_row)) return false;
        if (left.line_ends != 0) break;
        if (block_.begin + ByteBlock::size >= text_.size()) return false;
    }
    return row.is_whole() && row.end() - at_ <= record_limits::value_bytes;
}

void CsvScanner::take_cell(CsvCell& cell) {
    pass_blanks();
    cell.place = place();
    cell.is_quoted = cell.has_doubled_quotes = false;
    if (!at_end() && text_[at_] == '"') {
        if (take_quoted(cell)) check_behind_quote();
    } else {
        take_plain(cell);
    }
    if (cell.text.size() > record_limits::value_bytes && !stopped_)
        fail(cell.place, "a cell of more than 1 MB", "shorten it; perhaps a closing quote is missing", true);
}

void CsvScanner::take_plain(CsvCell& cell) {
    const std::size_t begin = at_;
    pass_to(find_sign_or_line_end(text_, at_, separator_));
    std::size_t end = at_;
    while (end > begin && is_blank(end - 1)) --end;
    cell.text = text_.substr(begin, end - begin);
}

// False where the quote is never closed: that is reported.
bool CsvScanner::take_quoted(CsvCell& cell) {
    const std::size_t begin = at_ + 1;
    cell.is_quoted = true;
    pass_to(begin);
    while (true) {
        const std::size_t stop = find_sign_or_line_end(text_, at_, '"');
        if (stop == text_.size()) {
            const bool is_long = text_.size() - begin > record_limits::value_bytes;
            fail(cell.place, is_long ? "a cell of more than 1 MB" : "this quote is never closed",
                 is_long ? "shorten it; perhaps a closing quote is missing" : "close it with \"", is_long);
            return false;
        }
        pass_to(stop);
        if (is_line_end(stop)) {
            pass_line_end();
            continue;
        }
        pass_to(stop + 1);
        if (at_end() || text_[at_] != '"') break;
        cell.has_doubled_quotes = true;
        pass_to(at_ + 1);
    }
    cell.text = text_.substr(begin, at_ - 1 - begin);
    return true;
}

void CsvScanner::check_behind_quote() {
    pass_blanks();
    if (at_end() || text_[at_] == separator_ || is_line_end(at_)) return;
    const std::size_t begin = at_;
    const Place where = place();
    pass_to(find_sign_or_line_end(text_, at_, separator_));
    diagnostics_.add({Severity::error, where,
                      "text behind a closing quote: " + quoted(text_.substr(begin, at_ - begin), 20),
                      "write a quote inside of a quoted cell twice: \"\"", "syntax", false});
    failed_ = true;
}

void CsvScanner::fail(Place where, std::string message, std::string hint, bool is_limit) {
    diagnostics_.add({Severity::error, where, std::move(message), std::move(hint),
                      is_limit ? "limit" : "syntax", is_limit});
    failed_ = stopped_ = true;
}

} // namespace sitemode
