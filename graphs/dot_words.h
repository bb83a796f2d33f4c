// The words of a DOT text one after the other, for those who read its grammar (graphs/dot_parser.h,
// graphs/dot_attribute_lists.h): the word at hand, those just passed, and the errors of a statement.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "graphs/diagnostic.h"
#include "graphs/dot_scanner.h"

namespace sitemode {

class DotWords {
public:
    DotWords(DotScanner& scanner, Diagnostics& diagnostics) : scanner_(scanner), diagnostics_(diagnostics) {}

    // The word at hand. What was given stays as it is for seven words more.
    const DotToken& token() const { return tokens_[now_]; }
    void advance() {
        now_ = (now_ + 1) % tokens_.size();
        scanner_.next(tokens_[now_]);
    }
    // What stands behind the word at hand and is seen at a glance: see DotScanner. The word at hand stays;
    // what is left comes by `advance`.
    bool take_plain_pair(DotToken& name, DotToken& value) { return scanner_.take_plain_pair(name, value); }
    bool take_plain_end() { return scanner_.take_plain_end(); }
    DotPlain take_plain_statement(DotToken& first, DotToken& second) {
        return scanner_.take_plain_statement(first, second);
    }
    bool is(DotWord word) const { return token().word == word; }
    bool is_keyword() const { return token().word >= DotWord::strict; }
    // A word that can't be part of an attribute list.
    bool ends_list() const {
        return is(DotWord::end) || is(DotWord::left_brace) || is(DotWord::right_brace) || is(DotWord::arrow);
    }
    // The word at hand, for messages.
    std::string found() const {
        return is(DotWord::end) ? std::string("the end of the file") : quoted(source(token(), token()), 30);
    }
    // The text of the file from one word to another.
    std::string_view source(const DotToken& first, const DotToken& last) const {
        return scanner_.source(first.begin, last.end);
    }

    // Where errors are counted anew: in one statement others would only echo the first.
    void begin_statement() {
        errors_ += scanner_.bad_words() - bad_words_before_;
        bad_words_before_ = scanner_.bad_words();
        is_spoiled_ = false;
    }
    void error(Place place, std::string message, std::string hint) {
        if (scanner_.has_failed() || is_spoiled_ || scanner_.bad_words() != bad_words_before_) return;
        is_spoiled_ = true;
        add(Severity::error, place, std::move(message), std::move(hint));
        if (++errors_ < most_errors) return;
        add(Severity::note, place, "too many mistakes: the rest of the file is not read", "");
    }
    void warning(Place place, std::string message, std::string hint) {
        add(Severity::warning, place, std::move(message), std::move(hint));
    }
    void limit(Place place, std::string message, std::string hint) {
        diagnostics_.add({Severity::error, place, std::move(message), std::move(hint), "limit", true});
        is_over_limit_ = true;
    }
    bool is_sound() const { return errors_ == 0 && scanner_.bad_words() == 0 && !is_stopped(); }
    bool is_stopped() const { return scanner_.has_failed() || errors_ >= most_errors || is_over_limit_; }

private:
    static constexpr std::size_t most_errors = 20; // then the file is no DOT, or one mistake spoils all

    void add(Severity severity, Place place, std::string message, std::string hint) {
        diagnostics_.add({severity, place, std::move(message), std::move(hint), "syntax", false});
    }

    DotScanner& scanner_;
    Diagnostics& diagnostics_;
    std::array<DotToken, 8> tokens_; // a ring
    std::size_t now_ = 0;
    std::size_t errors_ = 0;
    std::size_t bad_words_before_ = 0; // of the scanner, at the begin of the statement
    bool is_spoiled_ = false;          // the statement has an error already
    bool is_over_limit_ = false;
};

} // namespace sitemode
