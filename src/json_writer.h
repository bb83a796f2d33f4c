// Writes JSON straight into one string, or into a sink piece by piece. A library's document tree would need
// gigabytes for the solution of a million sites; reading JSON is another matter and a library's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/text_sink.h"

namespace sitemode {

// Calls nest as the text does; the writer sets commas. Objects and arrays of one line are `inline_`.
class JsonWriter {
public:
    enum class Layout : std::uint8_t { lines, inline_ };

    // Without a sink the writer keeps the whole text; with one it keeps about `chunk` bytes.
    explicit JsonWriter(TextSink sink = {}) : sink_(sink) {}

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

    // Ends the text with a newline. Gives what no sink has taken: all of it, or nothing.
    std::string finished() &&;

private:
    static constexpr std::size_t chunk = std::size_t{1} << 18U;

    struct Level {
        Layout layout;
        bool empty = true;
    };
    void begin(char bracket, Layout layout);
    void end(char bracket);
    void before_value();
    void separate(Level& level);
    void new_line();
    void drain();

    TextSink sink_;
    std::string out_;
    std::vector<Level> levels_;
    bool after_key_ = false;
};

} // namespace sitemode
