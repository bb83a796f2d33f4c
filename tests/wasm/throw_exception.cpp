// Boost calls this where it would throw, when the compiler has no exceptions. The core never lets it come so
// far: a call is a bug of ours.

#include <boost/throw_exception.hpp>

#include <cstdlib>

namespace boost {

void throw_exception(std::exception const& /*cause*/) {
    std::abort();
}

void throw_exception(std::exception const& /*cause*/, boost::source_location const& /*place*/) {
    std::abort();
}

} // namespace boost
