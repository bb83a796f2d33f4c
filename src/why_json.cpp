#include "src/why_json.h"

#include <algorithm>

#include "src/json_parts.h"
#include "src/microsoft_pages.h"
#include "src/rules.h"
#include "src/summary.h"
#include "src/why_words.h"
#include "src/words.h"

namespace sitemode {
namespace {

using Layout = JsonWriter::Layout;

void write_view(JsonWriter& json, const SolveOptions& options) {
    constexpr std::string_view words[] = {"report", "clear", "block"};
    json.key("view");
    json.begin_object(Layout::inline_);
    json.flag("potential", options.potential);
    json.field("unknown", words[static_cast<std::size_t>(options.unknown)]);
    json.end_object();
}

void write_sources(JsonWriter& json, RuleIndex index) {
    json.key("sources");
    json.begin_array(Layout::inline_);
    const auto pages = index == no_rule ? std::vector<Page>{} : pages_of(rule(index));
    for (const auto& page : pages) {
        json.begin_object(Layout::inline_);
        json.field_or_null("title", page.title);
        json.field_or_null("url", page.link);
        json.end_object();
    }
    json.end_array();
}

void write_text_or_null(JsonWriter& json, std::string_view name, const std::optional<std::string>& text) {
    json.field_or_null(name, text ? std::string_view(*text) : std::string_view{});
}

void write_carried(JsonWriter& json, std::string_view name, const Carried& carried) {
    json.key(name);
    json.begin_object(Layout::inline_);
    json.field("sites", carried.sites);
    json.field("clients", carried.clients);
    json.end_object();
}

// The object of one site.
class SiteAnswers {
public:
    SiteAnswers(const Hierarchy& hierarchy, const Solution& solution, SiteIndex site, TextSink sink)
        : h_(hierarchy), s_(solution), site_(site), mends_(hierarchy), json_(sink) {}

    std::string text(std::optional<Mode> asked) {
        json_.begin_object();
        write_heading(json_);
        write_hierarchy(json_, h_, summary_of(h_, s_));
        write_view(json_, s_.options);
        json_.field("question", "site");
        write_site();
        json_.field_or_null("mode", asked ? name_of(*asked) : std::string_view{});
        write_answers(asked);
        json_.end_object();
        return std::move(json_).finished();
    }

private:
    void write_site() {
        const auto unit = s_.unit_of[site_];
        json_.field("site", h_.code(site_));
        json_.field("name", h_.name(site_));
        json_.field("unit", h_.code(s_.primaries[unit]));
        json_.field("verdict", name_of(s_.verdict(unit)));
        json_.flag("unconfirmed", s_.unconfirmed(unit));
    }

    void write_answers(std::optional<Mode> asked) {
        const bool conflict = s_.verdict(s_.unit_of[site_]) == Verdict::conflict;
        const auto first = asked.value_or(first_to_explain(s_, site_));
        const auto answer = answer_for(h_, s_, site_, first);
        const auto other = answer_for(h_, s_, site_, other_than(first));
        json_.key("answers");
        json_.begin_array();
        write_answer(answer);
        if (!asked || conflict) write_answer(other);
        json_.end_array();
        json_.key("conflict");
        if (conflict)
            write_pairs(first == Mode::native ? answer : other, first == Mode::native ? other : answer);
        else
            json_.null();
    }

    void write_answer(const ModeAnswer& answer) {
        json_.begin_object();
        json_.field("mode", name_of(answer.mode));
        json_.flag("possible", answer.possible);
        json_.flag("forced", answer.forced);
        write_reasons("reasons", answer.against, answer.mode);
        write_reasons("forced_by", answer.forced_by, other_than(answer.mode));
        write_reasons("unconfirmed", answer.open, answer.mode);
        json_.key("would_free");
        json_.begin_object();
        json_.key("sites");
        json_.begin_array(Layout::inline_);
        for (const auto site : answer.freed) json_.string(h_.code(site));
        json_.end_array();
        json_.field("clients", answer.freed_clients);
        json_.end_object();
        json_.end_object();
    }

    void write_reasons(std::string_view name, const std::vector<Cause>& causes, Mode ruled_out) {
        json_.key(name);
        json_.begin_array();
        for (const auto& cause : causes) {
            json_.begin_object();
            write_cause_fields(json_, h_, cause);
            write_sources(json_, cause.rule);
            write_way(cause, ruled_out);
            write_text_or_null(json_, "mend", remedy(h_, mends_, cause));
            if (!cause.certain) json_.field("ask", full_question(h_, cause));
            json_.end_object();
        }
        json_.end_array();
    }

    void write_way(const Cause& cause, Mode ruled_out) {
        json_.key("path");
        if (steps_ >= most_steps) return json_.null();
        const auto way = way_to(h_, cause, site_, ruled_out);
        steps_ += way.size();
        json_.begin_array();
        for (const auto& step : way) {
            json_.begin_object(Layout::inline_);
            write_code_or_null(json_, "from", h_, step.from);
            json_.field("to", h_.code(step.to));
            json_.field_or_null("rule", rule_code(step, cause));
            json_.field("sentence", sentence(h_, step, cause, ruled_out));
            json_.end_object();
        }
        json_.end_array();
    }

    // Every pair of a reason against native mode and one against mixed mode.
    void write_pairs(const ModeAnswer& native, const ModeAnswer& mixed) {
        std::size_t left = most_pairs;
        json_.begin_object();
        json_.field("pair_count", native.against.size() * mixed.against.size());
        json_.key("pairs");
        json_.begin_array(Layout::inline_);
        for (std::size_t i = 0; i < native.against.size(); ++i)
            for (std::size_t j = 0; j < mixed.against.size() && left > 0; ++j, --left) {
                json_.begin_array(Layout::inline_);
                json_.number(i);
                json_.number(j);
                json_.end_array();
            }
        json_.end_array();
        json_.end_object();
    }

    const Hierarchy& h_;
    const Solution& s_;
    SiteIndex site_;
    Mends mends_;
    JsonWriter json_;
    std::size_t steps_ = 0;
};

void begin_report(JsonWriter& json, const Hierarchy& h, const Solution& s, std::string_view question) {
    json.begin_object();
    write_heading(json);
    write_hierarchy(json, h, summary_of(h, s));
    write_view(json, s.options);
    json.field("question", question);
    write_carried(json, "native_capable", native_capable(h, s));
}

void write_fragile_fact(JsonWriter& json, const Hierarchy& h, const FragileFact& fact) {
    json.begin_object(Layout::inline_);
    write_fact_fields(json, h, fact.cause);
    json.field("would_cost", std::string(h.code(fact.cause.site)) + "." + std::string(fact.spoiled));
    json.field_or_null("ask", fact.cause.certain ? std::string() : full_question(h, fact.cause));
    json.end_object();
}

void write_fragile_unit(JsonWriter& json, const Hierarchy& h, const Solution& s, const FragileUnit& fragile) {
    json.begin_object();
    json.field("site", h.code(s.primaries[fragile.unit]));
    write_carried(json, "carries", fragile.carries);
    json.key("facts");
    json.begin_array();
    for (const auto& fact : fragile.facts) write_fragile_fact(json, h, fact);
    json.end_array();
    json.end_object();
}

} // namespace

std::string why_json(const Hierarchy& hierarchy, const Solution& solution, SiteIndex site,
                     std::optional<Mode> asked, TextSink sink) {
    return SiteAnswers(hierarchy, solution, site, sink).text(asked);
}

std::string blockers_json(const Hierarchy& hierarchy, const Solution& solution, TextSink sink) {
    const Mends mends(hierarchy);
    JsonWriter json(sink);
    begin_report(json, hierarchy, solution, "blockers");
    json.key("blockers");
    json.begin_array();
    for (const auto& blocked : blocked_units(hierarchy, solution))
        for (const auto& cause : solution.not_native(blocked.unit)) {
            if (!cause.certain) continue;
            json.begin_object(Layout::inline_);
            write_cause_fields(json, hierarchy, cause);
            json.field("unit", hierarchy.code(solution.primaries[blocked.unit]));
            write_carried(json, "alone", blocked.freed_by_one());
            write_carried(json, "with_unit", blocked.freed);
            write_carried(json, "rules_out", blocked.ruled_out);
            write_text_or_null(json, "mend", remedy(hierarchy, mends, cause));
            json.end_object();
        }
    json.end_array();
    json.end_object();
    return std::move(json).finished();
}

std::string fragile_json(const Hierarchy& hierarchy, const Solution& solution, TextSink sink) {
    JsonWriter json(sink);
    begin_report(json, hierarchy, solution, "fragile");
    const auto units = fragile_units(hierarchy, solution);
    for (const bool central : {true, false}) {
        json.key(central ? "central" : "units");
        json.begin_array();
        for (const auto& fragile : units)
            if (hierarchy.is_central(solution.primaries[fragile.unit]) == central)
                write_fragile_unit(json, hierarchy, solution, fragile);
        json.end_array();
    }
    json.end_object();
    return std::move(json).finished();
}

} // namespace sitemode
