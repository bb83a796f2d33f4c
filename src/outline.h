// A hierarchy as an outline: the picture for terminals and mails, with the same words as the drawn one.
#pragma once

#include <string>

#include "graphs/hierarchy.h"
#include "src/report.h"
#include "src/solve.h"

namespace sitemode {

// A line a site, children below their parent behind box characters: code, name, verdict, what decides it. A
// deep chain stops being indented, so that the outline is linear in the sites. Shows text of the input only
// through `printable`, which must make it safe for a terminal.
std::string outline_text(const Hierarchy& hierarchy, const Solution& solution,
                         std::string (*printable)(std::string_view text), const TableStyle& style = {});

} // namespace sitemode
