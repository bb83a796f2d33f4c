// Text of the input among words of ours, on one line: letters that are read from right to left (Arabic,
// Hebrew) turn the figures and signs beside them, too, so that a date reads backwards. Between isolates of
// Unicode (U+2068 and U+2069) they keep to themselves.
#pragma once

#include <string>
#include <string_view>

namespace sitemode {

// The text as it is if it reads from left to right; else between isolates, and without the characters that
// turn the reading by force.
std::string isolated(std::string_view text);

// The text without the characters that turn the reading by force, for texts that stand beside others in a
// picture. Uses `room` where there are any; what is given lives as long as both.
std::string_view without_turns(std::string_view text, std::string& room);

// The text without isolates, for terminals, which know nothing of them.
std::string without_isolates(std::string_view text);

} // namespace sitemode
