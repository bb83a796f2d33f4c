#include "render/excerpt.h"

#include "render/forest.h"
#include "render/stub_notes.h"

#include <utility>

namespace sitemode::render {
namespace {

// "LON London".
void append_named(std::string& words, const Card& card) {
    words += card.code;
    if (!card.name.empty()) (words += ' ') += card.name;
}

class Cutter {
public:
    explicit Cutter(const CutDiagram& whole) : whole_(whole) {
        part_.title = whole.diagram.title;
        part_.summary = whole.diagram.summary;
        part_.description = whole.diagram.description;
        part_.identity = whole.diagram.identity;
        part_.palette = whole.diagram.palette;
        part_.looks = whole.diagram.looks;
        part_.kinds = whole.diagram.kinds;
        part_.texts = whole.diagram.texts;
    }

    Diagram cut(const std::vector<std::uint32_t>& roots) {
        std::vector<Step> steps; // to be taken, the next one last
        for (auto root = roots.rbegin(); root != roots.rend(); ++root) steps.push_back({*root, no_card});
        while (!steps.empty()) {
            const Step step = steps.back();
            steps.pop_back();
            // A cut root begins this page, unless there are no pages.
            const bool begins = step.parent == no_card && whole_.page[step.card] > 0;
            const bool is_stub = whole_.is_cut[step.card] && !begins;
            const std::uint32_t copy = add_card(step, is_stub);
            if (is_stub) continue;
            const auto& below = whole_.children[step.card];
            for (auto child = below.rbegin(); child != below.rend(); ++child) steps.push_back({*child, copy});
        }
        return std::move(part_);
    }

private:
    struct Step {
        std::uint32_t card = 0;
        std::uint32_t parent = no_card; // in the part
    };

    std::uint32_t add_card(Step step, bool is_stub) {
        const auto copy = static_cast<std::uint32_t>(part_.cards.size());
        const Card& original = whole_.diagram.cards[step.card];
        Card card = original;
        card.first_note = static_cast<std::uint32_t>(part_.notes.size());
        card.first_pill = static_cast<std::uint32_t>(part_.pills.size());
        if (is_stub) {
            add_stub_notes(part_, whole_, step.card);
            card.pills = 0;
            card.is_marked = card.is_marked || hides_changes(step.card);
        } else {
            if (step.parent == no_card) add_origin_note(part_, whole_, step.card);
            copy_range(part_.notes, whole_.diagram.notes, original.first_note, original.notes);
            copy_range(part_.pills, whole_.diagram.pills, original.first_pill, original.pills);
        }
        card.notes = static_cast<std::uint32_t>(part_.notes.size()) - card.first_note;
        part_.cards.push_back(card);
        if (!whole_.diagram.below.empty()) part_.below.push_back(whole_.diagram.below[step.card]);
        if (step.parent != no_card) part_.links.push_back({step.parent, copy, whole_.link_look[step.card]});
        return copy;
    }

    [[nodiscard]] bool hides_changes(std::uint32_t card) const {
        return !whole_.diagram.below.empty() && whole_.diagram.below[card].note.icon == Icon::change;
    }

    template <class T>
    static void copy_range(std::vector<T>& to, const std::vector<T>& from, std::uint32_t first,
                           std::uint32_t count) {
        for (std::uint32_t i = first; i < first + count; ++i) to.push_back(from[i]);
    }

    const CutDiagram& whole_;
    Diagram part_;
};

} // namespace

CutDiagram::CutDiagram(Diagram whole) : diagram(std::move(whole)) {
    const std::size_t cards = diagram.cards.size();
    children.resize(cards);
    parent.assign(cards, no_card);
    link_look.assign(cards, 0);
    is_cut.assign(cards, false);
    page.assign(cards, 1);
    for (const Link& link : diagram.links) {
        children[link.from].push_back(link.to);
        parent[link.to] = link.from;
        link_look[link.to] = link.look;
    }
}

// Of those that the card has below it: links, or pills, which stand for theirs.
std::uint32_t CutDiagram::look_of_first_link(std::uint32_t card) const {
    if (!children[card].empty()) return link_look[children[card].front()];
    const Card& whole = diagram.cards[card];
    return whole.pills > 0 ? diagram.pills[whole.first_pill].link_look : link_look[card];
}

std::uint32_t CutDiagram::continue_card(std::uint32_t card) {
    const auto copy = static_cast<std::uint32_t>(diagram.cards.size());
    Card next = diagram.cards[card];
    next.part = copy;
    next.name = "continued";
    next.figure = {};
    next.notes = next.pills = 0;
    diagram.cards.push_back(next);
    if (!diagram.below.empty()) diagram.below.push_back({{}, {}, {}, diagram.below[card].kind});
    children.emplace_back();
    parent.push_back(card);
    link_look.push_back(look_of_first_link(card));
    is_cut.push_back(true);
    page.push_back(1);
    return copy;
}

Diagram folded(Diagram diagram, std::uint32_t levels) {
    CutDiagram whole(std::move(diagram));
    const Forest forest = forest_of(whole.diagram);
    std::vector<std::uint32_t> level(forest.cards(), 1);
    for (const std::uint32_t card : forest.order) {
        if (forest.parent[card] != no_card) level[card] = level[forest.parent[card]] + 1;
        whole.page[card] = 0;
        whole.is_cut[card] =
            level[card] >= levels && !whole.diagram.below.empty() && !whole.diagram.below[card].words.empty();
    }
    const auto roots = forest.roots();
    return excerpt(whole, {roots.begin(), roots.end()});
}

Diagram focused(Diagram diagram, std::uint32_t card) {
    CutDiagram whole(std::move(diagram));
    std::string words = "only ";
    append_named(words, whole.diagram.cards[card]);
    words += " and what is above and below it · all: " + whole.diagram.summary;
    whole.diagram.summary = std::move(words);
    std::uint32_t top = card;
    for (; whole.parent[top] != no_card; top = whole.parent[top]) whole.children[whole.parent[top]] = {top};
    return excerpt(whole, {top});
}

Diagram excerpt(const CutDiagram& whole, const std::vector<std::uint32_t>& roots) {
    return Cutter(whole).cut(roots);
}

} // namespace sitemode::render
