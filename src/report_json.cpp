#include "src/report.h"

#include "src/explain.h"
#include "src/json_parts.h"
#include "src/summary.h"
#include "src/words.h"

namespace sitemode {
namespace {

using Layout = JsonWriter::Layout;

void write_causes(JsonWriter& json, const Hierarchy& h, std::string_view name,
                  std::span<const Cause> causes) {
    json.key(name);
    json.begin_array();
    for (const auto& cause : causes) {
        json.begin_object(Layout::inline_);
        write_cause_fields(json, h, cause);
        json.end_object();
    }
    json.end_array();
}

// What only a primary site has: the causes of its unit and where those above and below stand.
void write_unit(JsonWriter& json, const Evaluation& e, UnitIndex unit) {
    const auto& h = e.hierarchy;
    const auto& s = e.solution;
    write_causes(json, h, "not_native", s.not_native(unit));
    write_causes(json, h, "not_mixed", s.not_mixed(unit));
    const auto above = s.above[unit];
    write_code_or_null(json, "above", h, above == no_unit ? no_site : s.primaries[above]);
    json.key("below");
    json.begin_array(Layout::inline_);
    for (const auto child : h.children(s.primaries[unit]))
        if (h.is_primary(child) && s.units[s.unit_of[child]].forced_native) json.string(h.code(child));
    json.end_array();
}

void write_feasible(JsonWriter& json, const Solution& s, UnitIndex unit) {
    json.key("feasible");
    json.begin_array(Layout::inline_);
    for (const auto mode : {Mode::native, Mode::mixed})
        if (s.feasible(unit, mode)) json.string(name_of(mode));
    json.end_array();
}

void write_site(JsonWriter& json, const Evaluation& e, const std::vector<std::string>& reasons,
                SiteIndex site) {
    const auto& h = e.hierarchy;
    const auto unit = e.solution.unit_of[site];
    const auto* declared = h.cell(site, Fact::mode);
    json.begin_object();
    json.field("code", h.code(site));
    json.field("name", h.name(site));
    json.field("type", h.is_secondary(site) ? "secondary" : "primary");
    write_code_or_null(json, "parent", h, h.parent(site));
    json.field("unit", h.code(h.unit(site)));
    json.field_or_null("declared", declared == nullptr || declared->unknown ? "" : h.written(*declared));
    json.field("verdict", name_of(e.solution.verdict(unit)));
    write_feasible(json, e.solution, unit);
    json.flag("unconfirmed", e.solution.unconfirmed(unit));
    json.field_or_null("reason", reasons[unit]);
    if (h.is_primary(site)) write_unit(json, e, unit);
    json.end_object();
}

void write_sites(JsonWriter& json, const Evaluation& e) {
    const MainReasons main_reasons(e.solution);
    std::vector<std::string> reasons;
    reasons.reserve(e.solution.unit_count());
    for (UnitIndex unit = 0; unit < e.solution.unit_count(); ++unit)
        reasons.push_back(main_reasons.words(e.hierarchy, unit));
    json.key("sites");
    json.begin_array();
    for (SiteIndex site = 0; site < e.hierarchy.size(); ++site) write_site(json, e, reasons, site);
    json.end_array();
}

void write_findings(JsonWriter& json, const Evaluation& e) {
    json.key("findings");
    json.begin_array();
    for (const auto& diagnostic : e.diagnostics.all())
        write_message(json, e.hierarchy.files(), message_for(diagnostic));
    for (const auto& contradiction : contradictions(e.hierarchy, e.solution))
        write_message(json, e.hierarchy.files(), message_for(e.hierarchy, contradiction));
    for (const auto& finding : e.findings)
        write_message(json, e.hierarchy.files(), message_for(e.hierarchy, finding));
    json.end_array();
}

} // namespace

std::string solution_json(const Evaluation& e, TextSink sink) {
    const auto summary = summary_of(e.hierarchy, e.solution);
    JsonWriter json(sink);
    json.begin_object();
    write_heading(json);
    write_hierarchy(json, e.hierarchy, summary);
    write_summary(json, summary, e.solution);
    write_sites(json, e);
    write_findings(json, e);
    json.end_object();
    return std::move(json).finished();
}

} // namespace sitemode
