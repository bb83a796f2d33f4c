#include "render/least_heights.h"

#include "render/four_numbers.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sitemode::render {
namespace {

constexpr std::size_t at_once = 4;
constexpr int halvings = 6; // of the interval in which a height lies
constexpr double rounding = 1e-6;
using Four = std::array<double, at_once>;

// 1, 2, 3 … then in steps of about a sixth: the numbers of columns that are tried.
std::size_t next_columns(std::size_t columns) {
    return columns + 1 + columns / 6;
}

class LeastHeights {
public:
    LeastHeights(std::span<const double> heights, double gap) : heights_(heights), gap_(gap) {
        for (const double one : heights) {
            sum_ += one + gap;
            tallest_ = std::max(tallest_, one);
        }
    }

    [[nodiscard]] Four of(const Four& numbers) const {
        Four least{};
        for (std::size_t i = 0; i < at_once; ++i)
            least[i] = std::max(tallest_, sum_ / numbers[i] - gap_) + rounding;
        const FourNumbers columns(numbers);
        FourNumbers low(least), high = low + FourNumbers(tallest_) + FourNumbers(gap_);
        high = high.where(columns < columns_within(low), low);
        for (int i = 0; i < halvings; ++i) { // where both ends are the same they stay
            const FourNumbers middle = (low + high) * FourNumbers(0.5);
            const auto is_too_low = columns < columns_within(middle);
            low = middle.where(is_too_low, low);
            high = high.where(is_too_low, middle);
        }
        return high.each();
    }

private:
    // How many columns are filled one after the other, at most so high; no sibling is higher. Where a column
    // ends is told by the sum of all heights so far.
    [[nodiscard]] FourNumbers columns_within(const FourNumbers& highest) const {
        const FourNumbers one_more(1), most = highest + FourNumbers(gap_); // as there is a gap below each
        FourNumbers columns = one_more, limits = most;
        double before = 0;
        for (const double one : heights_) {
            const double sum = before + one + gap_;
            const auto is_over = limits < FourNumbers(sum);
            columns = columns + one_more.where(is_over);
            limits = (most + FourNumbers(before)).where(is_over, limits);
            before = sum;
        }
        return columns;
    }

    std::span<const double> heights_;
    double gap_;
    double sum_ = 0, tallest_ = 0;
};

} // namespace

void add_least_heights(std::span<const double> heights, double gap, std::vector<double>& out) {
    const LeastHeights least(heights, gap);
    for (std::size_t columns = 1; columns < heights.size();) {
        Four wanted{};
        std::size_t count = 0;
        for (double& one : wanted) {
            one = static_cast<double>(columns);
            if (columns >= heights.size()) continue;
            ++count;
            columns = next_columns(columns);
        }
        const Four found = least.of(wanted);
        out.insert(out.end(), found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count));
    }
}

} // namespace sitemode::render
