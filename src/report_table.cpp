#include "src/report.h"

#include <algorithm>

#include "src/change_words.h"
#include "src/columns.h"
#include "src/count.h"
#include "src/explain.h"
#include "src/summary.h"
#include "src/words.h"

namespace sitemode {
namespace {

// A chain of a thousand sites must not become a thousand columns.
constexpr std::size_t deepest_indent = 10;

// What a name may take of the line: longer ones push their own row only.
constexpr std::size_t widest_name = 32;

class Table {
public:
    Table(const Evaluation& evaluation, std::string (*printable)(std::string_view), const TableStyle& style)
        : h_(evaluation.hierarchy), s_(evaluation.solution), printable_(printable), style_(style),
          reasons_(s_) {}

    std::string text() {
        add_title();
        measure();
        add_line(padded("SITE", code_width_), padded("NAME", name_width_), padded("VERDICT", verdict_width),
                 "BECAUSE");
        for (const auto site : h_.parents_first()) add_site(site);
        add_summary();
        return std::move(out_);
    }

private:
    static constexpr std::size_t verdict_width = 9;

    void add_title() {
        const auto title = h_.text(Fact::title);
        if (title.empty()) return;
        out_ += printable_(title);
        out_ += "\n\n";
    }

    void measure() {
        depth_.assign(h_.size(), 0);
        for (const auto site : h_.parents_first()) {
            if (!h_.is_central(site))
                depth_[site] = std::min<std::size_t>(depth_[h_.parent(site)] + 1, deepest_indent);
            code_width_ = std::max(code_width_, std::min(width(code(site)), widest_name));
            name_width_ = std::max(name_width_, std::min(width(name(site)), widest_name));
        }
    }

    std::string code(SiteIndex site) const {
        return std::string(2 * depth_[site], ' ') + printable_(h_.code(site));
    }

    std::string name(SiteIndex site) const {
        return h_.cell(site, Fact::name) == nullptr ? std::string() : printable_(h_.name(site));
    }

    void add_line(const std::string& code, const std::string& name, const std::string& verdict,
                  const std::string& because) {
        out_ += code + "  ";
        if (name_width_ > 0) out_ += name + "  ";
        out_ += verdict + "  " + because;
        while (out_.back() == ' ') out_.pop_back();
        out_ += '\n';
    }

    void add_site(SiteIndex site) {
        const auto unit = s_.unit_of[site];
        std::string verdict(name_of(s_.verdict(unit)));
        if (s_.unconfirmed(unit)) verdict += '?';
        verdict = padded(verdict, verdict_width);
        if (style_.verdict != nullptr) verdict = style_.verdict(s_.verdict(unit), verdict);
        const auto because =
            h_.is_secondary(site) ? faint("with " + printable_(h_.code(h_.unit(site)))) : reason(unit);
        add_line(padded(code(site), code_width_), padded(name(site), name_width_), verdict, because);
    }

    std::string faint(const std::string& text) const {
        return style_.faint == nullptr ? text : style_.faint(text);
    }

    // "12 SMS 2003 clients at LON, toronto.dot:12"
    std::string with_place(const Cause& cause) const {
        return printable_(words_with_site(h_, cause)) + "  " + place(cause);
    }

    std::string reason(UnitIndex unit) const {
        std::string out;
        if (const auto* cause = reasons_.main(unit); cause != nullptr && cause->certain)
            out = with_place(*cause);
        if (s_.verdict(unit) == Verdict::conflict) out += ", but " + with_place(*reasons_.not_mixed(unit));
        if (!s_.unconfirmed(unit)) return out;
        return out + (out.empty() ? "" : "; ") + questions(unit);
    }

    // The unit's own questions on one line; where it has none of its own, the unit above that has.
    std::string questions(UnitIndex unit) const {
        std::vector<std::string> asked;
        for (const auto& cause : s_.not_native(unit)) asked.push_back(question(unit, cause));
        if (asked.empty()) {
            const auto* first = reasons_.question(unit);
            return "unconfirmed because of " + printable_(h_.code(h_.unit(first->site)));
        }
        std::string out = asked.size() == 1 ? "1 question: " : std::to_string(asked.size()) + " questions: ";
        for (std::size_t i = 0; i < asked.size(); ++i) out += (i == 0 ? "" : " ") + asked[i];
        return out + "  " + place(s_.not_native(unit).front());
    }

    // "toronto.dot:12"; "edit 2" of what an edit gave
    std::string place(const Cause& cause) const {
        return faint(printable_(words_of({&h_.files(), place_of(h_, cause)})));
    }

    std::string question(UnitIndex unit, const Cause& cause) const {
        auto words = short_words(h_, cause);
        if (cause.site == s_.primaries[unit]) return words;
        return printable_(h_.code(cause.site)) + ": " + words;
    }

    void add_summary() {
        const auto summary = summary_of(h_, s_);
        out_ += '\n' + counted(summary.sites, "site") + " in " + counted(summary.units_total, "unit") + ", " +
                counted(summary.depth, "level") + ": " + tally_words(summary.by_site) + '\n';
        if (summary.by_site.unconfirmed > 0)
            out_ += with_thousands(summary.by_site.unconfirmed) +
                    " unconfirmed: " + counted(summary.questions, "question") +
                    " to answer before native mode is certain\n";
        out_ += configurations_line();
        add_potential();
    }

    std::string configurations_line() const {
        const auto number = configurations_in_words(s_);
        return number + (number == "1" ? " configuration is" : " configurations are") + " possible\n";
    }

    // Sites that only declared modes keep from native mode.
    void add_potential() {
        if (s_.options.potential) return;
        auto options = s_.options;
        options.potential = true;
        const auto anew = solve(h_, options);
        std::size_t freed = 0;
        for (UnitIndex unit = 0; unit < s_.unit_count(); ++unit)
            if (!s_.feasible(unit, Mode::native) && anew.feasible(unit, Mode::native))
                freed += 1 + s_.secondaries_of(unit).size();
        if (freed > 0)
            out_ += "could be native if decided anew: " + counted(freed, "site") + " (--potential)\n";
    }

    const Hierarchy& h_;
    const Solution& s_;
    std::string (*printable_)(std::string_view);
    TableStyle style_;
    MainReasons reasons_;
    std::vector<std::size_t> depth_;
    std::size_t code_width_ = 4, name_width_ = 0;
    std::string out_;
};

} // namespace

std::string solution_table(const Evaluation& evaluation, std::string (*printable)(std::string_view text),
                           const TableStyle& style) {
    return Table(evaluation, printable, style).text();
}

} // namespace sitemode
