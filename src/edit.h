// Edits: changes of a hierarchy as values. `parsed_edit` reads one from the words that users write, on the
// command line or in a script; `edited` gives the hierarchy that a list of them makes. What-if, plans and
// interactive sessions are lists of edits.
//
//   SITE.fact=value                   give a fact; an empty value takes it back
//   title=value                       the same for a fact of the hierarchy
//   move SITE PARENT                  attach a site to another parent, `-` for none
//   SITE.parent=PARENT                the same
//   add SITE PARENT [fact=value ...]  add a site
//   remove SITE                       refused while it has children
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "graphs/diagnostic.h"
#include "graphs/hierarchy.h"
#include "src/findings.h"

namespace sitemode {

// A fact and the value it is to have, as words: `edited` reads them against the vocabulary.
struct NewFact {
    std::string name;
    std::string value;        // empty: the fact is taken back
    std::uint32_t column = 0; // of its word, in the line of the edit

    friend bool operator==(const NewFact&, const NewFact&) = default;
};

struct Edit {
    enum class Kind : std::uint8_t {
        give,     // facts of `site`
        give_own, // facts of the hierarchy
        move,     // `site` below `parent`
        add,      // `site` below `parent`, with `facts`
        remove,   // `site`
    };
    Kind kind = Kind::give;
    std::string site;                  // its code, in any case; "" of give_own
    std::optional<std::string> parent; // of move and add; none: to be a central site
    std::vector<NewFact> facts;        // one of give and give_own
    // Where it was written, for messages and for the facts that it gives; `file` is an index into
    // EditOptions::sources. Without a line it is the edit with that number, from 1.
    Place place;

    friend bool operator==(const Edit&, const Edit&) = default;
};

// Reads one edit. Values with blanks stand in double quotes, in which \" is a quote and \\ a backslash; a
// word that begins with # ends the text. `place`: where the text begins; columns count from its own. Gives
// the edit, or what is wrong with its form: whether its site and its facts exist is asked by `edited`.
tl::expected<Edit, Message> parsed_edit(std::string_view text, Place place = {});
// The same of words that a shell has split, each taken as it is: "TOR.name=New York" needs no quotes.
tl::expected<Edit, Message> parsed_edit(std::span<const std::string> words, Place place = {});
// How many of these words, of which there is at least one, make the first edit: `move HEL SHA` takes three.
std::size_t words_of_first_edit(std::span<const std::string> words);

// An edit script: one edit a line, # comments.
struct EditScript {
    std::vector<Edit> edits;
    std::vector<Message> messages; // what is wrong; of a script of a million mistakes the first 10,000
};
// Reads a script, in linear time. `file`: of the places.
EditScript parsed_script(std::string_view text, std::uint16_t file = 0);

// An edit in the words that parsed_edit reads.
std::string written(const Edit& edit);

// What edits of a command line are called as a file; their lines are the numbers of the edits, and users are
// shown "edit 2".
inline constexpr std::string_view edit_file = "edit";

struct EditOptions {
    // What the texts that edits come from are called, by Place::file: of facts that edits gave, and in
    // messages.
    std::vector<std::string> sources = {std::string(edit_file)};
    bool secondary_sites_may_move = false; // SM114 is ignored
};

// Why edits were refused: everything that is wrong with them, in their order; then what is wrong with the
// structure that they make.
struct Refusal {
    static constexpr std::size_t most_kept = 10'000;
    std::vector<Message> messages;
    std::size_t left_out = 0;       // so many messages were not kept
    std::vector<std::string> files; // for the places
};

// The hierarchy with all edits done, or why it can't be: nothing is half done. Edits are applied in order,
// each to what those before it left, and the structure is checked when all are done. Giving a primary site a
// mode takes the declared modes of its secondary sites back, which switch with it; moving a site takes back
// what was said of its link. Linear in sites, facts and edits (codes n log n).
tl::expected<Hierarchy, Refusal> edited(const Hierarchy& hierarchy, std::span<const Edit> edits,
                                        const EditOptions& options = {});

} // namespace sitemode
