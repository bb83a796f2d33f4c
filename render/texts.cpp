#include "render/texts.h"

#include <algorithm>

namespace sitemode::render {

Text Texts::kept(std::string_view text) {
    if (text.empty()) return {};
    if (!has_room(text.size())) add_block(text.size());
    std::string& block = *blocks_.back();
    const std::size_t begin = block.size();
    block.append(text);
    return Text(std::string_view(block).substr(begin));
}

bool Texts::has_room(std::size_t bytes) const {
    if (blocks_.empty() || blocks_.back().use_count() > 1) return false; // nobody else may write there
    return blocks_.back()->capacity() - blocks_.back()->size() >= bytes;
}

void Texts::add_block(std::size_t bytes) {
    const bool has_own = !blocks_.empty() && blocks_.back().use_count() == 1;
    const std::size_t usual = has_own ? std::min(2 * blocks_.back()->capacity(), largest_block) : first_block;
    blocks_.push_back(std::make_shared<std::string>());
    blocks_.back()->reserve(std::max(usual, bytes));
}

} // namespace sitemode::render
