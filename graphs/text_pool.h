// Texts of a hierarchy, one behind the other in one block: a text is then an offset of four bytes.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace sitemode {

// Append-only. Offsets stay valid for the life of the pool and of its copies; views only until the next
// `add`.
class TextPool {
public:
    // Copies `text` (below 4 GiB in all: readers limit their input to 1 GiB) and gives its offset.
    std::uint32_t add(std::string_view text) {
        const auto offset = static_cast<std::uint32_t>(bytes_.size());
        const auto length = static_cast<std::uint32_t>(text.size());
        char head[sizeof length];
        std::memcpy(head, &length, sizeof length);
        bytes_.append(head, sizeof length).append(text);
        return offset;
    }
    std::string_view at(std::uint32_t offset) const {
        std::uint32_t length = 0;
        std::memcpy(&length, bytes_.data() + offset, sizeof length);
        return {bytes_.data() + offset + sizeof length, length};
    }
    void reserve(std::size_t bytes) { bytes_.reserve(bytes); }

private:
    std::string bytes_;
};

} // namespace sitemode
