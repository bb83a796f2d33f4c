#include "graphs/export_text.h"

#include <cstdint>

#include "graphs/utf8.h"

namespace sitemode {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

bool is_high_surrogate(std::uint32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(std::uint32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

// Units of 16 bits, taken from bytes one by one.
class Utf16 {
public:
    Utf16(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}

    bool at_end() const { return at_ >= bytes_.size(); }

    std::uint32_t next_character() {
        const auto unit = next_unit();
        if (is_low_surrogate(unit)) return replacement;
        if (!is_high_surrogate(unit)) return unit;
        const auto before = at_;
        const auto low = at_end() ? 0 : next_unit();
        if (is_low_surrogate(low)) return 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
        at_ = before;
        return replacement;
    }

private:
    std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

    std::uint32_t next_unit() {
        if (at_ + 1 >= bytes_.size()) { // an odd byte at the end
            at_ = bytes_.size();
            return replacement;
        }
        const auto first = byte(at_), second = byte(at_ + 1);
        at_ += 2;
        return big_endian_ ? first << 8U | second : second << 8U | first;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool big_endian_;
};

void append_byte(std::string& out, std::uint32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
}

void append_utf8(std::string& out, std::uint32_t character) {
    const auto continuation = [&](unsigned shift) {
        append_byte(out, 0x80U | ((character >> shift) & 0x3FU));
    };
    if (character < 0x80) return append_byte(out, character);
    if (character < 0x800) {
        append_byte(out, 0xC0U | character >> 6U);
    } else if (character < 0x10000) {
        append_byte(out, 0xE0U | character >> 12U);
        continuation(6);
    } else {
        append_byte(out, 0xF0U | character >> 18U);
        continuation(12);
        continuation(6);
    }
    continuation(0);
}

std::string utf8_of(Utf16 text, std::size_t bytes) {
    std::string out;
    out.reserve(bytes / 2);
    while (!text.at_end()) append_utf8(out, text.next_character());
    return out;
}

} // namespace

std::string utf8_of_export(std::string_view bytes) {
    const auto rest = bytes.substr(bytes.size() < 2 ? bytes.size() : 2);
    if (bytes.starts_with("\xFF\xFE")) return utf8_of(Utf16(rest, false), rest.size());
    if (bytes.starts_with("\xFE\xFF")) return utf8_of(Utf16(rest, true), rest.size());
    return std::string(without_byte_order_mark(bytes));
}

} // namespace sitemode
