// What the tooltip of a card or pill says behind the code and name of its site: the verdict, the reason, the
// facts. Used by src/picture.cpp.
#pragma once

#include <string>
#include <string_view>

#include "graphs/hierarchy.h"
#include "render/texts.h"
#include "src/explain.h"
#include "src/solve.h"

namespace sitemode {

class HoverTexts {
public:
    // All outlive it; the texts are where its own are kept. Linear.
    HoverTexts(const Hierarchy& hierarchy, const Solution& solution, render::Texts& texts)
        : h_(hierarchy), s_(solution), reasons_(solution), texts_(texts) {}

    // Of a site. Secondary sites without facts of their own say the same as others of the unit, and share a
    // text; quickest where sites of a unit follow each other.
    render::Text of(SiteIndex site);

private:
    // What decides which words tell a verdict and its reason.
    struct Reason {
        Verdict verdict = Verdict::open;
        bool unconfirmed = false;
        const Cause* main = nullptr;
        const Cause* demand = nullptr; // of a conflict
        friend bool operator==(const Reason&, const Reason&) = default;
    };

    render::Text kept(std::string_view words);
    Reason reason_of(UnitIndex unit) const;
    std::string_view verdict_words(UnitIndex unit) const;
    // Makes `told_` the verdict of a unit and its reason: the same for all of its sites, and often for units
    // below it.
    void tell(UnitIndex unit);
    const std::string& begin_words(SiteIndex site);

    const Hierarchy& h_;
    const Solution& s_;
    MainReasons reasons_;
    render::Texts& texts_;
    std::string words_; // room for those of the site at hand
    std::string plain_; // … without what turns the reading
    Reason told_reason_;
    std::string told_;
    render::Text told_of_secondary_; // or empty
};

} // namespace sitemode
