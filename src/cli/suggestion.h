// Hints for mistyped words.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sitemode::cli {

// "did you mean 'mixed'?", where one of the known words is near enough, or the only
// one that begins so.
std::optional<std::string> did_you_mean(std::string_view word, std::span<const std::string_view> known);

// The same, or else "allowed: report, clear, block".
std::string did_you_mean_or_allowed(std::string_view word, std::span<const std::string_view> known);

// "report, clear, block"
std::string listed(std::span<const std::string_view> words);

} // namespace sitemode::cli
