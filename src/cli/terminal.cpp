#include "src/cli/terminal.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

#include <fmt/format.h>
#include <unistd.h>

#include "graphs/utf8.h"

namespace sitemode::cli {
namespace {

struct Range {
    char32_t first, last;
};

// What can't be seen, or changes how the text around it is seen; sorted.
constexpr std::array<Range, 13> treacherous{{
    {0x00, 0x1F},       // C0
    {0x7F, 0x9F},       // DEL, C1
    {0xAD, 0xAD},       // soft hyphen
    {0x61C, 0x61C},     // Arabic letter mark
    {0x115F, 0x1160},   // Hangul fillers
    {0x180E, 0x180E},   // Mongolian vowel separator
    {0x200B, 0x200F},   // zero width, marks of direction
    {0x2028, 0x202E},   // line and paragraph separators, embeddings and overrides of direction
    {0x2060, 0x206F},   // word joiner, invisible operators, isolates
    {0xFE00, 0xFE0F},   // variation selectors
    {0xFEFF, 0xFEFF},   // byte order mark
    {0xFFF9, 0xFFFB},   // interlinear annotations
    {0xE0000, 0xE0FFF}, // tags
}};

bool is_treacherous(char32_t character) {
    return std::any_of(treacherous.begin(), treacherous.end(),
                       [=](Range range) { return range.first <= character && character <= range.last; });
}

bool is_plain(char c) {
    return c >= 0x20 && c <= 0x7E;
}

// The character of a well-formed UTF-8 sequence.
char32_t decoded(std::string_view sequence) {
    constexpr std::array<unsigned, 5> first_mask{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t character = static_cast<unsigned char>(sequence[0]) & first_mask[sequence.size()];
    for (const char c : sequence.substr(1))
        character = character << 6U | (static_cast<unsigned char>(c) & 0x3FU);
    return character;
}

std::string escape_of(char32_t character) {
    switch (character) {
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        break;
    }
    const auto number = static_cast<std::uint32_t>(character);
    return number < 0x80 ? fmt::format("\\x{:02X}", number) : fmt::format("\\u{{{:04X}}}", number);
}

// Appends what stands at the beginning of `rest`; gives its length in bytes.
std::size_t append_first(std::string& out, std::string_view rest) {
    const auto length = utf8_sequence_length(rest);
    if (length == 0) {
        out += fmt::format("\\x{:02X}", static_cast<unsigned char>(rest[0]));
        return 1;
    }
    const auto sequence = rest.substr(0, length);
    const auto character = decoded(sequence);
    if (is_treacherous(character))
        out += escape_of(character);
    else
        out += sequence;
    return length;
}

std::string_view environment(const char* name) {
    const char* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): there is one thread
    return value == nullptr ? std::string_view() : std::string_view(value);
}

std::string_view code_of(Paint paint) {
    switch (paint) {
    case Paint::bold:
        return "\x1B[1m";
    case Paint::faint:
        return "\x1B[2m";
    case Paint::red:
        return "\x1B[1;31m";
    case Paint::yellow:
        return "\x1B[33m";
    case Paint::cyan:
        return "\x1B[36m";
    case Paint::blue:
        return "\x1B[34m";
    }
    return "";
}

} // namespace

std::string printable(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
    std::string out;
    while (!text.empty()) text.remove_prefix(append_first(out, text));
    return out;
}

bool is_coloured(int descriptor, ColourChoice choice) {
    if (choice != ColourChoice::automatic) return choice == ColourChoice::always;
    return environment("NO_COLOR").empty() && is_steerable(descriptor);
}

bool is_steerable(int descriptor) {
    const auto terminal = environment("TERM");
    return !terminal.empty() && terminal != "dumb" && isatty(descriptor) == 1;
}

std::string painted(std::string_view text, Paint paint) {
    return fmt::format("{}{}\x1B[0m", code_of(paint), text);
}

std::string painted_faint(const std::string& text) {
    return painted(text, Paint::faint);
}

} // namespace sitemode::cli
