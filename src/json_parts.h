// What the JSON of several commands has in common.
#pragma once

#include <string>
#include <vector>

#include "src/findings.h"
#include "src/json_writer.h"
#include "src/solve.h"

namespace sitemode {

// The fields format_version and tool.
void write_heading(JsonWriter& json);
// The fields file (one of `files`), line and column.
void write_place(JsonWriter& json, const std::vector<std::string>& files, Place place);
// One finding, an object of a line.
void write_message(JsonWriter& json, const std::vector<std::string>& files, const Message& message);
// The field summary; counts the configurations.
void write_summary(JsonWriter& json, const Summary& summary, const Solution& solution);

} // namespace sitemode
