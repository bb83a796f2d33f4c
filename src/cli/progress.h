// Says on standard error what is being done, while it lasts: one line on a terminal, for what takes more than
// a second, and gone when it is over.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace sitemode::cli {

// Lives as long as the work that it names. Nothing else may be written to standard error meanwhile, nor to a
// standard output that is a terminal: who has a message ends the progress first. A Failure does so by itself.
class Progress {
public:
    using Time = std::chrono::milliseconds;

    // `what`: "solving 1,000,000 sites", short, and without text of the input. Shows nothing where standard
    // error is no terminal that can erase a line.
    explicit Progress(std::string_view what);
    // For tests: writes to any descriptor, and after any time.
    Progress(std::string_view what, int descriptor, Time delay);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    Progress(Progress&&) = delete;
    Progress& operator=(Progress&&) = delete;
    ~Progress();

    // From here on this run shows nothing: -q.
    static void silence();

private:
    void start(Time delay);
    void show_after(Time delay);

    std::string line_;
    int descriptor_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool is_over_ = false, is_shown_ = false; // under the mutex
    std::thread timer_;                       // none: nothing is shown
};

// How long work waits before it shows itself, that begins when the program has run for so long: what is left
// of a second, but enough that short work doesn't flicker.
Progress::Time progress_delay(Progress::Time running);

} // namespace sitemode::cli
