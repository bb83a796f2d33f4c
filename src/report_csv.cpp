#include "src/report.h"

#include <algorithm>

#include "graphs/csv_cell.h"
#include "src/explain.h"
#include "src/rules.h"
#include "src/words.h"

namespace sitemode {
namespace {

void append_cell(std::string& out, std::string_view text, char end = ',') {
    append_csv_cell(out, text);
    out += end;
}

// rule,site,fact,value,line of a unit's main reason: the same for all its sites.
std::string reason_cells(const Hierarchy& h, const Cause* cause) {
    if (cause == nullptr) return ",,,,\n";
    const auto* cell = h.cell(cause->site, cause->fact);
    std::string out;
    append_cell(out, cause->rule == no_rule ? std::string_view{} : rule(cause->rule).code);
    append_cell(out, h.code(cause->site));
    append_cell(out, name_of(cause->fact));
    append_cell(out, cell == nullptr ? std::string() : h.written(*cell));
    append_cell(out, std::to_string(place_of(h, *cause).line), '\n');
    return out;
}

} // namespace

std::string solution_csv(const Evaluation& e) {
    const auto& h = e.hierarchy;
    const auto& s = e.solution;
    const MainReasons reasons(h, s);
    std::string out = "code,verdict,unconfirmed,declared,rule,site,fact,value,line\n";
    out.reserve(48 * h.size());
    const Cause* last = nullptr; // sites that follow each other often share their reason
    std::string cells = reason_cells(h, nullptr);
    for (SiteIndex site = 0; site < h.size(); ++site) {
        const auto unit = s.unit_of[site];
        const auto* declared = h.cell(site, Fact::mode);
        append_cell(out, h.code(site));
        append_cell(out, name_of(s.verdict(unit)));
        append_cell(out, s.unconfirmed(unit) ? "yes" : "no");
        append_cell(out, declared == nullptr ? std::string() : h.written(*declared));
        if (const auto* reason = reasons.main(unit); reason != last) {
            cells = reason_cells(h, reason);
            last = reason;
        }
        out += cells;
    }
    return out;
}

bool Evaluation::says_no() const {
    for (const auto& finding : findings)
        if (finding.severity == Severity::error) return true;
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit)
        if (solution.verdict(unit) == Verdict::conflict) return true;
    return false;
}

} // namespace sitemode
