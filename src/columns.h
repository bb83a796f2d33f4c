// Columns of text for eyes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace sitemode {

// Characters, not bytes: good enough to align columns of the names that people give to sites.
inline std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// The text with blanks behind it, as far as the column goes.
inline std::string padded(std::string text, std::size_t columns) {
    const auto used = width(text);
    if (used < columns) text.append(columns - used, ' ');
    return text;
}

} // namespace sitemode
