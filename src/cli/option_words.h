// What the words of options have in common: choices, numbers, and how a wrong word is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sitemode::cli {

// Throws a Failure (usage).
[[noreturn]] void refuse(std::string message, std::string hint = {});

// The index of a word among those that an option takes; 0 where the option was not given. Refuses others.
std::size_t choice(std::string_view option, std::string_view word, std::span<const std::string_view> allowed);

// A whole number from `least` to `most`. Refuses all else.
std::uint64_t whole_number(std::string_view option, const std::string& word, std::uint64_t least,
                           std::uint64_t most);

// The number that a word is, whole; none where it is something else, or NaN.
std::optional<double> number(const std::string& word);

} // namespace sitemode::cli
