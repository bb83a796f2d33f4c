// The defaults that hold in the subgraphs of a DOT text: node [..] and edge [..], inner and later ones
// winning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sitemode {

// The defaults of one kind in one subgraph. An Attribute has a number `key` for its name.
template <class Attribute>
struct DotDefaults {
    std::vector<Attribute> own;       // set in it
    std::vector<Attribute> effective; // with those of the subgraphs around it, each name once; where fresh
    bool is_fresh = false;

    void set(const Attribute& attribute) {
        own.push_back(attribute);
        is_fresh = false;
    }
};

// Makes defaults effective: those of a subgraph laid over those around it. Linear, however many there are.
template <class Attribute>
class DotDefaultsLayer {
public:
    // `around` is null for the graph itself; else it is fresh.
    void refresh(DotDefaults<Attribute>& defaults, const DotDefaults<Attribute>* around) {
        lay_over(defaults.own, 0);
        defaults.effective.clear();
        if (around != nullptr) defaults.effective = around->effective;
        const std::size_t inherited = defaults.effective.size();
        defaults.effective.insert(defaults.effective.end(), defaults.own.begin(), defaults.own.end());
        lay_over(defaults.effective, inherited);
        defaults.is_fresh = true;
    }

private:
    // Lets each attribute from `from` on take the place of an earlier one of its name. Linear.
    void lay_over(std::vector<Attribute>& attributes, std::size_t from) {
        std::size_t kept = 0;
        for (std::size_t at = 0; at < attributes.size(); ++at) {
            const std::size_t key = attributes[at].key;
            if (key >= position_of_key_.size()) position_of_key_.resize(key + 1, 0);
            std::uint32_t& position = position_of_key_[key];
            if (at >= from && position != 0) {
                attributes[position - 1] = attributes[at];
                continue;
            }
            if (kept != at) attributes[kept] = attributes[at];
            position = static_cast<std::uint32_t>(++kept);
        }
        attributes.erase(attributes.begin() + static_cast<std::ptrdiff_t>(kept), attributes.end());
        for (const Attribute& attribute : attributes) position_of_key_[attribute.key] = 0;
    }

    std::vector<std::uint32_t> position_of_key_; // plus 1; all 0 between uses
};

} // namespace sitemode
