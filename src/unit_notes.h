// What the card of a unit says in its body: what blocks native mode there, what demands it, or what to ask.
// Used by src/picture.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graphs/hierarchy.h"
#include "render/diagram.h"
#include "src/solve.h"

namespace sitemode {

class UnitNotes {
public:
    // All outlive it; the texts are where its own are kept.
    UnitNotes(const Hierarchy& hierarchy, const Solution& solution, render::Texts& texts)
        : h_(hierarchy), s_(solution), texts_(texts) {}

    // Adds those of a unit, the last of which counts what is left out of many. Linear in its causes.
    void add(UnitIndex unit, std::vector<render::Note>& notes);

private:
    // What a note says, and what stands behind the words of the cause.
    struct Said {
        render::Icon icon;
        const Cause* cause;
        std::string_view more = {};
    };

    void collect(UnitIndex unit);
    void show_a_demand(std::size_t shown);
    render::Note rest(std::size_t shown);
    render::Icon icon_of_rest(std::size_t shown) const;
    render::Text words(UnitIndex unit, const Said& said);
    render::Text kept(std::string_view words);
    render::Text question(const Cause& cause);

    const Hierarchy& h_;
    const Solution& s_;
    render::Texts& texts_;
    std::vector<Said> said_;              // room for the unit at hand
    std::string words_;                   // … and for a note
    std::string plain_;                   // … without what turns the reading
    std::vector<render::Text> questions_; // of rules, once they were needed
    std::size_t hidden_ = 0;              // questions of the last unit that has too many
    render::Text more_questions_;         // … in words
};

} // namespace sitemode
