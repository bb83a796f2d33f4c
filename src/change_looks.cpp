#include "src/change_looks.h"

#include <string_view>

#include "src/looks.h"

namespace sitemode {
namespace {

using render::Border;
using render::Look;
using render::Palette;
using render::Wearer;

Look gone_card(const Palette& palette) {
    Look out;
    out.id = "gone";
    out.legend = "site that is gone";
    out.sign = "×";
    out.word = "gone";
    out.fill = out.body = out.pill = palette.paper;
    out.ink = out.body_ink = out.outline = palette.quiet_ink;
    out.border = Border::dashed;
    return out;
}

Look secondary_look(std::string_view id, std::string_view legend, std::string_view sign,
                    const Palette& palette) {
    Look out;
    out.id = id;
    out.legend = legend;
    out.sign = sign;
    out.wearer = Wearer::pill;
    out.fill = palette.paper;
    out.ink = palette.ink;
    out.outline = palette.quiet_ink;
    return out;
}

Look gone_link(const Palette& palette) {
    Look out;
    out.id = "link-gone";
    out.legend = "link that is gone";
    out.wearer = Wearer::link;
    out.outline = palette.rule;
    out.border = Border::dashed;
    return out;
}

Look changed_mark(const Palette& palette) {
    Look out;
    out.id = "changed";
    out.legend = "changes";
    out.wearer = Wearer::mark;
    out.outline = palette.ink;
    return out;
}

} // namespace

ChangeLooks add_change_looks(std::vector<Look>& looks, const Palette& palette) {
    const auto count = static_cast<std::uint32_t>(looks.size());
    looks.reserve(2 * looks.size() + 5);
    for (std::uint32_t i = 0; i < count; ++i)
        looks.push_back(calm(looks[i], "-as-before", ", as before", palette.paper));
    looks.push_back(gone_card(palette));
    looks.push_back(secondary_look("secondary-new", "secondary site that is new", "+", palette));
    looks.back().border_width = 2;
    looks.push_back(secondary_look("secondary-gone", "secondary site that is gone", "×", palette));
    looks.back().border = Border::dashed;
    looks.push_back(gone_link(palette));
    looks.push_back(changed_mark(palette));
    return {count, 2 * count, 2 * count + 1, 2 * count + 2, 2 * count + 3};
}

} // namespace sitemode
