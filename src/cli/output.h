// Writes whole results: to a file, which is replaced in one step or not at all, or to standard output.
#pragma once

#include <string>
#include <string_view>

namespace sitemode::cli {

// Takes a path, or "-" for standard output. A regular file, also one behind a symbolic link, is written
// beside its final name, flushed and renamed: there is always the old file or the new one, which keeps the
// old one's permissions. Devices and pipes are written to as they are. Throws a Failure when anything goes
// wrong; a closed pipe is one without a message.
void write_output(const std::string& path, std::string_view bytes);

void write_stdout(std::string_view bytes);

// For messages: what goes wrong here can't be told to anyone.
void write_stderr(std::string_view bytes) noexcept;

// True where writing to `output` would destroy the file read from `input`.
bool is_same_file(const std::string& input, const std::string& output);

} // namespace sitemode::cli
