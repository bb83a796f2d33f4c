// Where our own layout puts the sites, as positions for Graphviz: for `-o out.dot`.
#include "src/picture.h"

#include <memory>
#include <utility>
#include <vector>

#include "render/card_size.h"
#include "render/markup.h"
#include "render/tree_layout.h"

namespace sitemode {
namespace {

// Of each site the middle of its card's header, or of its pill; y grows upwards, as Graphviz has it.
std::vector<render::Point> places_of(const Solution& solution, const render::Drawing& drawing) {
    std::vector<render::Point> places(solution.unit_of.size());
    for (std::size_t card = 0; card < drawing.cards.size(); ++card) {
        const auto unit = solution.parents_first[card];
        const auto& box = drawing.cards[card];
        places[solution.primaries[unit]] = {box.middle(),
                                            drawing.height - box.y - render::measure::header / 2};
        auto pill = drawing.diagram.cards[card].first_pill;
        for (const auto site : solution.secondaries_of(unit)) {
            const auto& inner = drawing.pills[pill++];
            places[site] = {inner.middle(), drawing.height - inner.y - inner.height / 2};
        }
    }
    return places;
}

std::string pos(render::Point at) {
    std::string out;
    render::markup::put(out, ", pos=\"", at.x, ",", at.y, "\"");
    return out;
}

} // namespace

DotLooks placed_dot_looks(const Hierarchy& hierarchy, const Solution& solution,
                          const render::TreeForm& form) {
    auto looks = dot_looks(hierarchy, solution);
    const auto places = std::make_shared<std::vector<render::Point>>(
        places_of(solution, render::tree_drawing(picture(hierarchy, solution, {}), form)));
    looks.site = [dressed = std::move(looks.site), places](SiteIndex site) {
        return dressed(site) + pos((*places)[site]);
    };
    return looks;
}

} // namespace sitemode
