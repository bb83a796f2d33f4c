#include "render/page_cuts.h"

#include "render/card_size.h"
#include "render/forest.h"
#include "render/split_cards.h"
#include "render/stub_notes.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sitemode::render {
namespace {

constexpr double beside = 22, below = 18; // what a card's gaps and links take
constexpr double next_fill = 0.85;        // of the capacity, when a piece didn't fit
constexpr int most_tries = 24;
constexpr double part_stub = 1.2;   // what the stub of a part takes, more than that of its card
constexpr double spare_parts = 1.6; // there may be more of them than it seems

double area(const CardSize& size) {
    return (size.width + beside) * (size.height + below);
}

} // namespace

PageCuts::PageCuts(CutDiagram& whole, const PageRoom& room, std::size_t most)
    : whole_(whole), room_(room), most_(most) {
    split_large_cards(whole_, room_.width, room_.height);
    for (std::uint32_t i = 0; i < whole_.parent.size(); ++i) {
        measure(i);
        if (whole_.parent[i] == no_card) roots_.push_back(i);
    }
    for (const std::uint32_t root : roots_) whole_.is_cut[root] = true;
}

// ── Sizes ──

double PageCuts::own_area(std::uint32_t card) const {
    return area(card_size(whole_.diagram, whole_.diagram.cards[card]));
}

double PageCuts::stub_area(std::uint32_t card) const {
    Diagram stub;
    add_stub_notes(stub, whole_, card);
    stub.cards.push_back(whole_.diagram.cards[card]);
    stub.cards[0].first_note = stub.cards[0].pills = 0;
    stub.cards[0].notes = static_cast<std::uint32_t>(stub.notes.size());
    return area(card_size(stub, stub.cards[0]));
}

void PageCuts::measure(std::uint32_t card) {
    own_.push_back(own_area(card));
    stub_.push_back(stub_area(card));
    rest_.push_back(0);
    is_part_.push_back(false);
}

double PageCuts::share(std::uint32_t child) const {
    return whole_.is_cut[child] ? stub_[child] : rest_[child];
}

void PageCuts::sum_up(std::uint32_t card) {
    rest_[card] = own_[card];
    for (const std::uint32_t child : whole_.children[card]) rest_[card] += share(child);
}

double PageCuts::area_of(std::uint32_t piece) const {
    double all = 0;
    for (const std::uint32_t card : cards_of(piece)) {
        all += own_[card];
        for (const std::uint32_t child : whole_.children[card])
            if (whole_.is_cut[child]) all += stub_[child];
    }
    return all;
}

// ── Pieces ──

Roots PageCuts::cards_of(std::uint32_t piece) const {
    Roots cards{piece};
    for (std::size_t i = 0; i < cards.size(); ++i)
        for (const std::uint32_t child : whole_.children[cards[i]])
            if (!whole_.is_cut[child]) cards.push_back(child);
    return cards;
}

Roots PageCuts::pieces() const {
    Roots order;
    Roots open(roots_.rbegin(), roots_.rend());
    while (!open.empty()) {
        const std::uint32_t card = open.back();
        open.pop_back();
        if (whole_.is_cut[card]) order.push_back(card);
        open.insert(open.end(), whole_.children[card].rbegin(), whole_.children[card].rend());
    }
    return order;
}

std::uint32_t PageCuts::top_of_piece(std::uint32_t card) const {
    while (!whole_.is_cut[card]) card = whole_.parent[card];
    return card;
}

void PageCuts::cut_off(std::uint32_t card) {
    whole_.is_cut[card] = true;
    pieces_.push_back(card);
}

// The largest branches go first; a branch that is hardly larger than its stub stays.
void PageCuts::cut_branches(std::uint32_t card, double capacity) {
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

// ── Children that are too many for a page ──

// A card that continues `card`, with a page of its own; it isn't among the children yet.
std::uint32_t PageCuts::add_part(std::uint32_t card, std::uint32_t link_look) {
    const std::uint32_t part = whole_.continue_card(card);
    whole_.link_look[part] = link_look;
    measure(part);
    stub_[part] = part_stub * stub_[card]; // until it has children
    is_part_[part] = true;
    pieces_.push_back(part);
    return part;
}

// Where the parts among the children begin.
std::size_t PageCuts::first_part(std::uint32_t card) const {
    const Roots& children = whole_.children[card];
    const auto part =
        std::find_if(children.begin(), children.end(), [&](std::uint32_t child) { return is_part_[child]; });
    return static_cast<std::size_t>(part - children.begin());
}

// What a part holds is said on its stub.
void PageCuts::set_children(std::uint32_t part, Roots children) {
    whole_.children[part] = std::move(children);
    if (is_part_[part] && !whole_.children[part].empty()) stub_[part] = stub_area(part);
    sum_up(part);
}

// Moves a range of children to the front of a part.
void PageCuts::move_children(std::uint32_t card, std::size_t first, std::size_t end, std::uint32_t part) {
    Roots stay = std::move(whole_.children[card]);
    const auto from = stay.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = stay.begin() + static_cast<std::ptrdiff_t>(end);
    Roots moved(from, to);
    stay.erase(from, to);
    for (const std::uint32_t child : moved) whole_.parent[child] = part;
    const Roots& behind = whole_.children[part];
    moved.insert(moved.end(), behind.begin(), behind.end());
    set_children(part, std::move(moved));
    set_children(card, std::move(stay));
}

// The part behind this one, which is planned later: the one that stands there, or a new one.
std::uint32_t PageCuts::next_part(std::uint32_t part) {
    const std::uint32_t above = whole_.parent[part];
    auto& siblings = whole_.children[above];
    const auto behind = std::find(siblings.begin(), siblings.end(), part) + 1 - siblings.begin();
    if (behind < std::ssize(siblings) && is_part_[siblings[static_cast<std::size_t>(behind)]])
        return siblings[static_cast<std::size_t>(behind)];
    const std::uint32_t next = add_part(above, whole_.link_look[part]);
    whole_.children[above].insert(whole_.children[above].begin() + behind, next);
    return next;
}

// Moves the last children of a part to the one behind it until it takes no more than `capacity`. Not where
// the page above has no room for what that says of it.
bool PageCuts::shed_children(std::uint32_t part, double capacity) {
    const Roots children = whole_.children[part];
    double rest = rest_[part];
    std::size_t kept = children.size();
    while (kept > 1 && rest > capacity) rest -= share(children[--kept]);
    if (kept == children.size()) return false;
    const std::uint32_t above = whole_.parent[part];
    const Roots siblings = whole_.children[above];
    const std::uint32_t next = next_part(part);
    const Roots of_next = whole_.children[next];
    move_children(part, kept, children.size(), next);
    if (room_.holds({top_of_piece(above)})) {
        pieces_.push_back(next); // it may have been made to fit before
        return true;
    }
    for (auto child = kept; child < children.size(); ++child) whole_.parent[children[child]] = part;
    whole_.children[above] = siblings;
    if (of_next.empty()) pieces_.pop_back(); // it was a new one
    set_children(next, of_next);
    set_children(part, children);
    return false;
}

// Moves the last children that are still on this page to the first of the parts. There may be more parts.
void PageCuts::give_to_parts(std::uint32_t card, double capacity) {
    const std::size_t parts = first_part(card);
    if (parts == whole_.children[card].size()) return;
    const auto all_parts = static_cast<double>(whole_.children[card].size() - parts);
    double rest = rest_[card] + std::ceil((spare_parts - 1) * all_parts) * part_stub * stub_[card];
    std::size_t kept = parts;
    while (kept > 0 && rest > capacity) rest -= share(whole_.children[card][--kept]);
    const std::uint32_t part = whole_.children[card][parts];
    move_children(card, kept, parts, part);
    pieces_.push_back(part); // it may have been made to fit before
}

// How many of the first children can stay beside the stubs of the parts that take the others.
std::size_t PageCuts::keepable(std::uint32_t card, const Roots& children, double capacity,
                               double a_page) const {
    double others = 0;
    for (const std::uint32_t child : children) others += share(child);
    double used = own_[card];
    for (std::size_t kept = 0; kept < children.size(); ++kept) {
        const double next = share(children[kept]);
        others -= next;
        used += next;
        const double parts = std::ceil(spare_parts * others / a_page);
        if (used + parts * part_stub * stub_[card] > capacity) return kept;
    }
    return children.size();
}

// Puts runs of children below cards that continue their parent, each for a page of its own. The first ones
// stay, as many as the page has room for.
void PageCuts::group_children(std::uint32_t card, double capacity) {
    const double a_page = std::max(capacity - own_[card], capacity / 2);
    const Roots children = std::move(whole_.children[card]);
    const std::size_t kept = keepable(card, children, capacity, a_page);
    Roots grouped(children.begin(), children.begin() + static_cast<std::ptrdiff_t>(kept));
    double height = a_page;
    for (std::size_t i = kept; i < children.size(); ++i) {
        const std::uint32_t child = children[i];
        if (i == kept || height + share(child) > a_page) {
            grouped.push_back(add_part(card, whole_.link_look[child]));
            height = own_[grouped.back()];
        }
        whole_.children[grouped.back()].push_back(child);
        whole_.parent[child] = grouped.back();
        height += share(child);
    }
    for (std::size_t i = kept; i < grouped.size(); ++i) set_children(grouped[i], whole_.children[grouped[i]]);
    set_children(card, std::move(grouped));
}

// ── Cutting ──

// Cuts a piece until its cards take no more than `capacity`.
void PageCuts::cut(std::uint32_t piece, double capacity) {
    const Roots cards = cards_of(piece);
    for (auto card = cards.rbegin(); card != cards.rend(); ++card) {
        sum_up(*card);
        if (rest_[*card] > capacity) cut_branches(*card, capacity);
        if (rest_[*card] > capacity && is_part_[*card] && shed_children(*card, capacity)) continue;
        if (rest_[*card] > capacity) give_to_parts(*card, capacity);
        while (rest_[*card] > capacity && whole_.children[*card].size() > 2) {
            const std::size_t before = whole_.children[*card].size();
            group_children(*card, capacity);
            if (whole_.children[*card].size() >= before) break;
        }
    }
}

bool PageCuts::cut_all(double fill) {
    pieces_ = roots_;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        double capacity = room_.width * room_.height * fill;
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

} // namespace sitemode::render
