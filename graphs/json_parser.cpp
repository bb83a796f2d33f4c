#include "graphs/json_parser.h"

#include <array>
#include <utility>

namespace sitemode {
namespace {

bool opens(JsonWord word) {
    return word == JsonWord::begin_object || word == JsonWord::begin_array;
}

} // namespace

bool JsonParser::begin() {
    scanner_.next(token_);
    if (token_.word != JsonWord::end) return is_value();
    return fail("an empty file", R"(a hierarchy starts with {"sites": [)");
}

bool JsonParser::fail(std::string message, std::string hint) {
    if (token_.word != JsonWord::failed) { // else it is reported
        diagnostics_.add(
            {Severity::error, token_.place, std::move(message), std::move(hint), "syntax", false});
    }
    return false;
}

bool JsonParser::is_key() {
    if (token_.word == JsonWord::text) return true;
    if (token_.word == JsonWord::end_object) return fail("a ',' with nothing behind it", "remove it");
    if (token_.word == JsonWord::end)
        return fail("the text ends inside of an object", "a '}' is missing at the end");
    return fail("a key is missing before " + quoted(token_.source), "keys stand in double quotes");
}

bool JsonParser::steps_to_value() {
    const std::string_view key = token_.source;
    scanner_.next(token_);
    if (token_.word != JsonWord::colon)
        return fail("no ':' behind the key " + quoted(key), "it stands between key and value");
    scanner_.next(token_);
    return is_value();
}

bool JsonParser::is_value() {
    if (opens(token_.word) || token_.is_scalar()) return true;
    if (token_.word == JsonWord::end_array) return fail("a ',' with nothing behind it", "remove it");
    if (token_.word == JsonWord::end) return fail("a value is missing at the end of the text", "");
    return fail("a value is missing before " + quoted(token_.source), "write null where there is none");
}

JsonParser::Step JsonParser::step_behind_value(JsonWord end) {
    scanner_.next(token_);
    if (token_.word == end) return Step::out;
    if (token_.word == JsonWord::comma) {
        scanner_.next(token_);
        return Step::on;
    }
    const std::string sign = end == JsonWord::end_object ? "'}'" : "']'";
    if (token_.word == JsonWord::end)
        fail("the text ends before a " + sign, "it is missing at the end");
    else
        fail("neither ',' nor " + sign + " before " + quoted(token_.source), "a ',' stands between values");
    return Step::nowhere;
}

bool JsonParser::begins_passed_member(std::size_t level) {
    if (!is_key()) return false;
    passed_keys_.take(token_, level, diagnostics_);
    return steps_to_value();
}

bool JsonParser::pass_over() {
    std::array<bool, most_levels> is_object{};
    std::size_t levels = 0;
    const auto begins_member = [&] {
        return is_object[levels - 1] ? begins_passed_member(levels - 1) : is_value();
    };
    do {
        if (opens(token_.word)) {
            if (levels == most_levels) {
                diagnostics_.add(
                    {Severity::error, token_.place,
                     "more than " + std::to_string(most_levels) + " levels of objects and arrays",
                     "nest them less deeply", "limit", true});
                return false;
            }
            is_object[levels] = token_.word == JsonWord::begin_object;
            passed_keys_.begin_object(levels++);
            scanner_.next(token_);
            const auto end = is_object[levels - 1] ? JsonWord::end_object : JsonWord::end_array;
            if (token_.word != end) {
                if (!begins_member()) return false;
                continue;
            }
            --levels;
        }
        for (auto step = Step::out; levels > 0 && step == Step::out;) { // behind a value
            step = step_behind_value(is_object[levels - 1] ? JsonWord::end_object : JsonWord::end_array);
            if (step == Step::nowhere || (step == Step::on && !begins_member())) return false;
            if (step == Step::out) --levels;
        }
    } while (levels > 0);
    return true;
}

bool JsonParser::is_at_end() {
    scanner_.next(token_);
    if (token_.word == JsonWord::end) return true;
    return fail("text behind the end of the hierarchy", "remove it; a file holds one hierarchy");
}

} // namespace sitemode
