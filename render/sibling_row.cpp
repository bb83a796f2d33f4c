#include "render/sibling_row.h"

#include <algorithm>

namespace sitemode::render {

void SiblingRow::take(std::vector<Shapes>& siblings, const Gaps& gaps) {
    siblings_.swap(siblings);
    gaps_ = gaps;
    narrowest_ = 0;
    is_simple_ = true;
    for (const Shapes shapes : siblings_) {
        narrowest_ = std::max(narrowest_, shapes.front().width);
        is_simple_ = is_simple_ && shapes.size() == 1;
    }
}

} // namespace sitemode::render
