// A file descriptor that closes itself.
#pragma once

#include <utility>

#include <unistd.h>

namespace sitemode::cli {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (is_open()) ::close(number_);
    }

    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }
    // Closes it now; gives what close(2) gives: a file system may report a failed write only then.
    int closed() { return ::close(std::exchange(number_, -1)); }

private:
    int number_;
};

} // namespace sitemode::cli
