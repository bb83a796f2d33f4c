#include "render/stack_levels.h"

#include <algorithm>
#include <limits>

namespace sitemode::render {
namespace {

constexpr std::size_t most_levels = 32;

} // namespace

void StackLevels::Choice::find_wider() {
    const std::size_t next = pick + std::size_t{1};
    wider = next < shapes.size() ? shapes[next].width : std::numeric_limits<double>::max();
    height = shapes[pick].height;
}

void StackLevels::Choice::widen(double widest) {
    for (; wider <= widest; find_wider()) ++pick;
}

// All widths, or a sample.
void StackLevels::find_widths(const SiblingRow& row) {
    widths_.clear();
    for (const Shapes shapes : row)
        for (const Shape& shape : shapes) widths_.push_back(shape.width);
    std::sort(widths_.begin(), widths_.end());
    widths_.erase(std::unique(widths_.begin(), widths_.end()), widths_.end());
    if (widths_.size() <= most_levels) return;
    for (std::size_t i = 0; i < most_levels; ++i)
        widths_[i] = widths_[i * (widths_.size() - 1) / (most_levels - 1)];
    widths_.resize(most_levels);
}

void StackLevels::measure(const SiblingRow& row) {
    find_widths(row);
    first_.clear();
    choices_.clear();
    for (const Shapes shapes : row) {
        const auto first = std::lower_bound(widths_.begin(), widths_.end(), shapes.front().width);
        first_.push_back(static_cast<std::uint16_t>(first - widths_.begin()));
        choices_.push_back({shapes});
        choices_.back().find_wider();
    }
    stride_ = row.is_simple() ? 1 : widths_.size();
    sums_.resize((row.size() + 1) * stride_);
    picks_.resize(row.size() * stride_);
    for (std::size_t level = 0; level < stride_; ++level) measure_level(level, row.gaps().stack);
}

void StackLevels::measure_level(std::size_t level, double gap) {
    const double widest = widths_[level] + rounding;
    double* sums = sums_.data() + level;
    std::uint16_t* picks = picks_.data() + level;
    double sum = *sums = 0;
    for (Choice& one : choices_) {
        if (one.wider <= widest) one.widen(widest);
        sum = sum + one.height + gap;
        *(sums += stride_) = sum;
        *picks = one.pick;
        picks += stride_;
    }
}

} // namespace sitemode::render
