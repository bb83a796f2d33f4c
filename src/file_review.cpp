#include "src/file_review.h"

#include <algorithm>
#include <map>
#include <utility>

#include "src/words.h"

namespace sitemode {
namespace {

using From = ReviewItem::Source;

SiteIndex group_of(const Finding& finding) {
    return rule(finding.rule).of_hierarchy ? no_site : finding.site;
}

} // namespace

void CheckCounts::add(Severity severity, std::size_t count) {
    switch (severity) {
    case Severity::error:
        errors += count;
        break;
    case Severity::warning:
        warnings += count;
        break;
    case Severity::note:
        notes += count;
        break;
    }
}

CheckCounts& CheckCounts::operator+=(const CheckCounts& other) {
    errors += other.errors;
    warnings += other.warnings;
    notes += other.notes;
    questions += other.questions;
    return *this;
}

FileReview::FileReview(Reading reading, const CheckOptions& options)
    : files_(std::move(reading.files)), diagnostics_(std::move(reading.diagnostics)),
      defects_(std::move(reading.defects)), hierarchy_(std::move(reading.hierarchy)) {
    for (const auto& defect : defects_) {
        auto& index = defect_rules_[static_cast<std::size_t>(defect.kind)];
        if (!index) index = rule_with_code(message_for(defect).code);
    }
    if (hierarchy_) {
        files_ = hierarchy_->files();
        solution_ = solve(*hierarchy_, options.solve);
        findings_ = findings(*hierarchy_, solution_, options.findings);
        contradictions_ = contradictions(*hierarchy_, solution_);
    }
    add_items(options.findings.least);
    order_items();
}

FileReview::FileReview(std::string file, std::string trouble, std::string hint)
    : files_{std::move(file)},
      trouble_(Message{Severity::error, "", "", std::move(trouble), std::move(hint), {}}) {
    add_items(Severity::note);
}

void FileReview::add_items(Severity least) {
    const auto size = [](const auto& things) { return static_cast<std::uint32_t>(things.size()); };
    if (trouble_) add({From::trouble, Severity::error}, least);
    for (std::uint32_t i = 0; i < size(diagnostics_.all()); ++i)
        add({From::diagnostic, diagnostics_.all()[i].severity, false, i}, least);
    add_what_was_not_kept(least);
    for (std::uint32_t i = 0; i < size(defects_); ++i) add({From::defect, Severity::error, false, i}, least);
    for (std::uint32_t i = 0; i < size(contradictions_); ++i) {
        const auto site = hierarchy_->unit(contradictions_[i].mixed.site);
        add({From::contradiction, Severity::error, false, i, site}, least);
    }
    items_.reserve(items_.size() + findings_.size());
    for (std::uint32_t i = 0; i < size(findings_); ++i) {
        const auto& finding = findings_[i];
        add({From::finding, finding.severity, !finding.certain, i, group_of(finding)}, least);
    }
}

void FileReview::add(const ReviewItem& item, Severity least) {
    if (item.severity > least) return;
    items_.push_back(item);
    counts_.add(item.severity);
    if (item.is_question) ++counts_.questions;
}

// All diagnostics of a kind have one severity.
void FileReview::add_what_was_not_kept(Severity least) {
    std::map<std::string_view, Severity> kinds;
    for (const auto& diagnostic : diagnostics_.all()) kinds.emplace(diagnostic.kind, diagnostic.severity);
    for (const auto& [kind, severity] : kinds)
        if (severity <= least) counts_.add(severity, not_kept(kind));
}

// By counting: there can be more items than a comparing sort has patience for.
void FileReview::order_items() {
    constexpr std::size_t severities = 3;
    const auto key = [](const ReviewItem& item) {
        const auto group = item.site == no_site ? std::size_t{0} : std::size_t{item.site} + 1;
        return group * severities + static_cast<std::size_t>(item.severity);
    };
    const auto sites = hierarchy_ ? hierarchy_->size() : 0;
    std::vector<std::size_t> next((sites + 1) * severities + 1, 0);
    for (const auto& item : items_) ++next[key(item) + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    std::vector<ReviewItem> ordered(items_.size(), ReviewItem{From::trouble, Severity::error});
    for (const auto& item : items_) ordered[next[key(item)]++] = item;
    items_ = std::move(ordered);
}

bool FileReview::says_no() const {
    if (counts_.errors > 0) return true;
    for (UnitIndex unit = 0; unit < solution_.unit_count(); ++unit)
        if (solution_.verdict(unit) == Verdict::conflict) return true;
    return false;
}

Message FileReview::message(const ReviewItem& item) const {
    switch (item.source) {
    case From::trouble:
        return *trouble_;
    case From::diagnostic:
        return message_for(diagnostics_.all()[item.index]);
    case From::defect:
        return message_for(defects_[item.index]);
    case From::contradiction:
        return message_for(*hierarchy_, contradictions_[item.index]);
    case From::finding:
        break;
    }
    return message_for(*hierarchy_, findings_[item.index]);
}

std::optional<RuleIndex> FileReview::rule(const ReviewItem& item) const {
    if (item.source == From::finding) return findings_[item.index].rule;
    if (item.source == From::defect)
        return defect_rules_[static_cast<std::size_t>(defects_[item.index].kind)];
    return std::nullopt;
}

std::string_view FileReview::kind(const ReviewItem& item) const {
    if (const auto index = rule(item)) return sitemode::rule(*index).code;
    if (item.source == From::trouble) return "unreadable";
    if (item.source == From::contradiction) return "contradiction";
    const auto kind = diagnostics_.all()[item.index].kind;
    return kind.empty() ? "other" : kind;
}

std::optional<Fact> FileReview::fact(const ReviewItem& item) const {
    return item.source == From::finding ? findings_[item.index].fact : std::nullopt;
}

std::string FileReview::short_question(const ReviewItem& item) const {
    const auto& finding = findings_[item.index];
    return short_words(*hierarchy_,
                       {finding.site, finding.fact.value_or(Fact::native_ready), finding.rule, false});
}

std::size_t FileReview::not_kept(std::string_view kind) const {
    const auto all = diagnostics_.count(kind);
    return all > Diagnostics::kept_per_kind ? all - Diagnostics::kept_per_kind : 0;
}

} // namespace sitemode
