#include "src/cli/output.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

} // namespace

TemporaryFile::TemporaryFile(const std::string& path)
    : target_(behind_links(path)), path_(folder_of(target_) + ".sitemode-XXXXXX") {
    file_ = Descriptor(::mkostemp(path_.data(), O_CLOEXEC));
    if (!file_.is_open()) fail_to_write(path, errno);
}

TemporaryFile::~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
}

int TemporaryFile::replace(mode_t permissions) {
    if (::fchmod(file_.number(), permissions) != 0 || ::fsync(file_.number()) != 0) return errno;
    if (file_.closed() != 0 || ::rename(path_.c_str(), target_.c_str()) != 0) return errno;
    path_.clear();
    return 0;
}

Output::Output(std::string path) : path_(std::move(path)) {
    if (path_ == "-") return;
    const auto status = status_of(path_);
    if (status && S_ISDIR(status->st_mode)) fail_to_write(path_, EISDIR);
    if (status && is_stdout(*status)) return;
    if (status && !S_ISREG(status->st_mode)) {
        device_.emplace(::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
        if (!device_->is_open()) fail_to_write(path_, errno);
        return;
    }
    if (status && ::access(path_.c_str(), W_OK) != 0) fail_to_write(path_, errno); // renaming would not ask
    permissions_ = status ? status->st_mode & 07777U : usual_permissions();
    file_.emplace(path_);
}

int Output::descriptor() const {
    if (file_) return file_->descriptor();
    return device_ ? device_->number() : STDOUT_FILENO;
}

void Output::append(std::string_view bytes) const {
    if (!file_ && !device_) return write_stdout(bytes);
    if (const int error = write_all(descriptor(), bytes)) fail_to_write(path_, error);
}

TextSink Output::sink() {
    return {this, [](void* output, std::string_view piece) { static_cast<Output*>(output)->append(piece); }};
}

void Output::finish() {
    int error = 0;
    if (file_) error = file_->replace(permissions_);
    if (device_) error = device_->closed() == 0 ? 0 : errno;
    if (error != 0) fail_to_write(path_, error);
}

void write_output(const std::string& path, std::string_view bytes) {
    Output output(path);
    output.append(bytes);
    output.finish();
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
