#include "src/report_changes.h"

#include "src/because.h"
#include "src/change_words.h"
#include "src/json_parts.h"
#include "src/summary.h"

namespace sitemode {
namespace {

using Layout = JsonWriter::Layout;

void write_verdict(JsonWriter& json, std::string_view name, const Solution& solution, SiteIndex site) {
    json.field(name, name_of(solution.verdict(solution.unit_of[site])));
}

void write_because(JsonWriter& json, const ChangeReport& report, const Because& because) {
    const auto& h = (because.came ? report.after : report.before).hierarchy;
    json.begin_object(Layout::inline_);
    write_cause_fields(json, h, because.cause);
    json.field("change", because.came ? "came" : "went");
    json.end_object();
}

void write_changes(JsonWriter& json, const ChangeReport& report) {
    const ChangeReasons reasons(report.before, report.after, report.comparison);
    json.key("changes");
    json.begin_array();
    for (const auto& site : report.comparison.verdicts) {
        const auto& old = report.before.solution;
        const auto& now = report.after.solution;
        json.begin_object(Layout::inline_);
        json.field("site", report.after.hierarchy.code(site.after));
        write_verdict(json, "before", old, site.before);
        write_verdict(json, "after", now, site.after);
        json.flag("unconfirmed_before", old.unconfirmed(old.unit_of[site.before]));
        json.flag("unconfirmed_after", now.unconfirmed(now.unit_of[site.after]));
        json.key("because");
        json.begin_array(Layout::inline_);
        for (const auto& because : reasons.of(site)) write_because(json, report, because);
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

void write_value_or_null(JsonWriter& json, std::string_view name, bool is_there, const std::string& value) {
    json.key(name);
    if (is_there)
        json.string(value);
    else
        json.null();
}

void write_place_of(JsonWriter& json, const Citation& citation) {
    static const std::vector<std::string> none;
    write_place(json, citation.files == nullptr ? none : *citation.files, citation.place);
}

void write_site_or_null(JsonWriter& json, const ChangeReport& report, const SitePair& site) {
    write_code_or_null(json, "site", report.after.hierarchy, site.after);
}

void write_facts(JsonWriter& json, const ChangeReport& report) {
    json.key("facts");
    json.begin_array();
    for (const auto& change : report.comparison.facts) {
        const auto line = line_of(report.before, report.after, change);
        json.begin_object(Layout::inline_);
        write_site_or_null(json, report, change.site);
        json.field("fact", name_of(change.fact));
        json.field_or_null("before", line.before);
        json.field_or_null("after", line.after);
        write_place_of(json, line.citation);
        json.end_object();
    }
    for (const auto& change : report.comparison.extras) {
        const auto line = line_of(report.before, report.after, change);
        json.begin_object(Layout::inline_);
        write_site_or_null(json, report, change.site);
        json.field("fact", change.name);
        write_value_or_null(json, "before", change.before != nullptr, line.before);
        write_value_or_null(json, "after", change.after != nullptr, line.after);
        write_place_of(json, line.citation);
        json.end_object();
    }
    json.end_array();
}

void write_sites(JsonWriter& json, std::string_view name, const Evaluation& of,
                 const std::vector<SiteIndex>& sites) {
    json.key(name);
    json.begin_array();
    for (const auto site : sites) {
        json.begin_object(Layout::inline_);
        json.field("site", of.hierarchy.code(site));
        json.field("type", of.hierarchy.is_secondary(site) ? "secondary" : "primary");
        write_code_or_null(json, "parent", of.hierarchy, of.hierarchy.parent(site));
        write_verdict(json, "verdict", of.solution, site);
        write_place(json, of.hierarchy.files(), of.hierarchy.place(site));
        json.end_object();
    }
    json.end_array();
}

void write_moves(JsonWriter& json, const ChangeReport& report) {
    const auto& b = report.before.hierarchy;
    const auto& a = report.after.hierarchy;
    json.key("moved");
    json.begin_array();
    for (const auto& site : report.comparison.moved) {
        json.begin_object(Layout::inline_);
        json.field("site", a.code(site.after));
        write_code_or_null(json, "before", b, b.parent(site.before));
        write_code_or_null(json, "after", a, a.parent(site.after));
        write_place_of(json, line_of_move(report.before, report.after, site).citation);
        json.end_object();
    }
    json.end_array();
}

void write_findings(JsonWriter& json, std::string_view name, const Evaluation& of,
                    const std::vector<std::uint32_t>& positions) {
    json.key(name);
    json.begin_array();
    for (const auto at : positions)
        write_message(json, of.hierarchy.files(), message_for(of.hierarchy, of.findings[at]));
    json.end_array();
}

} // namespace

std::string changes_json(const ChangeReport& report) {
    JsonWriter json;
    json.begin_object();
    write_heading(json);
    if (!report.edits.empty()) {
        json.key("edits");
        json.begin_array();
        for (const auto& edit : report.edits) json.string(edit);
        json.end_array();
    }
    const auto& before = report.before;
    const auto& after = report.after;
    write_summary_as(json, "before", summary_of(before.hierarchy, before.solution), before.solution);
    write_summary_as(json, "after", summary_of(after.hierarchy, after.solution), after.solution);
    write_changes(json, report);
    write_facts(json, report);
    write_moves(json, report);
    write_sites(json, "added", after, report.comparison.added);
    write_sites(json, "removed", before, report.comparison.removed);
    write_findings(json, "new_findings", after, report.comparison.new_findings);
    write_findings(json, "gone_findings", before, report.comparison.gone_findings);
    json.end_object();
    return std::move(json).finished();
}

} // namespace sitemode
