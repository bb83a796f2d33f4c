#include "graphs/text_patches.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace sitemode {
namespace {

bool is_of_word(char c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_letter || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

} // namespace

void TextPatches::replace(std::uint32_t begin, std::uint32_t end, std::string text) {
    patches_.push_back({begin, end, std::move(text)});
}

std::string TextPatches::applied(std::string_view text) const {
    std::vector<const Patch*> order;
    order.reserve(patches_.size());
    for (const Patch& patch : patches_) order.push_back(&patch);
    std::stable_sort(order.begin(), order.end(), [](const Patch* a, const Patch* b) {
        if (a->begin != b->begin) return a->begin < b->begin;
        return a->end == a->begin && b->end != b->begin;
    });
    std::string out;
    std::size_t at = 0;
    const auto copy_up_to = [&](std::size_t stop) {
        const bool are_joined = !out.empty() && at > 0 && stop > at && is_of_word(out.back()) &&
                                is_of_word(text[at]) && !is_of_word(text[at - 1]);
        if (are_joined) out += ' ';
        out += text.substr(at, stop - at);
    };
    for (const Patch* patch : order) {
        const bool replaces = !patch->text.empty() && patch->end > patch->begin;
        if (patch->begin < at && replaces) continue;
        if (patch->begin > at) {
            copy_up_to(patch->begin);
            at = patch->begin;
        }
        out += patch->text;
        at = std::max<std::size_t>(at, patch->end);
    }
    copy_up_to(text.size());
    return out;
}

} // namespace sitemode
