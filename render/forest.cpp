#include "render/forest.h"

#include <cstddef>

namespace sitemode::render {
namespace {

// Counts what each parent has, so that every list knows where it begins.
void count_children(Forest& forest, const Diagram& diagram) {
    const std::uint32_t cards = forest.cards();
    forest.first_child.assign(cards + 2U, 0);
    for (const Link& link : diagram.links) {
        forest.parent[link.to] = link.from;
        ++forest.first_child[link.from + 1U];
    }
    for (const std::uint32_t above : forest.parent)
        if (above == no_card) ++forest.first_child[cards + 1U];
    for (std::size_t i = 1; i < forest.first_child.size(); ++i)
        forest.first_child[i] += forest.first_child[i - 1];
}

void list_children(Forest& forest, const Diagram& diagram) {
    const std::uint32_t cards = forest.cards();
    std::vector<std::uint32_t> next(forest.first_child.begin(), forest.first_child.end() - 1);
    forest.children.resize(cards);
    for (const Link& link : diagram.links) forest.children[next[link.from]++] = link.to;
    for (std::uint32_t i = 0; i < cards; ++i)
        if (forest.parent[i] == no_card) forest.children[next[cards]++] = i;
}

} // namespace

Forest forest_of(const Diagram& diagram) {
    Forest forest;
    forest.parent.assign(diagram.cards.size(), no_card);
    count_children(forest, diagram);
    list_children(forest, diagram);
    forest.order.reserve(diagram.cards.size());
    const auto roots = forest.roots();
    forest.order.assign(roots.begin(), roots.end());
    for (std::size_t i = 0; i < forest.order.size(); ++i) {
        const auto below = forest.children_of(forest.order[i]);
        forest.order.insert(forest.order.end(), below.begin(), below.end());
    }
    return forest;
}

} // namespace sitemode::render
