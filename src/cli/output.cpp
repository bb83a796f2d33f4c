#include "src/cli/output.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/cli/descriptor.h"
#include "src/cli/failure.h"

namespace sitemode::cli {
namespace {

constexpr int most_links = 40; // as the kernel has it

// Gives 0 or the errno of what went wrong.
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

std::optional<struct stat> status_of(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return status;
}

bool is_same(const struct stat& a, const struct stat& b) {
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

// True for /dev/stdout and its like: replacing that file would take it from under those who have it open.
bool is_stdout(const struct stat& status) {
    struct stat own {};
    return ::fstat(STDOUT_FILENO, &own) == 0 && is_same(own, status);
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

[[noreturn]] void fail_to_write(const std::string& path, int error) {
    if (error == EPIPE) throw Failure(ExitCode::input_output, "");
    const auto folder = folder_of(path);
    const bool lacks_folder = error == ENOENT && !folder.empty() && !status_of(folder);
    fail_with_errno("can't write '" + path + "'", error,
                    lacks_folder ? "create the folder '" + folder + "' first" : "");
}

// What a symbolic link says, or nothing where the path is none.
std::optional<std::string> link_text(const std::string& path) {
    std::array<char, PATH_MAX> text{};
    const auto length = ::readlink(path.c_str(), text.data(), text.size());
    if (length < 0) return std::nullopt;
    return std::string(text.data(), static_cast<std::size_t>(length));
}

// The file that a path leads to through symbolic links; it need not exist.
std::string behind_links(const std::string& given) {
    auto path = given;
    for (int links = 0; links < most_links; ++links) {
        const auto text = link_text(path);
        if (!text) return path;
        path = text->starts_with('/') ? *text : folder_of(path) + *text;
    }
    fail_to_write(given, ELOOP);
}

mode_t usual_permissions() {
    const auto mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
}

// A file beside the final one, removed again unless it took its place.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& folder) : path_(folder + ".sitemode-XXXXXX") {
        file_ = Descriptor(::mkostemp(path_.data(), O_CLOEXEC));
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    // Gives 0 or the errno of what went wrong.
    int become(const std::string& path, std::string_view bytes, mode_t permissions) {
        if (!file_.is_open()) return forget(errno);
        if (const int error = write_all(file_.number(), bytes)) return error;
        if (::fchmod(file_.number(), permissions) != 0 || ::fsync(file_.number()) != 0) return errno;
        if (file_.closed() != 0 || ::rename(path_.c_str(), path.c_str()) != 0) return errno;
        return forget(0);
    }

private:
    int forget(int error) {
        path_.clear();
        return error;
    }

    std::string path_;
    Descriptor file_;
};

void write_to_device(const std::string& path, std::string_view bytes) {
    Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!device.is_open()) fail_to_write(path, errno);
    if (const int error = write_all(device.number(), bytes)) fail_to_write(path, error);
    if (device.closed() != 0) fail_to_write(path, errno);
}

void replace(const std::string& path, std::string_view bytes, mode_t permissions) {
    const auto target = behind_links(path);
    if (const int error = TemporaryFile(folder_of(target)).become(target, bytes, permissions))
        fail_to_write(path, error);
}

} // namespace

void write_output(const std::string& path, std::string_view bytes) {
    if (path == "-") return write_stdout(bytes);
    const auto status = status_of(path);
    if (!status) return replace(path, bytes, usual_permissions());
    if (S_ISDIR(status->st_mode)) fail_to_write(path, EISDIR);
    if (is_stdout(*status)) return write_stdout(bytes);
    if (!S_ISREG(status->st_mode)) return write_to_device(path, bytes);
    if (::access(path.c_str(), W_OK) != 0) fail_to_write(path, errno); // renaming would not ask
    replace(path, bytes, status->st_mode & 07777U);
}

void write_stdout(std::string_view bytes) {
    const int error = write_all(STDOUT_FILENO, bytes);
    if (error == EPIPE) throw Failure(ExitCode::input_output, "");
    if (error != 0) fail_with_errno("can't write to standard output", error);
}

void write_stderr(std::string_view bytes) noexcept {
    write_all(STDERR_FILENO, bytes);
}

bool is_same_file(const std::string& input, const std::string& output) {
    if (input == "-" || output == "-") return false;
    const auto from = status_of(input), to = status_of(output);
    return from && to && S_ISREG(from->st_mode) && is_same(*from, *to);
}

} // namespace sitemode::cli
