#include "render/page_plan.h"

#include "render/forest.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace sitemode::render {
namespace {

// Of a page by cards. What fits depends on their shapes: a list is better filled than a chain in columns.
constexpr double fills[] = {0.9, 0.8, 0.7};
constexpr std::size_t pages_back = 4; // that are looked at for room

constexpr int most_misses = 3; // of branches that don't go back

// The branches that are cut off from a piece with what they take, the smallest first. Continuations stay what
// they are.
using Branch = std::pair<double, std::uint32_t>;
std::vector<Branch> branches_off(const CutDiagram& whole, const PageCuts& cuts, std::uint32_t piece) {
    std::vector<Branch> branches;
    for (const std::uint32_t card : cuts.cards_of(piece))
        for (const std::uint32_t child : whole.children[card])
            if (whole.is_cut[child] && whole.diagram.cards[child].part == 0)
                branches.emplace_back(cuts.area_of(child), child);
    std::stable_sort(branches.begin(), branches.end());
    return branches;
}

// Puts branches back where the page that they were cut off from still has room.
void fill_up(CutDiagram& whole, const PageRoom& room, const PageCuts& cuts, std::uint32_t piece) {
    double used = cuts.area_of(piece);
    int misses = 0;
    for (const auto& [size, branch] : branches_off(whole, cuts, piece)) {
        const double more = size - cuts.area_of_stub(branch);
        if (used + more > room.width * room.height || misses == most_misses) return;
        whole.is_cut[branch] = false;
        const bool is_back = room.holds({piece});
        whole.is_cut[branch] = !is_back;
        if (is_back)
            used += more;
        else
            ++misses;
    }
}

class Packer {
public:
    Packer(CutDiagram& whole, const PageRoom& room, const PageCuts& cuts, std::size_t most)
        : whole_(whole), room_(room), cuts_(cuts), most_(most) {}

    // Puts pieces on one page where they fit together; a stub and its piece never are. The first page is the
    // index.
    std::vector<Roots> pages() {
        const Roots pieces = cuts_.pieces();
        page_of_.assign(whole_.parent.size(), 0);
        for (const std::uint32_t piece : pieces) {
            const double area = cuts_.area_of(piece);
            const std::size_t page = page_for(piece, area);
            if (page == most_) return {};
            if (page == pages_.size()) {
                pages_.emplace_back();
                used_.push_back(0);
            }
            pages_[page].push_back(piece);
            used_[page] += area;
            page_of_[piece] = page + 1;
        }
        for (const std::uint32_t piece : pieces)
            whole_.page[piece] = static_cast<std::uint32_t>(page_of_[piece]);
        return std::move(pages_);
    }

private:
    // The last page with room, or a new one.
    [[nodiscard]] std::size_t page_for(std::uint32_t piece, double area) const {
        const std::size_t pages = pages_.size();
        for (std::size_t page = pages; page-- > pages - std::min(pages, pages_back);)
            if (can_join(page, piece, area)) return page;
        return pages;
    }

    [[nodiscard]] bool can_join(std::size_t page, std::uint32_t piece, double area) const {
        if (used_[page] + area > room_.width * room_.height) return false;
        const std::uint32_t above = whole_.parent[piece];
        if (above != no_card && (page == 0 || page_of_[cuts_.top_of_piece(above)] == page + 1)) return false;
        Roots together = pages_[page];
        together.push_back(piece);
        return room_.holds(together);
    }

    CutDiagram& whole_;
    const PageRoom& room_;
    const PageCuts& cuts_;
    std::size_t most_;
    std::vector<Roots> pages_;
    std::vector<double> used_;
    std::vector<std::size_t> page_of_; // from 1
};

// Nothing where pages are too many, or one can't be read after all: cutting one piece changes the words on
// others.
std::vector<Roots> plan_with(double fill, CutDiagram& whole, const PageRoom& room, std::size_t most) {
    PageCuts cuts(whole, room, most);
    if (!cuts.cut_all(fill)) return {};
    for (const std::uint32_t piece : cuts.pieces())
        if (whole.is_cut[piece]) fill_up(whole, room, cuts, piece);
    std::vector<Roots> pages = Packer(whole, room, cuts, most).pages();
    if (!std::all_of(pages.begin(), pages.end(), room.holds)) pages.clear();
    return pages;
}

} // namespace

std::vector<Roots> page_plan(CutDiagram& whole, const PageRoom& room, std::size_t most) {
    const CutDiagram uncut = whole;
    CutDiagram best = whole;
    std::vector<Roots> fewest;
    for (const double fill : fills) {
        whole = uncut;
        std::vector<Roots> pages = plan_with(fill, whole, room, most);
        if (pages.empty() || (!fewest.empty() && pages.size() >= fewest.size())) continue;
        fewest = std::move(pages);
        std::swap(best, whole);
    }
    whole = std::move(best);
    return fewest;
}

} // namespace sitemode::render
