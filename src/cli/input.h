// Reads whole input files. Says nothing about what is in them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace sitemode::cli {

// The bytes of a file.
class Input {
public:
    static constexpr std::size_t most_bytes = std::size_t{1} << 30U;
    static constexpr std::string_view standard_input = "<stdin>";

    Input(std::string name, std::unique_ptr<char[]> bytes, std::size_t size)
        : name_(std::move(name)), bytes_(std::move(bytes)), size_(size) {}

    // As messages show it: the path as given, or standard_input.
    const std::string& name() const { return name_; }
    std::string_view text() const { return {bytes_.get(), size_}; }
    // Gives the bytes back; the text is empty then.
    void forget_text() {
        bytes_.reset();
        size_ = 0;
    }

private:
    std::string name_;
    std::unique_ptr<char[]> bytes_; // not a std::string, which would write zeros over a gigabyte first
    std::size_t size_;
};

// Takes a path, or "-" for standard input. Pipes and devices are read to their end, which is shown where it
// takes long. Throws a Failure for what can't be read and for more than Input::most_bytes.
Input read_input(const std::string& path);

} // namespace sitemode::cli
