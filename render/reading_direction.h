// Which characters turn the direction of reading: enough to keep a text and what stands beside it in order,
// not the whole bidirectional algorithm (Unicode Standard Annex 9).
#pragma once

namespace sitemode::render {

// The blocks of the scripts that go from right to left (Arabic, Hebrew …), and their mark.
constexpr bool goes_left(char32_t c) {
    return (c >= 0x0590 && c <= 0x08FF) || c == 0x200F || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

} // namespace sitemode::render
