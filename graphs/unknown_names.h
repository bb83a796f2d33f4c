// What can be said of a name that is no field where it stands, in CSV and in JSON: where the fact of this
// name belongs, or what was meant. And of a table that is no hierarchy, but an export that becomes one. What
// fields are called is known to graphs/field_names.h.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graphs/facts.h"

namespace sitemode {

struct NameWords {
    std::string what; // ": it is a fact of the hierarchy", as the end of a message; empty where it is nothing
    std::string hint;
};

// Of a column's header or a key, as the file spells it. `owner` says where it stands: in CSV that is to be
// read off the header, too.
NameWords words_on_csv_header(std::string_view header, FactOwner owner);
NameWords words_on_json_key(std::string_view key, FactOwner owner);

// The known field that is most like `unknown`, or what people call so; empty where none is.
std::string likely_field(std::string_view unknown, FactOwner owner);

// How a table with these headers, and without a column `code`, becomes a hierarchy: "sitemode import --sites
// FILE"; empty where it is no export that is known.
std::string import_of_export(std::span<const std::string_view> headers);

} // namespace sitemode
