#include "src/isolated.h"

#include "render/reading_direction.h"
#include "render/utf8.h"

namespace sitemode {
namespace {

constexpr std::string_view begin_isolate = "\u2068", end_isolate = "\u2069";

// Embeddings, overrides, isolates, and the ends of them.
constexpr bool turns_by_force(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// Appends all characters but those that turn the reading; gives whether there is anything to isolate.
bool append_plain(std::string& out, std::string_view text) {
    bool is_turned = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = render::code_point_at(text, at);
        is_turned = is_turned || render::goes_left(c.value) || turns_by_force(c.value);
        if (!turns_by_force(c.value)) out += text.substr(at, c.length);
        at += c.length;
    }
    return is_turned;
}

} // namespace

std::string isolated(std::string_view text) {
    std::string out(begin_isolate);
    if (!append_plain(out, text)) return std::string(text);
    return out.append(end_isolate);
}

std::string_view without_turns(std::string_view text, std::string& room) {
    constexpr char first_byte = '\xE2'; // of them all
    if (text.find(first_byte) == std::string_view::npos) return text;
    room.clear();
    append_plain(room, text);
    return room;
}

std::string without_isolates(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = render::code_point_at(text, at);
        if (c.value != 0x2068 && c.value != 0x2069) out += text.substr(at, c.length);
        at += c.length;
    }
    return out;
}

} // namespace sitemode
