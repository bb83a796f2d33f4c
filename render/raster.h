// PNG and PDF, made from what render/svg.h writes by librsvg, pango and cairo. The libraries are loaded only
// when one of these functions is called, in a child process with limits (render/child_process.h). Nothing
// here knows of Diagrams. Not for use while other threads run (it forks).
#pragma once

#include "render/draw_error.h"
#include "render/sheet.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace sitemode::render {

inline constexpr double default_dpi = 144;
inline constexpr int most_pixels_a_side = 32000;  // cairo stops at 32,767
inline constexpr double most_pixels = 150e6;      // in all: more take minutes, and few programs open them
inline constexpr double longest_pdf_side = 14400; // points; PDF readers stop there

// What `png` and `pdf` would say of a page of this size, in points: nothing, or `limit`. Cheap.
std::optional<DrawError> too_large_for_png(double width, double height, double dpi = default_dpi);
std::optional<DrawError> too_large_for_pdf(double width, double height);

// Takes SVG text and dots per inch; gives the bytes of a PNG file on this paper, which also fills the last
// pixels where the picture isn't a whole number of them. Reports `limit` for a picture with too many pixels
// and for a resolution that is not above 0.
tl::expected<std::string, DrawError> png(std::string_view svg, double dpi = default_dpi,
                                         Colour paper = {0xFFFFFF});

// Takes every page and the document's title; gives the bytes of a PDF file whose pages have exactly the sizes
// of the sheets' SVG, with text that can be selected and embedded fonts; words that name a page are links to
// it, and several pages have an outline. The same input always gives the same bytes: its date is the
// environment's SOURCE_DATE_EPOCH (seconds since 1970), or there is none. Reports `limit` for a page longer
// than `longest_pdf_side`.
tl::expected<std::string, DrawError> pdf(std::span<const Sheet> pages, const std::string& title = {});
tl::expected<std::string, DrawError> pdf(const Sheet& page, const std::string& title = {});

} // namespace sitemode::render
