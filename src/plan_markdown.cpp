#include "src/checklist.h"
#include "src/plan_report.h"
#include "src/rules.h"
#include "src/words.h"

namespace sitemode {
namespace {

// Text of the input must not become markup: everything that Markdown or HTML may read is escaped.
std::string escaped(std::string_view text) {
    constexpr std::string_view special = "\\`*_[]<>#|~&";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

class PlanMarkdown {
public:
    PlanMarkdown(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                 std::string (*printable)(std::string_view))
        : h_(hierarchy), s_(solution), plan_(plan), printable_(printable) {}

    std::string document(std::string_view file) && {
        add_title(file);
        add_summary();
        add_repairs();
        add_waves();
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) add_step(i);
        add_blocked();
        add_rollback();
        return std::move(out_);
    }

private:
    std::string shown(std::string_view text) const { return escaped(printable_(text)); }
    // An edit, to be copied.
    std::string code(std::string_view text) const {
        const auto safe = printable_(text);
        return safe.find('`') == std::string::npos ? "`" + safe + "`" : escaped(safe);
    }
    void line(std::string_view text) { (out_ += text) += '\n'; }
    void heading(std::string_view marks, const std::string& text) {
        line(std::string("\n").append(marks) + " " + text + "\n");
    }
    std::string mode() const { return std::string(name_of(plan_.options.to)); }

    void add_title(std::string_view file) {
        const auto title = h_.text(Fact::title);
        line("# Switch to " + mode() + " mode" + (title.empty() ? "" : ": " + shown(title)) + "\n");
        std::string identity;
        const auto add = [&](std::string_view before, std::string_view what) {
            if (what.empty()) return;
            if (!identity.empty()) identity += ", ";
            identity += std::string(before) + shown(what);
        };
        add("revision ", h_.text(Fact::revision));
        if (const auto* date = h_.cell(Fact::date)) add("", h_.written(*date));
        add("", h_.text(Fact::author));
        add("planned from ", file);
        line(identity);
    }

    void add_summary() {
        const auto totals = totals_of(h_, s_, plan_);
        heading("##", "Summary");
        line("* " + headline(plan_, totals));
        if (totals.edits > 0) line("* " + counted(totals.edits, "preparation"));
        if (totals.questions > 0) line("* " + counted(totals.questions, "question") + " to answer before");
        if (totals.lost_clients > 0)
            line("* " + counted(totals.lost_clients, "Internet-based client") + " lost");
        if (totals.blocked_sites > 0)
            line("* " + counted(totals.blocked_sites, "site") + " can't be reached");
        if (const auto budget = budget_line(h_, plan_); !budget.empty()) line("* " + shown(budget));
        if (totals.steps == 0) return;
        line(plan_.options.to == Mode::native
                 ? "* sites switch from the top down; a secondary site follows its primary site"
                 : "* sites switch from the bottom up; a secondary site follows its primary site");
    }

    void add_repairs() {
        if (plan_.repairs.empty()) return;
        heading("##", "First, at sites that count as " + mode() + " today");
        for (const auto& repair : plan_.repairs) add_preparation(repair);
    }

    std::string place(const Cause& cause) const {
        const auto at = place_of(h_, cause);
        return shown(h_.files()[at.file]) + ":" + std::to_string(at.line);
    }

    void add_preparation(const Preparation& preparation) {
        const auto& cause = preparation.cause;
        auto item = "- [ ] " + shown(words_of(h_, preparation));
        const auto hint = hint_of(h_, preparation);
        if (!hint.empty()) item += ": " + shown(hint);
        const bool is_said = hint.find(preparation.edit) != std::string::npos;
        if (!is_said) item += " → " + code(preparation.edit);
        const auto rule_code = cause.rule == no_rule ? "" : std::string(rule(cause.rule).code) + ", ";
        line(item + " (" + rule_code + place(cause) + ")");
    }

    std::string followers(UnitIndex unit) const {
        std::string out;
        for (const auto site : s_.secondaries_of(unit))
            (out += out.empty() ? "" : ", ") += shown(h_.code(site));
        return out;
    }

    std::string name(UnitIndex unit) const {
        const auto primary = s_.primaries[unit];
        auto out = shown(h_.code(primary));
        if (h_.cell(primary, Fact::name) != nullptr) out += " " + shown(h_.name(primary));
        return out;
    }

    std::string clients(UnitIndex unit) const {
        const auto known = h_.known(s_.primaries[unit], Fact::clients);
        return known ? with_thousands(*known) : "not known";
    }

    void add_waves() {
        if (plan_.steps.empty()) return;
        heading("##", "Waves");
        line("| wave | site | secondary sites that follow | clients | to prepare | to ask | unlocks |");
        line("|---:|---|---|---:|---:|---:|---|");
        for (const auto& step : plan_.steps) {
            std::size_t asked = 0;
            for (const auto& preparation : plan_.preparations_of(step))
                asked += preparation.cause.certain ? 0 : 1;
            std::string unlocked;
            for (const auto unit : plan_.unlocked_by(step))
                (unlocked += unlocked.empty() ? "" : ", ") += shown(h_.code(s_.primaries[unit]));
            line("| " + std::to_string(step.wave) + " | " + name(step.unit) + " | " + followers(step.unit) +
                 " | " + clients(step.unit) + " | " + std::to_string(step.preparations - asked) + " | " +
                 std::to_string(asked) + " | " + unlocked + " |");
        }
    }

    void add_step(std::size_t index) {
        const auto& step = plan_.steps[index];
        if (index == 0 || plan_.steps[index - 1].wave != step.wave)
            heading("##", "Wave " + std::to_string(step.wave));
        else
            out_ += '\n';
        line("### " + name(step.unit) + "\n");
        const auto preparations = plan_.preparations_of(step);
        if (!preparations.empty()) {
            line("Prepare:\n");
            for (const auto& preparation : preparations) add_preparation(preparation);
            line("\nSwitch:\n");
        }
        for (const auto& item : checklist(h_, s_, step.unit, plan_.options.to))
            line((item.is_done ? "- [x] " : "- [ ] ") + shown(item.text));
        line("\nOnce it is done: " + code(switching_edit(h_, s_, step.unit, plan_.options.to)));
    }

    void add_blocked() {
        if (plan_.blocked.empty()) return;
        heading("##", "Can't be reached");
        for (const auto unit : plan_.blocked) {
            const auto reasons = blocked_reasons(h_, s_, plan_, unit);
            auto item = "* " + name(unit);
            const auto* between = ": ";
            for (const auto& reason : reasons.reasons) {
                item += between + shown(words_with_site(h_, reason.cause)) + " (" + place(reason.cause) + ")";
                between = "; ";
            }
            for (const auto other : reasons.through) {
                item += between + shown(h_.code(s_.primaries[other])) + " can't be reached";
                between = "; ";
            }
            line(item);
        }
    }

    void add_rollback() {
        if (plan_.steps.empty()) return;
        heading("##", "Rollback");
        line("The last step first; each site at its own console.\n");
        const auto back = plan_.options.to == Mode::native ? Mode::mixed : Mode::native;
        std::size_t number = 0;
        for (auto step = plan_.steps.rbegin(); step != plan_.steps.rend(); ++step)
            line(std::to_string(++number) + ". " + name(step->unit) + ", wave " + std::to_string(step->wave) +
                 ": " + code(switching_edit(h_, s_, step->unit, back)));
    }

    const Hierarchy& h_;
    const Solution& s_;
    const Plan& plan_;
    std::string (*printable_)(std::string_view);
    std::string out_;
};

} // namespace

std::string plan_markdown(const Hierarchy& hierarchy, const Solution& solution, const Plan& plan,
                          std::string_view file, std::string (*printable)(std::string_view text)) {
    return PlanMarkdown(hierarchy, solution, plan, printable).document(file);
}

} // namespace sitemode
