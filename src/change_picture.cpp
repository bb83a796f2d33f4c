#include "src/change_picture.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/change_looks.h"
#include "src/isolated.h"
#include "src/looks.h"
#include "src/summary.h"
#include "src/unit_changes.h"
#include "src/words.h"

namespace sitemode {
namespace {

using render::Card;
using render::Icon;
using render::Note;
using render::Pill;
using render::Text;

constexpr std::size_t most_change_notes = 3;

// Adds to a picture of the hierarchy after what there is to say of that before.
class ChangePainter {
public:
    ChangePainter(const Evaluation& before, const Evaluation& after, const Comparison& comparison,
                  render::Diagram diagram)
        : before_(before), after_(after), c_(comparison), d_(std::move(diagram)),
          looks_(add_change_looks(d_.looks, d_.palette)), changes_(unit_changes(before, after, comparison)),
          gone_pills_(after.solution.unit_count()) {}

    render::Diagram diagram(std::string_view change) {
        collect_gone();
        place_units();
        redraw_cards();
        add_gone_cards();
        add_words(change);
        return std::move(d_);
    }

private:
    UnitIndex unit_after(SiteIndex after) const { return after_.solution.unit_of[after]; }

    Text kept(std::string_view text) { return d_.texts.kept(without_turns(text, plain_)); }

    // A secondary site that is gone stays in the card of its unit, where that is left.
    void collect_gone() {
        const auto& h = before_.hierarchy;
        for (const auto site : c_.removed) {
            if (h.is_primary(site))
                gone_units_.push_back(before_.solution.unit_of[site]);
            else if (const auto primary = c_.after_of[h.unit(site)]; primary != no_site)
                gone_pills_[unit_after(primary)].push_back(site);
        }
    }

    void place_units() {
        const auto& order = after_.solution.parents_first;
        card_of_.assign(after_.solution.unit_count(), 0);
        for (std::uint32_t card = 0; card < order.size(); ++card) card_of_[order[card]] = card;
    }

    // Notes and pills of a card follow each other, so all are written anew.
    void redraw_cards() {
        const auto notes = std::exchange(d_.notes, {});
        const auto pills = std::exchange(d_.pills, {});
        const auto& order = after_.solution.parents_first;
        for (std::uint32_t at = 0; at < order.size(); ++at) {
            auto& card = d_.cards[at];
            const auto& changes = changes_[order[at]];
            card.is_marked = !changes.empty();
            card.hover = hover_of(after_.solution.primaries[order[at]], changes, card.hover);
            redraw_notes(card, changes, notes);
            redraw_pills(card, order[at], pills);
            if (!card.is_marked) card.look += looks_.first_calm;
        }
    }

    void redraw_notes(Card& card, const std::vector<SiteChange>& changes, const std::vector<Note>& notes) {
        const auto first = d_.notes.size();
        add_change_notes(changes);
        for (std::uint32_t i = 0; i < card.notes; ++i) d_.notes.push_back(notes[card.first_note + i]);
        card.first_note = static_cast<std::uint32_t>(first);
        card.notes = static_cast<std::uint32_t>(d_.notes.size() - first);
    }

    // Of what pills say too only as much as has room.
    void add_change_notes(const std::vector<SiteChange>& changes) {
        const auto told = static_cast<std::size_t>(
            std::count_if(changes.begin(), changes.end(),
                          [](const SiteChange& change) { return change.kind != ChangeKind::pill; }));
        const bool is_cut = told > most_change_notes;
        const auto shown = is_cut ? most_change_notes - 1 : std::min(changes.size(), most_change_notes);
        for (std::size_t i = 0; i < shown; ++i)
            d_.notes.push_back({Icon::change, kept(note_words(changes[i]))});
        if (is_cut) d_.notes.push_back({Icon::change, d_.texts.kept(counted(told - shown, "more change"))});
    }

    // Of a secondary site with its code.
    std::string note_words(const SiteChange& change) const {
        const auto& h = after_.hierarchy;
        if (change.site == no_site || h.is_primary(change.site)) return change.words;
        return std::string(h.code(change.site)) + ": " + change.words;
    }

    // Of a site of a unit with these changes. Neighbours that stay as they were often share a text.
    Text hover_of(SiteIndex site, const std::vector<SiteChange>& changes, Text hover) {
        if (changes.empty()) {
            if (hover.data() != hover_.data()) as_before_ = d_.texts.kept(hover_of_change(hover, "", {}));
            hover_ = hover;
            return as_before_;
        }
        std::vector<std::string_view> words;
        for (const auto& change : changes)
            if (change.site == site && change.kind != ChangeKind::verdict) words.push_back(change.words);
        const auto before = c_.before_of[site];
        auto was = before == no_site ? std::string() : verdict_words(before_.solution, before);
        if (was == verdict_words(after_.solution, site)) was.clear();
        return was.empty() && words.empty() ? hover : kept(hover_of_change(hover, was, words));
    }

    void redraw_pills(Card& card, UnitIndex unit, const std::vector<Pill>& pills) {
        const auto first = d_.pills.size();
        const auto sites = after_.solution.secondaries_of(unit);
        for (std::uint32_t i = 0; i < card.pills; ++i) {
            d_.pills.push_back(pills[card.first_pill + i]);
            auto& pill = d_.pills.back();
            pill.hover = hover_of(sites[i], changes_[unit], pill.hover);
            if (c_.before_of[sites[i]] != no_site) continue;
            pill.look = looks_.new_secondary;
            pill.sign = "+";
        }
        for (const auto site : gone_pills_[unit]) d_.pills.push_back(gone_pill(site));
        card.first_pill = static_cast<std::uint32_t>(first);
        card.pills = static_cast<std::uint32_t>(d_.pills.size() - first);
    }

    Pill gone_pill(SiteIndex site) {
        const auto& h = before_.hierarchy;
        Pill pill;
        pill.code = d_.texts.kept(h.code(site));
        if (h.cell(site, Fact::name) != nullptr) pill.name = kept(h.name(site));
        pill.sign = "×";
        pill.hover = d_.texts.kept(", gone, was " + verdict_words(before_.solution, site));
        pill.look = looks_.gone_secondary;
        pill.link_look = static_cast<std::uint32_t>(LookIndex::link);
        return pill;
    }

    // Below the unit that they were below: c_.removed has parents before their children.
    void add_gone_cards() {
        std::vector<std::uint32_t> gone_card(before_.solution.unit_count(), 0);
        for (const auto unit : gone_units_) {
            gone_card[unit] = static_cast<std::uint32_t>(d_.cards.size());
            d_.cards.push_back(gone_card_of(unit));
            const auto parent = before_.solution.parent[unit];
            if (parent == no_unit) continue;
            const auto parent_after = c_.after_of[before_.solution.primaries[parent]];
            render::Link link;
            link.from = parent_after == no_site ? gone_card[parent] : card_of_[unit_after(parent_after)];
            link.to = gone_card[unit];
            link.look = looks_.gone_link;
            d_.links.push_back(link);
        }
    }

    Card gone_card_of(UnitIndex unit) {
        const auto& h = before_.hierarchy;
        const auto primary = before_.solution.primaries[unit];
        Card card;
        card.code = d_.texts.kept(h.code(primary));
        if (h.cell(primary, Fact::name) != nullptr) card.name = kept(h.name(primary));
        card.sign = "×";
        card.group = kept(h.text(primary, Fact::region));
        card.look = looks_.gone;
        card.first_note = static_cast<std::uint32_t>(d_.notes.size());
        card.notes = 1;
        d_.notes.push_back(
            {Icon::change, d_.texts.kept("gone, was " + verdict_words(before_.solution, primary))});
        card.first_pill = static_cast<std::uint32_t>(d_.pills.size());
        for (const auto site : before_.solution.secondaries_of(unit))
            if (c_.after_of[site] == no_site) d_.pills.push_back(gone_pill(site));
        card.pills = static_cast<std::uint32_t>(d_.pills.size()) - card.first_pill;
        return card;
    }

    void add_words(std::string_view change) {
        const auto marked = static_cast<std::size_t>(
            std::count_if(d_.cards.begin(), d_.cards.end(), [](const Card& card) { return card.is_marked; }));
        const auto old = summary_of(before_.hierarchy, before_.solution);
        const auto now = summary_of(after_.hierarchy, after_.solution);
        (d_.title += " — ").append(change);
        const auto calm = after_.solution.unit_count() - marked;
        auto words = marked == 0 ? std::string("no unit changes")
                                 : counted(marked, "unit changes", "units change") + " (framed)";
        if (calm > 0)
            words += ", " + counted(calm, "unit stays as it was", "units stay as they were") + " (pale)";
        if (!gone_units_.empty())
            words += ", " + counted(gone_units_.size(), "unit is gone", "units are gone");
        words += " · before: " + tally_words(old.by_unit) + " · after: " + tally_words(now.by_unit);
        d_.summary = std::move(words);
        d_.description = d_.title + (change.ends_with('?') ? " " : ". ") + d_.summary + ".";
    }

    const Evaluation& before_;
    const Evaluation& after_;
    const Comparison& c_;
    render::Diagram d_;
    ChangeLooks looks_;
    std::vector<std::vector<SiteChange>> changes_;   // of each unit after
    std::vector<std::vector<SiteIndex>> gone_pills_; // of each unit after: sites before
    std::vector<UnitIndex> gone_units_;              // before
    std::vector<std::uint32_t> card_of_;             // of each unit after
    std::string plain_;                              // room for a text
    Text hover_, as_before_;                         // the last hover text of a site that stays so
};

// Of two files both are named.
PictureSource source_of(const Evaluation& before, const Evaluation& after, PictureSource source) {
    const auto& old = before.hierarchy.files();
    const auto& now = after.hierarchy.files();
    if (old.empty() || now.empty() || old.front() == now.front() || source.file.empty()) return source;
    const auto& path = old.front();
    source.file = path.substr(path.rfind('/') + 1) + " → " + source.file; // npos + 1 is 0
    return source;
}

} // namespace

render::Diagram change_picture(const Evaluation& before, const Evaluation& after,
                               const Comparison& comparison, std::string_view change,
                               const PictureSource& source, Theme theme) {
    auto diagram = picture(after.hierarchy, after.solution, source_of(before, after, source), theme);
    return ChangePainter(before, after, comparison, std::move(diagram)).diagram(change);
}

} // namespace sitemode
