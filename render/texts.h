// The texts of a Diagram, kept together: they are many, short, and live as long as it does.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode::render {

// A text that stays where it is: a literal, or one that a Texts keeps. To be read like a std::string_view; a
// text that could go away doesn't become one by chance.
class Text {
public:
    constexpr Text() = default;
    template <std::size_t length>
    consteval Text(const char (&literal)[length]) : view_(literal, length - 1) {} // NOLINT: implicit

    constexpr operator std::string_view() const { return view_; } // NOLINT: implicit
    [[nodiscard]] constexpr bool empty() const { return view_.empty(); }
    [[nodiscard]] constexpr const char* data() const { return view_.data(); }
    [[nodiscard]] constexpr std::size_t size() const { return view_.size(); }

    template <std::convertible_to<std::string_view> Other>
    friend constexpr bool operator==(const Text& text, const Other& other) {
        return text.view_ == std::string_view(other);
    }

private:
    friend class Texts;
    constexpr explicit Text(std::string_view view) : view_(view) {}

    std::string_view view_;
};

// Keeps texts; none is ever changed or taken back. A copy shares what was kept before and adds to room of its
// own, so that each can go its way; a text stays as long as one of those that know it.
class Texts {
public:
    // Copies the text.
    Text kept(std::string_view text);

private:
    static constexpr std::size_t first_block = std::size_t{1} << 10U, largest_block = std::size_t{1} << 18U;

    [[nodiscard]] bool has_room(std::size_t bytes) const;
    void add_block(std::size_t bytes);

    std::vector<std::shared_ptr<std::string>> blocks_; // none is ever filled beyond its room
};

} // namespace sitemode::render
