#include "graphs/csv_cell.h"
#include "src/plan_report.h"
#include "src/rules.h"
#include "src/words.h"

namespace sitemode {
namespace {

struct Row {
    std::uint32_t wave = 0; // 0: none
    SiteIndex unit = no_site, site = no_site;
    std::string_view kind;
    RuleIndex rule = no_rule;
    std::string edit, clients, message;
};

class PlanCsv {
public:
    PlanCsv(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan)
        : h_(hierarchy), s_(solution), plan_(plan) {}

    std::string text() && {
        for (const auto& repair : plan_.repairs) add_preparation(0, repair, "repair");
        for (const auto& step : plan_.steps) {
            for (const auto& preparation : plan_.preparations_of(step))
                add_preparation(step.wave, preparation, preparation.cause.certain ? "prepare" : "ask");
            add_switch(step);
        }
        for (const auto unit : plan_.blocked) add_blocked(unit);
        return std::move(out_);
    }

private:
    void cell(std::string_view text, char end = ',') {
        append_csv_cell(out_, text);
        out_ += end;
    }

    void add(const Row& row) {
        cell(row.wave == 0 ? "" : std::to_string(row.wave));
        cell(h_.code(row.unit));
        cell(row.kind);
        cell(h_.code(row.site));
        cell(row.rule == no_rule ? std::string_view() : rule(row.rule).code);
        cell(row.edit);
        cell(row.clients);
        cell(row.message, '\n');
    }

    void add_preparation(std::uint32_t wave, const Preparation& preparation, std::string_view kind) {
        const auto& cause = preparation.cause;
        add({wave, h_.unit(cause.site), cause.site, kind, cause.rule, preparation.edit, "",
             words_of(h_, preparation)});
    }

    void add_switch(const PlanStep& step) {
        const auto primary = s_.primaries[step.unit];
        const auto clients = h_.known(primary, Fact::clients);
        std::string with;
        for (const auto site : s_.secondaries_of(step.unit))
            (with += with.empty() ? "with " : ", ") += h_.code(site);
        add({step.wave, primary, primary, "switch", no_rule,
             switching_edit(h_, s_, step.unit, plan_.options.to), clients ? std::to_string(*clients) : "",
             with});
    }

    // A row a reason.
    void add_blocked(UnitIndex unit) {
        const auto reasons = blocked_reasons(h_, s_, plan_, unit);
        const auto primary = s_.primaries[unit];
        for (const auto& reason : reasons.reasons)
            add({0, primary, reason.cause.site, "blocked", reason.cause.rule, "", "",
                 words_with_site(h_, reason.cause)});
        for (const auto other : reasons.through)
            add({0, primary, s_.primaries[other], "blocked", no_rule, "", "",
                 std::string(h_.code(s_.primaries[other])) + " is blocked"});
    }

    const Hierarchy& h_;
    const Solution& s_;
    const Plan& plan_;
    std::string out_ = "wave,unit,kind,site,rule,edit,clients,message\n";
};

} // namespace

std::string plan_csv(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan) {
    return PlanCsv(hierarchy, solution, plan).text();
}

} // namespace sitemode
