#include "src/change_words.h"

#include "src/count.h"
#include "src/edit.h"
#include "src/summary.h"
#include "src/words.h"

namespace sitemode {
namespace {

std::string value_of(const Hierarchy& h, const Cell* cell) {
    return cell == nullptr ? "" : h.written(*cell);
}

const Cell* cell_of(const Hierarchy& h, SiteIndex site, Fact fact) {
    return site == no_site ? h.cell(fact) : h.cell(site, fact);
}

std::string parent_code(const Hierarchy& h, SiteIndex site) {
    return h.is_central(site) ? "" : std::string(h.code(h.parent(site)));
}

// "HOU.mode"
std::string with_site(const Hierarchy& after, SiteIndex site, std::string_view name) {
    return site == no_site ? std::string(name) : std::string(after.code(site)) + "." + std::string(name);
}

} // namespace

ChangeLine line_of(const Evaluation& before, const Evaluation& after, const FactChange& change) {
    const auto& b = before.hierarchy;
    const auto& a = after.hierarchy;
    const auto* old = cell_of(b, change.site.before, change.fact);
    const auto* now = cell_of(a, change.site.after, change.fact);
    ChangeLine line{
        with_site(a, change.site.after, name_of(change.fact)), value_of(b, old), value_of(a, now), {}};
    line.citation = now != nullptr ? Citation{&a.files(), now->place()} : Citation{&b.files(), old->place()};
    return line;
}

ChangeLine line_of(const Evaluation& before, const Evaluation& after, const ExtraChange& change) {
    const auto& b = before.hierarchy;
    const auto& a = after.hierarchy;
    ChangeLine line{with_site(a, change.site.after, change.name), "", "", {}};
    if (change.before != nullptr) {
        line.before = b.text(change.before->value);
        line.citation = {&b.files(), change.before->place};
    }
    if (change.after != nullptr) {
        line.after = a.text(change.after->value);
        line.citation = {&a.files(), change.after->place};
    }
    return line;
}

ChangeLine line_of_move(const Evaluation& before, const Evaluation& after, const SitePair& site) {
    const auto& b = before.hierarchy;
    const auto& a = after.hierarchy;
    ChangeLine line{
        std::string(a.code(site.after)), parent_code(b, site.before), parent_code(a, site.after), {}};
    if (const auto* now = a.cell(site.after, Fact::parent))
        line.citation = {&a.files(), now->place()};
    else if (const auto* old = b.cell(site.before, Fact::parent))
        line.citation = {&b.files(), old->place()};
    return line;
}

std::string words_of(const Citation& citation) {
    if (citation.files == nullptr || citation.place.line == 0 ||
        citation.place.file >= citation.files->size())
        return "";
    const auto& file = (*citation.files)[citation.place.file];
    const auto line = std::to_string(citation.place.line);
    return file == edit_file ? file + " " + line : file + ":" + line;
}

std::string code_and_name(const Hierarchy& hierarchy, SiteIndex site) {
    std::string out(hierarchy.code(site));
    if (hierarchy.cell(site, Fact::name) != nullptr) out += " " + std::string(hierarchy.name(site));
    return out;
}

std::string position_words(const Hierarchy& hierarchy, SiteIndex site) {
    if (hierarchy.is_central(site)) return "central site";
    const std::string kind = hierarchy.is_secondary(site) ? "secondary site of " : "primary site below ";
    return kind + parent_code(hierarchy, site);
}

std::string verdict_words(const Solution& solution, SiteIndex site) {
    const auto unit = solution.unit_of[site];
    return std::string(name_of(solution.verdict(unit))) + (solution.unconfirmed(unit) ? "?" : "");
}

std::string summary_words(const Evaluation& evaluation) {
    const auto summary = summary_of(evaluation.hierarchy, evaluation.solution);
    auto out = counted(summary.sites, "site") + " in " + counted(summary.units_total, "unit") + ": " +
               tally_words(summary.by_site);
    if (summary.by_site.unconfirmed > 0)
        out += "; " + with_thousands(summary.by_site.unconfirmed) + " unconfirmed";
    const auto number = configurations_in_words(evaluation.solution);
    return out + "; " + number + (number == "1" ? " configuration" : " configurations");
}

} // namespace sitemode
