#include "src/cli/option_words.h"

#include <charconv>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "src/cli/failure.h"
#include "src/cli/suggestion.h"

namespace sitemode::cli {

void refuse(std::string message, std::string hint) {
    throw Failure(ExitCode::usage, std::move(message), std::move(hint));
}

std::size_t choice(std::string_view option, std::string_view word,
                   std::span<const std::string_view> allowed) {
    if (word.empty()) return 0;
    for (std::size_t index = 0; index < allowed.size(); ++index)
        if (allowed[index] == word) return index;
    refuse(std::string(option) + " does not take '" + std::string(word) + "'",
           did_you_mean_or_allowed(word, allowed));
}

std::uint64_t whole_number(std::string_view option, const std::string& word, std::uint64_t least,
                           std::uint64_t most) {
    std::uint64_t value = 0;
    const char* end = word.data() + word.size();
    const auto [rest, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc() || rest != end || value < least || value > most)
        refuse(fmt::format("{} takes a whole number from {} to {}, not '{}'", option, least, most, word));
    return value;
}

std::optional<double> number(const std::string& word) {
    double value = 0;
    const char* end = word.data() + word.size();
    const auto [rest, error] = std::from_chars(word.data(), end, value);
    if (error != std::errc() || rest != end || std::isnan(value)) return std::nullopt;
    return value;
}

} // namespace sitemode::cli
