// The line that says what takes long. What a terminal sees of it is in tests/cli/progress.py.
#include "src/cli/progress.h"

#include <array>
#include <chrono>
#include <string>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace sitemode::cli;
using namespace std::chrono_literals;

namespace {

// What arrives at the other end of a pipe.
class Pipe {
public:
    Pipe() { REQUIRE(::pipe(ends_.data()) == 0); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() { ::close(ends_[0]), ::close(ends_[1]); }

    int end() const { return ends_[1]; }
    // At least one byte must be there, or come.
    std::string read() const {
        std::string bytes(200, ' ');
        bytes.resize(static_cast<std::size_t>(::read(ends_[0], bytes.data(), bytes.size())));
        return bytes;
    }

private:
    std::array<int, 2> ends_{};
};

} // namespace

TEST_CASE("work that takes long is shown, and erased when it ends") {
    const Pipe pipe;
    {
        const Progress progress("solving 3 sites", pipe.end(), 0ms);
        CHECK(pipe.read() == "\rsolving 3 sites …");
    }
    CHECK(pipe.read() == "\r\x1B[K");
}

TEST_CASE("work that ends in time shows nothing") {
    const Pipe pipe;
    { const Progress progress("solving 3 sites", pipe.end(), 1h); }
    ::write(pipe.end(), "x", 1);
    CHECK(pipe.read() == "x");
}

TEST_CASE("where there is no terminal, nothing is shown") {
    const Progress progress("solving 3 sites"); // standard error of a test is a pipe or a file
}

TEST_CASE("work waits for what is left of the first second, but never flickers") {
    CHECK(progress_delay(0ms) == 1000ms);
    CHECK(progress_delay(700ms) == 300ms);
    CHECK(progress_delay(990ms) == 200ms);
    CHECK(progress_delay(1h) == 200ms);
}
