// What of DOT is seen at a glance: the plain statements and attributes that nearly all of a text is made of.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graphs/byte_block.h"
#include "graphs/dot_characters.h"
#include "graphs/dot_scanner.h"
#include "graphs/familiar_words.h"

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
inline std::size_t plain_string_end(std::string_view text, std::size_t from) {
    std::size_t at = from + 1;
    for (std::uint64_t odd = 0; odd == 0 && at + ShortBlock::size <= text.size();) {
        const ShortBlock block(text.data() + at);
        odd = block.equal_to('"') | block.equal_to('\\') | block.below_or_not_ascii(' ');
        at += odd == 0 ? ShortBlock::size : static_cast<std::size_t>(std::countr_zero(odd));
    }
    const std::size_t quote = behind(text.data(), at, in_string);
    return text[quote] == '"' ? quote + 1 : from;
}

inline std::size_t plain_id_end(std::string_view text, std::size_t from) {
    return text[from] == '"' ? plain_string_end(text, from) : plain_word_end(text.data(), from);
}

} // namespace

// True where a word follows and the look ahead needs no check for the end of the text.
inline bool DotScanner::may_be_plain() {
    if (at_ < last_line_end_ && is(text_[at_], letter | digit | structure)) return true;
    return find_next_word() && at_ < last_line_end_;
}

// The word at hand, where it was the name of an attribute before.
inline FamiliarWords::Word DotScanner::familiar_word() const {
    if (text_.size() - at_ < FamiliarWords::bytes_seen) return {};
    return familiar_words_.before_equals(text_.data() + at_);
}

DotPlain DotScanner::take_plain_statement(DotToken& first, DotToken& second) {
    if (!may_be_plain()) return DotPlain::none;
    const char* const text = text_.data();
    const std::size_t end = plain_id_end(text_, at_);
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
    const std::size_t child_end = plain_id_end(text_, begin);
    const std::size_t stop = behind(text, child_end, blank);
    if (child_end == begin || text[stop] != ';' || child_end - begin > dot_limits::string_bytes) return false;
    take_plain(parent, at_, end);
    take_plain(child, begin, child_end);
    at_ = stop + 1;
    last_ = DotWord::semicolon;
    return true;
}

bool DotScanner::take_plain_pair(DotToken& name, DotToken& value) {
    if (!may_be_plain() || !is(text_[at_], letter | digit)) return false;
    const char* const text = text_.data();
    const FamiliarWords::Word familiar = familiar_word();
    const std::size_t name_end = familiar.number != 0 ? at_ + familiar.size : plain_word_end(text, at_);
    const std::size_t equals = behind(text, name_end, blank);
    if (name_end == at_ || text[equals] != '=') return false;
    const std::size_t begin = behind(text, equals + 1, blank);
    const std::size_t end = plain_id_end(text_, begin);
    const std::size_t stop = behind(text, end, blank);
    const bool is_last = text[stop] == ']';
    if (end == begin || (!is_last && text[stop] != ',') || end - at_ > dot_limits::string_bytes) return false;
    take_plain(name, at_, name_end);
    take_plain(value, begin, end);
    name.familiar = familiar.number;
    if (familiar.number == 0) familiar_words_.remember(name.text);
    at_ = is_last ? stop : behind(text, stop + 1, blank);
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
