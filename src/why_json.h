// The answers of `sitemode why` as JSON (src/schema/why.schema.json).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graphs/hierarchy.h"
#include "graphs/text_sink.h"
#include "src/fragile.h"
#include "src/solve.h"
#include "src/why.h"

namespace sitemode {

// A sink takes the text in pieces; without one it is given back.

// Why a site can have `asked`, or not; of both modes where none is asked, and in a conflict.
std::string why_json(const Hierarchy& hierarchy, const Solution& solution, SiteIndex site,
                     std::optional<Mode> asked, TextSink sink = {});

// What holds native mode back, most first. Linear in causes.
std::string blockers_json(const Hierarchy& hierarchy, const Solution& solution, TextSink sink = {});

// What hangs on each unit, most first.
std::string fragile_json(const Hierarchy& hierarchy, const Solution& solution, TextSink sink = {});

} // namespace sitemode
