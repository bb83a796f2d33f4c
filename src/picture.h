// The diagram of a solved hierarchy: a unit is a card, its secondary sites are pills, the culprit speaks.
// What a look is like stands in src/looks.h; positions are given by render/layout.h.
#pragma once

#include <cstdint>
#include <string>

#include "graphs/dot_writer.h"
#include "graphs/hierarchy.h"
#include "render/diagram.h"
#include "render/tree_layout.h"
#include "src/looks.h"
#include "src/solve.h"

namespace sitemode {

// What a picture says of the file it was drawn from.
struct PictureSource {
    std::string file; // its name without folders, or "" for standard input
    std::string hash; // the first digits of its SHA-256, or ""
    std::string tool; // "sitemode 0.1.0"
};

render::Diagram picture(const Hierarchy& hierarchy, const Solution& solution, const PictureSource& source,
                        Theme theme = Theme::standard);

// Lets every card of such a diagram say what is below it, for pages and folds: "12 sites: 9 mixed, 3 native"
// counts its unit's secondary sites and all units below. Linear.
void count_below(render::Diagram& diagram, const Solution& solution);

// The card that such a diagram has for the unit of a site.
std::uint32_t card_of(const Solution& solution, SiteIndex site);

// Lets the summary of a diagram that is focused on a secondary site's card name that site.
void name_focus(render::Diagram& diagram, const Hierarchy& hierarchy, SiteIndex site);

// What `--only` asks for; `blocked` are units that are mixed by their own facts.
enum class Only : std::uint8_t { mixed, native, open, conflict, blocked };

// Fades the cards of such a diagram that are something else; the summary says how many stand out.
void fade_others(render::Diagram& diagram, const Solution& solution, Only only);

// The same looks as Graphviz attributes, for dot_text: plain `dot -Tsvg` then draws a similar picture. The
// result refers to its arguments and must not outlive them.
DotLooks dot_looks(const Hierarchy& hierarchy, const Solution& solution);
// With the places that our own layout gives the sites (`pos`, in points): `neato -n2 -Tsvg` keeps them.
DotLooks placed_dot_looks(const Hierarchy& hierarchy, const Solution& solution, const render::TreeForm& form);

// "9 sites in 6 units: 2 mixed, 4 open · 1 unconfirmed, 1 question · 86,850 clients" (verdicts count units).
std::string summary_line(const Hierarchy& hierarchy, const Solution& solution);

} // namespace sitemode
