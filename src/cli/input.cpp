#include "src/cli/input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/cli/descriptor.h"
#include "src/cli/failure.h"
#include "src/cli/large_pages.h"
#include "src/cli/progress.h"

namespace sitemode::cli {
namespace {

constexpr std::size_t first_buffer = std::size_t{1} << 16U;

Descriptor opened(const std::string& path) {
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!file.is_open()) fail_with_errno("can't read '" + path + "'", errno);
    return file;
}

// Room for the file and for one byte more, so that its end is noticed without growing.
std::size_t expected_size(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return first_buffer;
    return static_cast<std::size_t>(std::clamp<off_t>(status.st_size, 0, Input::most_bytes)) + 1;
}

// Reads once; gives the number of bytes, 0 at the end.
std::size_t read_once(int descriptor, char* to, std::size_t most, const std::string& shown_name) {
    ssize_t count = 0;
    do count = ::read(descriptor, to, most);
    while (count < 0 && errno == EINTR);
    if (count < 0) fail_with_errno("can't read " + shown_name, errno);
    return static_cast<std::size_t>(count);
}

struct Buffer {
    explicit Buffer(std::size_t size_of_room)
        : bytes(std::make_unique_for_overwrite<char[]>(size_of_room)), capacity(size_of_room) {}

    std::unique_ptr<char[]> bytes;
    std::size_t capacity;
    std::size_t size = 0;
};

void grow(Buffer& buffer) {
    Buffer larger(buffer.capacity * 2);
    std::memcpy(larger.bytes.get(), buffer.bytes.get(), buffer.size);
    larger.size = buffer.size;
    buffer = std::move(larger);
}

Buffer read_all(int descriptor, const std::string& shown_name) {
    const auto size = expected_size(descriptor);
    prepare_memory(size);
    Buffer buffer(size);
    while (true) {
        if (buffer.size == buffer.capacity) grow(buffer);
        const auto count = read_once(descriptor, buffer.bytes.get() + buffer.size,
                                     buffer.capacity - buffer.size, shown_name);
        if (count == 0) return buffer;
        buffer.size += count;
        if (buffer.size > Input::most_bytes)
            throw Failure(ExitCode::limit, shown_name + " is larger than 1 GiB",
                          "a million sites take a tenth of that");
    }
}

} // namespace

Input read_input(const std::string& path) {
    if (path == "-") {
        std::optional<Progress> progress;
        // Who types the input needs the line for that.
        if (::isatty(STDIN_FILENO) != 1) progress.emplace("reading standard input");
        auto buffer = read_all(STDIN_FILENO, "standard input");
        return {std::string(Input::standard_input), std::move(buffer.bytes), buffer.size};
    }
    const Progress progress("reading the input");
    const auto file = opened(path);
    auto buffer = read_all(file.number(), "'" + path + "'");
    return {path, std::move(buffer.bytes), buffer.size};
}

} // namespace sitemode::cli
