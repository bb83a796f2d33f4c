#include "src/cli/file_hash.h"

#include <array>
#include <cstdint>

#include <fmt/format.h>
#include <nettle/sha2.h>

namespace sitemode::cli {

std::string short_hash(std::string_view bytes) {
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::array<std::uint8_t, 4> first{};
    sha256_digest(&context, first.size(), first.data());
    return fmt::format("{:02x}{:02x}{:02x}{:02x}", first[0], first[1], first[2], first[3]);
}

} // namespace sitemode::cli
