#include "src/findings.h"

#include <algorithm>

#include "src/words.h"

namespace sitemode {
namespace {

bool is_ignored(const FindingOptions& options, RuleIndex index) {
    return std::find(options.ignored.begin(), options.ignored.end(), index) != options.ignored.end();
}

// SM3xx: each blocker is a finding: an error where something demands native mode of its unit, else a note.
Finding finding_of(const Solution& solution, UnitIndex unit, const Cause& cause) {
    const bool demanded = cause.certain && solution.units[unit].forced_native;
    return {.rule = cause.rule,
            .severity = demanded ? Severity::error : Severity::note,
            .site = cause.site,
            .fact = cause.fact,
            .certain = cause.certain};
}

// Rule by rule, and of one rule in the order of the units: there can be millions, so they are counted, not
// sorted.
void add_blockers(const Solution& solution, Severity least, std::vector<Finding>& out) {
    const auto each = [&](auto use) {
        for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
            if (least != Severity::note && !solution.units[unit].forced_native) continue;
            for (const auto& cause : solution.not_native(unit)) {
                if (cause.rule == no_rule) continue;
                const auto finding = finding_of(solution, unit, cause);
                if (finding.severity <= least) use(finding);
            }
        }
    };
    std::vector<std::size_t> next(all_rules().size() + 1, out.size());
    each([&](const Finding& finding) { ++next[finding.rule + 1U]; });
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1] - out.size();
    out.resize(next.back());
    each([&](const Finding& finding) { out[next[finding.rule]++] = finding; });
}

std::string joined(const std::vector<std::string>& codes, std::string_view between, std::size_t most = 40) {
    std::string out;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (i > 0) out += between;
        if (i == most && codes.size() > most + 1)
            return out + "… (" + with_thousands(codes.size() - most) + " more)";
        out += codes[i];
    }
    return out;
}

std::string line_list(const std::vector<Place>& places, std::size_t first, std::size_t most = 10) {
    std::string out;
    for (std::size_t i = first; i < places.size() && i < first + most; ++i)
        out += (i == first ? "" : ", ") + std::to_string(places[i].line) + ":" +
               std::to_string(places[i].column);
    return places.size() > first + most ? out + ", …" : out;
}

std::string cycle_words(const Defect& defect) {
    if (defect.codes.size() == 1) return "site " + defect.codes.front() + " is its own parent";
    auto codes = defect.codes;
    codes.push_back(codes.front());
    auto words = "the links form a cycle: " + joined(codes, " -> ");
    const auto is_elsewhere = [&](const Place& place) { return place.file != defect.places.front().file; };
    const bool in_one_file =
        std::find_if(defect.places.begin(), defect.places.end(), is_elsewhere) == defect.places.end();
    return in_one_file ? words + " (links at " + line_list(defect.places, 0) + ")" : words;
}

// Readers keep a few dozen parents of a child, as two are wrong already: more than ten are "many".
std::string two_parents_words(const Defect& defect) {
    constexpr std::size_t most = 10;
    std::vector<std::string> parents(defect.codes.begin() + 1, defect.codes.end());
    const bool many = parents.size() > most;
    if (many) parents.resize(most);
    return "site " + defect.codes.front() + " has " + (many ? "many" : defect.text) +
           " parents: " + joined(parents, ", ") + (many ? ", …" : "") + " (links at " +
           line_list(defect.places, 1) + ")";
}

std::string words_of(const Defect& defect) {
    const auto first = defect.codes.empty() ? std::string() : defect.codes.front();
    const std::vector<std::string> others(defect.codes.begin() + (defect.codes.empty() ? 0 : 1),
                                          defect.codes.end());
    switch (defect.kind) {
    case Defect::Kind::two_parents:
        return two_parents_words(defect);
    case Defect::Kind::cycle:
        return cycle_words(defect);
    case Defect::Kind::missing_parent:
        return "the parent " + quoted(defect.text) + " of site " + first + " does not exist";
    case Defect::Kind::no_central_site:
        return "no primary site without a parent: the file holds no site";
    case Defect::Kind::secondary_no_parent:
        return "secondary site " + first + " has no parent";
    case Defect::Kind::secondary_children:
        return "secondary site " + first + " has children: " + joined(others, ", ", 10);
    case Defect::Kind::secondary_parent:
        return "secondary site " + first + " hangs off " + joined(others, ", ") +
               ", which is not a primary site";
    case Defect::Kind::duplicate_code:
        return "site code used twice: " + joined(defect.codes, ", ", 10) + " (at " +
               line_list(defect.places, 0) + "); upper and lower case are the same";
    }
    return "";
}

// Several kinds of defect share a rule: SM106 speaks of all that can be wrong with a secondary site.
Defect::Kind kind_in_table(Defect::Kind kind) {
    const bool of_secondary =
        kind == Defect::Kind::secondary_children || kind == Defect::Kind::secondary_parent;
    return of_secondary ? Defect::Kind::secondary_no_parent : kind;
}

// What mends it: the row's hint, unless this kind of defect can be told more exactly.
std::string hint_for(const Defect& defect, const RuleRow& row) {
    switch (defect.kind) {
    case Defect::Kind::missing_parent:
        return defect.likely.empty() ? std::string(row.hint) : "did you mean " + defect.likely + "?";
    case Defect::Kind::cycle:
        return defect.codes.size() == 1 ? "remove this link" : std::string(row.hint);
    case Defect::Kind::secondary_no_parent:
        return "link it to its primary site, or declare it type=primary";
    case Defect::Kind::secondary_children:
        return "move its children to a primary site, or declare it type=primary";
    case Defect::Kind::secondary_parent:
        return "link it to a primary site, or declare that parent type=primary";
    default:
        return std::string(row.hint);
    }
}

// Where the user should look first: the last link that made it wrong, or the last site.
Place main_place(const Defect& defect) {
    if (defect.places.empty()) return {1, 1, 0};
    const bool last = defect.kind == Defect::Kind::two_parents ||
                      defect.kind == Defect::Kind::duplicate_code || defect.kind == Defect::Kind::cycle;
    return last ? defect.places.back() : defect.places.front();
}

const Cause* first_decision(std::span<const Cause> causes) {
    for (const auto& cause : causes)
        if (cause.rule == no_rule) return &cause;
    return nullptr;
}

std::string decision_words(const Hierarchy& h, const Cause& cause) {
    const auto* cell = h.cell(cause.site, cause.fact);
    return std::string(name_of(cause.fact)) + "=" + (cell == nullptr ? "" : h.written(*cell)) + " at " +
           std::string(h.code(cause.site));
}

} // namespace

std::vector<Finding> findings(const Hierarchy& hierarchy, const Solution& solution,
                              const FindingOptions& options) {
    std::vector<Finding> out;
    bool blockers_added = false;
    const auto trees = options.last_family > '4' ? Trees(hierarchy, solution) : Trees();
    const auto rows = all_rules();
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto& row = rows[at];
        const auto index = static_cast<RuleIndex>(at);
        if (row.code[2] > options.last_family) break;
        if (row.blocks != nullptr && !blockers_added) {
            add_blockers(solution, options.least, out);
            blockers_added = true;
        }
        if (row.finds == nullptr || is_ignored(options, index)) continue;
        FindingSink sink(index, row.severity, options.least, out);
        row.finds({hierarchy, solution, trees}, sink);
    }
    return out;
}

std::vector<Contradiction> contradictions(const Hierarchy& hierarchy, const Solution& solution) {
    std::vector<Contradiction> out;
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit) {
        if (solution.verdict(unit) != Verdict::conflict) continue;
        const auto* mixed = first_decision(solution.not_native(unit));
        const auto* native = first_decision(solution.not_mixed(unit));
        if (mixed == nullptr || native == nullptr) continue;
        if (hierarchy.is_primary(mixed->site) == hierarchy.is_primary(native->site))
            out.push_back({*mixed, *native});
    }
    return out;
}

Message message_for(const Hierarchy& hierarchy, const Finding& finding) {
    return {finding.severity,
            rule(finding.rule).code,
            finding.site == no_site ? "" : std::string(hierarchy.code(finding.site)),
            message_of(hierarchy, finding),
            hint_of(hierarchy, finding),
            place_of(hierarchy, finding)};
}

Message message_for(const Hierarchy& hierarchy, const Contradiction& contradiction) {
    const auto code = std::string(hierarchy.code(hierarchy.unit(contradiction.mixed.site)));
    return {Severity::error,
            "",
            code,
            code + " is decided both mixed and native: " + decision_words(hierarchy, contradiction.mixed) +
                ", " + decision_words(hierarchy, contradiction.native),
            "keep one of the two decisions",
            place_of(hierarchy, contradiction.native)};
}

Message message_for(const Defect& defect) {
    Message message{Severity::error, "", "", words_of(defect), "", main_place(defect)};
    if (!defect.codes.empty()) message.site = defect.codes.front();
    for (const auto& row : all_rules()) {
        if (row.defect != kind_in_table(defect.kind)) continue;
        message.code = row.code;
        message.hint = hint_for(defect, row);
    }
    return message;
}

Message message_for(const Diagnostic& diagnostic) {
    return {diagnostic.severity, "", "", diagnostic.message, diagnostic.hint, diagnostic.place};
}

std::string words_of_kind(std::string_view kind) {
    if (kind == "unknown-attribute") return "unknown fact";
    std::string words(kind);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words;
}

} // namespace sitemode
