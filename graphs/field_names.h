// What the fields of a site are called in CSV (columns) and JSON (keys): facts by their own names, `code`,
// `parent`, `link_ipsec` for a fact of the link to the parent; facts of the hierarchy as columns
// `hierarchy_title` … in CSV, at the top level of JSON. CSV takes names in any case and with blanks around,
// JSON letter for letter. The name of an unknown attribute that would be taken for something else gets
// `extra:` before it, so that it comes back as it was; in DOT, too, where that goes for Graphviz' own names.
// An unknown attribute of the link to a site's parent is one of the site whose name begins with `link_`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graphs/facts.h"

namespace sitemode {

// What a field holds.
struct Field {
    // `structure`: the format's own ("sites"); `nameless`: a column without a header.
    enum class Kind : std::uint8_t {
        code,
        parent,
        fact,
        ipsec,
        own_fact,
        extra,
        own_extra,
        structure,
        nameless
    };
    Kind kind = Kind::nameless;
    Fact fact = Fact::name; // of `fact` and `own_fact`
    std::string extra;      // the name of an unknown attribute
    friend bool operator==(const Field&, const Field&) = default;
};

// By the header of a column.
Field csv_field(std::string_view header);
// By a key of a site, or of the whole.
Field json_field(std::string_view key, FactOwner owner);

// What an unknown attribute of a site or of the hierarchy is called; in DOT one of a link, too.
std::string csv_header_of_extra(std::string_view name, FactOwner owner);
std::string json_key_of_extra(std::string_view name, FactOwner owner);
std::string dot_name_of_extra(std::string_view name, FactOwner owner);

// The unknown attribute of a site, a link or the hierarchy that an attribute in DOT stands for, which is
// neither a fact nor Graphviz' own: `written` itself, or what is behind its `extra:`.
std::string_view extra_of_dot_name(std::string_view written, FactOwner owner);

// The site's unknown attribute for one of its link to the parent; and what such a one is called at the link,
// empty where it is the site's own.
std::string extra_of_link(std::string_view name_on_link);
std::string_view name_on_link(std::string_view extra);

} // namespace sitemode
