#include "src/hover_texts.h"

#include "src/isolated.h"

namespace sitemode {

render::Text HoverTexts::of(SiteIndex site) {
    tell(s_.unit_of[site]);
    constexpr auto not_told = bit(Fact::name) | bit(Fact::parent) | bit(Fact::type);
    const bool has_facts = (h_.given(site) & ~not_told) != 0;
    if (h_.is_secondary(site) && !has_facts) {
        if (told_of_secondary_.empty()) told_of_secondary_ = kept(begin_words(site));
        return told_of_secondary_;
    }
    begin_words(site);
    for (const auto& cell : h_.cells(site))
        if ((bit(cell.fact) & not_told) == 0)
            words_.append("\n").append(name_of(cell.fact)).append(": ") += h_.written(cell);
    return kept(words_);
}

render::Text HoverTexts::kept(std::string_view words) {
    return texts_.kept(without_turns(words, plain_));
}

HoverTexts::Reason HoverTexts::reason_of(UnitIndex unit) const {
    const auto verdict = s_.verdict(unit);
    return {verdict, s_.unconfirmed(unit), reasons_.main(unit),
            verdict == Verdict::conflict ? reasons_.not_mixed(unit) : nullptr};
}

std::string_view HoverTexts::verdict_words(UnitIndex unit) const {
    const bool unconfirmed = s_.unconfirmed(unit);
    switch (s_.verdict(unit)) {
    case Verdict::native:
        return unconfirmed ? "native mode only, native unconfirmed" : "native mode only";
    case Verdict::mixed:
        return "mixed mode only";
    case Verdict::open:
        return unconfirmed ? "open, native or mixed, native unconfirmed" : "open, native or mixed";
    case Verdict::conflict:
        return "conflict, native demanded but mixed forced";
    }
    return "";
}

void HoverTexts::tell(UnitIndex unit) {
    const auto reason = reason_of(unit);
    if (reason == told_reason_ && !told_.empty()) return;
    told_reason_ = reason;
    told_ = verdict_words(unit);
    if (const auto words = reasons_.words(h_, unit); !words.empty()) (told_ += '\n') += words;
    told_of_secondary_ = {};
}

const std::string& HoverTexts::begin_words(SiteIndex site) {
    words_ = h_.is_secondary(site) ? ", secondary site: " : ", primary site: ";
    return words_ += told_;
}

} // namespace sitemode
