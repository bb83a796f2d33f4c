// The SVG writer: a Drawing as one self-contained picture that any browser, office program or printer takes.
// It is a pure function of its input: no locale, no clock, no font file. What it writes holds nothing active
// (no script, no link, no reference to anything outside) and is well-formed UTF-8 XML whatever bytes the
// words hold. It decides how things look, not where they go: that is render/layout.h, render/card_size.h and
// render/page.h. For PNG and PDF give its result to render/raster.h.
#pragma once

#include "render/drawing.h"
#include "render/markup.h"
#include "render/sheet.h"

#include <string>

namespace sitemode::render {

// Takes a drawing whose page is composed (render/page.h); gives the text of an SVG file in pieces of about
// 64 KiB: nobody has to hold the whole of it. Every card is a <g class="card look-ID" id="cN">, followed by
// its pills <g class="pill look-ID in-CARDLOOK" id="pN">, and all links of a look are one <path class="links
// look-ID">, N being the index in the Diagram; `data-id` is the card's or pill's code, of a part of a card
// with its number behind: "LON/12". Linear in the size of the drawing.
void write_svg(const Drawing& drawing, const TakePiece& take);

// The same in one piece.
std::string svg(const Drawing& drawing);

// The same picture for a printer: only what can be seen, without its words in the SVG.
Sheet sheet(const Drawing& drawing);

} // namespace sitemode::render
