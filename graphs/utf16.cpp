#include "graphs/utf16.h"

#include <cstdint>

#include "graphs/utf8.h"

namespace sitemode {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

// Units of 16 bits, taken from bytes one by one.
class Utf16 {
public:
    Utf16(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}

    bool at_end() const { return at_ >= bytes_.size(); }
    bool is_whole() const { return is_whole_; }

    std::uint32_t next_character() {
        const auto unit = next_unit();
        if (is_low_surrogate(unit)) return half();
        if (!is_high_surrogate(unit)) return unit;
        const auto before = at_;
        const auto low = at_end() ? 0 : next_unit();
        if (is_low_surrogate(low)) return 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
        at_ = before;
        return half();
    }

private:
    std::uint32_t byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }

    std::uint32_t next_unit() {
        if (at_ + 1 >= bytes_.size()) { // an odd byte at the end
            at_ = bytes_.size();
            return half();
        }
        const auto first = byte(at_), second = byte(at_ + 1);
        at_ += 2;
        return big_endian_ ? first << 8U | second : second << 8U | first;
    }

    std::uint32_t half() {
        is_whole_ = false;
        return replacement;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool big_endian_;
    bool is_whole_ = true;
};

} // namespace

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

FromUtf16 utf8_of_utf16(std::string_view bytes) {
    Utf16 text(bytes.substr(2), bytes.starts_with("\xFE\xFF"));
    FromUtf16 out;
    out.text.reserve(bytes.size() / 2);
    while (!text.at_end()) append_utf8(out.text, text.next_character());
    out.is_whole = text.is_whole();
    return out;
}

} // namespace sitemode
