// Two programs are made of one source. `sitemode` is linked statically: it starts in two thirds of the time,
// but can't load libraries. The other can, and does all that takes Graphviz, librsvg, cairo or libedit; it
// stands in a folder for programs that nobody types. Where `sitemode` is asked for such a thing it becomes
// that program, before it has read or written anything.
#pragma once

#include <optional>

#include "src/cli/options.h"

namespace sitemode::cli {

// Goes on as the other program, with the same words, environment and open files; returns in that one only.
// Throws a Failure (limit) where it isn't there.
void become_program_with_libraries();

// The same for a picture that libraries draw or place; for any other, and for none, nothing.
void become_program_for(const std::optional<PictureOptions>& picture);

} // namespace sitemode::cli
