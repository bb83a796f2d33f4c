#include "graphs/json_scanner.h"

#include <optional>
#include <utility>

#include "graphs/ascii.h"
#include "graphs/site_records.h"
#include "graphs/utf16.h"
#include "graphs/utf8.h"

namespace sitemode {
namespace {

bool is_word_character(char c) {
    return is_letter_or_digit(c) || c == '_' || c == '.' || c == '+' || c == '-' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// The four hexadecimal digits at `at`.
std::optional<unsigned> code_unit_at(std::string_view text, std::size_t at) {
    unsigned unit = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        const char c = i < text.size() ? text[i] : '\0';
        unsigned digit = 0;
        if (is_digit(c))
            digit = static_cast<unsigned>(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = static_cast<unsigned>(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            digit = static_cast<unsigned>(c - 'A') + 10;
        else
            return std::nullopt;
        unit = unit * 16 + digit;
    }
    return unit;
}

bool is_refused_control(unsigned unit) {
    return (unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') || (unit >= 0x7F && unit < 0xA0);
}

// Appends what the escape at `at` means (behind its backslash; checked before) and gives where it ends.
std::size_t append_escaped(std::string& out, std::string_view text, std::size_t at) {
    switch (text[at]) {
    case 'n':
        out += '\n';
        return at + 1;
    case 't':
        out += '\t';
        return at + 1;
    case 'r':
        out += '\r';
        return at + 1;
    case 'u':
        break;
    default:
        out += text[at];
        return at + 1;
    }
    const unsigned unit = code_unit_at(text, at + 1).value_or(0);
    if (!is_high_surrogate(unit)) {
        append_utf8(out, unit);
        return at + 5;
    }
    const unsigned low = code_unit_at(text, at + 7).value_or(0xDC00);
    append_utf8(out, 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00));
    return at + 11;
}

} // namespace

std::string_view plain_text(const JsonToken& token, std::string& room) {
    if (!token.has_escapes) return token.source;
    room.clear();
    for (std::size_t at = 0; at < token.source.size();) {
        if (token.source[at] != '\\')
            room += token.source[at++];
        else
            at = append_escaped(room, token.source, at + 1);
    }
    return room;
}

void JsonScanner::next(JsonToken& token) {
    token.source = {};
    token.has_escapes = false;
    token.word = JsonWord::failed;
    if (failed_) return;
    pass_blanks();
    token.place = place_at(at_);
    if (at_end()) {
        token.word = JsonWord::end;
        return;
    }
    switch (text_[at_]) {
    case '{':
        return take_sign(token, JsonWord::begin_object);
    case '}':
        return take_sign(token, JsonWord::end_object);
    case '[':
        return take_sign(token, JsonWord::begin_array);
    case ']':
        return take_sign(token, JsonWord::end_array);
    case ':':
        return take_sign(token, JsonWord::colon);
    case ',':
        return take_sign(token, JsonWord::comma);
    case '"':
        return take_text(token);
    default:
        break;
    }
    if (text_[at_] == '-' || is_digit(text_[at_])) return take_number(token);
    if (is_word_character(text_[at_])) return take_name(token);
    refuse_sign(token);
}

void JsonScanner::pass_blanks() {
    for (; !at_end(); ++at_) {
        const char c = text_[at_];
        if (c == '\n' || c == '\r') {
            if (c == '\r' && text_.substr(at_, 2) == "\r\n") ++at_;
            ++line_;
            column_origin_ = at_ + 1;
        } else if (c != ' ' && c != '\t') {
            return;
        }
    }
}

void JsonScanner::take_sign(JsonToken& token, JsonWord word) {
    token.word = word;
    token.source = text_.substr(at_, 1);
    ++at_;
}

void JsonScanner::take_text(JsonToken& token) {
    const std::size_t begin = ++at_;
    std::size_t continuations = 0;
    while (true) {
        const char c = at_end() ? '\n' : text_[at_];
        if (c == '"') break;
        if (c == '\n' || c == '\r')
            return fail(token, token.place, "this text is not closed on its line",
                        "close it with \"; a line end in it is \\n");
        if (c == '\t')
            return fail(token, place_at(at_ - continuations), "a tab in a text", "write it as \\t");
        if (c == '\\') {
            column_origin_ += continuations;
            continuations = 0;
            if (!check_escape(token)) return;
            continue;
        }
        if (is_utf8_continuation(c)) ++continuations;
        ++at_;
    }
    column_origin_ += continuations;
    token.word = JsonWord::text;
    token.source = text_.substr(begin, at_ - begin);
    ++at_;
    if (token.source.size() > record_limits::value_bytes)
        fail(token, token.place, "a text of more than 1 MB", "shorten it", true);
}

// Passes the escape that begins here; false where it is wrong.
bool JsonScanner::check_escape(JsonToken& token) {
    token.has_escapes = true;
    const char c = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c == 'u') return check_code_unit(token);
    if (c == 'b' || c == 'f') {
        fail(token, place_at(at_), "control character \\" + std::string(1, c), "remove it");
        return false;
    }
    if (std::string_view("\"\\/nrt").find(c) == std::string_view::npos) {
        fail(token, place_at(at_), "a backslash that begins no escape", "write a backslash itself as \\\\");
        return false;
    }
    at_ += 2;
    return true;
}

bool JsonScanner::check_code_unit(JsonToken& token) {
    const auto unit = code_unit_at(text_, at_ + 2);
    const auto refused = [&](std::string message, std::string hint) {
        fail(token, place_at(at_), std::move(message), std::move(hint));
        return false;
    };
    if (!unit) return refused("\\u without four hexadecimal digits", "write it as \\u00E9");
    const std::string shown(text_.substr(at_, 6));
    if (is_refused_control(*unit)) return refused("control character " + shown, "remove it");
    const bool is_pair = is_high_surrogate(*unit) && text_.substr(at_ + 6, 2) == "\\u" &&
                         is_low_surrogate(code_unit_at(text_, at_ + 8).value_or(0));
    if (is_low_surrogate(*unit) || (is_high_surrogate(*unit) && !is_pair))
        return refused(shown + " is half of a character", "remove it, or give the other half");
    at_ += is_pair ? 12 : 6;
    return true;
}

void JsonScanner::take_number(JsonToken& token) {
    const std::size_t begin = at_;
    const auto digits = [&] {
        const std::size_t first = at_;
        while (!at_end() && is_digit(text_[at_])) ++at_;
        return at_ - first;
    };
    const auto passes = [&](std::string_view signs) {
        const bool is_one = !at_end() && signs.find(text_[at_]) != signs.npos;
        at_ += is_one ? 1U : 0U;
        return is_one;
    };
    passes("-");
    const std::size_t whole = at_;
    bool is_sound = digits() > 0 && (text_[whole] != '0' || at_ == whole + 1);
    if (passes(".")) is_sound = digits() > 0 && is_sound;
    if (passes("eE")) {
        passes("+-");
        is_sound = digits() > 0 && is_sound;
    }
    if (!is_sound || (!at_end() && is_word_character(text_[at_]))) {
        at_ = begin;
        return take_name(token);
    }
    token.word = JsonWord::number;
    token.source = text_.substr(begin, at_ - begin);
}

// `true`, `false`, `null`; all else without quotes is refused.
void JsonScanner::take_name(JsonToken& token) {
    std::size_t end = at_;
    while (end < text_.size() && is_word_character(text_[end])) ++end;
    token.source = text_.substr(at_, end - at_);
    at_ = end;
    for (const auto& [name, word] :
         {std::pair{"true", JsonWord::yes}, {"false", JsonWord::no}, {"null", JsonWord::null}}) {
        if (token.source == name) {
            token.word = word;
            return;
        }
    }
    const bool is_number = is_digit(token.source.front()) || token.source.front() == '-';
    fail(token, token.place,
         quoted(token.source) + (is_number ? " is no number" : " can't stand without quotes"),
         "put it in quotes, or write a number, true, false or null");
}

void JsonScanner::refuse_sign(JsonToken& token) {
    const char c = text_[at_];
    if (c == '/' || c == '#') return fail(token, token.place, "a comment: JSON has none", "remove it");
    if (c == '\'') return fail(token, token.place, "a text in single quotes", "texts stand in double quotes");
    fail(token, token.place, quoted(text_.substr(at_, 1)) + " can't stand here", "");
}

void JsonScanner::fail(JsonToken& token, Place place, std::string message, std::string hint, bool is_limit) {
    diagnostics_.add({Severity::error, place, std::move(message), std::move(hint),
                      is_limit ? "limit" : "syntax", is_limit});
    token.word = JsonWord::failed;
    failed_ = true;
}

} // namespace sitemode
