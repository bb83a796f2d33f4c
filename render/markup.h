// Writing markup: text, numbers and escaped text, appended to a string or handed on piece by piece. Numbers
// have at most one decimal, always with a point, without a locale; escaped text is well-formed UTF-8 that XML
// allows, whatever the bytes were. Knows nothing of pictures.
#pragma once

#include "render/diagram.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sitemode::render {

// Takes a piece of a text, which is gone when this returns.
using TakePiece = std::function<void(std::string_view piece)>;

} // namespace sitemode::render

namespace sitemode::render::markup {

// Text for element content and for attribute values in double quotes; what isn't sound UTF-8 becomes U+FFFD.
struct Escaped {
    std::string_view text;
};

inline constexpr std::size_t most_of_number = 32; // bytes

// Writes the number at `at`, which has room for it; gives its end.
char* written_at(char* at, double number); // rounded to tenths
char* written_at(char* at, std::uint32_t number);

void append(std::string& out, std::string_view text);
void append(std::string& out, double number);
void append_fine(std::string& out, double number); // a factor below 100, rounded down to millionths
void append(std::string& out, std::uint32_t number);
void append(std::string& out, Escaped escaped);
void append(std::string& out, Colour colour); // #rrggbb

// Collects a text and hands it on in pieces of 64 KiB, which stay in the processor's cache: for pictures of
// many megabytes.
class Pieces {
public:
    explicit Pieces(TakePiece take) : take_(std::move(take)), room_(size) {}

    // The last call: hands on what is left.
    void finish() { hand_on(); }

    // At least that many bytes, at most `size`; what is written there counts up to `end`.
    char* room(std::size_t bytes) {
        if (size - used_ < bytes) hand_on();
        return room_.data() + used_;
    }
    void keep_to(const char* end) { used_ = static_cast<std::size_t>(end - room_.data()); }
    void append(std::string_view text);

    static constexpr std::size_t size = std::size_t{1} << 16U;

private:
    void hand_on();

    TakePiece take_;
    std::vector<char> room_;
    std::size_t used_ = 0;
};

inline void append(Pieces& out, std::string_view text) {
    out.append(text);
}
// A literal: its length is known, and it is copied in place.
template <std::size_t length>
void append(Pieces& out, const char (&text)[length]) {
    char* at = out.room(length - 1);
    std::memcpy(at, text, length - 1);
    out.keep_to(at + length - 1);
}
inline void append(Pieces& out, double number) {
    out.keep_to(written_at(out.room(most_of_number), number));
}
inline void append(Pieces& out, std::uint32_t number) {
    out.keep_to(written_at(out.room(most_of_number), number));
}
void append(Pieces& out, Escaped escaped);

// Appends all parts, one after the other.
template <class Out, class... Parts>
void put(Out& out, const Parts&... parts) {
    (append(out, parts), ...);
}

} // namespace sitemode::render::markup
