// The words that lead from one page of a diagram to another: what a card says that is cut off, or that begins
// a page, and the line below the title that says what is on a page.
#pragma once

#include "render/excerpt.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sitemode::render {

// Adds the notes of a card's stub to the last notes of `part`: its own, then where the rest is, which and how
// much it is.
void add_stub_notes(Diagram& part, const CutDiagram& whole, std::uint32_t card);

// Adds the note of a card that begins a page: where the link from above comes from. A root has none.
void add_origin_note(Diagram& part, const CutDiagram& whole, std::uint32_t card);

// What stands on a page with these topmost cards: "LON London + 12 sites: 9 mixed, 3 native".
std::string page_summary(const CutDiagram& whole, const std::vector<std::uint32_t>& roots);

} // namespace sitemode::render
