// What reading has to say: a Place in a file, and Diagnostics about it. Findings of the rulebook are
// something else: they are made by the rule table (src/rules.h) from a Hierarchy or from Defects
// (graphs/draft.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sitemode {

// Where something stands in an input. Lines and columns count from 1, columns in characters (code points);
// line 0 means "no place". `file` is an index into the list of file names that travels with the places.
struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint16_t file = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity : std::uint8_t { error, warning, note };

// "error", "warning" or "note".
std::string_view severity_name(Severity severity);

// Something said about an input. `message` and `hint` may hold text of the input as it is: whoever prints
// escapes it.
struct Diagnostic {
    Severity severity = Severity::error;
    Place place;
    std::string message;
    std::string hint;      // what the user can do; empty where nothing can be done
    std::string_view kind; // groups like with like ("wrong-value"): a printer shows so many of a kind
    bool is_limit = false; // a limit was reached (exit code 5), not a mistake in the input
};

// The diagnostics of one reading, in the order found. Of each kind the first `kept_per_kind` are kept, the
// rest counted: a file of a million mistakes must not need a gigabyte to say so.
class Diagnostics {
public:
    static constexpr std::size_t kept_per_kind = 10'000;

    void add(Diagnostic diagnostic);
    // True once anything of severity error was added.
    bool has_errors() const { return errors_ > 0; }
    bool has_limit() const { return limit_; }
    const std::vector<Diagnostic>& all() const { return kept_; }
    // How many of this kind were added, kept or not.
    std::size_t count(std::string_view kind) const;
    // Adds all of `other` behind these.
    void append(Diagnostics other);

private:
    std::vector<Diagnostic> kept_;
    std::map<std::string_view, std::size_t> counts_;
    std::size_t errors_ = 0;
    bool limit_ = false;
};

// `text` between single quotes, shortened to `most` characters with "…": for messages that show a value of
// the input.
std::string quoted(std::string_view text, std::size_t most = 60);

} // namespace sitemode
