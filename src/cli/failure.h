// Failure: the end of a run for a reason outside of the hierarchy: a wrong command line, a file that can't be
// read or written, a limit. It is thrown where it is noticed and caught once, in main.cpp. Problems inside
// the input file are no Failure: they are data, see src/findings.h.
#pragma once

#include <exception>
#include <string>
#include <utility>

#include "src/cli/exit_code.h"

namespace sitemode::cli {

class Failure : public std::exception {
public:
    // `message` is one line without a full stop; an empty one ends the program in silence. `hint` says what
    // the user can do, or is empty. Both may hold text of the command line as it is: main.cpp escapes it.
    Failure(ExitCode code, std::string message, std::string hint = {})
        : code_(code), message_(std::move(message)), hint_(std::move(hint)) {}

    const char* what() const noexcept override { return message_.c_str(); }
    ExitCode code() const { return code_; }
    const std::string& message() const { return message_; }
    const std::string& hint() const { return hint_; }

private:
    ExitCode code_;
    std::string message_, hint_;
};

// Throws a Failure for a system call that failed with this errno: "can't write 'x.svg': No space left on
// device". Without a hint the usual way out is named.
[[noreturn]] void fail_with_errno(const std::string& what, int error, std::string hint = {});

} // namespace sitemode::cli
