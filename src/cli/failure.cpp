#include "src/cli/failure.h"

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

namespace sitemode::cli {

namespace {

// What the user can do about it; "" where the message says it all.
std::string way_out(int error) {
    switch (error) {
    case ENOENT:
        return "check the name and the folder; - is standard input";
    case EISDIR:
        return "name a file in that folder";
    case EACCES:
    case EPERM:
        return "ask its owner for the right to it, or take a copy, or another folder";
    case EROFS:
        return "name a file elsewhere: nothing can be written there";
    case ENOSPC:
    case EDQUOT:
        return "make room there, or name a file elsewhere";
    default:
        return "";
    }
}

} // namespace

void fail_with_errno(const std::string& what, int error, std::string hint) {
    if (hint.empty()) hint = way_out(error);
    throw Failure(ExitCode::input_output, what + ": " + std::strerror(error), // NOLINT(concurrency-*)
                  std::move(hint));
}

} // namespace sitemode::cli
