#include "src/unit_notes.h"

#include <algorithm>
#include <cstddef>

#include "src/isolated.h"
#include "src/words.h"

namespace sitemode {
namespace {

constexpr std::size_t most_notes = 4;

} // namespace

using render::Icon;
using render::Note;
using render::Text;

void UnitNotes::add(UnitIndex unit, std::vector<Note>& notes) {
    collect(unit);
    const auto shown = said_.size() <= most_notes ? said_.size() : most_notes - 1;
    if (shown < said_.size()) show_a_demand(shown);
    for (std::size_t i = 0; i < shown; ++i) notes.push_back({said_[i].icon, words(unit, said_[i])});
    if (shown < said_.size()) notes.push_back(rest(shown));
}

// The culprit speaks: what blocks the unit itself, what demands native mode, or what to ask.
void UnitNotes::collect(UnitIndex unit) {
    said_.clear();
    for (const auto& cause : s_.not_native(unit))
        if (cause.certain) said_.push_back({Icon::warning, &cause});
    const bool conflict = s_.verdict(unit) == Verdict::conflict;
    for (const auto& cause : s_.not_mixed(unit)) {
        if (cause.fact == Fact::mode && !conflict)
            continue; // a native site that is to stay so needs no words
        const bool is_plain = cause.rule == no_rule || cause.fact == Fact::roles;
        said_.push_back({Icon::demand, &cause, is_plain ? "" : " need native"});
    }
    if (!s_.units[unit].forced_mixed)
        for (const auto& cause : s_.not_native(unit))
            if (!cause.certain) said_.push_back({Icon::question, &cause});
}

// A conflict has two sides: behind many blockers the first demand takes the place of the last one shown.
void UnitNotes::show_a_demand(std::size_t shown) {
    const auto last = said_.begin() + static_cast<std::ptrdiff_t>(shown);
    const auto is_demand = [](const Said& said) { return said.icon == Icon::demand; };
    if (std::any_of(said_.begin(), last, is_demand)) return;
    const auto demand = std::find_if(last, said_.end(), is_demand);
    if (demand != said_.end()) std::rotate(last - 1, demand, demand + 1);
}

// Neighbours often leave out as many questions.
Note UnitNotes::rest(std::size_t shown) {
    const auto hidden = said_.size() - shown;
    const auto icon = icon_of_rest(shown);
    if (icon != Icon::question) return {icon, texts_.kept("and " + std::to_string(hidden) + " more")};
    if (hidden != hidden_)
        more_questions_ = texts_.kept("and " + counted(hidden, "more question", "more questions"));
    hidden_ = hidden;
    return {icon, more_questions_};
}

// One for all kinds would be wrong for some.
Icon UnitNotes::icon_of_rest(std::size_t shown) const {
    const auto icon = said_[shown].icon;
    for (auto i = shown + 1; i < said_.size(); ++i)
        if (said_[i].icon != icon) return Icon::none;
    return icon;
}

Text UnitNotes::words(UnitIndex unit, const Said& said) {
    const auto& cause = *said.cause;
    const bool is_own = cause.site == s_.primaries[unit];
    if (is_own && said.icon == Icon::question) return question(cause);
    words_.clear();
    if (!is_own) words_.append(h_.code(cause.site)).append(": ");
    return kept(words_.append(short_words(h_, cause)).append(said.more));
}

Text UnitNotes::kept(std::string_view words) {
    return texts_.kept(without_turns(words, plain_));
}

// Most are the same at all sites.
Text UnitNotes::question(const Cause& cause) {
    const bool is_the_same =
        cause.rule != no_rule && rule(cause.rule).question.find('{') == std::string_view::npos;
    if (!is_the_same) return kept(short_words(h_, cause));
    questions_.resize(std::max(questions_.size(), cause.rule + std::size_t{1}));
    auto& words = questions_[cause.rule];
    if (words.empty()) words = texts_.kept(short_words(h_, cause));
    return words;
}

} // namespace sitemode
