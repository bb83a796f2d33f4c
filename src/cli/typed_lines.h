// Lines that a user types, or a pipe gives, one at a time.
#pragma once

#include <csignal>
#include <cstdint>
#include <string>

namespace sitemode::cli {

struct TypedLine {
    enum class Kind : std::uint8_t { line, cancelled, end }; // cancelled: with Ctrl-C; end: also Ctrl-D
    Kind kind = Kind::end;
    std::string text = {}; // without its end
};

// While this lives Ctrl-C ends no program: it interrupts what waits for input, and is noted.
class Interrupts {
public:
    Interrupts();
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;
    Interrupts(Interrupts&&) = delete;
    Interrupts& operator=(Interrupts&&) = delete;
    ~Interrupts();

    // True where Ctrl-C was pressed since this was asked last.
    static bool was_pressed();

private:
    struct sigaction previous_ {};
};

// Reads standard input as it comes: pipes, and terminals without a line editor.
class PlainLines {
public:
    static constexpr std::size_t most_bytes = std::size_t{1} << 20U; // of a line

    // `prompt` is shown before each line is read.
    explicit PlainLines(std::string prompt) : prompt_(std::move(prompt)) {}

    // Throws a Failure for longer lines and where reading fails.
    TypedLine next();

private:
    std::string prompt_;
    std::string read_; // but not given yet
    bool is_at_end_ = false;
};

} // namespace sitemode::cli
