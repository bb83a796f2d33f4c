// Reads a hierarchy from JSON: {"format_version": "1.0", "title": …, "defaults": {fact: value}, "sites":
// [{"code": …, "parent": …, fact: value, …}]}. Strict RFC 8259. The schema is
// src/schema/hierarchy.schema.json.
#pragma once

#include <string>
#include <string_view>

#include "graphs/draft.h"

namespace sitemode {

// Takes the whole text of a file (bytes) and the name to show in messages. Gives the hierarchy, or its
// defects, and all diagnostics of the run: syntax, wrong values, unknown keys, limits. At a syntax error
// reading ends.
Reading read_json(std::string_view text, std::string file_name);

} // namespace sitemode
