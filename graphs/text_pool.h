// Texts of a hierarchy, one behind the other in one block: a text is then an offset of four bytes.
#pragma once

#include <algorithm>
#include <cstddef>
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
        const std::size_t offset = size_;
        const auto length = static_cast<std::uint32_t>(text.size());
        size_ += sizeof length + text.size();
        if (size_ > bytes_.size()) bytes_.resize(std::max(2 * offset, size_));
        char* const to = bytes_.data() + offset;
        std::memcpy(to, &length, sizeof length);
        copy(text, to + sizeof length);
        return static_cast<std::uint32_t>(offset);
    }
    std::string_view at(std::uint32_t offset) const {
        std::uint32_t length = 0;
        std::memcpy(&length, bytes_.data() + offset, sizeof length);
        return {bytes_.data() + offset + sizeof length, length};
    }
    void reserve(std::size_t bytes) { bytes_.resize(std::max(bytes, size_)); }

private:
    // Most are a code or a name: for so few bytes a call would cost more than the copy. Its pieces may
    // overlap.
    static void copy(std::string_view text, char* to) {
        const auto copy_ends = [&](auto piece) {
            std::memcpy(&piece, text.data(), sizeof piece);
            std::memcpy(to, &piece, sizeof piece);
            std::memcpy(&piece, text.data() + text.size() - sizeof piece, sizeof piece);
            std::memcpy(to + text.size() - sizeof piece, &piece, sizeof piece);
        };
        if (text.size() > 2 * sizeof(std::uint64_t)) {
            std::memcpy(to, text.data(), text.size());
        } else if (text.size() >= sizeof(std::uint64_t)) {
            copy_ends(std::uint64_t{});
        } else if (text.size() >= sizeof(std::uint32_t)) {
            copy_ends(std::uint32_t{});
        } else if (!text.empty()) {
            to[0] = text.front();
            to[text.size() / 2] = text[text.size() / 2];
            to[text.size() - 1] = text.back();
        }
    }

    std::string bytes_; // the first size_ are in use: appending piece by piece costs three times as much
    std::size_t size_ = 0;
};

} // namespace sitemode
