// A Diagram as an outline: the picture for terminals and mails. It says what the drawn picture says, in the
// same words, whatever was folded, marked or compared before.
#pragma once

#include <string>
#include <string_view>

#include "render/diagram.h"

namespace sitemode {

// How stretches of the outline are styled; the command line maps them to colours of the terminal.
struct OutlineStyle {
    std::string (*verdict)(const render::Look& look, const std::string& text) = nullptr; // null: plain
    std::string (*faint)(const std::string& text) = nullptr;
};

// A line a card in columns, children below their parent behind box characters; pills follow each other on the
// lines below; a card that the picture frames stands in brackets. Title and summary are above, what the words
// mean is below. Beyond a depth that still fits on a screen the number of the level takes the place of the
// indentation, so that the outline is linear in the diagram. Shows text of the input only through
// `printable`, which must make it safe for a terminal.
std::string outline_text(const render::Diagram& diagram, std::string (*printable)(std::string_view text),
                         const OutlineStyle& style = {});

} // namespace sitemode
