#include "src/json_writer.h"

#include <charconv>
#include <utility>

namespace sitemode {
namespace {

void append_escaped(std::string& out, char c) {
    constexpr const char* hex = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\r':
        out += "\\r";
        return;
    default:
        break;
    }
    out += "\\u00";
    out += hex[static_cast<unsigned char>(c) >> 4];
    out += hex[static_cast<unsigned char>(c) & 15];
}

bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

} // namespace

void JsonWriter::key(std::string_view name) {
    separate(levels_.back());
    out_ += '"';
    out_ += name;
    out_ += "\": ";
    after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
    before_value();
    out_ += '"';
    for (const char c : text) {
        if (needs_escape(c))
            append_escaped(out_, c);
        else
            out_ += c;
    }
    out_ += '"';
}

void JsonWriter::number(std::uint64_t value) {
    before_value();
    char digits[20];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    out_.append(digits, error == std::errc{} ? end : digits);
}

void JsonWriter::boolean(bool value) {
    before_value();
    out_ += value ? "true" : "false";
}

void JsonWriter::null() {
    before_value();
    out_ += "null";
}

void JsonWriter::field_or_null(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty())
        null();
    else
        string(text);
}

void JsonWriter::begin(char bracket, Layout layout) {
    before_value();
    out_ += bracket;
    const bool inside_line = !levels_.empty() && levels_.back().layout == Layout::inline_;
    levels_.push_back({inside_line ? Layout::inline_ : layout});
}

void JsonWriter::end(char bracket) {
    const auto level = levels_.back();
    levels_.pop_back();
    if (level.layout == Layout::lines && !level.empty) new_line();
    out_ += bracket;
    if (sink_ && out_.size() >= chunk) drain();
}

std::string JsonWriter::finished() && {
    out_ += '\n';
    if (sink_) drain();
    return std::move(out_);
}

void JsonWriter::drain() {
    sink_(out_);
    out_.clear();
}

void JsonWriter::before_value() {
    if (!after_key_ && !levels_.empty()) separate(levels_.back());
    after_key_ = false;
}

void JsonWriter::separate(Level& level) {
    if (!level.empty) out_ += ',';
    if (level.layout == Layout::lines)
        new_line();
    else if (!level.empty)
        out_ += ' ';
    level.empty = false;
}

void JsonWriter::new_line() {
    out_ += '\n';
    out_.append(2 * levels_.size(), ' ');
}

} // namespace sitemode
