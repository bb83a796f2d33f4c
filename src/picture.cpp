#include "src/picture.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "src/hover_texts.h"
#include "src/isolated.h"
#include "src/looks.h"
#include "src/summary.h"
#include "src/unit_notes.h"
#include "src/words.h"

namespace sitemode {
namespace {

using render::Card;
using render::Pill;
using render::Text;

class Painter {
public:
    Painter(const Hierarchy& hierarchy, const Solution& solution)
        : h_(hierarchy), s_(solution), hover_texts_(h_, s_, d_.texts), notes_(h_, s_, d_.texts) {}

    render::Diagram diagram(const PictureSource& source) {
        add_words(source);
        d_.looks = all_looks();
        reserve();
        card_of_.assign(s_.unit_count(), 0);
        for (const auto unit : s_.parents_first) add_card(unit);
        for (const auto unit : s_.parents_first)
            if (s_.parent[unit] != no_unit) add_link(unit);
        return std::move(d_);
    }

private:
    // Nothing may grow twice as large as it needs to be. Some causes make no notes.
    void reserve() {
        d_.cards.reserve(s_.unit_count());
        d_.pills.reserve(s_.secondaries.size());
        d_.links.reserve(s_.unit_count());
        d_.notes.reserve(s_.not_native_causes.size() + s_.not_mixed_causes.size());
        signs_.reserve(d_.looks.size());
        for (const auto& look : d_.looks) signs_.push_back(kept(look.sign));
    }

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
        const auto worn = static_cast<std::uint32_t>(card_look(s_, unit));
        Card card;
        card.code = kept(h_.code(primary));
        card.name = name_of(primary);
        card.sign = signs_[worn];
        if (const auto clients = h_.known(primary, Fact::clients))
            card.figure = kept(with_thousands(*clients));
        card.hover = hover_texts_.of(primary);
        card.group = region_of(primary);
        card.look = worn;
        card.first_note = static_cast<std::uint32_t>(d_.notes.size());
        notes_.add(unit, d_.notes);
        card.notes = static_cast<std::uint32_t>(d_.notes.size()) - card.first_note;
        card.first_pill = static_cast<std::uint32_t>(d_.pills.size());
        for (const auto site : s_.secondaries_of(unit)) add_pill(site, unit);
        card.pills = static_cast<std::uint32_t>(d_.pills.size()) - card.first_pill;
        d_.cards.push_back(card);
    }

    Text kept(std::string_view text) { return d_.texts.kept(text); }
    Text kept_plain(std::string_view text) { return kept(without_turns(text, plain_)); }

    Text name_of(SiteIndex site) {
        return h_.cell(site, Fact::name) == nullptr ? Text() : kept_plain(h_.name(site));
    }

    // Neighbours often share it.
    Text region_of(SiteIndex site) {
        const auto region = h_.text(site, Fact::region);
        if (given_region_ != region) region_ = kept_plain(region);
        given_region_ = region;
        return region_;
    }

    void add_pill(SiteIndex site, UnitIndex unit) {
        Pill pill;
        pill.code = kept(h_.code(site));
        pill.name = name_of(site);
        pill.sign = pill_sign(site, unit);
        pill.hover = hover_texts_.of(site);
        pill.look = static_cast<std::uint32_t>(LookIndex::secondary);
        pill.link_look = static_cast<std::uint32_t>(link_look(h_.parent(site), site));
        d_.pills.push_back(pill);
    }

    // Causes of its own make a secondary site stand out among its neighbours.
    Text pill_sign(SiteIndex site, UnitIndex unit) const {
        Text sign;
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

    const Hierarchy& h_;
    const Solution& s_;
    render::Diagram d_;
    HoverTexts hover_texts_;
    UnitNotes notes_;
    std::vector<std::uint32_t> card_of_;
    std::vector<Text> signs_; // of all looks
    std::string plain_;       // room for a text
    // Of the last card.
    std::string_view given_region_;
    Text region_;
};

void add_tally(Tally& tally, const Tally& more) {
    tally.native += more.native;
    tally.mixed += more.mixed;
    tally.open += more.open;
    tally.conflict += more.conflict;
}

// As in tally_words.
constexpr render::Kinds verdict_kinds{"site", "sites", {"native", "mixed", "open", "in conflict"}};

render::Counts counts_of(const Tally& tally) {
    const auto count = [](std::size_t sites) { return static_cast<std::uint32_t>(sites); };
    return {count(tally.native), count(tally.mixed), count(tally.open), count(tally.conflict)};
}

std::uint8_t kind_of(Verdict verdict) {
    Tally one;
    add_verdict(one, verdict, 1);
    const auto counts = counts_of(one);
    return static_cast<std::uint8_t>(std::find(counts.begin(), counts.end(), 1U) - counts.begin());
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
    diagram.below.resize(diagram.cards.size());
    diagram.kinds = verdict_kinds;
    std::vector<Tally> sites(solution.unit_count());
    for (auto i = solution.unit_count(); i-- > 0;) {
        const auto unit = solution.parents_first[i];
        auto& tally = sites[unit];
        add_verdict(tally, solution.verdict(unit), solution.secondaries_of(unit).size());
        const auto count = tally.native + tally.mixed + tally.open + tally.conflict;
        if (count > 0)
            diagram.below[i].words = diagram.texts.kept(counted(count, "site") + ": " + tally_words(tally));
        add_verdict(tally, solution.verdict(unit), 1);
        diagram.below[i].counts = counts_of(tally);
        diagram.below[i].kind = kind_of(solution.verdict(unit));
        if (const auto above = solution.parent[unit]; above != no_unit) add_tally(sites[above], tally);
    }
}

std::uint32_t card_of(const Solution& solution, SiteIndex site) {
    const auto& units = solution.parents_first;
    const auto found = std::find(units.begin(), units.end(), solution.unit_of[site]);
    return static_cast<std::uint32_t>(found - units.begin());
}

void name_focus(render::Diagram& diagram, const Hierarchy& hierarchy, SiteIndex site) {
    if (hierarchy.is_primary(site)) return;
    std::string words = "around " + std::string(hierarchy.code(site));
    if (hierarchy.cell(site, Fact::name) != nullptr) words += " " + isolated(hierarchy.name(site));
    diagram.summary = words + ": " + diagram.summary;
}

void fade_others(render::Diagram& diagram, const Solution& solution, Only only) {
    const auto first_calm = static_cast<std::uint32_t>(diagram.looks.size());
    diagram.looks.reserve(2 * diagram.looks.size());
    for (std::uint32_t i = 0; i < first_calm; ++i)
        diagram.looks.push_back(calm(diagram.looks[i], "-faded", " (not selected)", diagram.palette.paper));
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
