#include "src/report_changes.h"

#include <algorithm>
#include <limits>

#include "src/because.h"
#include "src/change_words.h"
#include "src/columns.h"
#include "src/summary.h"
#include "src/words.h"

namespace sitemode {
namespace {

constexpr std::size_t widest_name = 32; // longer ones push their own row only
constexpr std::size_t most_of_a_rule = 20, most_unmoved = 20;
constexpr std::string_view indent = "  ";

// A row of the table of verdicts.
struct Row {
    SitePair site;
    std::string code, name, because;
};

class ChangeText {
public:
    ChangeText(const ChangeReport& report, const ChangeStyle& style)
        : r_(report), b_(report.before.hierarchy), a_(report.after.hierarchy), style_(style),
          reasons_(report.before, report.after, report.comparison) {}

    std::string text() {
        add_title();
        add_changes();
        add_sites();
        add_verdicts();
        add_unmoved();
        add_summary();
        add_findings("new finding", "new findings", r_.after, r_.comparison.new_findings);
        add_findings("finding is gone", "findings are gone", r_.before, r_.comparison.gone_findings);
        return std::move(out_);
    }

    std::string brief() {
        is_brief_ = true;
        if (!style_.all_findings) most_rows_ = most_of_a_rule;
        add_changes();
        add_sites();
        add_verdicts();
        add_unmoved();
        add_brief_summary();
        return std::move(out_);
    }

private:
    std::string shown(std::string_view text) const { return style_.printable(text); }
    std::string heading(const std::string& text) const {
        return style_.heading == nullptr ? text : style_.heading(text);
    }
    std::string faint(const std::string& text) const {
        return style_.faint == nullptr || text.empty() ? text : style_.faint(text);
    }

    void add_line(std::string line) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        (out_ += line) += '\n';
    }

    void add_heading(const std::string& words) {
        add_gap();
        add_line(heading(words));
    }

    void add_gap() {
        if (!out_.empty() && !is_brief_) out_ += '\n';
    }

    // What is left of a list of which `most` lines were shown.
    void add_rest(std::size_t count, std::size_t most, std::string_view singular, std::string_view plural) {
        if (count > most) add_line(std::string(indent) + "and " + counted(count - most, singular, plural));
    }

    void add_title() {
        const auto title = a_.text(Fact::title);
        if (!title.empty()) add_line(shown(title));
    }

    // Facts, moves and attributes, as edits would say them.
    void add_changes() {
        std::vector<ChangeLine> lines;
        lines.reserve(r_.comparison.facts.size() + r_.comparison.extras.size() + r_.comparison.moved.size());
        for (const auto& change : r_.comparison.facts) lines.push_back(line_of(r_.before, r_.after, change));
        for (const auto& change : r_.comparison.extras) lines.push_back(line_of(r_.before, r_.after, change));
        for (const auto& site : r_.comparison.moved) {
            lines.push_back(line_of_move(r_.before, r_.after, site));
            lines.back().what += ".parent";
        }
        if (lines.empty()) return;
        add_heading(counted(lines.size(), "fact changes", "facts change"));
        std::size_t widest = 0;
        for (const auto& line : lines)
            widest = std::max(widest, std::min(width(values(line)), 2 * widest_name));
        for (std::size_t at = 0; at < lines.size() && at < most_rows_; ++at)
            add_line(std::string(indent) + padded(values(lines[at]), widest) + "  " +
                     faint(shown(words_of(lines[at].citation))));
        add_rest(lines.size(), most_rows_, "more fact", "more facts");
    }

    // "HOU.mode: mixed → native"
    std::string values(const ChangeLine& line) const {
        const auto value = [&](const std::string& text) {
            return text.empty() ? std::string("none") : shown(text);
        };
        return shown(line.what) + ": " + value(line.before) + " → " + value(line.after);
    }

    void add_sites() {
        const auto add = [&](const std::vector<SiteIndex>& sites, const Evaluation& of, const char* one,
                             const char* many) {
            if (sites.empty()) return;
            add_heading(counted(sites.size(), one, many));
            for (std::size_t at = 0; at < sites.size() && at < most_rows_; ++at)
                add_line(std::string(indent) + site_words(of, sites[at]));
            add_rest(sites.size(), most_rows_, "more site", "more sites");
        };
        add(r_.comparison.added, r_.after, "site is new", "sites are new");
        add(r_.comparison.removed, r_.before, "site is gone", "sites are gone");
    }

    // "NYC New York, primary site below HOU: mixed  edit 2"
    std::string site_words(const Evaluation& of, SiteIndex site) const {
        return shown(code_and_name(of.hierarchy, site)) + ", " + shown(position_words(of.hierarchy, site)) +
               ": " + verdict_words(of.solution, site) + "  " +
               faint(shown(words_of({&of.hierarchy.files(), of.hierarchy.place(site)})));
    }

    void add_verdicts() {
        const auto& changed = r_.comparison.verdicts;
        if (changed.empty()) {
            add_heading("no verdict changes");
            return;
        }
        add_heading(counted(changed.size(), "verdict changes", "verdicts change"));
        std::vector<Row> rows;
        rows.reserve(std::min(changed.size(), most_rows_));
        std::size_t code_width = 4, name_width = 0;
        for (std::size_t at = 0; at < changed.size() && at < most_rows_; ++at) {
            rows.push_back(row_of(changed[at]));
            code_width = std::max(code_width, std::min(width(rows.back().code), widest_name));
            name_width = std::max(name_width, std::min(width(rows.back().name), widest_name));
        }
        if (name_width > 0) name_width = std::max<std::size_t>(name_width, 4) + 2;
        add_line(std::string(indent) + padded("SITE", code_width) + "  " +
                 (name_width > 0 ? padded("NAME", name_width) : "") + padded("BEFORE", verdict_width) +
                 padded("AFTER", verdict_width) + "BECAUSE");
        for (const auto& row : rows)
            add_line(std::string(indent) + padded(row.code, code_width) + "  " +
                     padded(row.name, name_width) + verdict(r_.before.solution, row.site.before) +
                     verdict(r_.after.solution, row.site.after) + row.because);
        add_rest(changed.size(), most_rows_, "more site", "more sites");
    }

    Row row_of(const SitePair& site) const {
        Row row{site, shown(a_.code(site.after)), "", because(site)};
        if (a_.cell(site.after, Fact::name) != nullptr) row.name = shown(a_.name(site.after));
        return row;
    }

    std::string verdict(const Solution& solution, SiteIndex site) const {
        const auto words = padded(verdict_words(solution, site), verdict_width);
        return style_.verdict == nullptr ? words
                                         : style_.verdict(solution.verdict(solution.unit_of[site]), words);
    }

    // A secondary site goes with its primary site, where that has the same change.
    std::string because(const SitePair& site) const {
        const SitePair primary{b_.unit(site.before), a_.unit(site.after)};
        if (a_.is_secondary(site.after) && b_.is_secondary(site.before) &&
            r_.comparison.after_of[primary.before] == primary.after)
            return faint("with " + shown(a_.code(primary.after)));
        std::string out;
        for (const auto& because : reasons_.of(site)) {
            if (!out.empty()) out += "; ";
            out += shown(reasons_.words(because)) + "  " + faint(shown(words_of(reasons_.citation(because))));
        }
        return out;
    }

    // Why a unit whose facts change stays as it was: what an edit that does nothing leaves open.
    void add_unmoved() {
        std::vector<UnitIndex> units;
        for (const auto& change : r_.comparison.facts)
            if (change.site.after != no_site) units.push_back(r_.after.solution.unit_of[change.site.after]);
        std::sort(units.begin(), units.end());
        units.erase(std::unique(units.begin(), units.end()), units.end());
        const auto& reasons = reasons_.after();
        std::vector<std::string> lines;
        for (const auto unit : units) {
            const auto site = r_.after.solution.primaries[unit];
            const auto* reason = reasons.main(unit);
            if (reason == nullptr || !reason->certain || !is_unmoved(site)) continue;
            lines.push_back(std::string(indent) + shown(code_and_name(a_, site)) + " stays " +
                            verdict_words(r_.after.solution, site) + ": " + shown(reasons.words(a_, unit)) +
                            "  " + faint(shown(words_of({&a_.files(), place_of(a_, *reason)}))));
        }
        if (lines.empty()) return;
        add_gap();
        for (std::size_t at = 0; at < lines.size() && at < most_unmoved; ++at) add_line(lines[at]);
        add_rest(lines.size(), most_unmoved, "more stays", "more stay");
    }

    bool is_unmoved(SiteIndex site) const {
        const auto before = r_.comparison.before_of[site];
        return before != no_site &&
               verdict_words(r_.before.solution, before) == verdict_words(r_.after.solution, site);
    }

    void add_summary() {
        const auto before = summary_words(r_.before), after = summary_words(r_.after);
        out_ += '\n';
        if (before == after) return add_line("before and after: " + after);
        add_line("before: " + before);
        add_line("after:  " + after);
    }

    // "9 sites: 3 mixed, 6 open → 9 sites: 9 open; 1 unconfirmed"
    void add_brief_summary() {
        const auto before = counts(r_.before), after = counts(r_.after);
        add_line(before == after ? after + ", as before" : before + " → " + after);
    }

    static std::string counts(const Evaluation& of) {
        const auto summary = summary_of(of.hierarchy, of.solution);
        auto out = counted(summary.sites, "site") + ": " + tally_words(summary.by_site);
        if (summary.by_site.unconfirmed > 0)
            out += " (" + with_thousands(summary.by_site.unconfirmed) + " unconfirmed)";
        return out;
    }

    void add_findings(std::string_view one, std::string_view many, const Evaluation& of,
                      const std::vector<std::uint32_t>& positions) {
        if (positions.empty()) return;
        add_heading(counted(positions.size(), one, many));
        std::string last_hint;
        for (std::size_t at = 0; at < positions.size();) {
            const auto rule_index = of.findings[positions[at]].rule;
            std::size_t shown_of_rule = 0, of_rule = 0;
            for (; at < positions.size() && of.findings[positions[at]].rule == rule_index; ++at, ++of_rule) {
                if (shown_of_rule == most_of_a_rule && !style_.all_findings) continue;
                add_finding(of, of.findings[positions[at]], last_hint);
                ++shown_of_rule;
            }
            if (of_rule > shown_of_rule)
                add_line(std::string(indent) + "and " + with_thousands(of_rule - shown_of_rule) + " more [" +
                         std::string(rule(rule_index).code) + "] (--all-findings shows all)");
        }
    }

    void add_finding(const Evaluation& of, const Finding& finding, std::string& last_hint) {
        const auto message = message_for(of.hierarchy, finding);
        const auto word = std::string(severity_name(message.severity)) + ":";
        const auto where = words_of({&of.hierarchy.files(), message.place});
        add_line(std::string(indent) +
                 (style_.severity == nullptr ? word : style_.severity(message.severity, word)) + " " +
                 shown(message.text) + " [" + std::string(message.code) + "]  " + faint(shown(where)));
        if (&of == &r_.after && !message.hint.empty() && message.hint != last_hint)
            add_line(std::string(indent) + "  hint: " + shown(message.hint));
        last_hint = message.hint;
    }

    static constexpr std::size_t verdict_width = 11;

    const ChangeReport& r_;
    const Hierarchy& b_;
    const Hierarchy& a_;
    const ChangeStyle& style_;
    ChangeReasons reasons_;
    bool is_brief_ = false;
    std::size_t most_rows_ = std::numeric_limits<std::size_t>::max(); // of a table
    std::string out_;
};

} // namespace

std::string changes_text(const ChangeReport& report, const ChangeStyle& style) {
    return ChangeText(report, style).text();
}

std::string brief_changes_text(const ChangeReport& report, const ChangeStyle& style) {
    return ChangeText(report, style).brief();
}

} // namespace sitemode
