#include "src/cli/progress.h"

#include <algorithm>
#include <system_error>

#include <unistd.h>

#include "src/cli/terminal.h"

namespace sitemode::cli {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds patience{1000}, flicker{200};

// Work that was shown makes no pause between two lines, so the time counts from the first.
milliseconds time_running() {
    static const auto begin = Clock::now();
    return std::chrono::duration_cast<milliseconds>(Clock::now() - begin);
}

bool& is_silenced() {
    static bool is_so = false;
    return is_so;
}

// What can't be written here is no one's loss.
void write_quietly(int descriptor, std::string_view bytes) {
    if (::write(descriptor, bytes.data(), bytes.size()) < 0) return;
}

} // namespace

milliseconds progress_delay(milliseconds running) {
    return std::max(flicker, patience - running);
}

void Progress::silence() {
    is_silenced() = true;
}

Progress::Progress(std::string_view what)
    : line_("\r" + std::string(what) + " …"), descriptor_(STDERR_FILENO) {
    const auto running = time_running(); // also where nothing is shown: the first call sets the clock
    if (!is_silenced() && is_steerable(descriptor_)) start(progress_delay(running));
}

Progress::Progress(std::string_view what, int descriptor, Time delay)
    : line_("\r" + std::string(what) + " …"), descriptor_(descriptor) {
    start(delay);
}

void Progress::start(Time delay) {
    try {
        timer_ = std::thread([this, delay] { show_after(delay); });
    } catch (const std::system_error&) { // no thread to be had: the work goes on without a word
    }
}

void Progress::show_after(Time delay) {
    std::unique_lock lock(mutex_);
    if (ended_.wait_for(lock, delay, [this] { return is_over_; })) return;
    write_quietly(descriptor_, line_);
    is_shown_ = true;
}

Progress::~Progress() {
    if (!timer_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        is_over_ = true;
    }
    ended_.notify_one();
    timer_.join();
    if (is_shown_) write_quietly(descriptor_, "\r\x1B[K");
}

} // namespace sitemode::cli
