// The bytes of an export as UTF-8: what Out-File and spreadsheets write as UTF-16 is converted.
#pragma once

#include <string>
#include <string_view>

namespace sitemode {

// UTF-16 of either byte order is known by its byte order mark; all else is given back as it is, for
// checked_text (graphs/utf8.h) to judge. Half a character becomes U+FFFD. The byte order mark is taken off.
std::string utf8_of_export(std::string_view bytes);

} // namespace sitemode
