// Everything that there is to say of one file, in the order of a report: what `sitemode check` shows as text,
// JSON or SARIF (src/report_check.h, src/sarif.h).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graphs/draft.h"
#include "src/findings.h"
#include "src/solve.h"

namespace sitemode {

struct CheckOptions {
    SolveOptions solve;
    FindingOptions findings; // `least` holds for everything that is reported
};

struct CheckCounts {
    std::size_t errors = 0, warnings = 0, notes = 0;
    std::size_t questions = 0; // those of the notes that ask for an unknown fact
    void add(Severity severity, std::size_t count = 1);
    CheckCounts& operator+=(const CheckCounts& other);
};

// One thing said of a file, not yet in words: there can be millions.
struct ReviewItem {
    enum class Source : std::uint8_t { trouble, diagnostic, defect, contradiction, finding };
    Source source;
    Severity severity;
    bool is_question = false;
    std::uint32_t index = 0; // among those of the same source
    SiteIndex site = no_site;
};

class FileReview {
public:
    // Of a file that was read. Solves it where that can be.
    FileReview(Reading reading, const CheckOptions& options);
    // Of a file that could not be read: there is nothing to say but why.
    FileReview(std::string file, std::string trouble, std::string hint);

    const std::string& file() const { return files_.front(); }
    const std::vector<std::string>& files() const { return files_; }
    // Null where the file holds no hierarchy; the two come together.
    const Hierarchy* hierarchy() const { return hierarchy_ ? &*hierarchy_ : nullptr; }
    const Solution* solution() const { return hierarchy_ ? &solution_ : nullptr; }
    bool has_limit() const { return diagnostics_.has_limit(); }
    // True where the answer of a design review is "no": an error, or a conflict.
    bool says_no() const;

    // What concerns the whole file or a whole hierarchy first, then site by site in the order of the file; of
    // each the most severe first, and then by rule.
    std::span<const ReviewItem> items() const { return items_; }
    const CheckCounts& counts() const { return counts_; }

    Message message(const ReviewItem& item) const;
    // The rule that an item comes from, if one speaks.
    std::optional<RuleIndex> rule(const ReviewItem& item) const;
    // What groups like with like: "SM306"; without a rule "wrong-value", "syntax", "unreadable" …
    std::string_view kind(const ReviewItem& item) const;
    // Of a finding: the fact that it shows, if it shows one.
    std::optional<Fact> fact(const ReviewItem& item) const;
    // Of a question: its short form, "SMS 2003 clients?".
    std::string short_question(const ReviewItem& item) const;
    // Diagnostics of this kind that were counted but not kept.
    std::size_t not_kept(std::string_view kind) const;

private:
    void add_items(Severity least);
    void add(const ReviewItem& item, Severity least);
    void order_items();
    void add_what_was_not_kept(Severity least);

    std::vector<std::string> files_;
    std::optional<Message> trouble_;
    Diagnostics diagnostics_;
    std::vector<Defect> defects_;
    std::array<std::optional<RuleIndex>, defect_kind_count> defect_rules_{}; // by kind
    std::optional<Hierarchy> hierarchy_;
    Solution solution_;
    std::vector<Contradiction> contradictions_;
    std::vector<Finding> findings_;
    std::vector<ReviewItem> items_;
    CheckCounts counts_;
};

} // namespace sitemode
