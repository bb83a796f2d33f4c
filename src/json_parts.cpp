#include "src/json_parts.h"

#include "src/count.h"
#include "src/rules.h"
#include "src/words.h"

namespace sitemode {
namespace {

using Layout = JsonWriter::Layout;

void write_tally(JsonWriter& json, const Tally& tally) {
    json.field("native", tally.native);
    json.field("mixed", tally.mixed);
    json.field("open", tally.open);
    json.field("conflict", tally.conflict);
    json.field("unconfirmed", tally.unconfirmed);
}

} // namespace

void write_heading(JsonWriter& json) {
    json.field("format_version", "1.0");
    json.key("tool");
    json.begin_object(Layout::inline_);
    json.field("name", "sitemode");
    json.field("version", SITEMODE_VERSION);
    json.end_object();
}

void write_place(JsonWriter& json, const std::vector<std::string>& files, Place place) {
    json.field_or_null(
        "file", place.line > 0 && place.file < files.size() ? std::string_view(files[place.file]) : "");
    json.field("line", std::uint64_t{place.line});
    json.field("column", std::uint64_t{place.column});
}

void write_code_or_null(JsonWriter& json, std::string_view name, const Hierarchy& hierarchy, SiteIndex site) {
    json.key(name);
    if (site == no_site)
        json.null();
    else
        json.string(hierarchy.code(site));
}

void write_fact_fields(JsonWriter& json, const Hierarchy& hierarchy, const Cause& cause) {
    const auto* cell = hierarchy.cell(cause.site, cause.fact);
    json.field_or_null("rule", cause.rule == no_rule ? std::string_view{} : rule(cause.rule).code);
    json.field("site", hierarchy.code(cause.site));
    json.field("fact", name_of(cause.fact));
    json.key("value");
    if (cell == nullptr)
        json.null();
    else
        json.string(hierarchy.written(*cell));
    json.flag("certain", cause.certain);
    write_place(json, hierarchy.files(), place_of(hierarchy, cause));
}

void write_cause_fields(JsonWriter& json, const Hierarchy& hierarchy, const Cause& cause) {
    write_fact_fields(json, hierarchy, cause);
    json.field("message", words_with_site(hierarchy, cause));
}

void write_hierarchy(JsonWriter& json, const Hierarchy& hierarchy, const Summary& summary) {
    json.key("hierarchy");
    json.begin_object(Layout::inline_);
    json.field_or_null("title", hierarchy.text(Fact::title));
    json.field("sites", summary.sites);
    json.field("units", summary.units_total);
    json.field("depth", summary.depth);
    json.end_object();
}

void write_message(JsonWriter& json, const std::vector<std::string>& files, const Message& message) {
    json.begin_object(Layout::inline_);
    json.field_or_null("rule", message.code);
    json.field("severity", severity_name(message.severity));
    json.field_or_null("site", message.site);
    json.field("message", message.text);
    json.field_or_null("hint", message.hint);
    write_place(json, files, message.place);
    json.end_object();
}

void write_summary(JsonWriter& json, const Summary& summary, const Solution& solution) {
    write_summary_as(json, "summary", summary, solution);
}

void write_summary_as(JsonWriter& json, std::string_view name, const Summary& summary,
                      const Solution& solution) {
    json.key(name);
    json.begin_object();
    write_tally(json, summary.by_site);
    json.field("questions", summary.questions);
    json.field("configurations", configurations(solution));
    json.key("units");
    json.begin_object(Layout::inline_);
    write_tally(json, summary.by_unit);
    json.end_object();
    json.end_object();
}

} // namespace sitemode
