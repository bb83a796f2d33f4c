// The exit codes of the program: what a script may rely on.
#pragma once

namespace sitemode::cli {

// clang-format off
enum class ExitCode : int {
    fine = 0,
    answer_is_no = 1, // done, and the answer is "no"
    usage = 2,        // a wrong command line
    bad_input = 3,    // nothing was solved, no output was touched
    input_output = 4, // a file can't be read or written
    limit = 5,        // a limit was reached, or drawing failed
    bug = 70,
};
// clang-format on

} // namespace sitemode::cli
