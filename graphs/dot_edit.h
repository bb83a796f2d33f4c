// Writes an edited hierarchy into the DOT text it was read from: comments, layout, order, looks and all else
// that a hierarchy doesn't hold stay as they are.
#pragma once

#include <string>
#include <string_view>

#include "graphs/hierarchy.h"

namespace sitemode {

struct EditedText {
    std::string text;
    // False: the changes found no place in the text, which was written anew; comments and looks are gone.
    bool is_patched = true;
};

// `text`: as it was read, without an error. `after`: what it is to hold; sites of the same code are the same.
// The text that is given reads as `after`, places and the order of a site's unknown attributes aside (and
// sites may have got a statement of their own); where nothing differs it is `text`. Reads the text again
// after each step, of which there are few: n log n.
EditedText edited_dot(std::string_view text, const Hierarchy& after);

} // namespace sitemode
