// The two lists of src/why_text.h: what holds native mode back, and what it hangs on.
#include <algorithm>
#include <vector>

#include "src/columns.h"
#include "src/summary.h"
#include "src/why_text.h"
#include "src/words.h"

namespace sitemode {
namespace {

std::string amount(const Carried& carried) {
    const auto sites = counted(carried.sites, "site");
    return carried.clients == 0 ? sites : sites + ", " + counted(carried.clients, "client");
}

// Two columns and lines that go on below the second.
class Columns {
public:
    Columns(std::string first, std::string second, std::string third) {
        add(std::move(first), std::move(second), {std::move(third)});
    }
    void add(std::string first, std::string second, std::vector<std::string> lines) {
        rows_.push_back({std::move(first), std::move(second), std::move(lines)});
    }

    std::string text() const {
        std::size_t first = 0, second = 0;
        for (const auto& row : rows_) {
            first = std::max(first, width(row.first) + gap);
            second = std::max(second, width(row.second) + gap);
        }
        std::string out;
        for (const auto& row : rows_) {
            out += padded(row.first, first) + padded(row.second, second) + row.lines.front() + '\n';
            for (std::size_t i = 1; i < row.lines.size(); ++i)
                out += std::string(first + second, ' ') + row.lines[i] + '\n';
        }
        return out;
    }

private:
    struct Row {
        std::string first, second;
        std::vector<std::string> lines; // one at least
    };
    static constexpr std::size_t gap = 2;
    std::vector<Row> rows_;
};

class ListText {
public:
    ListText(const Hierarchy& hierarchy, const Solution& solution, const WhyStyle& style)
        : h_(hierarchy), s_(solution), style_(style) {}

    std::string blockers() {
        const auto blocked = blocked_units(h_, s_);
        if (blocked.empty()) return nothing_blocks();
        Columns table("UNIT", "WOULD FREE", "WHAT STANDS AGAINST NATIVE MODE");
        const auto shown_ones = std::min(blocked.size(), style_.most);
        for (std::size_t i = 0; i < shown_ones; ++i)
            table.add(code(blocked[i].unit), freed(blocked[i]), causes(blocked[i].unit));
        std::string out = "What holds native mode back, most first. Where a unit has several reasons, all of "
                          "them have to go.\n\n" +
                          table.text();
        add_rest(out, blocked.size(), shown_ones);
        return out + below_blocked_ones(blocked) + decided(blocked);
    }

    std::string fragile() {
        const auto units = fragile_units(h_, s_);
        if (units.empty()) return "No site can be native.\n";
        std::string out;
        Columns table("UNIT", "CARRIES", "A SINGLE ONE OF THESE WOULD COST THEM");
        std::size_t below = 0, shown_ones = 0;
        for (const auto& unit : units) {
            const auto primary = s_.primaries[unit.unit];
            if (h_.is_central(primary)) {
                out += shown(named_site(primary)) +
                       ", the central site, carries all: " + amount(unit.carries) + " that can be native.\n";
                continue;
            }
            if (below++ >= style_.most) continue;
            ++shown_ones;
            table.add(code(unit.unit), amount(unit.carries), facts(unit));
        }
        if (below == 0) return out + "No unit below it can be native.\n";
        out += "\n" + table.text();
        add_rest(out, below, shown_ones);
        return out;
    }

private:
    std::string shown(std::string_view text) const { return style_.printable(text); }
    std::string code(UnitIndex unit) const { return shown(h_.code(s_.primaries[unit])); }
    std::string named_site(SiteIndex site) const { return std::string(h_.code(site)); }
    std::string nothing_blocks() const {
        const auto questions = summary_of(h_, s_).questions;
        const std::string out = "Nothing holds native mode back: every site can be native";
        if (questions == 0) return out + ".\n";
        return out + (questions == 1
                          ? ", once 1 question is answered well.\n"
                          : ", once " + with_thousands(questions) + " questions are answered well.\n");
    }

    std::string place(const Cause& cause) const {
        const auto at = place_of(h_, cause);
        const auto words = shown(h_.files()[at.file]) + ":" + std::to_string(at.line);
        return style_.faint == nullptr ? words : style_.faint(words);
    }

    static std::string freed(const BlockedUnit& blocked) {
        return blocked.freed.sites == 0 ? "nothing yet" : amount(blocked.freed);
    }

    std::vector<std::string> causes(UnitIndex unit) const {
        std::vector<std::string> lines;
        std::size_t all = 0;
        for (const auto& cause : s_.not_native(unit)) {
            if (!cause.certain || ++all > style_.most) continue;
            lines.push_back(shown(words_with_site(h_, cause)) + "  " + place(cause));
        }
        if (all > lines.size()) lines.push_back("and " + with_thousands(all - lines.size()) + " more");
        return lines;
    }

    // Facts of a site that stand on one line of the file share a line.
    std::vector<std::string> facts(const FragileUnit& unit) const {
        std::vector<std::string> lines;
        std::vector<bool> told(unit.facts.size(), false);
        for (std::size_t i = 0; i < unit.facts.size(); ++i) {
            if (told[i]) continue;
            const auto& first = unit.facts[i].cause;
            std::string words;
            for (auto at = i; at < unit.facts.size() && unit.facts[at].cause.site == first.site; ++at) {
                if (!is_beside(first, unit.facts[at].cause)) continue;
                words += (at == i ? "" : ", ") + fact_words(unit.facts[at]);
                told[at] = true;
            }
            words += " at " + std::string(h_.code(first.site));
            lines.push_back(shown(words) + "  " + place(first));
        }
        const auto all = lines.size();
        lines.resize(std::min(all, style_.most));
        if (all > lines.size()) lines.push_back("and " + with_thousands(all - lines.size()) + " more");
        if (lines.empty()) lines.emplace_back("nothing that the file states");
        return lines;
    }

    bool is_beside(const Cause& a, const Cause& b) const {
        const auto one = place_of(h_, a), other = place_of(h_, b);
        return one.file == other.file && one.line == other.line;
    }

    // "native_ready=yes", "client certificates?"
    std::string fact_words(const FragileFact& fact) const {
        if (!fact.cause.certain) return short_words(h_, fact.cause);
        const auto* cell = h_.cell(fact.cause.site, fact.cause.fact);
        return std::string(name_of(fact.cause.fact)) + "=" + (cell == nullptr ? "" : h_.written(*cell));
    }

    static void add_rest(std::string& out, std::size_t all, std::size_t shown_ones) {
        if (all > shown_ones)
            out += "and " + counted(all - shown_ones, "unit") + " more: --all-findings or --format json\n";
    }

    static std::string below_blocked_ones(const std::vector<BlockedUnit>& blocked) {
        const auto is_below = [](const BlockedUnit& unit) { return unit.freed.sites == 0; };
        if (std::find_if(blocked.begin(), blocked.end(), is_below) == blocked.end()) return "";
        return "\nnothing yet: a unit above is blocked, too.\n";
    }

    std::string decided(const std::vector<BlockedUnit>& blocked) const {
        std::size_t modes = 0;
        for (const auto& unit : blocked)
            for (const auto& cause : s_.not_native(unit.unit))
                if (cause.rule == no_rule && cause.fact == Fact::mode) ++modes;
        if (modes == 0) return "";
        return "\n" + counted(modes, "of these reasons is", "of these reasons are") +
               " the mode of today, a decision: --potential puts mode=mixed aside.\n";
    }

    const Hierarchy& h_;
    const Solution& s_;
    WhyStyle style_;
};

} // namespace

std::string blockers_text(const Hierarchy& hierarchy, const Solution& solution, const WhyStyle& style) {
    return ListText(hierarchy, solution, style).blockers();
}

std::string fragile_text(const Hierarchy& hierarchy, const Solution& solution, const WhyStyle& style) {
    return ListText(hierarchy, solution, style).fragile();
}

} // namespace sitemode
