// What all forms of a plan say alike.
#include "src/plan_report.h"
#include "src/rules.h"
#include "src/words.h"

namespace sitemode {

namespace {

bool is_demand(const Cause& cause) {
    return cause.rule != no_rule && rule(cause.rule).demands != nullptr;
}

std::uint64_t lost_clients(const Hierarchy& hierarchy, const Plan& plan) {
    std::uint64_t lost = 0;
    for (const auto* list : {&plan.preparations, &plan.repairs})
        for (const auto& preparation : *list)
            if (preparation.cause.fact == Fact::internet_clients)
                lost += hierarchy.known(preparation.cause.site, Fact::internet_clients).value_or(0);
    return lost;
}

} // namespace

PlanTotals totals_of(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan) {
    PlanTotals totals;
    totals.steps = plan.steps.size();
    if (!plan.steps.empty()) totals.waves = plan.steps.back().wave;
    for (const auto& step : plan.steps) {
        totals.sites += 1 + solution.secondaries_of(step.unit).size();
        totals.clients += hierarchy.known(solution.primaries[step.unit], Fact::clients).value_or(0);
    }
    for (const auto unit : plan.blocked) totals.blocked_sites += 1 + solution.secondaries_of(unit).size();
    for (const auto* list : {&plan.preparations, &plan.repairs})
        for (const auto& preparation : *list) {
            if (!preparation.edit.empty()) ++totals.edits;
            if (!preparation.cause.certain) ++totals.questions;
        }
    totals.lost_clients = lost_clients(hierarchy, plan);
    return totals;
}

std::string words_of(const Hierarchy& hierarchy, const Preparation& preparation) {
    const auto& cause = preparation.cause;
    if (!cause.certain) return full_question(hierarchy, cause);
    auto words = words_with_site(hierarchy, cause);
    if (!is_demand(cause)) return words;
    if (cause.fact == Fact::roles) return words + ", to be given up";
    return words + (hierarchy.known(cause.site, cause.fact) == 1U ? ", which is lost" : ", which are lost");
}

std::string hint_of(const Hierarchy& hierarchy, const Preparation& preparation) {
    const auto& cause = preparation.cause;
    return cause.certain && !is_demand(cause) ? hint_for(hierarchy, cause) : "";
}

std::string headline(const Plan& plan, const PlanTotals& totals) {
    const std::string mode(name_of(plan.options.to));
    if (totals.steps == 0)
        return plan.blocked.empty() ? "no site has to switch: all count as " + mode + " today"
                                    : "nothing can switch to " + mode + " mode";
    auto out = counted(totals.steps, "step") + " in " + counted(totals.waves, "wave") +
               (totals.steps == 1 ? " brings " : " bring ") + counted(totals.sites, "site");
    if (totals.clients > 0) out += " with " + counted(totals.clients, "client");
    return out + (plan.options.to == Mode::native ? " into " : " back to ") + mode + " mode";
}

std::string budget_line(const Hierarchy& hierarchy, const Plan& plan) {
    if (!plan.removals) return "";
    const auto& best = *plan.removals;
    if (best.removals.empty()) return "no blocker that could be removed within the budget brings anything";
    auto out = "with " + counted(best.removals.size(), "blocker") + " removed, " +
               counted(best.after.sites - best.before.sites, "more site", "more sites") + " with " +
               counted(best.after.clients - best.before.clients, "client") + " can be native:";
    for (const auto& removal : best.removals) {
        out += removal == best.removals.front() ? " " : ", ";
        out += std::string(rule(removal.rule).code) + " at " + std::string(hierarchy.code(removal.site));
    }
    return out;
}

} // namespace sitemode
