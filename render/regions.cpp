#include "render/regions.h"

#include "render/page.h"
#include "render/text_width.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

namespace sitemode::render {
namespace {

constexpr double frame_side = 9, frame_top = 20, frame_bottom = 10; // around the cards of a region
constexpr double frame_label_line = 11.5;
constexpr double name_height = 15; // of a region's name above its card
constexpr double name_line = 7.5;  // from a card up to the name's baseline: clear of a double border
constexpr double from_link = 4;    // from a link to a name beside it
constexpr double straight = 0.01;

// A tree that changes its regions at every step would be more frames than cards: what has more of them in it
// is not framed.
constexpr std::uint32_t most_nested = 4;

bool is_framed(RegionStart start) {
    return start == RegionStart::frame || start == RegionStart::hole;
}

class RegionFinder {
public:
    RegionFinder(const Diagram& diagram, const Forest& forest)
        : diagram_(diagram), forest_(forest), counts_(forest.cards()), around_(forest.cards(), no_card),
          starts_(forest.cards(), RegionStart::none) {}

    std::vector<RegionStart> starts() && {
        for (auto card = forest_.order.rbegin(); card != forest_.order.rend(); ++card) count(*card);
        for (const std::uint32_t card : forest_.order) begin(card);
        return std::move(starts_);
    }

private:
    // Of a card and all below it; members are those of its region that hang together with it.
    struct Count {
        std::uint32_t cards = 1, members = 1;
        std::uint32_t changes = 0; // of the region, on one way down
    };

    [[nodiscard]] Text group(std::uint32_t card) const { return diagram_.cards[card].group; }

    [[nodiscard]] bool changes(std::uint32_t card) const {
        const std::uint32_t above = forest_.parent[card];
        return above == no_card ? !group(card).empty() : group(above) != group(card);
    }

    void count(std::uint32_t card) {
        const std::uint32_t above = forest_.parent[card];
        if (above == no_card) return;
        Count& all = counts_[above];
        all.cards += counts_[card].cards;
        if (!changes(card)) all.members += counts_[card].members;
        all.changes = std::max(all.changes, counts_[card].changes + (changes(card) ? 1U : 0U));
    }

    // A frame around all that is drawn says something only where most of it is of the region.
    [[nodiscard]] bool is_worth_a_frame(std::uint32_t card) const {
        const Count& all = counts_[card];
        if (group(card).empty() || all.cards == 1 || all.changes > most_nested) return false;
        return forest_.parent[card] != no_card || 2 * all.members > all.cards;
    }

    void begin(std::uint32_t card) {
        const std::uint32_t above = forest_.parent[card];
        const std::uint32_t frame = above == no_card ? no_card : around_[above];
        around_[card] = frame;
        if (!changes(card)) return;
        const bool is_in_another = frame != no_card && !group(frame).empty();
        if (!is_in_another && !is_worth_a_frame(card)) {
            if (!group(card).empty()) starts_[card] = RegionStart::name;
            return;
        }
        const bool is_hole = frame != no_card && starts_[frame] == RegionStart::frame;
        starts_[card] = is_hole ? RegionStart::hole : RegionStart::frame;
        around_[card] = card;
    }

    const Diagram& diagram_;
    const Forest& forest_;
    std::vector<Count> counts_;
    std::vector<std::uint32_t> around_; // of each card: the one that the frame around it begins with
    std::vector<RegionStart> starts_;
};

// Where an upright piece of a link runs through the line of a name.
std::optional<double> crossing(const Frame& frame, std::span<const Point> link) {
    const double top = frame.name.y - measure::region_size;
    const double bottom = frame.name.y + measure::region_size / 3;
    for (std::size_t i = 1; i < link.size(); ++i) {
        const Point a = link[i - 1];
        const Point b = link[i];
        const bool is_beside =
            a.x + from_link <= frame.name.x || a.x - from_link >= frame.name.x + frame.name_width;
        if (std::abs(a.x - b.x) < straight && !is_beside && std::min(a.y, b.y) < bottom &&
            std::max(a.y, b.y) > top)
            return a.x;
    }
    return std::nullopt;
}

} // namespace

std::vector<RegionStart> region_starts(const Diagram& diagram, const Forest& forest) {
    return RegionFinder(diagram, forest).starts();
}

Nucleus with_region(Nucleus card, RegionStart start, bool has_name) {
    if (start == RegionStart::name) card.top = name_height;
    if (!is_framed(start)) return card;
    card.left = card.right = frame_side;
    card.top = has_name ? frame_top : frame_bottom;
    card.bottom = frame_bottom;
    card.is_framed = true;
    return card;
}

Frame region_frame(std::uint32_t card, RegionStart start, const Box& outline, const Box& card_box) {
    Frame frame;
    frame.card = card;
    frame.is_drawn = is_framed(start);
    frame.is_hole = start == RegionStart::hole;
    if (frame.is_drawn) {
        frame.box = outline;
        frame.name = {outline.x + frame_side, outline.y + frame_label_line};
        frame.name_width = outline.width - 2 * frame_side;
    } else {
        frame.name = {card_box.x, card_box.y - name_line};
        frame.name_width = outline.right() - card_box.x;
        frame.box = {card_box.x, card_box.y - name_height, frame.name_width, name_height};
    }
    return frame;
}

void keep_off_link(Frame& frame, std::string_view name, std::span<const Point> link) {
    if (name.empty()) return;
    const auto at = crossing(frame, link);
    if (!at) return;
    const double left = *at - from_link - frame.name.x;
    const double right = frame.name.x + frame.name_width - *at - from_link;
    const bool fits = text_width(name, measure::region_size, Weight::bold) <= left;
    if (!fits && right > left) frame.name.x = *at + from_link;
    frame.name_width = fits ? left : std::max(left, right);
}

} // namespace sitemode::render
