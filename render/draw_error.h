// DrawError: why a picture could not be made. The one error type of this layer; the functions that can fail
// give tl::expected<…, DrawError>. Problems in the user's file never end here: they are found before a
// Diagram exists.
#pragma once

#include <cstdint>
#include <string>

namespace sitemode::render {

struct DrawError {
    enum class Kind : std::uint8_t {
        limit,       // too large, too slow or too much memory: a smaller picture would work
        failed,      // a library reported an error or died
        unsupported, // no such format or engine, or the library for it is not installed
    };
    Kind kind = Kind::failed;
    std::string message; // what happened, one line, no full stop
    std::string hint;    // what the user can do, or empty
};

} // namespace sitemode::render
