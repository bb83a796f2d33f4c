#include "graphs/dot_scanner.h"

#include <algorithm>
#include <array>
#include <utility>

#include "graphs/dot_characters.h"
#include "graphs/utf8.h"

namespace sitemode {

using namespace dot_characters;

namespace {

bool is_word(std::string_view text, std::string_view lower_case) {
    if (text.size() != lower_case.size()) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((text[at] | 0x20) != lower_case[at])
            return false; // letters only: what else folds so is no letter of a word
    }
    return true;
}

// The word that a character is by itself; `end` for all others.
DotWord sign_of(char c) {
    static constexpr std::array<DotWord, 256> signs = [] {
        std::array<DotWord, 256> of{};
        of['{'] = DotWord::left_brace;
        of['}'] = DotWord::right_brace;
        of['['] = DotWord::left_bracket;
        of[']'] = DotWord::right_bracket;
        of['='] = DotWord::equals;
        of[';'] = DotWord::semicolon;
        of[','] = DotWord::comma;
        of[':'] = DotWord::colon;
        return of;
    }();
    return signs[static_cast<unsigned char>(c)];
}

} // namespace

DotScanner::DotScanner(std::string_view text, TextKeeper& keeper, Diagnostics& diagnostics, bool all_ascii)
    : text_(text), keeper_(keeper), diagnostics_(diagnostics), all_ascii_(all_ascii),
      last_line_end_(text.find_last_of("\r\n") == std::string_view::npos ? 0 : text.find_last_of("\r\n")) {}

void DotScanner::fail(Place place, std::string message, std::string hint, bool is_limit) {
    diagnostics_.add({Severity::error, place, std::move(message), std::move(hint),
                      is_limit ? "limit" : "syntax", is_limit});
    failed_ = true;
    at_ = text_.size();
}

// What is no character of its own moves the origin of the columns.
void DotScanner::pass_characters(std::size_t stop) {
    const std::string_view passed = text_.substr(at_, stop - at_);
    column_origin_ += passed.size() - code_points(passed);
    at_ = stop;
}

void DotScanner::skip_line_comment() {
    while (!at_end() && !is(peek(), line_end)) ++at_;
}

bool DotScanner::skip_block_comment() {
    const Place begin = place_at(at_);
    for (at_ += 2; !at_end();) {
        if (peek() == '*' && peek(1) == '/') {
            at_ += 2;
            return true;
        }
        if (is(peek(), line_end))
            pass_line_end();
        else
            pass_to(at_ + 1);
    }
    fail(begin, "this comment is never closed", "close it with */");
    return false;
}

bool DotScanner::begins_comment() const {
    return peek() == '/' && (peek(1) == '/' || peek(1) == '*');
}

bool DotScanner::find_next_word() {
    while (true) {
        at_ = behind(text_, at_, blank);
        if (at_end()) return false;
        const char c = text_[at_];
        if (is(c, letter | digit | structure)) return true;
        if (is(c, line_end))
            pass_line_end();
        else if (!passes_comment())
            return !failed_;
    }
}

// False where no comment begins, or one that never ends.
bool DotScanner::passes_comment() {
    if (peek() == '/' && peek(1) == '*') return skip_block_comment();
    // cgraph takes '#' for a comment wherever it stands. Behind '=' it is a colour that wants quotes: not
    // to be lost in silence.
    if (!begins_comment() && (peek() != '#' || last_ == DotWord::equals)) return false;
    skip_line_comment();
    return true;
}

void DotScanner::next(DotToken& token) {
    if (!find_next_word()) return end_text(token);
    begin_word(token);
    const char c = text_[at_];
    if (const DotWord sign = sign_of(c); sign != DotWord::end)
        take_sign(token, sign, 1);
    else if (is(c, letter))
        take_bare_word(token);
    else if (c == '"' || c == '<')
        take_string(token);
    else if (c == '-' && peek(1) == '>')
        take_sign(token, DotWord::arrow, 2);
    else if (c == '-' && peek(1) == '-')
        take_sign(token, DotWord::line, 2);
    else
        take_numeral(token);
    if (failed_) end_text(token);
    last_ = token.word;
}

void DotScanner::end_text(DotToken& token) {
    token = DotToken{};
    token.begin = token.end = static_cast<std::uint32_t>(text_.size());
    token.place = place_at(at_);
}

void DotScanner::take_sign(DotToken& token, DotWord word, std::size_t length) {
    token.word = word;
    token.text = text_.substr(at_, length);
    at_ += length;
    token.end = static_cast<std::uint32_t>(at_);
}

// Everything from token.begin to `end` is an id.
void DotScanner::take_id(DotToken& token, std::size_t end) {
    token.word = DotWord::id;
    token.end = static_cast<std::uint32_t>(end);
    token.text = text_.substr(token.begin, end - token.begin);
}

void DotScanner::take_bare_word(DotToken& token) {
    const std::size_t end = behind(text_, at_, letter | digit);
    pass_to(end);
    if (runs_on()) return take_bad_word(token);
    take_id(token, end);
    token.word = keyword(token.text);
    limit_length(token, token.text.size());
}

void DotScanner::take_numeral(DotToken& token) {
    const auto pass_digits = [this] {
        const std::size_t from = std::exchange(at_, behind(text_, at_, digit));
        return at_ - from;
    };
    if (peek() == '-') ++at_;
    std::size_t digits = pass_digits();
    if (peek() == '.' && (digits > 0 || is(peek(1), digit))) {
        ++at_;
        digits += pass_digits();
    }
    if (digits == 0 || runs_on()) return take_bad_word(token);
    take_id(token, at_);
    limit_length(token, token.text.size());
}

// True where a word goes on with something that ends no word: "72M", "srv-01", "DP?". cgraph would silently
// begin a new word.
bool DotScanner::runs_on() const {
    if (at_end() || is(text_[at_], blank | line_end | structure)) return false;
    if (peek() == '-' && (peek(1) == '>' || peek(1) == '-')) return false;
    return !begins_comment();
}

void DotScanner::take_bad_word(DotToken& token) {
    if (at_ == token.begin) ++at_;
    while (runs_on()) pass_to(at_ + 1);
    take_id(token, at_);
    const bool is_plain = std::all_of(token.text.begin(), token.text.end(),
                                      [](char c) { return is(c, letter | digit) || c == '.'; });
    diagnostics_.add(
        {Severity::error, token.place,
         quoted(token.text) + (is_plain ? " is neither a name nor a number" : " can't stand without quotes"),
         "quote it: " + dot_quoted(token.text.substr(0, 60)), "syntax", false});
    ++bad_words_;
    limit_length(token, token.text.size());
}

void DotScanner::limit_length(DotToken& token, std::size_t bytes) {
    if (bytes > dot_limits::string_bytes) {
        fail(token.place, "a string of more than 1 MB", "shorten it; perhaps a closing quote is missing",
             true);
    }
}

DotWord keyword(std::string_view text) {
    if (text.size() < 4 || text.size() > 8) return DotWord::id;
    switch (text.front() | 0x20) {
    case 'n':
        return is_word(text, "node") ? DotWord::node : DotWord::id;
    case 'e':
        return is_word(text, "edge") ? DotWord::edge : DotWord::id;
    case 'g':
        return is_word(text, "graph") ? DotWord::graph : DotWord::id;
    case 'd':
        return is_word(text, "digraph") ? DotWord::digraph : DotWord::id;
    case 's':
        return is_word(text, "subgraph") ? DotWord::subgraph
               : is_word(text, "strict") ? DotWord::strict
                                         : DotWord::id;
    default:
        return DotWord::id;
    }
}

bool is_bare_id(std::string_view text) {
    if (text.empty()) return false;
    const bool is_name = (is(text[0], letter)) && behind(text, 0, letter | digit) == text.size();
    if (is_name) {
        const bool is_ascii = std::none_of(
            text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
        return is_ascii && keyword(text) == DotWord::id;
    }
    const std::size_t whole = text[0] == '-' ? 1 : 0;
    const std::size_t point = behind(text, whole, digit);
    if (point == text.size()) return point > whole;
    const std::size_t end = behind(text, point + 1, digit);
    return text[point] == '.' && end == text.size() && end - whole > 1;
}

} // namespace sitemode
