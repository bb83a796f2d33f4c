// The words of DOT: identifiers, strings, signs, each with its place. Comments and blanks vanish here. Linear
// in the text, also for texts made to hurt; no memory but for strings that are not in the text as they mean
// (escapes, "a" + "b"). The grammar above the words is in graphs/dot_parser.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "graphs/diagnostic.h"
#include "graphs/familiar_words.h"

namespace sitemode {

// What a DOT file may cost. Passing one of these ends the reading with a diagnostic that is_limit.
namespace dot_limits {
inline constexpr std::size_t text_bytes = std::size_t{1} << 30;
inline constexpr std::size_t nested_subgraphs = 200;
inline constexpr std::size_t string_bytes = 1'000'000;
inline constexpr std::size_t id_bytes = 4096;    // of a node
inline constexpr std::size_t edges = 10'000'000; // counted before a product {a b} -> {c d} is multiplied out
inline constexpr std::size_t listed_attributes =
    10'000'000; // those of `a, b, c [..]`, but for the first site
inline constexpr std::size_t extras =
    10'000'000; // unknown attributes, those from defaults once for each site
} // namespace dot_limits

// clang-format off
enum class DotWord : std::uint8_t {
    end, id, left_brace, right_brace, left_bracket, right_bracket, equals, semicolon, comma, colon, arrow, line,
    strict, graph, digraph, node, edge, subgraph,
};
// clang-format on

// A statement seen at a glance.
enum class DotPlain : std::uint8_t { none, site, link };

struct DotToken {
    DotWord word = DotWord::end;
    bool in_quotes = false;       // "…" or <…>, not a bare word
    bool has_backslashes = false; // `text` holds `\\` for a backslash: see plain_text
    bool is_html = false;
    std::uint8_t familiar = 0;        // of the name in a plain pair: its number among FamiliarWords
    std::uint32_t begin = 0, end = 0; // where it stands in the text
    Place place;
    // Of an id: its text. `\"` and joined lines are undone; every other backslash is kept with what follows
    // it, as cgraph does.
    std::string_view text;
};

// Texts with an address that stays.
class TextKeeper {
public:
    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

private:
    std::deque<std::string> texts_;
};

class DotScanner {
public:
    // `text` is valid UTF-8 and outlives the scanner and its tokens; so does `keeper`.
    // Where `all_ascii` is known, columns cost nothing.
    DotScanner(std::string_view text, TextKeeper& keeper, Diagnostics& diagnostics, bool all_ascii = false);

    // Puts the next word into `token` (in place: a token is read right after it is made, and copying costs a
    // stall); `end` at the end of the text, and for ever after once something failed that nothing can follow
    // (an unterminated string or comment, a limit), which is then reported already.
    void next(DotToken& token);
    // The quick way through a text: takes several words where all of them are seen at a glance. Else nothing
    // but blanks and comments is passed, and the words are to be taken one by one.
    // `parent -> child;`, or `site [` with that sign as `second`.
    DotPlain take_plain_statement(DotToken& first, DotToken& second);
    // `name=value` and the ',' behind it, if there is one.
    bool take_plain_pair(DotToken& name, DotToken& value);
    // `];`
    bool take_plain_end();
    bool has_failed() const { return failed_; }
    // Words reported so far that can't stand without quotes; they are given as ids all the same.
    std::size_t bad_words() const { return bad_words_; }

    // Passes blanks and comments and says where the next word would stand; false at the end of the text.
    bool find_next_word();
    Place place() const { return place_at(at_); }
    std::string_view source(std::uint32_t begin, std::uint32_t end) const {
        return text_.substr(begin, end - begin);
    }
    std::string_view rest() const { return text_.substr(at_); }

private:
    bool at_end() const { return at_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    Place place_at(std::size_t offset) const {
        return {line_, static_cast<std::uint32_t>(offset - column_origin_ + 1), 0};
    }
    // Passes one line end: LF, CR or both.
    void pass_line_end() {
        at_ += peek() == '\r' && peek(1) == '\n' ? 2U : 1U;
        ++line_;
        column_origin_ = at_;
    }
    // Passes text without line ends.
    void pass_to(std::size_t stop) {
        if (!all_ascii_) return pass_characters(stop);
        at_ = stop;
    }
    void pass_characters(std::size_t stop);
    bool passes_comment();
    void skip_line_comment();
    bool skip_block_comment();
    bool begins_comment() const;
    void begin_word(DotToken& token) const {
        token.begin = static_cast<std::uint32_t>(at_);
        token.place = place();
        token.in_quotes = token.is_html = token.has_backslashes = false;
    }
    void take_sign(DotToken& token, DotWord word, std::size_t length);
    inline bool may_be_plain();
    bool take_plain_link(DotToken& parent, DotToken& child, std::size_t end, std::size_t behind_arrow);
    inline FamiliarWords::Word familiar_word() const;
    // Takes what stands from `begin` to `end`: a bare word, or a string in quotes that means what it shows.
    void take_plain(DotToken& token, std::size_t begin, std::size_t end) {
        at_ = begin;
        begin_word(token);
        pass_to(end);
        token.word = DotWord::id;
        token.end = static_cast<std::uint32_t>(end);
        token.in_quotes = text_[begin] == '"';
        const std::size_t quote = token.in_quotes ? 1 : 0;
        token.text = {text_.data() + begin + quote, end - begin - 2 * quote};
    }
    void take_id(DotToken& token, std::size_t end);
    void take_bare_word(DotToken& token);
    void take_numeral(DotToken& token);
    void take_bad_word(DotToken& token);
    bool runs_on() const;
    bool take_plain_string(DotToken& token);
    void take_string(DotToken& token);
    void take_joined_string(DotToken& token);
    bool scan_quoted(DotToken& token, std::string& built, std::string_view& scanned);
    bool scan_html(DotToken& token, std::string_view& scanned);
    bool finds_next_piece();
    void limit_length(DotToken& token, std::size_t bytes);
    void end_text(DotToken& token);
    void fail(Place place, std::string message, std::string hint, bool is_limit = false);

    std::string_view text_;
    TextKeeper& keeper_;
    Diagnostics& diagnostics_;
    bool all_ascii_;
    std::size_t
        last_line_end_; // below, a look ahead needs no check for the end of the text; 0: there is none
    std::size_t at_ = 0;
    std::size_t column_origin_ =
        0; // column = offset - column_origin_ + 1: start of the line, plus continuation bytes passed on it
    std::uint32_t line_ = 1;
    DotWord last_ = DotWord::end;
    std::size_t bad_words_ = 0;
    bool failed_ = false;
    FamiliarWords familiar_words_;
};

// The text of an id with `\\` taken as one backslash; kept in `keeper` where it has to be made.
std::string_view without_double_backslashes(std::string_view text, TextKeeper& keeper);
inline std::string_view plain_text(const DotToken& token, TextKeeper& keeper) {
    return token.has_backslashes ? without_double_backslashes(token.text, keeper) : token.text;
}

// The word of DOT that `text` is in any case; `id` where it is none.
DotWord keyword(std::string_view text);

// True where DOT reads `text` as one id without quotes (and every reader agrees: beyond ASCII they don't).
bool is_bare_id(std::string_view text);

// `text` between double quotes as DOT reads it back.
std::string dot_quoted(std::string_view text);

} // namespace sitemode
