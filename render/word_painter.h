// Draws words on a page of cairo's with pango, in the fonts that the SVG names, with others for the scripts
// they lack. The libraries are loaded when a painter is made, in a child process that ends with it. Used by
// render/raster.cpp.
#pragma once

#include "render/draw_error.h"
#include "render/sheet.h"

#include <functional>
#include <span>
#include <tl/expected.hpp>

struct _cairo; // NOLINT(*-reserved-identifier): cairo's own name

namespace sitemode::render {

// Takes a page whose unit is a point, and draws the words where and as they are.
using WordPainter = std::function<void(_cairo* page, std::span<const Words> words)>;

// Reports `unsupported` where pango isn't installed.
tl::expected<WordPainter, DrawError> word_painter();

} // namespace sitemode::render
