#include "src/picture.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "src/explain.h"
#include "src/isolated.h"
#include "src/looks.h"
#include "src/words.h"

namespace sitemode {
namespace {

using render::Card;
using render::Icon;
using render::Note;
using render::Pill;

constexpr std::size_t most_notes = 4;

class Painter {
public:
    Painter(const Hierarchy& hierarchy, const Solution& solution)
        : h_(hierarchy), s_(solution), reasons_(h_, s_) {}

    render::Diagram diagram(const PictureSource& source) {
        add_words(source);
        d_.looks = all_looks();
        d_.cards.reserve(s_.unit_count());
        card_of_.assign(s_.unit_count(), 0);
        for (const auto unit : s_.parents_first) add_card(unit);
        for (const auto unit : s_.parents_first)
            if (s_.parent[unit] != no_unit) add_link(unit);
        return std::move(d_);
    }

private:
    void add_words(const PictureSource& source) {
        const auto title = h_.text(Fact::title);
        d_.title = !title.empty()        ? isolated(title)
                   : source.file.empty() ? "Site modes"
                                         : isolated(source.file);
        d_.summary = summary_line(h_, s_);
        d_.description = d_.title + ". " + d_.summary + ".";
        add_identity(source);
    }

    void add_identity(const PictureSource& source) {
        const auto line = [&](std::initializer_list<std::string> parts) {
            std::string out;
            for (const auto& part : parts) {
                if (part.empty()) continue;
                out += (out.empty() ? "" : " · ") + part;
            }
            if (!out.empty()) d_.identity.push_back(std::move(out));
        };
        const auto* date = h_.cell(Fact::date);
        const auto revision = std::string(h_.text(Fact::revision));
        line({revision.empty() ? "" : "Revision " + isolated(revision),
              date == nullptr ? "" : h_.written(*date), isolated(h_.text(Fact::author))});
        line({isolated(source.file), source.hash.empty() ? "" : "sha256 " + source.hash, source.tool});
    }

    void add_card(UnitIndex unit) {
        const auto primary = s_.primaries[unit];
        card_of_[unit] = static_cast<std::uint32_t>(d_.cards.size());
        const auto worn = card_look(s_, unit);
        Card card;
        card.id = h_.code(primary);
        card.code = h_.code(primary);
        if (h_.cell(primary, Fact::name) != nullptr) card.name = h_.name(primary);
        card.sign = look(worn).sign;
        if (const auto clients = h_.known(primary, Fact::clients)) card.figure = with_thousands(*clients);
        card.hover = hover(primary);
        card.group = h_.text(primary, Fact::region);
        card.look = static_cast<std::uint32_t>(worn);
        card.first_note = static_cast<std::uint32_t>(d_.notes.size());
        add_notes(unit);
        card.notes = static_cast<std::uint32_t>(d_.notes.size()) - card.first_note;
        card.first_pill = static_cast<std::uint32_t>(d_.pills.size());
        for (const auto site : s_.secondaries_of(unit)) add_pill(site, unit);
        card.pills = static_cast<std::uint32_t>(d_.pills.size()) - card.first_pill;
        d_.cards.push_back(std::move(card));
    }

    // The culprit speaks: what blocks the unit itself, what demands native mode, or what to ask.
    void add_notes(UnitIndex unit) {
        std::vector<Note> notes;
        for (const auto& cause : s_.not_native(unit))
            if (cause.certain) notes.push_back({Icon::warning, note_words(unit, cause)});
        const bool conflict = s_.verdict(unit) == Verdict::conflict;
        for (const auto& cause : s_.not_mixed(unit)) {
            if (cause.fact == Fact::mode && !conflict)
                continue; // a native site that is to stay so needs no words
            const auto needs = cause.rule == no_rule || cause.fact == Fact::roles ? "" : " need native";
            notes.push_back({Icon::demand, note_words(unit, cause) + needs});
        }
        if (!s_.units[unit].forced_mixed)
            for (const auto& cause : s_.not_native(unit))
                if (!cause.certain) notes.push_back({Icon::question, note_words(unit, cause)});
        shorten(notes);
        d_.notes.insert(d_.notes.end(), notes.begin(), notes.end());
    }

    static void shorten(std::vector<Note>& notes) {
        if (notes.size() <= most_notes) return;
        const auto hidden = notes.size() - (most_notes - 1);
        const auto icon = notes[most_notes - 1].icon;
        notes.resize(most_notes - 1);
        notes.push_back({icon, icon == Icon::question
                                   ? "and " + counted(hidden, "more question", "more questions")
                                   : "and " + std::to_string(hidden) + " more"});
    }

    std::string note_words(UnitIndex unit, const Cause& cause) const {
        auto words = short_words(h_, cause);
        return cause.site == s_.primaries[unit] ? words : std::string(h_.code(cause.site)) + ": " + words;
    }

    void add_pill(SiteIndex site, UnitIndex unit) {
        Pill pill;
        pill.id = h_.code(site);
        pill.code = h_.code(site);
        if (h_.cell(site, Fact::name) != nullptr) pill.name = h_.name(site);
        pill.sign = pill_sign(site, unit);
        pill.hover = hover(site);
        pill.look = static_cast<std::uint32_t>(LookIndex::secondary);
        pill.link_look = static_cast<std::uint32_t>(link_look(h_.parent(site), site));
        d_.pills.push_back(std::move(pill));
    }

    // Causes of its own make a secondary site stand out among its neighbours.
    std::string pill_sign(SiteIndex site, UnitIndex unit) const {
        std::string sign;
        for (const auto& cause : s_.not_native(unit)) {
            if (cause.site != site) continue;
            if (cause.certain) return "▲";
            if (!s_.units[unit].forced_mixed) sign = "?";
        }
        return sign;
    }

    LookIndex link_look(SiteIndex parent, SiteIndex child) const {
        const bool off = h_.yes_no(parent, Fact::key_exchange) == Answer::no ||
                         h_.yes_no(child, Fact::key_exchange) == Answer::no;
        return off ? LookIndex::link_without_key_exchange : LookIndex::link;
    }

    void add_link(UnitIndex unit) {
        const auto child = s_.primaries[unit];
        const auto parent = h_.parent(child);
        render::Link link;
        link.from = card_of_[s_.parent[unit]];
        link.to = card_of_[unit];
        link.look = static_cast<std::uint32_t>(link_look(parent, child));
        d_.links.push_back(link);
    }

    std::string hover(SiteIndex site) {
        const auto unit = s_.unit_of[site];
        hover_ = h_.code(site);
        if (h_.cell(site, Fact::name) != nullptr) hover_.append(" ").append(h_.name(site));
        hover_ += h_.is_secondary(site) ? ", secondary site: " : ", primary site: ";
        hover_ += verdict_of(unit);
        for (const auto& cell : h_.cells(site)) {
            if (cell.fact == Fact::name || cell.fact == Fact::parent || cell.fact == Fact::type) continue;
            hover_.append("\n").append(name_of(cell.fact)).append(": ").append(h_.written(cell));
        }
        return hover_;
    }

    // The verdict of a unit and its reason: the same for all of its sites.
    const std::string& verdict_of(UnitIndex unit) {
        if (unit == told_unit_) return told_;
        told_unit_ = unit;
        told_ = verdict_words(unit);
        if (const auto reason = reasons_.words(h_, unit); !reason.empty()) told_ += "\n" + reason;
        return told_;
    }

    std::string verdict_words(UnitIndex unit) const {
        const std::string unconfirmed = s_.unconfirmed(unit) ? ", native unconfirmed" : "";
        switch (s_.verdict(unit)) {
        case Verdict::native:
            return "native mode only" + unconfirmed;
        case Verdict::mixed:
            return "mixed mode only";
        case Verdict::open:
            return "open, native or mixed" + unconfirmed;
        case Verdict::conflict:
            return "conflict, native demanded but mixed forced";
        }
        return "";
    }

    const Hierarchy& h_;
    const Solution& s_;
    MainReasons reasons_;
    render::Diagram d_;
    std::vector<std::uint32_t> card_of_;
    std::string hover_; // room for the one at hand
    UnitIndex told_unit_ = no_unit;
    std::string told_; // of that unit
};

void add_tally(Tally& tally, const Tally& more) {
    tally.native += more.native;
    tally.mixed += more.mixed;
    tally.open += more.open;
    tally.conflict += more.conflict;
}

bool is_asked_for(const Solution& solution, UnitIndex unit, Only only) {
    switch (only) {
    case Only::mixed:
        return solution.verdict(unit) == Verdict::mixed;
    case Only::native:
        return solution.verdict(unit) == Verdict::native;
    case Only::open:
        return solution.verdict(unit) == Verdict::open;
    case Only::conflict:
        return solution.verdict(unit) == Verdict::conflict;
    case Only::blocked:
        return solution.units[unit].own_certain;
    }
    return true;
}

std::string_view word_of(Only only) {
    constexpr std::array<std::string_view, 5> words{"mixed", "native", "open", "in conflict", "blocked"};
    return words[static_cast<std::size_t>(only)];
}

} // namespace

std::string summary_line(const Hierarchy& hierarchy, const Solution& solution) {
    const auto summary = summary_of(hierarchy, solution);
    auto out = counted(summary.sites, "site") + " in " + counted(summary.units_total, "unit") + ": " +
               tally_words(summary.by_unit);
    if (summary.by_unit.unconfirmed > 0)
        out += " · " + with_thousands(summary.by_unit.unconfirmed) + " unconfirmed, " +
               counted(summary.questions, "question");
    if (summary.clients > 0) out += " · " + counted(summary.clients, "client");
    return out;
}

// Cards stand in the order of Solution::parents_first.
void count_below(render::Diagram& diagram, const Solution& solution) {
    std::vector<Tally> sites(solution.unit_count());
    for (auto i = solution.unit_count(); i-- > 0;) {
        const auto unit = solution.parents_first[i];
        auto& tally = sites[unit];
        add_verdict(tally, solution.verdict(unit), solution.secondaries_of(unit).size());
        const auto count = tally.native + tally.mixed + tally.open + tally.conflict;
        if (count > 0) diagram.cards[i].below = counted(count, "site") + ": " + tally_words(tally);
        add_verdict(tally, solution.verdict(unit), 1);
        if (const auto above = solution.parent[unit]; above != no_unit) add_tally(sites[above], tally);
    }
}

std::uint32_t card_of(const Solution& solution, SiteIndex site) {
    const auto& units = solution.parents_first;
    const auto found = std::find(units.begin(), units.end(), solution.unit_of[site]);
    return static_cast<std::uint32_t>(found - units.begin());
}

void fade_others(render::Diagram& diagram, const Solution& solution, Only only) {
    const auto first_calm = static_cast<std::uint32_t>(diagram.looks.size());
    diagram.looks.reserve(2 * diagram.looks.size());
    for (std::uint32_t i = 0; i < first_calm; ++i)
        diagram.looks.push_back(calm(diagram.looks[i], "-faded", ", not asked for", diagram.palette.paper));
    std::size_t shown = diagram.cards.size();
    for (std::size_t i = 0; i < diagram.cards.size(); ++i) {
        if (is_asked_for(solution, solution.parents_first[i], only)) continue;
        diagram.cards[i].look += first_calm;
        --shown;
    }
    const auto words = " · " + with_thousands(shown) + " of " + counted(diagram.cards.size(), "unit") +
                       (shown == 1 ? " stands out: " : " stand out: ") + std::string(word_of(only));
    diagram.summary += words;
    diagram.description += " " + words.substr(std::string_view(" · ").size()) + ".";
}

render::Diagram picture(const Hierarchy& hierarchy, const Solution& solution, const PictureSource& source,
                        Theme theme) {
    auto diagram = Painter(hierarchy, solution).diagram(source);
    diagram.looks = all_looks(theme);
    diagram.palette = palette(theme);
    return diagram;
}

} // namespace sitemode
