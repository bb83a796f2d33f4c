#include "src/budget_table.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace sitemode {
namespace {

// A cell tells what the items from a number on bring with what is left of the budget. Two ways lead on from
// it: the item is left out, with all below it, or taken. Each way from the whole budget to the end is a set.
class Table {
public:
    Table(std::span<const TableItem> items, std::size_t budget)
        : items_(items), width_(budget + 1), cells_((items.size() + 1) * width_), takers_(items.size(), 0),
          is_taken_(items.size(), false) {}

    std::vector<bool> best() && {
        fill();
        find_ways();
        std::vector<std::uint32_t> in_file_order(items_.size());
        std::iota(in_file_order.begin(), in_file_order.end(), 0U);
        std::sort(in_file_order.begin(), in_file_order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return items_[a].first_site < items_[b].first_site;
        });
        for (const auto item : in_file_order)
            if (takers_[item] > 0) settle_on(item);
        return std::move(is_taken_);
    }

private:
    enum Way : std::uint8_t { leaves_out = 1, takes = 2 };
    struct Cell {
        std::uint64_t value = 0;
        std::uint32_t cost = 0;
        std::uint32_t ways_here = 0; // of best sets, from the whole budget
    };
    struct Spot {
        std::size_t item; // their number: the end
        std::size_t budget;
    };

    std::size_t number_of(Spot spot) const { return spot.item * width_ + spot.budget; }
    Spot behind(Spot spot, Way way) const {
        const auto& item = items_[spot.item];
        if (way == leaves_out) return {spot.item + item.size, spot.budget};
        return {spot.item + 1, spot.budget - item.cost};
    }
    Cell without(Spot spot) const {
        const auto& rest = cells_[number_of(behind(spot, leaves_out))];
        return {rest.value, rest.cost};
    }
    Cell with(Spot spot) const {
        const auto& rest = cells_[number_of(behind(spot, takes))];
        return {rest.value + items_[spot.item].value, rest.cost + items_[spot.item].cost};
    }
    static bool is_better(const Cell& a, const Cell& b) {
        return a.value != b.value ? a.value > b.value : a.cost < b.cost;
    }

    void fill() {
        for (auto item = items_.size(); item-- > 0;) {
            for (std::size_t budget = 0; budget < width_; ++budget) {
                const Spot spot{item, budget};
                auto best = without(spot);
                if (items_[item].cost <= budget)
                    if (const auto taken = with(spot); is_better(taken, best)) best = taken;
                cells_[number_of(spot)] = best;
            }
        }
    }

    // All ways of best sets, as far as it is open which is first. They may be many; the cells on them are
    // not.
    void find_ways() {
        const auto is_first = first_of_rest();
        ways_on_.assign(cells_.size(), 0);
        cells_[number_of({0, width_ - 1})].ways_here = 1;
        for (std::size_t item = 0; item < items_.size(); ++item) {
            for (std::size_t budget = 0; budget < width_; ++budget) {
                const Spot spot{item, budget};
                const auto& cell = cells_[number_of(spot)];
                if (cell.ways_here == 0) continue;
                const bool can_be_taken = items_[item].cost <= budget && !is_better(cell, with(spot));
                if (can_be_taken) add_way(spot, takes);
                if (can_be_taken && is_first[item]) continue; // of sets that differ here it is in the first
                if (!is_better(cell, without(spot))) add_way(spot, leaves_out);
            }
        }
    }

    // Of each item whether its site comes before those of all items behind it.
    std::vector<bool> first_of_rest() const {
        std::vector<bool> is_first(items_.size(), false);
        auto smallest = no_site;
        for (auto item = items_.size(); item-- > 0;) {
            is_first[item] = items_[item].first_site < smallest;
            smallest = std::min(smallest, items_[item].first_site);
        }
        return is_first;
    }

    void add_way(Spot from, Way way) {
        ways_on_[number_of(from)] |= way;
        ++cells_[number_of(behind(from, way))].ways_here;
        if (way == takes) ++takers_[from.item];
    }

    // Keeps the sets that take an item, and with it those above it. Each way is dropped once, so that all
    // decisions together cost no more than the table.
    void settle_on(std::uint32_t item) {
        for (; item != no_item && !is_taken_[item]; item = items_[item].above) {
            is_taken_[item] = true;
            for (std::size_t budget = 0; budget < width_; ++budget) drop({item, budget}, leaves_out);
        }
        while (!lost_.empty()) {
            const auto spot = lost_.back();
            lost_.pop_back();
            drop_all(spot);
        }
    }

    void drop(Spot from, Way way) {
        auto& ways_on = ways_on_[number_of(from)];
        if ((ways_on & way) == 0) return;
        ways_on = static_cast<std::uint8_t>(ways_on & ~way);
        if (way == takes) --takers_[from.item];
        if (ways_on == 0) lost_.push_back(from); // it leads nowhere
        const auto to = behind(from, way);
        if (--cells_[number_of(to)].ways_here == 0) lost_.push_back(to);
    }

    void drop_all(Spot spot) {
        if (spot.item < items_.size()) {
            drop(spot, leaves_out);
            drop(spot, takes);
        }
        if (spot.item == 0) return;
        const auto before = static_cast<std::uint32_t>(spot.item - 1);
        if (const auto budget = spot.budget + items_[before].cost; budget < width_)
            drop({before, budget}, takes);
        for (auto item = before; item != no_item; item = items_[item].above) {
            if (item + items_[item].size != spot.item) break;
            drop({item, spot.budget}, leaves_out);
        }
    }

    std::span<const TableItem> items_;
    std::size_t width_;
    std::vector<Cell> cells_;           // by item, then budget
    std::vector<std::uint8_t> ways_on_; // of each cell: the ways of the best sets that are left
    std::vector<std::uint32_t> takers_; // of each item: cells from which it is taken on such a way
    std::vector<bool> is_taken_;
    std::vector<Spot> lost_; // cells that are on no such way any more
};

} // namespace

std::vector<bool> best_items(std::span<const TableItem> items, std::size_t budget) {
    return Table(items, budget).best();
}

} // namespace sitemode
