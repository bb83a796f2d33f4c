// Runs a piece of work in a forked child process with limits, for libraries that may hang, eat memory, exit
// or crash inside. Knows nothing of pictures. The child has no input, writes no files unless allowed, never
// returns into the caller's code and leaves by _exit, so nothing it leaks or breaks is left behind. Not for
// use while other threads run.
#pragma once

#include "render/draw_error.h"

#include <cstdint>
#include <functional>
#include <string>
#include <tl/expected.hpp>

namespace sitemode::render {

struct ChildLimits {
    unsigned cpu_seconds = 60;
    unsigned wall_seconds = 120;
    std::uint64_t memory_bytes = std::uint64_t{4} << 30; // address space; no limit under AddressSanitizer
    std::uint64_t output_bytes = std::uint64_t{2} << 30; // of the result
    std::uint64_t file_bytes = 0;                        // of any file that it writes
};

using ChildResult = tl::expected<std::string, DrawError>;

// Takes the name of what runs (for messages, such as "Graphviz"), the work, and its limits; gives what the
// work gives. A child that ends in any other way is an error with what it wrote to stderr: `limit` when it
// was stopped for time, memory or output, else `failed`.
ChildResult in_child_process(const std::string& name, const std::function<ChildResult()>& work,
                             const ChildLimits& limits = {});

} // namespace sitemode::render
