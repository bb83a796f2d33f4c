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
#include <type_traits>
#include <utility>
#include <vector>

namespace sitemode::render {

// Takes a piece of a text, which is gone when this returns.
using TakePiece = std::function<void(std::string_view piece)>;

} // namespace sitemode::render

namespace sitemode::render::markup {

// Text for attribute values in double quotes; what isn't sound UTF-8 becomes U+FFFD.
struct Escaped {
    std::string_view text;
};

// Text for element content, where quotes and line ends stand for themselves, too.
struct Content {
    std::string_view text;
};

// A number with the way it is written, for numbers that are written more than once.
struct Numeral {
    explicit Numeral(double number);

    double value;
    std::uint64_t text = 0;  // its characters
    std::uint8_t length = 0; // 0: they are more than eight, or else to be made from the value
};

// Keeps the last number, as many come again and again.
class RepeatedNumber {
public:
    const Numeral& of(double number) {
        if (number != last_.value) last_ = Numeral(number);
        return last_;
    }

private:
    Numeral last_{0};
};

// The most bytes that a part of a text takes when it is written.
inline constexpr std::size_t most_of_number = 32, most_of_character = 8;
template <std::size_t length>
constexpr std::size_t most_of(const char (&/*literal*/)[length]) {
    return length - 1;
}
constexpr std::size_t most_of(std::string_view text) {
    return text.size();
}
constexpr std::size_t most_of(double /*number*/) {
    return most_of_number;
}
constexpr std::size_t most_of(std::uint32_t /*number*/) {
    return most_of_number;
}
constexpr std::size_t most_of(const Numeral& /*number*/) {
    return most_of_number;
}
constexpr std::size_t most_of(Escaped escaped) {
    return most_of_character * escaped.text.size();
}
constexpr std::size_t most_of(Content content) {
    return most_of_character * content.text.size();
}

// Writes the part at `at`, which has room for the most that it takes; gives its end.
template <std::size_t length>
char* written_at(char* at, const char (&literal)[length]) { // its length is known: it is copied in place
    std::memcpy(at, literal, length - 1);
    return at + length - 1;
}
inline char* written_at(char* at, std::string_view text) {
    std::memcpy(at, text.data(), text.size());
    return at + text.size();
}
char* written_at(char* at, double number);      // rounded to tenths
char* written_in_full(char* at, double number); // the same, however long
inline char* written_at(char* at, const Numeral& number) {
    if (number.length == 0) return written_in_full(at, number.value);
    std::memcpy(at, &number.text, sizeof number.text);
    return at + number.length;
}
char* written_at(char* at, std::uint32_t number);
char* written_at(char* at, Escaped escaped);
char* written_at(char* at, Content content);

void append(std::string& out, std::string_view text);
void append(std::string& out, double number);
void append(std::string& out, const Numeral& number);
void append_fine(std::string& out, double number); // a factor below 100, rounded down to millionths
void append(std::string& out, std::uint32_t number);
void append(std::string& out, Escaped escaped);
void append(std::string& out, Colour colour); // #rrggbb

// Collects a text and hands it on in pieces that stay in the processor's cache: for pictures of many
// megabytes. The first ones have 64 KiB; larger ones cost a file less, but their room is dear where few
// follow.
class Pieces {
public:
    explicit Pieces(TakePiece take) : take_(std::move(take)), room_(size) {}

    // The last call: hands on what is left.
    void finish() { hand_on(); }

    // At least that many bytes, at most `size`; what is written there counts up to `end`.
    char* room(std::size_t bytes) {
        if (room_.size() - used_ < bytes) hand_on();
        return room_.data() + used_;
    }
    void keep_to(const char* end) { used_ = static_cast<std::size_t>(end - room_.data()); }

    // However long the text is.
    void append(std::string_view text);
    void append(Escaped escaped);
    void append(Content content);

    static constexpr std::size_t size = std::size_t{1} << 16U, larger_size = std::size_t{1} << 18U;
    static constexpr std::uint32_t smaller_pieces = 16;

private:
    template <class Text>
    void append_in_parts(Text all);
    void hand_on();

    TakePiece take_;
    std::vector<char> room_;
    std::size_t used_ = 0;
    std::uint32_t handed_on_ = 0; // pieces
};

// Appends all parts, one after the other.
template <class Out, class... Parts>
void put(Out& out, const Parts&... parts) {
    (append(out, parts), ...);
}

template <class Part>
void put_long(Pieces& out, const Part& part) {
    if constexpr (std::is_same_v<Part, Escaped> || std::is_same_v<Part, Content> ||
                  std::is_convertible_v<const Part&, std::string_view>)
        out.append(part);
    else
        put(out, part);
}

// The same in one go: room is made once for all of them.
template <class... Parts>
void put(Pieces& out, const Parts&... parts) {
    const std::size_t most = (most_of(parts) + ...);
    if (most > Pieces::size) return (put_long(out, parts), ...);
    char* at = out.room(most);
    ((at = written_at(at, parts)), ...);
    out.keep_to(at);
}

} // namespace sitemode::render::markup
