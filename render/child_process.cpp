#include "render/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <new>
#include <optional>
#include <poll.h>
#include <signal.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#if defined(__SANITIZE_ADDRESS__)
#define SITEMODE_UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SITEMODE_UNDER_ASAN 1
#endif
#endif

namespace sitemode::render {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = DrawError::Kind;

// ── The result as bytes: a letter, two lengths, two texts. What is shorter was cut off by a death. ──

struct FrameHead {
    std::uint64_t tag = 0; // 'R' result, 'L' limit, 'F' failed, 'U' unsupported
    std::uint64_t first = 0, second = 0;
};

std::uint64_t tag_of(Kind kind) {
    switch (kind) {
    case Kind::limit:
        return 'L';
    case Kind::failed:
        return 'F';
    case Kind::unsupported:
        return 'U';
    }
    return 'F';
}

Kind kind_of(std::uint64_t tag) {
    return tag == 'L' ? Kind::limit : tag == 'U' ? Kind::unsupported : Kind::failed;
}

// The child's result, if the bytes are a whole frame.
std::optional<ChildResult> parsed_frame(std::string&& bytes) {
    FrameHead head;
    if (bytes.size() < sizeof head) return std::nullopt;
    std::memcpy(&head, bytes.data(), sizeof head);
    const std::size_t rest = bytes.size() - sizeof head;
    if (head.first > rest || head.second != rest - head.first) return std::nullopt;
    if (head.tag == 'R') {
        bytes.erase(0, sizeof head);
        return ChildResult(std::move(bytes));
    }
    return tl::unexpected(DrawError{kind_of(head.tag), bytes.substr(sizeof head, head.first),
                                    bytes.substr(sizeof head + head.first)});
}

// ── In the child ──

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool send(int file, std::uint64_t tag, std::string_view first, std::string_view second) {
    const FrameHead head{tag, first.size(), second.size()};
    std::array<char, sizeof head> bytes{};
    std::memcpy(bytes.data(), &head, sizeof head);
    return write_all(file, {bytes.data(), bytes.size()}) && write_all(file, first) && write_all(file, second);
}

void set_limit(int what, std::uint64_t soft, std::uint64_t hard) {
    const rlimit limit{static_cast<rlim_t>(soft), static_cast<rlim_t>(hard)};
    setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

void limit_this_process(const ChildLimits& limits) {
    set_limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1);
    set_limit(RLIMIT_CORE, 0, 0);
    set_limit(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes);
#ifndef SITEMODE_UNDER_ASAN
    set_limit(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes);
#endif
}

// Signals as in a fresh program; but a refused write to a file or a closed pipe is an error code, not death.
void reset_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU, SIGABRT, SIGSEGV, SIGCHLD}) {
        signal(number, SIG_DFL);
    }
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Standard input and output lead nowhere, standard error to the parent; of all others only `result` stays
// open, as descriptor 3.
bool arrange_files(int result, int error) {
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere < 0) return false;
    if (dup2(result, 3) < 0 || dup2(error, 2) < 0 || dup2(nowhere, 0) < 0 || dup2(nowhere, 1) < 0)
        return false;
    return close_range(4, ~0U, 0) == 0;
}

bool run(const std::string& name, const std::function<ChildResult()>& work) {
    try {
        const ChildResult result = work();
        if (result) return send(3, 'R', *result, {});
        return send(3, tag_of(result.error().kind), result.error().message, result.error().hint);
    } catch (const std::bad_alloc&) {
        return send(3, 'L', name + " ran out of the memory it may have", {});
    } catch (const std::exception& e) {
        return send(3, 'F', name + " failed: " + e.what(), {});
    } catch (...) {
        return send(3, 'F', name + " failed", {});
    }
}

[[noreturn]] void be_the_child(int result, int error, const std::string& name,
                               const std::function<ChildResult()>& work, const ChildLimits& limits,
                               pid_t parent) {
    reset_signals();
    prctl(PR_SET_PDEATHSIG, SIGKILL); // what nobody waits for must not go on drawing
    if (getppid() != parent) _exit(126);
    if (!arrange_files(result, error)) _exit(126);
    limit_this_process(limits);
    _exit(run(name, work) ? 0 : 126);
}

// ── In the parent ──

class File {
public:
    explicit File(int number = -1) : number_(number) {}
    File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    File& operator=(File&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { shut(); }
    void shut() {
        if (number_ >= 0) close(std::exchange(number_, -1));
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

struct Pipe {
    File out, in;
};

// A pipe whose ends are above the descriptors that the child arranges anew.
std::optional<Pipe> opened_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
    const File low_out(ends[0]);
    const File low_in(ends[1]);
    Pipe pipe{File(fcntl(ends[0], F_DUPFD_CLOEXEC, 10)), File(fcntl(ends[1], F_DUPFD_CLOEXEC, 10))};
    if (pipe.out.number() < 0 || pipe.in.number() < 0) return std::nullopt;
    return pipe;
}

enum class Ending { finished, too_slow, too_much };

struct Collected {
    Ending ending = Ending::finished;
    std::string result, errors;
};

constexpr std::size_t most_errors = 4000;

// Reads what is there; gives false at the end of the pipe.
bool read_some(int file, std::string& into, std::size_t most, std::string& buffer) {
    const ssize_t got = read(file, buffer.data(), buffer.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    const std::size_t room = most - std::min(most, into.size());
    into.append(buffer, 0, std::min(room, static_cast<std::size_t>(got)));
    return got > 0;
}

// Milliseconds until `deadline`, 0 when it is over.
int time_left(Clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::max<decltype(left)>(left, 0));
}

// Reads both pipes until the child closed them, the time is over or the result is too large.
Collected collected(const File& result, const File& errors, const ChildLimits& limits) {
    Collected all;
    std::string buffer(std::size_t{64} << 10, '\0');
    const auto deadline = Clock::now() + std::chrono::seconds(limits.wall_seconds);
    const std::size_t most = static_cast<std::size_t>(limits.output_bytes) + sizeof(FrameHead);
    std::array<pollfd, 2> ends{pollfd{result.number(), POLLIN, 0}, pollfd{errors.number(), POLLIN, 0}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        const int left = time_left(deadline);
        if (left == 0) return all.ending = Ending::too_slow, all;
        const int ready = poll(ends.data(), ends.size(), left);
        if (ready < 0 && errno != EINTR) return all.ending = Ending::too_slow, all;
        if (ready <= 0) continue;
        if (ends[0].revents != 0 && !read_some(ends[0].fd, all.result, most + 1, buffer)) ends[0].fd = -1;
        if (ends[1].revents != 0 && !read_some(ends[1].fd, all.errors, most_errors, buffer)) ends[1].fd = -1;
        if (all.result.size() > most) return all.ending = Ending::too_much, all;
    }
    return all;
}

int ended(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

// The first line of what the child wrote to stderr, without control characters, as ": …".
std::string first_words(const std::string& errors) {
    std::string line;
    for (const char c : errors) {
        if (c == '\n' && !line.empty()) break;
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) line += c;
    }
    return line.empty() ? line : ": " + line;
}

DrawError death(const std::string& name, int status, const Collected& all, const ChildLimits& limits) {
    if (all.ending == Ending::too_much) return {Kind::limit, name + " wrote more than it may", {}};
    const bool by_cpu_time = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU;
    if (all.ending == Ending::too_slow || by_cpu_time) {
        const unsigned seconds = by_cpu_time ? limits.cpu_seconds : limits.wall_seconds;
        return {Kind::limit, name + " took longer than " + std::to_string(seconds) + " seconds", {}};
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) {
        return {Kind::limit, name + " was killed by the system, probably for lack of memory", {}};
    }
    if (WIFSIGNALED(status)) {
        return {Kind::failed,
                name + " crashed with signal " + std::to_string(WTERMSIG(status)) + first_words(all.errors),
                {}};
    }
    return {Kind::failed,
            name + " ended with exit code " + std::to_string(WEXITSTATUS(status)) + first_words(all.errors),
            {}};
}

DrawError no_child(const std::string& name) {
    return {Kind::failed, name + " can't be started: " + std::strerror(errno), {}};
}

} // namespace

ChildResult in_child_process(const std::string& name, const std::function<ChildResult()>& work,
                             const ChildLimits& limits) {
    std::optional<Pipe> result = opened_pipe();
    std::optional<Pipe> errors = opened_pipe();
    if (!result || !errors) return tl::unexpected(no_child(name));
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child < 0) return tl::unexpected(no_child(name));
    if (child == 0) be_the_child(result->in.number(), errors->in.number(), name, work, limits, parent);
    result->in.shut();
    errors->in.shut();
    Collected all = collected(result->out, errors->out, limits);
    if (all.ending != Ending::finished) kill(child, SIGKILL);
    const int status = ended(child);
    const bool well = all.ending == Ending::finished && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!well) return tl::unexpected(death(name, status, all, limits));
    if (auto frame = parsed_frame(std::move(all.result))) return *std::move(frame);
    return tl::unexpected(death(name, status, all, limits));
}

} // namespace sitemode::render
