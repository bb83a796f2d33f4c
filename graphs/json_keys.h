// The keys of JSON objects, for graphs/json_reader.cpp, the only one to include this: what each means, looked
// up once, and whether an object has one twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/diagnostic.h"
#include "graphs/field_names.h"
#include "graphs/json_passed_keys.h"
#include "graphs/json_scanner.h"
#include "graphs/name_table.h"

namespace sitemode {

// Keys of one kind of object that were met.
class JsonKeys {
public:
    struct Key {
        Field field;
        std::string_view name;
        std::optional<std::uint32_t> unknown = {}; // number of an unknown attribute
        std::size_t object = 0;                    // the last that had it
        Place place = {};                          // there
    };

    explicit JsonKeys(FactOwner owner) : owner_(owner) {}

    void begin_object() { ++object_; }

    // None where this object had the key before: that is reported.
    Key* find(const JsonToken& token, Diagnostics& diagnostics) {
        Key& key = key_of(token);
        if (key.object == object_) {
            diagnostics.add(doubled_key(key.name, token.place, key.place));
            return nullptr;
        }
        key.object = object_;
        key.place = token.place;
        return &key;
    }

private:
    Key& key_of(const JsonToken& token) {
        std::string_view name = plain_text(token, room_);
        if (token.has_escapes) name = kept_.emplace_back(name);
        const auto [number, is_new] = names_.add(name);
        if (is_new)
            keys_.push_back({json_field(name, owner_), name});
        else if (token.has_escapes)
            kept_.pop_back();
        return keys_[number];
    }

    FactOwner owner_;
    NameTable names_;
    std::vector<Key> keys_;
    std::deque<std::string> kept_;
    std::string room_;
    std::size_t object_ = 0;
};

} // namespace sitemode
