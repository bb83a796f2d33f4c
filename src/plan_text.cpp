#include "src/plan_report.h"
#include "src/words.h"

namespace sitemode {
namespace {

class PlanText {
public:
    PlanText(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan, const PlanStyle& style)
        : h_(hierarchy), s_(solution), plan_(plan), style_(style) {}

    std::string text() && {
        add_summary();
        add_repairs();
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) add_step(i);
        add_blocked();
        add_rollback();
        return std::move(out_);
    }

private:
    std::string shown(std::string_view text) const { return style_.printable(text); }
    std::string faint(const std::string& text) const {
        return style_.faint == nullptr ? text : style_.faint(text);
    }
    void line(std::string_view text) { (out_ += text) += '\n'; }
    void heading(const std::string& text) {
        out_ += '\n';
        line(style_.heading == nullptr ? text : style_.heading(text));
    }

    void add_summary() {
        const auto totals = totals_of(h_, s_, plan_);
        if (const auto title = h_.text(Fact::title); !title.empty()) out_ += shown(title) + "\n\n";
        line(headline(plan_, totals));
        if (totals.edits > 0) line(counted(totals.edits, "preparation"));
        if (totals.questions > 0) line(counted(totals.questions, "question") + " to answer before");
        if (totals.lost_clients > 0) line(counted(totals.lost_clients, "Internet-based client") + " lost");
        if (totals.blocked_sites > 0) line(counted(totals.blocked_sites, "site") + " can't be reached");
        if (const auto budget = budget_line(h_, plan_); !budget.empty()) line(shown(budget));
    }

    std::string place(const Cause& cause) const {
        const auto at = place_of(h_, cause);
        return faint(shown(h_.files()[at.file]) + ":" + std::to_string(at.line));
    }

    void add_preparation(const Preparation& preparation) {
        const auto& cause = preparation.cause;
        const auto* label = preparation.edit.empty() ? "    kept     " : "    prepare  ";
        if (!cause.certain) label = "    ask      ";
        line(label + shown(words_of(h_, preparation)) + "  " + place(cause));
        if (!preparation.edit.empty()) line("             " + shown(preparation.edit));
    }

    void add_repairs() {
        if (plan_.repairs.empty()) return;
        heading("FIRST, AT SITES THAT COUNT AS " +
                std::string(plan_.options.to == Mode::native ? "NATIVE" : "MIXED") + " TODAY");
        for (const auto& repair : plan_.repairs) add_preparation(repair);
    }

    // "LON London with MAN, 4,000 clients"
    std::string name(UnitIndex unit) const {
        const auto primary = s_.primaries[unit];
        auto out = shown(h_.code(primary));
        if (h_.cell(primary, Fact::name) != nullptr) out += " " + shown(h_.name(primary));
        const auto* between = " with ";
        for (const auto site : s_.secondaries_of(unit)) {
            out += between + shown(h_.code(site));
            between = ", ";
        }
        if (const auto clients = h_.known(primary, Fact::clients)) out += "; " + counted(*clients, "client");
        return out;
    }

    void add_step(std::size_t index) {
        const auto& step = plan_.steps[index];
        if (index == 0 || plan_.steps[index - 1].wave != step.wave)
            heading("WAVE " + std::to_string(step.wave));
        line("  " + name(step.unit));
        for (const auto& preparation : plan_.preparations_of(step)) add_preparation(preparation);
        line("    switch   " + shown(switching_edit(h_, s_, step.unit, plan_.options.to)));
        std::string unlocked;
        for (const auto unit : plan_.unlocked_by(step))
            unlocked += (unlocked.empty() ? "" : ", ") + shown(h_.code(s_.primaries[unit]));
        if (!unlocked.empty()) line("    unlocks  " + unlocked);
    }

    void add_blocked() {
        if (plan_.blocked.empty()) return;
        heading("CAN'T BE REACHED");
        std::size_t left = style_.most_blocked;
        for (const auto unit : plan_.blocked) {
            if (left-- == 0) break;
            line("  " + name(unit));
            add_reasons(blocked_reasons(h_, s_, plan_, unit));
        }
        if (plan_.blocked.size() > style_.most_blocked)
            line("  and " +
                 counted(plan_.blocked.size() - style_.most_blocked, "more primary site",
                         "more primary sites") +
                 "; --all-findings shows all");
    }

    void add_reasons(const BlockedReasons& reasons) {
        for (const auto& reason : reasons.reasons) {
            std::string path;
            for (const auto site : reason.path) path += (path.empty() ? "" : " -> ") + shown(h_.code(site));
            line("    because  " + shown(words_with_site(h_, reason.cause)) +
                 (reason.path.size() > 1 ? ", " + path : "") + "  " + place(reason.cause));
        }
        for (const auto unit : reasons.through)
            line("    because  " + shown(h_.code(s_.primaries[unit])) + " can't be reached");
    }

    void add_rollback() {
        if (plan_.steps.empty()) return;
        heading("ROLLBACK, the last step first");
        const auto back = plan_.options.to == Mode::native ? Mode::mixed : Mode::native;
        for (auto i = plan_.steps.size(); i-- > 0;) {
            const auto& step = plan_.steps[i];
            const bool begins = i + 1 == plan_.steps.size() || plan_.steps[i + 1].wave != step.wave;
            if (begins) out_ += "  from wave " + std::to_string(step.wave) + ":";
            out_ += " " + shown(switching_edit(h_, s_, step.unit, back));
            if (i == 0 || plan_.steps[i - 1].wave != step.wave) out_ += '\n';
        }
    }

    const Hierarchy& h_;
    const Solution& s_;
    const Plan& plan_;
    const PlanStyle& style_;
    std::string out_;
};

} // namespace

std::string plan_text(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                      const PlanStyle& style) {
    return PlanText(hierarchy, solution, plan, style).text();
}

} // namespace sitemode
