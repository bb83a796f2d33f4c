// "Did you mean …": the known word that a mistyped one is nearest to.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sitemode {

// Edit distance of two texts in bytes, where one exchange of neighbours counts one and ASCII case counts
// nothing; at most `most` + 1, so that far words cost little.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

// The one of `known` that is nearest to `word`, the first of equals; empty where none is near enough for a
// sensible suggestion: one mistake in a short word, one in three letters of a long one.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

} // namespace sitemode
