#include "src/report.h"

#include <array>
#include <charconv>

#include "graphs/csv_cell.h"
#include "src/explain.h"
#include "src/rules.h"
#include "src/words.h"

namespace sitemode {
namespace {

void append_cell(std::string& out, std::string_view text) {
    append_csv_cell(out, text);
    out += ',';
}

// rule,site,fact,value,line of a unit's main reason: the same for all its sites.
void append_reason(std::string& out, const Hierarchy& h, const Cause* cause) {
    if (cause == nullptr) {
        out += ",,,,\n";
        return;
    }
    if (cause->rule != no_rule) out += rule(cause->rule).code;
    out += ',';
    append_cell(out, h.code(cause->site));
    append_cell(out, name_of(cause->fact));
    if (const auto* cell = h.cell(cause->site, cause->fact); cell != nullptr)
        append_csv_cell(out, h.written(*cell));
    std::array<char, 16> line{};
    const auto written = std::to_chars(line.begin(), line.end(), place_of(h, *cause).line);
    out += ',';
    out.append(line.begin(), written.ptr);
    out += '\n';
}

// What decides the cells behind a site's code. Rows that follow each other often agree in it.
struct Ending {
    Verdict verdict = Verdict::open;
    bool unconfirmed = false;
    Value declared; // of the mode
    const Cause* reason = nullptr;
    friend bool operator==(const Ending&, const Ending&) = default;
};

std::string_view name_of_mode(Value mode) {
    if (mode.state == Value::State::absent) return "";
    return mode.state == Value::State::unknown ? "unknown" : name_of(static_cast<Mode>(mode.bits));
}

void write_ending(std::string& out, const Hierarchy& h, const Ending& ending) {
    out = ",";
    out += name_of(ending.verdict);
    out += ending.unconfirmed ? ",yes," : ",no,";
    append_cell(out, name_of_mode(ending.declared));
    append_reason(out, h, ending.reason);
}

} // namespace

std::string solution_csv(const Evaluation& e) {
    const auto& h = e.hierarchy;
    const auto& s = e.solution;
    const MainReasons reasons(h, s);
    std::string out = "code,verdict,unconfirmed,declared,rule,site,fact,value,line\n";
    out.reserve(48 * h.size());
    Ending last;
    std::string cells;
    write_ending(cells, h, last);
    for (SiteIndex site = 0; site < h.size(); ++site) {
        const auto unit = s.unit_of[site];
        const auto* declared = h.cell(site, Fact::mode);
        const Ending ending{s.verdict(unit), s.unconfirmed(unit),
                            declared == nullptr ? Value{} : declared->value(), reasons.main(unit)};
        if (ending != last) write_ending(cells, h, last = ending);
        append_csv_cell(out, h.code(site));
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
