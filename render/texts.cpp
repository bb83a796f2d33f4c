#include "render/texts.h"

#include <algorithm>
#include <cstring>

namespace sitemode::render {

Text Texts::kept(std::string_view text) {
    if (text.empty()) return {};
    if (!has_room(text.size())) add_block(text.size());
    Block& block = *blocks_.back();
    char* const at = block.bytes.get() + block.used;
    std::memcpy(at, text.data(), text.size());
    block.used += text.size();
    return Text(std::string_view(at, text.size()));
}

bool Texts::has_room(std::size_t bytes) const {
    if (blocks_.empty() || blocks_.back().use_count() > 1) return false; // nobody else may write there
    return blocks_.back()->size - blocks_.back()->used >= bytes;
}

void Texts::add_block(std::size_t bytes) {
    const bool has_own = !blocks_.empty() && blocks_.back().use_count() == 1;
    const std::size_t usual = has_own ? std::min(2 * blocks_.back()->size, largest_block) : first_block;
    const std::size_t size = std::max(usual, bytes);
    blocks_.push_back(std::make_shared<Block>(Block{std::make_unique_for_overwrite<char[]>(size), size}));
}

} // namespace sitemode::render
