// What of DOT is seen at a glance: the plain statements and attributes that nearly all of a text is made of.
#include <cstddef>
#include <string_view>

#include "graphs/dot_characters.h"
#include "graphs/dot_scanner.h"

namespace sitemode {

using namespace dot_characters;

namespace {

// What follows is for text that goes on to a line end: none of it runs past one.

std::size_t behind(const char* text, std::size_t at, unsigned classes) {
    while (is(text[at], classes)) ++at;
    return at;
}

// Where a bare word or a whole number ends; `from` where neither begins there.
std::size_t plain_word_end(const char* text, std::size_t from) {
    if (is(text[from], digit)) return behind(text, from, digit);
    const std::size_t end = behind(text, from, letter | digit);
    return keyword({text + from, end - from}) == DotWord::id ? end : from;
}

// Where a string ends that stands in the text as it means; `from` where that isn't seen at a glance.
std::size_t plain_string_end(const char* text, std::size_t from) {
    const std::size_t quote = behind(text, from + 1, in_string);
    return text[quote] == '"' ? quote + 1 : from;
}

std::size_t plain_id_end(const char* text, std::size_t from) {
    return text[from] == '"' ? plain_string_end(text, from) : plain_word_end(text, from);
}

} // namespace

// Takes what stands from `begin` to `end`: a bare word, or a string in quotes that means what it shows.
void DotScanner::take_plain(DotToken& token, std::size_t begin, std::size_t end) {
    at_ = begin;
    begin_word(token);
    pass_to(end);
    token.word = DotWord::id;
    token.end = static_cast<std::uint32_t>(end);
    const std::size_t quote = text_[begin] == '"' ? 1 : 0;
    token.in_quotes = quote != 0;
    token.text = {text_.data() + begin + quote, end - begin - 2 * quote};
}

// True where a word follows and the look ahead needs no check for the end of the text.
bool DotScanner::may_be_plain() {
    return find_next_word() && at_ < last_line_end_;
}

DotPlain DotScanner::take_plain_statement(DotToken& first, DotToken& second) {
    if (!may_be_plain()) return DotPlain::none;
    const char* const text = text_.data();
    const std::size_t end = plain_id_end(text, at_);
    const std::size_t sign = behind(text, end, blank);
    if (end == at_ || end - at_ > dot_limits::string_bytes) return DotPlain::none;
    if (text[sign] == '-' && text[sign + 1] == '>')
        return take_plain_link(first, second, end, sign + 2) ? DotPlain::link : DotPlain::none;
    if (text[sign] != '[') return DotPlain::none;
    take_plain(first, at_, end);
    at_ = sign;
    begin_word(second);
    take_sign(second, DotWord::left_bracket, 1);
    last_ = DotWord::left_bracket;
    return DotPlain::site;
}

// The parent ends at `end`, the arrow at `behind_arrow`.
bool DotScanner::take_plain_link(DotToken& parent, DotToken& child, std::size_t end,
                                 std::size_t behind_arrow) {
    const char* const text = text_.data();
    const std::size_t begin = behind(text, behind_arrow, blank);
    const std::size_t child_end = plain_id_end(text, begin);
    const std::size_t stop = behind(text, child_end, blank);
    if (child_end == begin || text[stop] != ';' || child_end - begin > dot_limits::string_bytes) return false;
    take_plain(parent, at_, end);
    take_plain(child, begin, child_end);
    at_ = stop + 1;
    last_ = DotWord::semicolon;
    return true;
}

bool DotScanner::take_plain_pair(DotToken& name, DotToken& value) {
    if (!may_be_plain()) return false;
    const char* const text = text_.data();
    const std::size_t name_end = plain_word_end(text, at_);
    const std::size_t equals = behind(text, name_end, blank);
    if (name_end == at_ || text[equals] != '=') return false;
    const std::size_t begin = behind(text, equals + 1, blank);
    const std::size_t end = plain_id_end(text, begin);
    const std::size_t stop = behind(text, end, blank);
    const bool is_last = text[stop] == ']';
    if (end == begin || (!is_last && text[stop] != ',') || end - at_ > dot_limits::string_bytes) return false;
    take_plain(name, at_, name_end);
    take_plain(value, begin, end);
    at_ = is_last ? stop : stop + 1;
    last_ = DotWord::comma;
    return true;
}

bool DotScanner::take_plain_end() {
    if (text_.substr(at_, 2) != "];") return false;
    at_ += 2;
    last_ = DotWord::semicolon;
    return true;
}

} // namespace sitemode
