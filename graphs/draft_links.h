// The links of a Draft by the child they lead to, for graphs/draft.cpp and graphs/draft_cells.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graphs/draft.h"
#include "graphs/forest.h"

namespace sitemode {

// As a rule a child has one link; they are grouped only where one has more.
class DraftLinks {
public:
    DraftLinks() = default;
    // Of that many sites. `links` outlive this. Linear.
    DraftLinks(std::span<const DraftLink> links, std::size_t sites) : links_(links), first_(sites, none) {
        bool is_alone = true;
        for (std::uint32_t at = 0; at < links.size(); ++at) {
            std::uint32_t& first = first_[links[at].child];
            is_alone = is_alone && first == none;
            if (first == none) first = at;
        }
        if (!is_alone) group();
    }

    // The first link to a child, or null.
    const DraftLink* first(SiteIndex child) const {
        return first_[child] == none ? nullptr : &links_[first_[child]];
    }
    // Positions of all links to a child, in the order of the file.
    std::span<const std::uint32_t> to(SiteIndex child) const {
        if (!grouped_.first.empty()) return grouped_.out(child);
        return {&first_[child], first_[child] == none ? std::size_t{0} : std::size_t{1}};
    }
    const DraftLink& at(std::uint32_t position) const { return links_[position]; }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    void group() {
        std::vector<FlatEdge> edges;
        edges.reserve(links_.size());
        for (std::uint32_t at = 0; at < links_.size(); ++at) edges.push_back({links_[at].child, at});
        grouped_ = flat_graph(first_.size(), edges);
    }

    std::span<const DraftLink> links_;
    std::vector<std::uint32_t> first_; // by child: a position, or none
    FlatGraph grouped_;                // by child: positions; empty where `first_` says all
};

} // namespace sitemode
