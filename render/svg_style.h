// The style sheet of the SVG pictures: a class for every look that is worn, and one for every kind of text.
// It is made of the Diagram's colours and numbers only; no word of the input gets into it. Used by
// render/svg.cpp.
#pragma once

#include "render/diagram.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode::render {

// The part of a class name that stands for a look: its id, with anything but letters, digits and '-' made a
// '-'.
std::string class_of(const Look& look);

// Appends the content of a <style> element for these looks (indices into diagram.looks).
void append_style(std::string& out, const Diagram& diagram, const std::vector<std::uint32_t>& looks);

} // namespace sitemode::render
