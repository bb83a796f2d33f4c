#include "src/report_changes.h"

#include <initializer_list>

#include "src/because.h"
#include "src/change_words.h"
#include "src/words.h"

namespace sitemode {
namespace {

constexpr std::size_t most_findings = 100; // a comment on a change is read by eyes

class ChangeMarkdown {
public:
    ChangeMarkdown(const ChangeReport& report, std::string (*printable)(std::string_view text))
        : r_(report), a_(report.after.hierarchy), printable_(printable),
          reasons_(report.before, report.after, report.comparison) {}

    std::string text() {
        const auto title = a_.text(Fact::title);
        out_ += "# " + (title.empty() ? std::string("Changes") : literal(title)) + "\n\n";
        out_ += "* before: " + literal(summary_words(r_.before)) + "\n";
        out_ += "* after: " + literal(summary_words(r_.after)) + "\n";
        add_verdicts();
        add_facts();
        add_moves();
        add_sites("New sites", r_.after, r_.comparison.added);
        add_sites("Sites that are gone", r_.before, r_.comparison.removed);
        add_findings("New findings", r_.after, r_.comparison.new_findings);
        add_findings("Findings that are gone", r_.before, r_.comparison.gone_findings);
        return std::move(out_);
    }

private:
    // Text that means nothing to Markdown, on one line.
    std::string literal(std::string_view text) const {
        std::string out;
        for (const char c : printable_(text)) {
            if (std::string_view("\\`*_[]<>|#~&").find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
        return out;
    }

    void add_heading(std::string_view words) { (out_ += "\n## ").append(words) += "\n\n"; }

    void add_row(std::initializer_list<std::string> cells) {
        for (const auto& cell : cells) out_ += "| " + cell + " ";
        out_ += "|\n";
    }

    void add_table_head(std::initializer_list<std::string> names) {
        add_row(names);
        for (std::size_t i = 0; i < names.size(); ++i) out_ += "|---";
        out_ += "|\n";
    }

    void add_verdicts() {
        add_heading(r_.comparison.verdicts.empty() ? "No verdict changes" : "Verdicts");
        if (r_.comparison.verdicts.empty()) return;
        add_table_head({"site", "before", "after", "because"});
        for (const auto& site : r_.comparison.verdicts)
            add_row({literal(code_and_name(a_, site.after)), verdict_words(r_.before.solution, site.before),
                     verdict_words(r_.after.solution, site.after), because(site)});
    }

    std::string because(const SitePair& site) const {
        std::string out;
        for (const auto& because : reasons_.of(site)) {
            if (!out.empty()) out += "; ";
            out +=
                literal(reasons_.words(because)) + " (" + literal(words_of(reasons_.citation(because))) + ")";
        }
        return out;
    }

    void add_facts() {
        const auto& comparison = r_.comparison;
        if (comparison.facts.empty() && comparison.extras.empty()) return;
        add_heading("Facts");
        add_table_head({"fact", "before", "after", "where"});
        for (const auto& change : comparison.facts) add_line(line_of(r_.before, r_.after, change));
        for (const auto& change : comparison.extras) add_line(line_of(r_.before, r_.after, change));
    }

    void add_moves() {
        if (r_.comparison.moved.empty()) return;
        add_heading("Moved sites");
        add_table_head({"site", "parent before", "parent after", "where"});
        for (const auto& site : r_.comparison.moved) add_line(line_of_move(r_.before, r_.after, site));
    }

    void add_line(const ChangeLine& line) {
        const auto value = [&](const std::string& text) { return text.empty() ? "*none*" : literal(text); };
        add_row(
            {literal(line.what), value(line.before), value(line.after), literal(words_of(line.citation))});
    }

    void add_sites(std::string_view words, const Evaluation& of, const std::vector<SiteIndex>& sites) {
        if (sites.empty()) return;
        add_heading(words);
        add_table_head({"site", "position", "verdict"});
        for (const auto site : sites)
            add_row({literal(code_and_name(of.hierarchy, site)), literal(position_words(of.hierarchy, site)),
                     verdict_words(of.solution, site)});
    }

    void add_findings(std::string_view words, const Evaluation& of,
                      const std::vector<std::uint32_t>& positions) {
        if (positions.empty()) return;
        add_heading(words);
        for (std::size_t at = 0; at < positions.size() && at < most_findings; ++at) {
            const auto message = message_for(of.hierarchy, of.findings[positions[at]]);
            out_ += "* " + std::string(severity_name(message.severity)) + ": " + literal(message.text) +
                    " \\[" + std::string(message.code) + "\\], " +
                    literal(words_of({&of.hierarchy.files(), message.place})) + "\n";
        }
        if (positions.size() > most_findings)
            out_ += "* and " + with_thousands(positions.size() - most_findings) + " more\n";
    }

    const ChangeReport& r_;
    const Hierarchy& a_;
    std::string (*printable_)(std::string_view text);
    ChangeReasons reasons_;
    std::string out_;
};

} // namespace

std::string changes_markdown(const ChangeReport& report, std::string (*printable)(std::string_view text)) {
    return ChangeMarkdown(report, printable).text();
}

} // namespace sitemode
