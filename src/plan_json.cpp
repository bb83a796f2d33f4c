#include <utility>

#include "src/json_parts.h"
#include "src/plan_report.h"
#include "src/rules.h"
#include "src/words.h"

namespace sitemode {
namespace {

using Layout = JsonWriter::Layout;

class PlanJson {
public:
    PlanJson(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan, TextSink sink)
        : h_(hierarchy), s_(solution), plan_(plan), json_(sink) {}

    std::string text() && {
        json_.begin_object();
        write_heading(json_);
        json_.field("to", name_of(plan_.options.to));
        json_.flag("reached", plan_.reached());
        write_budget();
        write_preparations("repairs", plan_.repairs, Layout::lines);
        write_waves();
        write_blocked();
        write_rollback();
        json_.end_object();
        return std::move(json_).finished();
    }

private:
    void write_budget() {
        json_.key("budget");
        if (!plan_.removals) return json_.null();
        json_.begin_object();
        json_.field("most", *plan_.options.budget);
        json_.field("by", plan_.options.measure == Measure::clients ? "clients" : "sites");
        json_.key("removals");
        json_.begin_array();
        for (const auto& removal : plan_.removals->removals) {
            json_.begin_object(Layout::inline_);
            json_.field("rule", rule(removal.rule).code);
            json_.field("site", h_.code(removal.site));
            json_.end_object();
        }
        json_.end_array();
        write_reach("before", plan_.removals->before);
        write_reach("after", plan_.removals->after);
        json_.end_object();
    }

    void write_reach(std::string_view name, const Reach& reach) {
        json_.key(name);
        json_.begin_object(Layout::inline_);
        json_.field("sites", reach.sites);
        json_.field("clients", reach.clients);
        json_.end_object();
    }

    void write_preparations(std::string_view name, std::span<const Preparation> preparations, Layout layout) {
        json_.key(name);
        json_.begin_array(preparations.empty() ? Layout::inline_ : layout);
        for (const auto& preparation : preparations) write_preparation(preparation);
        json_.end_array();
    }

    void write_preparation(const Preparation& preparation) {
        const auto& cause = preparation.cause;
        json_.begin_object(Layout::inline_);
        write_fact_fields(json_, h_, cause);
        json_.field_or_null("edit", preparation.edit);
        json_.field("message", words_of(h_, preparation));
        json_.field_or_null("hint", hint_of(h_, preparation));
        json_.end_object();
    }

    void write_waves() {
        json_.key("waves");
        json_.begin_array();
        std::uint32_t wave = 0;
        for (const auto& step : plan_.steps) {
            if (step.wave != wave) {
                if (wave > 0) end_wave();
                wave = step.wave;
                json_.begin_object();
                json_.field("wave", std::uint64_t{wave});
                json_.key("steps");
                json_.begin_array();
            }
            write_step(step);
        }
        if (wave > 0) end_wave();
        json_.end_array();
    }

    void end_wave() {
        json_.end_array();
        json_.end_object();
    }

    void write_step(const PlanStep& step) {
        const auto primary = s_.primaries[step.unit];
        json_.begin_object();
        json_.field("site", h_.code(primary));
        json_.field("edit", switching_edit(h_, s_, step.unit, plan_.options.to));
        write_codes("with", s_.secondaries_of(step.unit));
        json_.key("clients");
        if (const auto clients = h_.known(primary, Fact::clients))
            json_.number(*clients);
        else
            json_.null();
        write_preparations("prepare", plan_.preparations_of(step), Layout::lines);
        write_units("unlocks", plan_.unlocked_by(step));
        json_.end_object();
    }

    void write_codes(std::string_view name, std::span<const SiteIndex> sites) {
        json_.key(name);
        json_.begin_array(Layout::inline_);
        for (const auto site : sites) json_.string(h_.code(site));
        json_.end_array();
    }

    void write_units(std::string_view name, std::span<const UnitIndex> units) {
        json_.key(name);
        json_.begin_array(Layout::inline_);
        for (const auto unit : units) json_.string(h_.code(s_.primaries[unit]));
        json_.end_array();
    }

    void write_blocked() {
        json_.key("blocked");
        json_.begin_array();
        for (const auto unit : plan_.blocked) {
            const auto reasons = blocked_reasons(h_, s_, plan_, unit);
            json_.begin_object();
            json_.field("site", h_.code(s_.primaries[unit]));
            write_reasons(reasons);
            write_units("through", reasons.through);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_reasons(const BlockedReasons& reasons) {
        json_.key("causes");
        json_.begin_array(reasons.reasons.empty() ? Layout::inline_ : Layout::lines);
        for (const auto& reason : reasons.reasons) {
            json_.begin_object(Layout::inline_);
            write_cause_fields(json_, h_, reason.cause);
            write_codes("path", reason.path);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_rollback() {
        const auto back = plan_.options.to == Mode::native ? Mode::mixed : Mode::native;
        json_.key("rollback");
        json_.begin_array();
        for (auto step = plan_.steps.rbegin(); step != plan_.steps.rend(); ++step)
            json_.string(switching_edit(h_, s_, step->unit, back));
        json_.end_array();
    }

    const Hierarchy& h_;
    const Solution& s_;
    const Plan& plan_;
    JsonWriter json_;
};

} // namespace

std::string plan_json(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan, TextSink sink) {
    return PlanJson(hierarchy, solution, plan, sink).text();
}

} // namespace sitemode
