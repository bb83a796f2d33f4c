#include "src/cli/hierarchy_formats.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "graphs/csv_writer.h"
#include "graphs/dot_edit.h"
#include "graphs/dot_writer.h"
#include "graphs/json_text.h"
#include "src/cli/failure.h"
#include "src/cli/formats.h"
#include "src/cli/suggestion.h"

namespace sitemode::cli {
namespace {

constexpr std::array<std::string_view, 3> format_names{"dot", "csv", "json"};

[[noreturn]] void refuse_format(const std::string& asked) {
    throw Failure(ExitCode::usage, "a hierarchy is not written as '" + asked + "'",
                  did_you_mean_or_allowed(asked, format_names));
}

bool is_told_by(std::string_view extension) {
    return extension == "gv" ||
           std::find(format_names.begin(), format_names.end(), extension) != format_names.end();
}

std::string dot(const Hierarchy& hierarchy) {
    return dot_text(hierarchy);
}

// DOT has nodes without a name; a row or an object without a code is a mistake.
void refuse_empty_code(const Hierarchy& hierarchy, std::string_view format) {
    for (SiteIndex site = 0; site < hierarchy.size(); ++site) {
        if (!hierarchy.code(site).empty()) continue;
        const auto place = hierarchy.place(site);
        throw Failure(ExitCode::bad_input,
                      hierarchy.files().at(place.file) + ':' + std::to_string(place.line) + ':' +
                          std::to_string(place.column) + ": the site \"\" can't be written as " +
                          std::string(format),
                      "give it a code");
    }
}

std::string csv(const Hierarchy& hierarchy) {
    refuse_empty_code(hierarchy, "CSV");
    if (!fits_csv(hierarchy))
        throw Failure(
            ExitCode::limit,
            "the CSV would be too large: it has a column for every unknown attribute, and a cell for "
            "it at every site",
            "write JSON or DOT, or remove the attributes that sitemode doesn't know");
    return csv_text(hierarchy);
}

std::string json(const Hierarchy& hierarchy) {
    refuse_empty_code(hierarchy, "JSON");
    return json_text(hierarchy);
}

} // namespace

HierarchyWriter hierarchy_writer(const CommandLine& words) {
    constexpr std::array<HierarchyWriter, 3> writers{dot, csv, json};
    auto asked = words.format.empty() ? extension_of(words.output) : words.format;
    if (asked == "gv" || (asked.empty() && (words.output.empty() || words.output == "-"))) asked = "dot";
    for (std::size_t at = 0; at < format_names.size(); ++at)
        if (format_names[at] == asked) return writers[at];
    if (asked.empty())
        throw Failure(ExitCode::usage, "the name '" + words.output + "' tells no format",
                      "add --format dot, csv or json");
    refuse_format(asked);
}

HierarchyWriter hierarchy_writer_of(InputFormat format) {
    switch (format) {
    case InputFormat::dot:
        return dot;
    case InputFormat::csv:
        return csv;
    case InputFormat::json:
        return json;
    case InputFormat::xml:
        break;
    }
    return nullptr;
}

void refuse_other_format(const std::string& output, const std::string& input) {
    const auto extension = extension_of(output);
    if (!extension.empty() && !is_told_by(extension) && extension != extension_of(input))
        refuse_format(extension);
}

SavedText saved_text(const Hierarchy& hierarchy, const std::string& output, const Input& input,
                     InputFormat input_format) {
    refuse_other_format(output, input.name());
    const auto format = is_told_by(extension_of(output)) ? input_format_of(output, {}) : input_format;
    if (format != InputFormat::dot || input_format != InputFormat::dot)
        return {hierarchy_writer_of(format)(hierarchy), input_format != InputFormat::dot};
    auto patched = edited_dot(input.text(), hierarchy);
    return {std::move(patched.text), patched.is_patched};
}

} // namespace sitemode::cli
