// The grammar of JSON above its words: walks objects and arrays, hands over keys and values in their order,
// and says what is missing. What its user doesn't ask for is passed over without recursion. What keys mean is
// known to graphs/json_reader.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graphs/diagnostic.h"
#include "graphs/json_passed_keys.h"
#include "graphs/json_scanner.h"

namespace sitemode {

class JsonParser {
public:
    static constexpr std::size_t most_levels = 100;

    JsonParser(std::string_view text, Diagnostics& diagnostics)
        : scanner_(text, diagnostics), diagnostics_(diagnostics) {}

    // Steps to the first word of the text; false at a text that has none.
    bool begin();
    // The first word of the value that has begun. A scalar ends with it; `object`, `array` and `pass_over`
    // end the others, and leave `word` at their last.
    const JsonToken& word() const { return token_; }

    // From a `{` on: calls member(key) for each member, with `word` at its value; member ends the value.
    // False, here and below, where the text is broken: that is reported, and nothing more can be read.
    template <class Member>
    bool object(Member member) {
        scanner_.next(token_);
        if (token_.word == JsonWord::end_object) return true;
        while (is_key()) {
            const JsonToken key = token_;
            if (!steps_to_value() || !member(key)) return false;
            if (const Step step = step_behind_value(JsonWord::end_object); step != Step::on)
                return step == Step::out;
        }
        return false;
    }

    // From a `[` on: calls element() for each, with `word` at its value; element ends the value.
    template <class Element>
    bool array(Element element) {
        scanner_.next(token_);
        if (token_.word == JsonWord::end_array) return true;
        while (is_value()) {
            if (!element()) return false;
            if (const Step step = step_behind_value(JsonWord::end_array); step != Step::on)
                return step == Step::out;
        }
        return false;
    }

    // Ends the value that has begun, whatever it is, without a look at what it means. A key that stands twice
    // in an object is reported, and reading goes on.
    bool pass_over();
    // False where something comes behind the value that was read.
    bool is_at_end();

private:
    enum class Step : std::uint8_t { on, out, nowhere };

    Step step_behind_value(JsonWord end);
    bool is_key();
    bool steps_to_value();
    bool is_value();
    bool begins_passed_member(std::size_t level);
    bool fail(std::string message, std::string hint);

    JsonScanner scanner_;
    Diagnostics& diagnostics_;
    JsonToken token_;
    JsonPassedKeys passed_keys_;
};

} // namespace sitemode
