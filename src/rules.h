// The rule table: the one place a rule lives (rulebook, section 2). A row holds its code, severity, words,
// source, what an unknown fact does, what mends it, its check, and a bad and a good example that the tests
// run. The solver (src/solve.h), the findings (src/findings.h), the explanations and RULES.md all read this
// table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graphs/draft.h"
#include "graphs/hierarchy.h"
#include "src/solve.h"
#include "src/trees.h"

namespace sitemode {

// Microsoft's page. `id` is its library id, or empty where only the title is known; both empty: no source.
struct Source {
    std::string_view title = {};
    std::string_view ids = {}; // separated by blanks
};

// A site as the rules on blockers see it.
struct AskedSite {
    const Hierarchy& hierarchy;
    SiteIndex site;
    bool native_ready = false; // the site says native_ready=yes
    bool no_clients = false;   // the site says clients=0
    bool declared_native =
        false; // its unit's primary site declares native mode (never in the potential view)
    bool has_secondaries = false;
    std::uint32_t review_date = 0; // yyyymmdd; 0: none, nothing is expired
};

// Roles that clients talk HTTPS to in native mode: each needs a web server certificate.
inline constexpr RoleSet need_web_certificate = bit(Role::MP) | bit(Role::PMP) | bit(Role::IMP) |
                                                bit(Role::NLB_MP) | bit(Role::DMP) | bit(Role::SUP) |
                                                bit(Role::SMP) | bit(Role::DP_BITS);

// What a blocker rule says of a site: nothing, or up to two facts that block (two, where each alone would
// do).
struct Blocks {
    struct Block {
        Fact fact;
        bool certain;
    };
    std::array<Block, 2> items{};
    std::uint8_t count = 0;
};
using BlockerCheck = Blocks (*)(const AskedSite& asked);

// Everything a rule that makes findings may look at.
struct Review {
    const Hierarchy& hierarchy;
    const Solution& solution;
    const Trees& trees; // made of nothing where only SM1xx to SM4xx are asked
};

// A finding, as data: src/findings.h puts it into words.
struct Finding {
    RuleIndex rule = no_rule;
    Severity severity = Severity::note;
    SiteIndex site = no_site;      // no_site: of the whole hierarchy
    SiteIndex other = no_site;     // a second site that it speaks of
    std::optional<Fact> fact = {}; // the fact whose value and place it shows, where it speaks of one
    bool certain = true;
    std::uint64_t count = 0;       // a number that it shows
    std::string_view words = {};   // the message's template where it is not the row's; always a literal
    SiteIndex fact_site = no_site; // the site whose fact it is, where that is not `site`
};

// Takes the findings of one rule; severity and words are the row's unless the check sets others.
class FindingSink {
public:
    FindingSink(RuleIndex rule, Severity severity, Severity least, std::vector<Finding>& out)
        : rule_(rule), severity_(severity), least_(least), out_(out) {}
    void add(const Finding& finding) { add(severity_, finding); }
    void add(Severity severity, Finding finding) {
        if (severity > least_) return;
        finding.rule = rule_;
        finding.severity = severity;
        out_.push_back(finding);
    }

private:
    RuleIndex rule_;
    Severity severity_;
    Severity least_;
    std::vector<Finding>& out_;
};
using FindingCheck = void (*)(const Review& review, FindingSink& out);

// What an unknown fact does: nothing; native mode stays possible, but someone has to answer; or that depends,
// and the row has words for it.
enum class IfUnknown : std::uint8_t { clear, unconfirmed, depends };

// The solver keeps sets of blockers in 32 bits.
inline constexpr std::size_t most_blockers = 32;

// The words of a row may hold placeholders, filled by src/words.h: {site}, {other}, {value}, {count},
// {count:link} ("1 link", "2 links") …
struct RuleRow {
    std::string_view code = {};          // "SM306"
    Severity severity = Severity::error; // of its findings, unless the check grades them
    std::string_view title = {};         // what is the case, in a few words
    std::string_view why = {};           // why it matters, a sentence or two
    Source source = {};
    std::string_view hint = {};    // what the user can do; empty: nothing
    std::string_view message = {}; // of a finding; where empty, `reason` and the site
    bool can_be_ignored = false;   // by --ignore: blocks and forces nothing, and is not structural
    bool of_hierarchy = false;     // speaks of a whole hierarchy, and names its central site
    IfUnknown if_unknown = IfUnknown::clear;
    std::string_view unknown = {}; // where it depends: on what
    // Of rules that block native mode or demand it:
    std::string_view reason = {};   // words of a cause: "{value} SMS 2003 client{s}"
    std::string_view question = {}; // of an unknown fact, short: "SMS 2003 clients?"
    std::string_view ask = {};      // the same in full
    std::string_view sign = {};     // in pictures: "2003"
    std::string_view mend = {};     // the fact that takes the blocker away: "pki=yes"; empty: none does
    // Values that each alone let the rule block: "pki=no"; several are separated by blanks.
    std::string_view spoils = {};
    // The check: one of these, or none where it is made elsewhere (SM114: edits).
    std::optional<Defect::Kind> defect = {};
    BlockerCheck blocks = nullptr;
    BlockerCheck demands = nullptr;
    // Of `blocks` and `demands`: the facts without which the check says nothing. One that an
    // unknown fact leaves unconfirmed is also asked of a primary site that gives none of them, unless the
    // site is `native_ready` or declares native mode.
    FactSet asks = 0;
    FindingCheck finds = nullptr;
    // Examples, in DOT, or in JSON where DOT can't say it.
    std::string_view bad = {};  // a hierarchy that gives this finding
    std::string_view good = {}; // a similar one that doesn't
    std::string_view edit = {}; // what is done to both, where the rule speaks of an edit: "move LON TOR"
};

// All rows, ordered by code. They stand in families, each in a file of its own beside its checks.
std::span<const RuleRow> all_rules();
inline const RuleRow& rule(RuleIndex index) {
    return all_rules()[index];
}
// The index of a code ("SM306", in any case), or none.
std::optional<RuleIndex> rule_with_code(std::string_view code);

// True where both sites state their forest and the names differ, case aside.
bool are_in_different_forests(const Hierarchy& hierarchy, SiteIndex a, SiteIndex b);

// The families.
std::span<const RuleRow> structure_rules();   // SM1xx
std::span<const RuleRow> propagation_rules(); // SM2xx
std::span<const RuleRow> blocker_rules();     // SM3xx
std::span<const RuleRow> demand_rules();      // SM4xx
std::span<const RuleRow> advice_rules();      // SM5xx
std::span<const RuleRow> security_rules();    // SM6xx
std::span<const RuleRow> size_rules();        // SM7xx

} // namespace sitemode
