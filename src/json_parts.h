// What the JSON of several commands has in common.
#pragma once

#include <string>
#include <vector>

#include "src/findings.h"
#include "src/json_writer.h"
#include "src/solve.h"
#include "src/summary.h"

namespace sitemode {

// The fields format_version and tool.
void write_heading(JsonWriter& json);
// The fields file (one of `files`), line and column.
void write_place(JsonWriter& json, const std::vector<std::string>& files, Place place);
// A site's code, or null for no_site: a code may be empty, so an empty text can't stand for none.
void write_code_or_null(JsonWriter& json, std::string_view name, const Hierarchy& hierarchy, SiteIndex site);
// The fields rule, site, fact, value, certain, file, line and column.
void write_fact_fields(JsonWriter& json, const Hierarchy& hierarchy, const Cause& cause);
// The same and message.
void write_cause_fields(JsonWriter& json, const Hierarchy& hierarchy, const Cause& cause);
// The field hierarchy: title, sites, units, depth.
void write_hierarchy(JsonWriter& json, const Hierarchy& hierarchy, const Summary& summary);
// One finding, an object of a line.
void write_message(JsonWriter& json, const std::vector<std::string>& files, const Message& message);
// A summary as the field `name`; counts the configurations.
void write_summary_as(JsonWriter& json, std::string_view name, const Summary& summary,
                      const Solution& solution);
// The field summary.
void write_summary(JsonWriter& json, const Summary& summary, const Solution& solution);

} // namespace sitemode
