// What a reader takes for one character: a letter with its marks, an emoji of several parts, a flag, a
// syllable of Hangul. A text that is shortened is cut between two of them only. After Unicode Standard Annex
// 29, but for two classes that hardly occur in names (controls and prepended marks). Takes UTF-8; a byte that
// isn't counts as one U+FFFD (render/utf8.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sitemode::render {

// Takes a text and a position below its length where a grapheme begins; gives the number of its bytes.
std::size_t grapheme_length(std::string_view text, std::size_t at);

// The text with at most three marks above and below each letter: more would leave the line that it stands on.
// Uses `room` where there are more; what is given lives as long as both.
std::string_view without_piles(std::string_view text, std::string& room);

} // namespace sitemode::render
