#include "graphs/nearest.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "graphs/ascii.h"

namespace sitemode {
namespace {

constexpr std::size_t longest_compared = 64; // no known word is that long: rows of the table fit on the stack

// A hyphen for an underscore and the like is no mistake worth a point less than a wrong letter, so nothing is
// folded but case.
std::size_t most_for(std::size_t length) {
    return std::max<std::size_t>(1, length / 3);
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > most || a.size() > longest_compared || b.size() > longest_compared) return most + 1;
    using Row = std::array<std::size_t, longest_compared + 1>;
    Row before_last{}, last{}, row{};
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = in_small_letters(a[i - 1]) == in_small_letters(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
            const bool exchanged = i > 1 && j > 1 &&
                                   in_small_letters(a[i - 1]) == in_small_letters(b[j - 2]) &&
                                   in_small_letters(a[i - 2]) == in_small_letters(b[j - 1]);
            if (exchanged) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = last;
        last = row;
    }
    return std::min(last[b.size()], most + 1);
}

namespace {

std::string_view nearest_but(std::string_view except, std::string_view word,
                             std::span<const std::string_view> known) {
    std::string_view found;
    std::size_t most = most_for(word.size());
    for (const std::string_view candidate : known) {
        const std::size_t distance = edit_distance(word, candidate, most);
        if (distance > most || distance >= candidate.size()) continue; // every letter wrong is no likeness
        if (candidate == except) continue;
        found = candidate;
        if (distance == 0) break;
        most = distance - 1;
    }
    return found;
}

} // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
    return nearest_but({}, word, known);
}

std::string_view only_one_begun(std::string_view word, std::span<const std::string_view> known) {
    constexpr std::size_t enough = 3;
    std::string_view found;
    for (const auto candidate : known) {
        if (word.size() < enough || !same_ignoring_case(candidate.substr(0, word.size()), word)) continue;
        if (!found.empty()) return {};
        found = candidate;
    }
    return found;
}

std::string_view NearestOfMany::of(std::string_view word, std::string_view except) {
    if (known_.size() > left_) return {};
    left_ -= known_.size();
    return nearest_but(except, word, known_);
}

} // namespace sitemode
