// Which region a DOT file gives a site: the label of its innermost cluster, the first one that lists it.
// Names and labels of clusters may come after their sites, so everything is noted first and judged at the
// end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graphs/hierarchy.h"

namespace sitemode {

class DotRegions {
public:
    using Label = std::uint32_t; // a number that the caller gives

    // Subgraphs are added in the order of their numbers, 0 being the graph itself; so those around one come
    // before it.
    void add_subgraph(std::uint32_t parent, bool is_cluster) {
        subgraphs_.push_back({parent, is_cluster, {}});
    }
    void make_cluster(std::uint32_t subgraph) { subgraphs_[subgraph].is_cluster = true; }
    // None: a label that says nothing.
    void set_label(std::uint32_t subgraph, std::optional<Label> label) { subgraphs_[subgraph].label = label; }
    std::optional<Label> label_of(std::uint32_t subgraph) const { return subgraphs_[subgraph].label; }
    void list(SiteIndex site, std::uint32_t subgraph) { listings_.push_back({site, subgraph}); }

    // For each site the subgraph whose label is its region, or 0. Empty where no site has one.
    std::vector<std::uint32_t> clusters_of_sites(std::size_t sites) const {
        if (listings_.empty()) return {};
        const std::vector<std::uint32_t> labelled = labelled_clusters();
        std::vector<std::uint32_t> cluster_of(sites, 0);
        for (const Listing& listing : listings_) {
            const std::uint32_t cluster = labelled[listing.subgraph];
            std::uint32_t& chosen = cluster_of[listing.site];
            if (cluster != 0 && (chosen == 0 || lies_inside(cluster, chosen))) chosen = cluster;
        }
        return cluster_of;
    }

private:
    struct Subgraph {
        std::uint32_t parent;
        bool is_cluster;
        std::optional<Label> label; // its own
    };
    struct Listing {
        SiteIndex site;
        std::uint32_t subgraph;
    };

    // For each subgraph the innermost labelled cluster around it, itself included; 0 where there is none.
    std::vector<std::uint32_t> labelled_clusters() const {
        std::vector<std::uint32_t> innermost(subgraphs_.size(), 0);
        for (std::uint32_t at = 1; at < subgraphs_.size(); ++at) {
            const bool counts = subgraphs_[at].is_cluster && subgraphs_[at].label;
            innermost[at] = counts ? at : innermost[subgraphs_[at].parent];
        }
        return innermost;
    }

    bool lies_inside(std::uint32_t inner, std::uint32_t outer) const {
        while (inner > outer) inner = subgraphs_[inner].parent;
        return inner == outer;
    }

    std::vector<Subgraph> subgraphs_;
    std::vector<Listing> listings_; // sites in subgraphs, in the order of the file
};

} // namespace sitemode
