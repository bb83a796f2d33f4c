// Attribute lists of DOT, [name=value, …], with what is said where one is wrong.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "graphs/ascii.h"
#include "graphs/diagnostic.h"
#include "graphs/dot_scanner.h"
#include "graphs/dot_words.h"

namespace sitemode {

class DotAttributeLists {
public:
    explicit DotAttributeLists(DotWords& words) : words_(words) {}

    // Reads all [..] of a statement and hands each attribute to give(name, value). False where one is broken
    // beyond its end.
    template <class Give>
    bool read(Give give) {
        while (words_.is(DotWord::left_bracket)) {
            const Place open = words_.token().place;
            read_plain(give);
            if (!pass_list(give, open)) return false;
        }
        return true;
    }

    // Behind a '[' or ',': attributes as long as they are seen at a glance.
    template <class Give>
    void read_plain(Give give) {
        for (DotToken name, value; words_.take_plain_pair(name, value);) give(name, value);
    }

    // The same as `read` for what read_plain has left, of a list that begins at `open` and of others.
    template <class Give>
    bool read_rest(Give give, Place open) {
        return pass_list(give, open) && read(give);
    }

    // No value stands where one must, behind '='.
    void no_value(const DotToken& name) {
        words_.error(words_.token().place, "no value for " + quoted(name.text) + " before " + words_.found(),
                     words_.is_keyword() ? "quote the value: " + with_quotes(name, words_.token().text)
                                         : "give one: " + with_quotes(name, "…"));
    }

    // `name=value` with the value in quotes, for hints.
    std::string with_quotes(const DotToken& name, std::string_view value) const {
        return std::string(words_.source(name, name)) + '=' + dot_quoted(value.substr(0, 60));
    }

private:
    // Passes what is left of a list and its end; false where it has none.
    template <class Give>
    bool pass_list(Give give, Place open) {
        words_.advance();
        while (!words_.is(DotWord::right_bracket)) {
            if (attributes(give, open)) continue;
            if (!recover_in_list()) return false;
        }
        words_.advance();
        return true;
    }

    // Passes the rest of a broken list; false where it has no end.
    bool recover_in_list() {
        while (!words_.is(DotWord::right_bracket)) {
            if (words_.ends_list()) return false;
            words_.advance();
        }
        return true;
    }

    // Attributes up to the next separator: `a=b c=d,` are two.
    template <class Give>
    bool attributes(Give give, Place open) {
        if (!words_.is(DotWord::id)) return no_attribute(open);
        const DotToken* name = &words_.token();
        words_.advance();
        while (name != nullptr) {
            if (!words_.is(DotWord::equals)) return no_equals(*name, open);
            words_.advance();
            if (!words_.is(DotWord::id)) {
                no_value(*name);
                break;
            }
            const DotToken& value = words_.token();
            give(*name, value);
            words_.advance();
            name = name_behind(*name, value, open);
        }
        if (words_.is(DotWord::comma) || words_.is(DotWord::semicolon)) words_.advance();
        return words_.is(DotWord::id) || words_.is(DotWord::right_bracket) || no_attribute(open);
    }

    // The name of the next attribute where no separator stands before it, its '=' being the word at hand;
    // else null. Reports words that a value without quotes has lost on the way: version=2007 SP1.
    const DotToken* name_behind(const DotToken& name, const DotToken& value, Place open) {
        for (bool is_first = true; words_.is(DotWord::id); is_first = false) {
            const DotToken& word = words_.token();
            words_.advance();
            if (words_.is(DotWord::equals)) return &word;
            if (!is_first) continue;
            if (value.in_quotes || word.place.line != value.place.line) {
                no_equals(word, open);
            } else {
                words_.error(word.place,
                             quoted(word.text, 30) + " is no part of the value of " + quoted(name.text, 30),
                             "quote the whole value: " + with_quotes(name, words_.source(value, word)));
            }
        }
        return nullptr;
    }

    bool no_attribute(Place open) {
        if (words_.ends_list())
            words_.error(open, "this '[' is never closed", "a ']' is missing");
        else if (words_.is_keyword())
            words_.error(words_.token().place, words_.found() + " is a word of DOT",
                         "quote it: " + dot_quoted(words_.token().text));
        else
            words_.error(words_.token().place, "an attribute can't begin with " + words_.found(),
                         "an attribute is NAME=VALUE, such as pki=yes");
        return false;
    }

    bool no_equals(const DotToken& name, Place open) {
        if (words_.is(DotWord::left_bracket) || words_.is(DotWord::arrow) || words_.is(DotWord::left_brace)) {
            words_.error(open, "this '[' is not closed before " + quoted(name.text, 30), "a ']' is missing");
        } else {
            const bool is_number =
                !name.text.empty() && std::all_of(name.text.begin(), name.text.end(), is_digit);
            words_.error(name.place, "no '=' behind " + quoted(name.text, 30),
                         is_number ? "an attribute is NAME=VALUE, and a number has no ',' in it"
                                   : "an attribute is NAME=VALUE, such as pki=yes");
        }
        return false;
    }

    DotWords& words_;
};

} // namespace sitemode
