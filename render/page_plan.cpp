#include "render/page_plan.h"

#include "render/card_size.h"
#include "render/forest.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace sitemode::render {
namespace {

constexpr double beside = 22, below = 18; // what a card's gaps and links take
constexpr double first_fill = 0.9;        // of the page by cards, when all goes well
constexpr double next_fill = 0.85;        // of that, when it didn't
constexpr int most_tries = 24;
constexpr double card_share = 0.8; // of the page's height, for one card

class Planner {
public:
    Planner(CutDiagram& whole, const PageRoom& room, std::size_t most)
        : whole_(whole), room_(room), most_(most) {}

    std::vector<Roots> pages() {
        split_large_cards();
        measure_all();
        Roots roots;
        for (std::uint32_t i = 0; i < whole_.parent.size(); ++i)
            if (whole_.parent[i] == no_card) roots.push_back(i);
        for (const std::uint32_t root : roots) whole_.is_cut[root] = true;
        if (!cut_all(roots)) return {};
        return packed(in_reading_order(roots));
    }

private:
    [[nodiscard]] bool fits(const CardSize& size) const {
        return size.width <= room_.width && size.height <= card_share * room_.height;
    }

    // Pills that don't fit go on cards that continue the first one.
    void split_large_cards() {
        const auto cards = static_cast<std::uint32_t>(whole_.parent.size());
        for (std::uint32_t i = 0; i < cards; ++i) {
            Card part = whole_.diagram.cards[i];
            if (fits(card_size(whole_.diagram, part))) continue;
            while (part.pills > 1 && !fits(card_size(whole_.diagram, part))) part.pills = part.pills * 4 / 5;
            split_card(i, part.pills);
        }
    }

    void split_card(std::uint32_t card, std::uint32_t pills) {
        const std::uint32_t all = whole_.diagram.cards[card].pills;
        const std::uint32_t first = whole_.diagram.cards[card].first_pill;
        std::vector<std::uint32_t> parts;
        for (std::uint32_t at = pills; pills > 0 && at < all; at += pills) {
            const std::uint32_t part = whole_.continue_card(card);
            whole_.is_cut[part] = false;
            whole_.diagram.cards[part].first_pill = first + at;
            whole_.diagram.cards[part].pills = std::min(pills, all - at);
            parts.push_back(part);
        }
        whole_.diagram.cards[card].pills = std::min(pills, all);
        auto& children = whole_.children[card];
        children.insert(children.begin(), parts.begin(), parts.end());
    }

    [[nodiscard]] double area(const CardSize& size) const {
        return (size.width + beside) * (size.height + below);
    }

    void measure(std::uint32_t card) {
        own_.push_back(area(card_size(whole_.diagram, whole_.diagram.cards[card])));
        Diagram stub;
        add_stub_notes(stub, whole_, card);
        stub.cards.push_back(whole_.diagram.cards[card]);
        stub.cards[0].first_note = stub.cards[0].pills = 0;
        stub.cards[0].notes = static_cast<std::uint32_t>(stub.notes.size());
        stub_.push_back(area(card_size(stub, stub.cards[0])));
        rest_.push_back(0);
        is_part_.push_back(false);
    }

    void measure_all() {
        for (std::uint32_t i = 0; i < whole_.parent.size(); ++i) measure(i);
    }

    // All cards of a piece, parents first; stubs are left out.
    [[nodiscard]] Roots cards_of(std::uint32_t root) const {
        Roots cards{root};
        for (std::size_t i = 0; i < cards.size(); ++i)
            for (const std::uint32_t child : whole_.children[cards[i]])
                if (!whole_.is_cut[child]) cards.push_back(child);
        return cards;
    }

    [[nodiscard]] double share(std::uint32_t child) const {
        return whole_.is_cut[child] ? stub_[child] : rest_[child];
    }

    void sum_up(std::uint32_t card) {
        rest_[card] = own_[card];
        for (const std::uint32_t child : whole_.children[card]) rest_[card] += share(child);
    }

    void cut_off(std::uint32_t card) {
        whole_.is_cut[card] = true;
        pieces_.push_back(card);
    }

    // The largest branches go first; a branch that is hardly larger than its stub stays.
    void cut_branches(std::uint32_t card, double capacity) {
        constexpr double worth = 1.5;
        Roots branches;
        for (const std::uint32_t child : whole_.children[card])
            if (!whole_.is_cut[child] && rest_[child] > worth * stub_[child]) branches.push_back(child);
        std::stable_sort(branches.begin(), branches.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return rest_[a] > rest_[b]; });
        for (const std::uint32_t branch : branches) {
            if (rest_[card] <= capacity) return;
            rest_[card] -= rest_[branch] - stub_[branch];
            cut_off(branch);
        }
    }

    // A card that continues `card`, with a page of its own; it isn't among the children yet.
    std::uint32_t add_part(std::uint32_t card, std::uint32_t link_look) {
        const std::uint32_t part = whole_.continue_card(card);
        whole_.link_look[part] = link_look;
        measure(part);
        is_part_[part] = true;
        pieces_.push_back(part);
        return part;
    }

    // The part behind this one, which is planned later: the one that stands there, or a new one. None where
    // the page above has no room for its stub.
    std::uint32_t next_part(std::uint32_t part) {
        const std::uint32_t above = whole_.parent[part];
        const auto at = [&] {
            auto& siblings = whole_.children[above];
            return std::find(siblings.begin(), siblings.end(), part) + 1;
        };
        if (at() != whole_.children[above].end() && is_part_[*at()]) return *at();
        const std::uint32_t next = add_part(above, whole_.link_look[part]);
        whole_.children[above].insert(at(), next);
        if (room_.holds({top_of_piece(above)})) return next;
        pieces_.pop_back();
        whole_.children[above].erase(at());
        return no_card;
    }

    // Moves the last children of a part to the next one until it takes no more than `capacity`.
    bool shed_children(std::uint32_t part, double capacity) {
        auto children = whole_.children[part];
        double rest = rest_[part];
        std::size_t kept = children.size();
        while (kept > 1 && rest > capacity) rest -= share(children[--kept]);
        if (kept == children.size()) return false;
        const std::uint32_t next = next_part(part);
        if (next == no_card) return false;
        const auto shed = children.begin() + static_cast<std::ptrdiff_t>(kept);
        for (auto child = shed; child != children.end(); ++child) whole_.parent[*child] = next;
        auto& behind = whole_.children[next];
        behind.insert(behind.begin(), shed, children.end());
        children.erase(shed, children.end());
        whole_.children[part] = std::move(children);
        sum_up(part);
        return true;
    }

    // Puts runs of children below cards that continue their parent, each for a page of its own.
    void group_children(std::uint32_t card, double capacity) {
        const Roots children = std::move(whole_.children[card]);
        whole_.children[card].clear();
        Roots parts;
        double height = 0;
        for (const std::uint32_t child : children) {
            if (parts.empty() || height + share(child) > capacity) {
                parts.push_back(add_part(card, whole_.link_look[child]));
                height = own_[parts.back()];
            }
            whole_.children[parts.back()].push_back(child);
            whole_.parent[child] = parts.back();
            height += share(child);
        }
        whole_.children[card] = std::move(parts);
        for (const std::uint32_t part : whole_.children[card]) sum_up(part);
        sum_up(card);
    }

    // Cuts a piece until its cards take no more than `capacity`.
    void cut(std::uint32_t root, double capacity) {
        const Roots cards = cards_of(root);
        for (auto card = cards.rbegin(); card != cards.rend(); ++card) {
            sum_up(*card);
            if (rest_[*card] > capacity) cut_branches(*card, capacity);
            if (rest_[*card] > capacity && is_part_[*card] && shed_children(*card, capacity)) continue;
            while (rest_[*card] > capacity && whole_.children[*card].size() > 2) {
                const std::size_t before = whole_.children[*card].size();
                group_children(*card, std::max(capacity - own_[*card], capacity / 2));
                if (whole_.children[*card].size() >= before) break;
            }
        }
    }

    // Cuts until every piece really fits.
    bool cut_all(const Roots& roots) {
        pieces_ = roots;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            double capacity = room_.width * room_.height * first_fill;
            cut(pieces_[i], capacity);
            for (int tries = 0; !room_.holds({pieces_[i]}); ++tries) {
                if (tries == most_tries) return false;
                capacity *= next_fill;
                cut(pieces_[i], capacity);
            }
            if (i > most_ * 8) return false;
        }
        return true;
    }

    // The pieces as they are met when the tree is read from the top, a branch to its end before the next.
    [[nodiscard]] Roots in_reading_order(const Roots& roots) const {
        Roots order;
        Roots open(roots.rbegin(), roots.rend());
        while (!open.empty()) {
            const std::uint32_t card = open.back();
            open.pop_back();
            if (whole_.is_cut[card]) order.push_back(card);
            open.insert(open.end(), whole_.children[card].rbegin(), whole_.children[card].rend());
        }
        return order;
    }

    [[nodiscard]] std::uint32_t top_of_piece(std::uint32_t card) const {
        while (!whole_.is_cut[card]) card = whole_.parent[card];
        return card;
    }

    // The page that a piece's stub is on; 0 for a root.
    [[nodiscard]] std::size_t page_above(std::uint32_t piece) const {
        const std::uint32_t above = whole_.parent[piece];
        return above == no_card ? 0 : page_of_[top_of_piece(above)];
    }

    // Puts neighbours on one page where they fit; a stub and its piece never are. The first page is the
    // index.
    std::vector<Roots> packed(const Roots& pieces) {
        page_of_.assign(whole_.parent.size(), 0);
        std::vector<Roots> pages;
        for (const std::uint32_t piece : pieces) {
            if (!pages.empty() && can_join(pages, piece))
                pages.back().push_back(piece);
            else
                pages.push_back({piece});
            page_of_[piece] = pages.size();
            if (pages.size() > most_) return {};
        }
        for (const std::uint32_t piece : pieces)
            whole_.page[piece] = static_cast<std::uint32_t>(page_of_[piece]);
        return pages;
    }

    [[nodiscard]] bool can_join(const std::vector<Roots>& pages, std::uint32_t piece) const {
        if (page_above(piece) == pages.size()) return false;
        if (pages.size() == 1 && whole_.parent[piece] != no_card) return false;
        Roots together = pages.back();
        together.push_back(piece);
        return room_.holds(together);
    }

    CutDiagram& whole_;
    const PageRoom& room_;
    std::size_t most_;
    std::vector<double> own_, stub_, rest_; // areas: of each card, of its stub, of its subtree up to the cuts
    std::vector<bool> is_part_;             // of a card whose children are too many for a page
    Roots pieces_;
    std::vector<std::size_t> page_of_;
};

} // namespace

std::vector<Roots> page_plan(CutDiagram& whole, const PageRoom& room, std::size_t most) {
    return Planner(whole, room, most).pages();
}

} // namespace sitemode::render
