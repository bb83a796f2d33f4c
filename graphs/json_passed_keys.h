// Keys of JSON objects that are passed over: nothing is read there, but a key that stands twice is a mistake
// all the same. And how such a mistake is put into words.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graphs/diagnostic.h"
#include "graphs/json_scanner.h"
#include "graphs/name_table.h"

namespace sitemode {

inline Diagnostic doubled_key(std::string_view name, Place place, Place first) {
    return {Severity::error,
            place,
            "the key " + quoted(name) + " stands twice in this object; first at line " +
                std::to_string(first.line) + ", column " + std::to_string(first.column),
            "keep one of the two",
            "duplicate-key",
            false};
}

// At most one object is open at each level, so a key's last object there is all that must be known of it: the
// cost is linear in the keys, however they nest.
class JsonPassedKeys {
public:
    // Levels are below `most_levels` of JsonParser.
    void begin_object(std::size_t level) { open_[level] = ++objects_; }

    // A key of the object that is open at this level; reported where it stood there before.
    void take(const JsonToken& token, std::size_t level, Diagnostics& diagnostics) {
        const std::uint64_t number = number_of(token);
        Seen& seen = seen_[number << 8U | level];
        if (seen.object == open_[level])
            diagnostics.add(
                doubled_key(names_.at(static_cast<std::uint32_t>(number)), token.place, seen.place));
        else
            seen = {open_[level], token.place};
    }

private:
    struct Seen {
        std::size_t object = 0; // the last that had the key
        Place place = {};       // there
    };

    std::uint32_t number_of(const JsonToken& token) {
        if (!token.has_escapes) return names_.add(token.source).index;
        const auto [number, is_new] = names_.add(kept_.emplace_back(plain_text(token, room_)));
        if (!is_new) kept_.pop_back();
        return number;
    }

    NameTable names_;
    std::unordered_map<std::uint64_t, Seen> seen_; // by the name's number and the level
    std::array<std::size_t, 256> open_{};          // by level: the number of its object
    std::size_t objects_ = 0;
    std::deque<std::string> kept_; // names that are not in the input as they mean
    std::string room_;
};

} // namespace sitemode
