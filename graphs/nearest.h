// "Did you mean …": the known word that a mistyped one is nearest to.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace sitemode {

// Edit distance of two texts in bytes, where one exchange of neighbours counts one and ASCII case counts
// nothing; at most `most` + 1, so that far words cost little.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

// The one of `known` that is nearest to `word`, the first of equals; empty where none is near enough for a
// sensible suggestion: one mistake in a short word, one in three letters of a long one.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

// The only one of `known` that begins with `word`, which has three letters or more: "nlb" of nlb_mp. Else
// empty.
std::string_view only_one_begun(std::string_view word, std::span<const std::string_view> known);

// The same as `nearest` for many words and many known ones, as of a million sites of which each may have a
// mistyped parent: no more than so many comparisons are made, and nothing is suggested behind them. No one
// reads so far.
class NearestOfMany {
public:
    static constexpr std::size_t most_comparisons = 200'000;

    // What the texts are views of outlives this.
    explicit NearestOfMany(std::vector<std::string_view> known) : known_(std::move(known)) {}

    // Never `except`: a site is not its own parent.
    std::string_view of(std::string_view word, std::string_view except);

private:
    std::vector<std::string_view> known_;
    std::size_t left_ = most_comparisons;
};

} // namespace sitemode
