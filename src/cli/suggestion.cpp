#include "src/cli/suggestion.h"

#include "graphs/nearest.h"

namespace sitemode::cli {

std::optional<std::string> did_you_mean(std::string_view word, std::span<const std::string_view> known) {
    auto found = nearest(word, known);
    if (found.empty()) found = only_one_begun(word, known);
    if (found.empty()) return std::nullopt;
    return "did you mean '" + std::string(found) + "'?";
}

std::string did_you_mean_or_allowed(std::string_view word, std::span<const std::string_view> known) {
    return did_you_mean(word, known).value_or("allowed: " + listed(known));
}

std::string listed(std::span<const std::string_view> words) {
    std::string out;
    for (const auto word : words) {
        if (!out.empty()) out += ", ";
        out += word;
    }
    return out;
}

} // namespace sitemode::cli
