#include "src/cli/failure.h"

#include <cstring>

namespace sitemode::cli {

void fail_with_errno(const std::string& what, int error, std::string hint) {
    throw Failure(ExitCode::input_output, what + ": " + std::strerror(error),
                  std::move(hint)); // NOLINT(concurrency-*)
}

} // namespace sitemode::cli
