// The short hash that a picture shows of the file it was drawn from.
#pragma once

#include <string>
#include <string_view>

namespace sitemode::cli {

// The first 8 hexadecimal digits of the SHA-256 of these bytes, as `sha256sum` shows them.
std::string short_hash(std::string_view bytes);

} // namespace sitemode::cli
