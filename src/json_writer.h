// Writes JSON straight into one string. A library's document tree would need gigabytes for the solution of a
// million sites; reading JSON is another matter and a library's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode {

// Calls nest as the text does; the writer sets commas. Objects and arrays of one line are `inline_`.
class JsonWriter {
public:
    enum class Layout : std::uint8_t { lines, inline_ };

    void begin_object(Layout layout = Layout::lines) { begin('{', layout); }
    void end_object() { end('}'); }
    void begin_array(Layout layout = Layout::lines) { begin('[', layout); }
    void end_array() { end(']'); }
    void key(std::string_view name);
    void string(std::string_view text);
    void number(std::uint64_t value);
    void boolean(bool value);
    void null();

    void field(std::string_view name, std::string_view text) { key(name), string(text); }
    void field(std::string_view name, const char* text) { key(name), string(text); }
    void field(std::string_view name, std::uint64_t value) { key(name), number(value); }
    void flag(std::string_view name, bool value) { key(name), boolean(value); }
    // null where the text is empty
    void field_or_null(std::string_view name, std::string_view text);

    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    // The text, ended by a newline.
    std::string finished() && { return std::move(out_ += '\n'); }

private:
    struct Level {
        Layout layout;
        bool empty = true;
    };
    void begin(char bracket, Layout layout);
    void end(char bracket);
    void before_value();
    void separate(Level& level);
    void new_line();

    std::string out_;
    std::vector<Level> levels_;
    bool after_key_ = false;
};

} // namespace sitemode
