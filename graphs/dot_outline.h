// Where everything stands in a DOT text: its groups, statements, mentions of sites and attributes, each with
// its bytes. What a patch of the text needs (graphs/dot_patches.h) and reading passes over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graphs/dot_scanner.h"
#include "graphs/hierarchy.h"

namespace sitemode {

// Bytes of the text, from `begin` up to `end`.
struct DotSpan {
    std::uint32_t begin = 0, end = 0;
};

// An attribute.
struct DotPair {
    std::string_view name; // what it means
    std::string_view value;
    DotSpan at; // from the name to the value
    DotSpan value_at;
    bool is_quoted = false; // the value is
};

// A site named in a statement; with the port behind it.
struct DotMention {
    SiteIndex site = 0;
    std::uint32_t statement = 0;
    DotSpan at;
};

// What stands on one side of an arrow: sites with commas between them, or a group.
struct DotOperand {
    DotSpan at;
    std::uint32_t first_mention = 0, end_mention = 0; // of a group: all that stand in its braces
    bool is_group = false;

    bool is_single() const { return !is_group && end_mention - first_mention == 1; }
};

struct DotStatement {
    // `fact` is `name = value`; `defaults` and `attributes` are node or edge [..], and graph [..].
    enum class Kind : std::uint8_t { sites, links, group, fact, defaults, attributes } kind = Kind::sites;
    std::uint32_t group = 0; // that it stands in
    DotSpan at;
    std::uint32_t stop = 0; // behind its semicolon, or its end
    DotSpan lists;          // all [..]; empty where there are none
    std::uint32_t first_operand = 0, end_operand = 0;
    std::uint32_t first_pair = 0, end_pair = 0;
};

// { … }; the first is that of the graph.
struct DotGroup {
    std::uint32_t statement = 0; // that it is part of; not of the graph's
    DotSpan inside;              // between the braces
    // The group that makes a difference to the sites in it: this one, or the one around it where it has
    // neither a name nor attributes.
    std::uint32_t that_counts = 0;
};

struct DotLink {
    SiteIndex parent = 0, child = 0;
    std::uint32_t statement = 0;
};

class DotOutline {
public:
    static constexpr std::uint32_t none = 0xFFFF'FFFF;

    // `text`: valid UTF-8 without a byte order mark that read_dot reads without an error; outlives the
    // outline. Sites have the numbers of that reading. Linear.
    explicit DotOutline(std::string_view text);

    const DotStatement& statement(std::uint32_t at) const { return statements_[at]; }
    std::size_t size() const { return statements_.size(); }
    const DotGroup& group(std::uint32_t at) const { return groups_[at]; }
    const DotOperand& operand(std::uint32_t at) const { return operands_[at]; }
    const DotPair& pair(std::uint32_t at) const { return pairs_[at]; }
    const std::vector<DotMention>& mentions() const { return mentions_; }
    // In the order of their statements' ends.
    const std::vector<DotLink>& links() const { return links_; }

    // Positions of the first mention, and of the second or `none`.
    std::uint32_t first_mention(SiteIndex site) const { return first_mention_[site]; }
    std::uint32_t second_mention(SiteIndex site) const { return second_mention_[site]; }
    // The last of the links to a site, or `none`.
    std::uint32_t last_link(SiteIndex child) const { return last_link_[child]; }
    // The statements that give attributes to this site alone, the last first; then `none`.
    std::uint32_t last_own_statement(SiteIndex site) const { return last_own_statement_[site]; }
    std::uint32_t own_statement_before(std::uint32_t statement) const { return own_before_[statement]; }
    // True where a node [..] gives the site an attribute of this name.
    bool has_default(SiteIndex site, std::string_view name) const;
    // The group whose attributes a statement stands in.
    std::uint32_t group_of(std::uint32_t statement) const {
        return groups_[statements_[statement].group].that_counts;
    }
    // The statement of the graph itself that this one is part of: it or one around it.
    std::uint32_t outermost(std::uint32_t statement) const;

private:
    friend class DotOutlineWalk;
    friend struct DotOutlineMeaning;

    void find_groups();
    void find_mentions();
    void find_own_statements();
    bool is_in_link(const DotStatement& statement) const;

    TextKeeper keeper_;
    std::vector<DotStatement> statements_; // in the order of their begins
    std::vector<DotGroup> groups_;
    std::vector<DotOperand> operands_; // of a statement together
    std::vector<DotPair> pairs_;
    std::vector<DotMention> mentions_;
    std::vector<DotLink> links_;
    struct Default {
        SiteIndex site;
        std::uint32_t name;
    };
    std::vector<Default> defaults_; // by site
    std::unordered_map<std::string_view, std::uint32_t> default_names_;
    std::vector<std::uint32_t> first_mention_, second_mention_, last_link_, last_own_statement_; // by site
    std::vector<std::uint32_t> own_before_; // by statement
};

} // namespace sitemode
