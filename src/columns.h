// Columns of text for eyes, as a terminal shows them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sitemode {

// How many columns a text takes: UTF-8 without control characters. Chinese, Japanese and Korean letters and
// emoji take two, marks that combine with the letter before them none, all else one. An emoji of several
// parts counts as its parts, since terminals disagree about it. Linear.
std::size_t width(std::string_view text);

// The text with blanks behind it, as far as the column goes.
std::string padded(std::string text, std::size_t columns);

} // namespace sitemode
