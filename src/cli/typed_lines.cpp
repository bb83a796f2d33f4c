#include "src/cli/typed_lines.h"

#include <array>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

#include "src/cli/failure.h"
#include "src/cli/output.h"

namespace sitemode::cli {
namespace {

// NOLINTNEXTLINE(*-avoid-non-const-global-variables): a signal handler knows nothing else
volatile std::sig_atomic_t pressed = 0;

void note_interrupt(int /*signal*/) {
    pressed = 1;
}

// Waits for input; false where Ctrl-C came first, also just before: it is let through only while this waits.
bool is_readable() {
    sigset_t interrupt, before;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &interrupt, &before);
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (pressed == 0 && ::ppoll(&input, 1, nullptr, &before) < 0 && errno == EINTR) {
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return !Interrupts::was_pressed();
}

} // namespace

Interrupts::Interrupts() {
    struct sigaction noting {};
    noting.sa_handler = note_interrupt;
    sigemptyset(&noting.sa_mask); // and no SA_RESTART: read(2) is to return
    ::sigaction(SIGINT, &noting, &previous_);
}

Interrupts::~Interrupts() {
    ::sigaction(SIGINT, &previous_, nullptr);
}

bool Interrupts::was_pressed() {
    const bool was = pressed != 0;
    pressed = 0;
    return was;
}

TypedLine PlainLines::next() {
    Interrupts::was_pressed(); // what was meant for the answer before
    if (!prompt_.empty()) write_stdout(prompt_);
    std::size_t looked_at = 0;
    while (true) {
        const auto end = read_.find('\n', looked_at);
        if (end != std::string::npos || is_at_end_) {
            if (end == std::string::npos && read_.empty()) return {};
            TypedLine line{TypedLine::Kind::line, read_.substr(0, end)};
            read_.erase(0, end == std::string::npos ? end : end + 1);
            return line;
        }
        looked_at = read_.size();
        if (looked_at > most_bytes)
            throw Failure(ExitCode::limit, "a line of standard input is longer than 1 MiB");
        if (!is_readable()) {
            read_.clear();
            return {TypedLine::Kind::cancelled};
        }
        std::array<char, 4096> bytes{};
        const auto count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail_with_errno("can't read standard input", errno);
        if (count == 0) is_at_end_ = true;
        read_.append(bytes.data(), static_cast<std::size_t>(count));
    }
}

} // namespace sitemode::cli
