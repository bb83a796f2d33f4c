#include <string>
#include <string_view>
#include <utility>

#include "graphs/dot_characters.h"
#include "graphs/dot_scanner.h"

namespace sitemode {

using namespace dot_characters;

// A string of one piece that stands in the text as it means, as nearly all: false where it is none, or where
// that isn't seen at a glance.
bool DotScanner::take_plain_string(DotToken& token) {
    const std::size_t begin = at_ + 1;
    const std::size_t end = behind(text_, begin, in_string);
    if (text_[at_] != '"' || end == text_.size() || text_[end] != '"') return false;
    const std::size_t next = behind(text_, end + 1, blank);
    const bool ends_there =
        next < text_.size() && (text_[next] == '-' || is(text_[next], letter | digit | structure));
    if (!ends_there) return false;
    pass_to(end);
    token.text = text_.substr(begin, end - begin);
    token.end = static_cast<std::uint32_t>(++at_);
    limit_length(token, token.text.size());
    return true;
}

void DotScanner::take_string(DotToken& token) {
    token.word = DotWord::id;
    token.in_quotes = true;
    if (!take_plain_string(token)) take_joined_string(token);
}

// A string, with the strings that '+' joins to it.
void DotScanner::take_joined_string(DotToken& token) {
    std::string joined;
    for (bool is_first = true;; is_first = false) {
        std::string piece;
        std::string_view scanned;
        const bool is_closed = peek() == '"' ? scan_quoted(token, piece, scanned) : scan_html(token, scanned);
        if (!is_closed) return;
        token.end = static_cast<std::uint32_t>(at_);
        const bool has_more = finds_next_piece();
        if (failed_) return;
        if (is_first && !has_more && piece.empty()) {
            token.text = scanned;
            return;
        }
        joined += scanned;
        limit_length(token, joined.size());
        if (failed_) return;
        if (has_more) continue;
        token.text = keeper_.keep(std::move(joined));
        return;
    }
}

// Scans "…". `scanned` is the text as it stands in the file, or `built` where escapes had to be undone.
bool DotScanner::scan_quoted(DotToken& token, std::string& built, std::string_view& scanned) {
    std::size_t from = ++at_;
    const auto build_up_to = [&](std::size_t stop) { built += text_.substr(from, stop - from); };
    while (!at_end()) {
        const char c = peek();
        if (c == '"') {
            if (!built.empty()) build_up_to(at_);
            scanned = built.empty() ? text_.substr(from, at_ - from) : std::string_view(built);
            ++at_;
            limit_length(token, scanned.size());
            return !failed_;
        }
        if (c == '\\' && peek(1) == '"') {
            build_up_to(at_);
            from = ++at_; // the quote itself stays
            ++at_;
        } else if (c == '\\' && is(peek(1), line_end)) {
            build_up_to(at_);
            ++at_;
            pass_line_end();
            from = at_;
        } else if (c == '\\' && peek(1) == '\\') {
            token.has_backslashes = true;
            at_ += 2;
        } else if (is(c, line_end)) {
            pass_line_end();
        } else {
            pass_to(behind(text_, at_ + 1, in_string));
        }
    }
    fail(token.place, "this string is never closed", "close it with \"");
    return false;
}

// Scans <…>, with all the tags inside: plain text to us.
bool DotScanner::scan_html(DotToken& token, std::string_view& scanned) {
    token.is_html = true;
    const std::size_t from = ++at_;
    for (std::size_t open = 1; !at_end();) {
        const char c = peek();
        if (c == '<') ++open;
        if (c == '>' && --open == 0) {
            scanned = text_.substr(from, at_ - from);
            ++at_;
            limit_length(token, scanned.size());
            return !failed_;
        }
        if (is(c, line_end))
            pass_line_end();
        else
            pass_to(behind(text_, at_ + 1, in_html));
    }
    fail(token.place, "this HTML string is never closed", "close every < with a >");
    return false;
}

// After a string: passes '+' and says that another string begins.
bool DotScanner::finds_next_piece() {
    if (!find_next_word() || peek() != '+') return false;
    const Place plus = place_at(at_);
    ++at_;
    if (find_next_word() && (peek() == '"' || peek() == '<')) return true;
    if (!failed_) fail(plus, "no string behind '+'", "'+' joins strings in quotes: \"a\" + \"b\"");
    return false;
}

std::string_view without_double_backslashes(std::string_view text, TextKeeper& keeper) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        plain += text[at];
        if (text.substr(at, 2) == "\\\\") ++at;
    }
    return keeper.keep(std::move(plain));
}

std::string dot_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted += '"';
}

} // namespace sitemode
