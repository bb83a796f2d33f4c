// Writes results: to a file, which is replaced in one step or not at all, or to standard output.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "graphs/text_sink.h"
#include "src/cli/descriptor.h"

namespace sitemode::cli {

// A file under a name of its own beside the one that it is to replace; removed again unless it did.
class TemporaryFile {
public:
    // `path` is the final name, which need not exist. Throws a Failure where nothing can be made beside it.
    explicit TemporaryFile(const std::string& path);
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile();

    int descriptor() const { return file_.number(); }
    // Takes the place of the final name. Gives 0 or the errno of what went wrong.
    int replace(mode_t permissions);

private:
    std::string target_; // behind symbolic links
    std::string path_;   // empty once it took its place
    Descriptor file_;
};

// Where a result goes piece by piece: a path, or "-" for standard output. A regular file, also one behind a
// symbolic link, is written beside its final name, flushed and renamed: there is always the old file or the
// new one, which keeps the old one's permissions. Devices and pipes are written to as they are. All functions
// throw a Failure when anything goes wrong; a closed pipe is one without a message.
class Output {
public:
    explicit Output(std::string path);

    void append(std::string_view bytes) const;
    // For those who write without knowing files.
    TextSink sink();
    // The last call: before it a file is the old one, behind it the new one.
    void finish();

private:
    int descriptor() const;

    std::string path_;
    std::optional<TemporaryFile> file_;
    std::optional<Descriptor> device_; // neither: standard output
    mode_t permissions_ = 0;
};

// A whole result in one piece.
void write_output(const std::string& path, std::string_view bytes);

void write_stdout(std::string_view bytes);

// For messages: what goes wrong here can't be told to anyone.
void write_stderr(std::string_view bytes) noexcept;

// True where writing to `output` would destroy the file read from `input`.
bool is_same_file(const std::string& input, const std::string& output);

} // namespace sitemode::cli
