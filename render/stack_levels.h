// How high stacks of siblings are, by how wide their members may be. Of the widths that any sibling can have
// some dozens are told apart, the levels; on each, every member is in its lowest shape that is no wider. Used
// by render/columns.h.
#pragma once

#include "render/sibling_row.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sitemode::render {

class StackLevels {
public:
    // Takes a row. Linear in its siblings times the levels; n log n in all their shapes.
    void measure(const SiblingRow& row);

    [[nodiscard]] const std::vector<double>& widths() const { return widths_; } // the least first
    // The first level that is wide enough for a sibling.
    [[nodiscard]] const std::uint16_t* first() const { return first_.data(); }
    // Of each level: the heights of all siblings before one, or of all, with a gap below each.
    [[nodiscard]] const double* sums(std::size_t sibling) const { return sums_.data() + sibling * stride_; }
    // From the sums before a sibling to those before the next; 1 where no sibling has a choice, as all levels
    // have the same sums.
    [[nodiscard]] std::size_t stride() const { return stride_; }
    // The numbers of a sibling's shapes.
    [[nodiscard]] const std::uint16_t* picks(std::size_t sibling) const {
        return picks_.data() + sibling * stride_;
    }

private:
    struct Choice { // of a sibling, on the level that is measured
        Shapes shapes;
        double wider = 0; // the next width
        double height = 0;
        std::uint16_t pick = 0;

        void widen(double widest);
        void find_wider();
    };

    void find_widths(const SiblingRow& row);
    void measure_level(std::size_t level, double gap);

    std::vector<double> widths_;
    std::vector<std::uint16_t> first_;
    std::vector<Choice> choices_;
    std::size_t stride_ = 1;
    std::vector<double> sums_;
    std::vector<std::uint16_t> picks_;
};

} // namespace sitemode::render
