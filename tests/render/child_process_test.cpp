#include "render/child_process.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/time.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace sitemode::render;
using Kind = DrawError::Kind;

namespace {

ChildResult ran(const std::function<ChildResult()>& work, const ChildLimits& limits = {}) {
    return in_child_process("the work", work, limits);
}

DrawError error_of(const ChildResult& result) {
    REQUIRE_FALSE(result);
    CHECK(waitpid(-1, nullptr, WNOHANG) == -1); // nobody is left
    return result.error();
}

#if defined(__SANITIZE_ADDRESS__)
constexpr bool under_asan = true;
#else
constexpr bool under_asan = false;
#endif

} // namespace

TEST_CASE("a child's result comes back, whatever bytes it has") {
    CHECK(ran([] { return std::string("result"); }) == std::string("result"));
    CHECK(ran([] { return std::string(); }) == std::string());
    const std::string zeros("\0\xFF\0", 3);
    CHECK(ran([&] { return zeros; }) == zeros);
    CHECK(ran([] { return std::string(5000000, 'x'); })->size() == 5000000);
}

TEST_CASE("a child's error comes back as it is") {
    const auto error = error_of(ran([]() -> ChildResult {
        return tl::unexpected(DrawError{Kind::unsupported, "message", "hint"});
    }));
    CHECK(error.kind == Kind::unsupported);
    CHECK(error.message == "message");
    CHECK(error.hint == "hint");
}

TEST_CASE("an endless loop ends with the child's CPU time") {
    volatile bool forever = true;
    const auto error = error_of(ran(
        [&] {
            while (forever) {
            }
            return std::string();
        },
        {1, 20}));
    CHECK(error.kind == Kind::limit);
    CHECK(error.message == "the work took longer than 1 seconds");
}

TEST_CASE("a sleeping child ends with its time") {
    const auto error = error_of(ran([] { return sleep(100), std::string(); }, {60, 1}));
    CHECK(error.kind == Kind::limit);
    CHECK(error.message == "the work took longer than 1 seconds");
}

TEST_CASE("a child that eats memory ends with an error") {
    if (under_asan) return; // there is no limit then
    const auto hungry = [] {
        std::vector<std::string> all;
        while (true) all.emplace_back(1 << 20, 'x');
        return std::string();
    };
    const auto error = error_of(ran(hungry, {60, 60, std::uint64_t{300} << 20}));
    CHECK(error.kind == Kind::limit);
    CHECK(error.message == "the work ran out of the memory it may have");
}

TEST_CASE("a crash is an error") {
    CHECK(error_of(ran([]() -> ChildResult { std::abort(); })).kind == Kind::failed);
    CHECK(error_of(ran([] { return std::raise(SIGSEGV), std::string(); })).kind == Kind::failed);
    const auto error = error_of(ran([]() -> ChildResult {
        std::fputs("out of luck\nmore", stderr);
        std::abort();
    }));
    CHECK(error.message == "the work crashed with signal 6: out of luck");
}

TEST_CASE("a library that exits is an error") {
    CHECK(error_of(ran([]() -> ChildResult { std::exit(1); })).message == "the work ended with exit code 1");
    CHECK(error_of(ran([]() -> ChildResult { std::exit(0); })).kind == Kind::failed);
    CHECK(error_of(ran([]() -> ChildResult { _exit(7); })).message == "the work ended with exit code 7");
}

TEST_CASE("an exception is an error") {
    const auto error = error_of(ran([]() -> ChildResult { throw std::runtime_error("oh"); }));
    CHECK(error.message == "the work failed: oh");
    CHECK(error_of(ran([]() -> ChildResult { throw 5; })).kind == Kind::failed);
}

TEST_CASE("too large a result is an error") {
    const auto error =
        error_of(ran([] { return std::string(3 << 20, 'x'); }, {60, 60, std::uint64_t{1} << 32, 1 << 20}));
    CHECK(error.kind == Kind::limit);
    CHECK(error.message == "the work wrote more than it may");
    CHECK(ran([] { return std::string(1 << 20, 'x'); }, {60, 60, std::uint64_t{1} << 32, 1 << 20}));
}

TEST_CASE("a flood of messages is drained and its first line kept") {
    const auto error = error_of(ran([]() -> ChildResult {
        for (int i = 0; i < 300000; ++i) std::fputs("noise\n", stderr);
        _exit(3);
    }));
    CHECK(error.message == "the work ended with exit code 3: noise");
}

TEST_CASE("what a working child says is dropped") {
    CHECK(ran([] {
              return std::fputs("chatter", stderr), std::fputs("chatter", stdout), std::string("r");
          }) == std::string("r"));
}

TEST_CASE("a child can't write files and has no input") {
    const auto result = ran([] {
        std::string file = "/tmp/sitemode-child-XXXXXX";
        const int descriptor = mkstemp(file.data());
        const bool written = descriptor >= 0 && write(descriptor, "x", 1) == 1;
        unlink(file.c_str());
        char c = 0;
        const bool input = read(0, &c, 1) > 0;
        return std::string(written ? "written" : "refused") + (input ? ", input" : ", no input");
    });
    CHECK(result == std::string("refused, no input"));
}

TEST_CASE("a child has no file of its parent") {
    const int low = open("/etc/passwd", O_RDONLY);
    const int secret = fcntl(low, F_DUPFD, 50);
    close(low);
    const auto result = ran([&] { return std::string(fcntl(secret, F_GETFD) < 0 ? "closed" : "open"); });
    CHECK(result == std::string("closed"));
    close(secret);
}

TEST_CASE("a child that closes its end early is an error, and the parent lives") {
    CHECK(error_of(ran([]() -> ChildResult { return close(3), std::string("lost"); })).kind == Kind::failed);
}

TEST_CASE("signals in the parent don't disturb") {
    struct sigaction quiet {};
    quiet.sa_handler = [](int) {};
    struct sigaction before {};
    sigaction(SIGALRM, &quiet, &before); // without SA_RESTART: calls end with EINTR
    const itimerval often{{0, 2000}, {0, 2000}};
    setitimer(ITIMER_REAL, &often, nullptr);
    const auto result = ran([] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        return std::string(2000000, 'x');
    });
    const itimerval never{};
    setitimer(ITIMER_REAL, &never, nullptr);
    sigaction(SIGALRM, &before, nullptr);
    REQUIRE(result);
    CHECK(result->size() == 2000000);
}

TEST_CASE("a hundred children leave no descriptor open") {
    const int before = dup(0);
    close(before);
    for (int i = 0; i < 100; ++i) CHECK(ran([] { return std::string("x"); }));
    const int after = dup(0);
    close(after);
    CHECK(before == after);
}
