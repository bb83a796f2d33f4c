#include "render/texts.h"

#include <algorithm>

namespace sitemode::render {

Text Texts::kept(std::string_view text) {
    if (text.empty()) return {};
    std::string& block = block_for(text.size());
    const std::size_t begin = block.size();
    block.append(text);
    return Text(std::string_view(block).substr(begin));
}

// Nobody else writes to a block that nobody else has.
std::string& Texts::block_for(std::size_t bytes) {
    std::size_t usual = first_block;
    if (!blocks_.empty() && blocks_.back().use_count() == 1) {
        std::string& last = *blocks_.back();
        if (last.capacity() - last.size() >= bytes) return last;
        usual = std::min(2 * last.capacity(), largest_block);
    }
    blocks_.push_back(std::make_shared<std::string>());
    blocks_.back()->reserve(std::max(usual, bytes));
    return *blocks_.back();
}

} // namespace sitemode::render
