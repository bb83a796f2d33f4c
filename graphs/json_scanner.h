// The words of JSON (RFC 8259, strictly), each with its place; the grammar above them is in
// graphs/json_parser.h. A scanner of our own, because every message and every reason must name the line and
// column of a value, which no JSON library keeps, and because the core throws nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graphs/diagnostic.h"

namespace sitemode {

// clang-format off
enum class JsonWord : std::uint8_t {
    end, failed, begin_object, end_object, begin_array, end_array, colon, comma, text, number, yes, no, null,
};
// clang-format on

struct JsonToken {
    JsonWord word = JsonWord::end;
    bool has_escapes = false; // of a text: `source` is not yet what it means
    Place place;
    std::string_view source; // as written; of a text: between the quotes

    bool is_scalar() const { return word >= JsonWord::text; }
};

// What a text means, or the spelling of another word. The view is of the input, or of `room`.
std::string_view plain_text(const JsonToken& token, std::string& room);

class JsonScanner {
public:
    // `text` is valid UTF-8 without a byte order mark and outlives the scanner and its tokens.
    JsonScanner(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

    // The next word; `end` at the end of the text; `failed`, for ever after, where no word can be: that is
    // reported.
    void next(JsonToken& token);

private:
    bool at_end() const { return at_ >= text_.size(); }
    Place place_at(std::size_t at) const {
        return {line_, static_cast<std::uint32_t>(at - column_origin_ + 1), 0};
    }
    void pass_blanks();
    void take_sign(JsonToken& token, JsonWord word);
    void take_text(JsonToken& token);
    bool check_escape(JsonToken& token);
    bool check_code_unit(JsonToken& token);
    void take_number(JsonToken& token);
    void take_name(JsonToken& token);
    void refuse_sign(JsonToken& token);
    void fail(JsonToken& token, Place place, std::string message, std::string hint, bool is_limit = false);

    std::string_view text_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    // column = offset - column_origin_ + 1: start of the line, plus continuation bytes passed on it
    std::size_t column_origin_ = 0;
    std::uint32_t line_ = 1;
    bool failed_ = false;
};

} // namespace sitemode
