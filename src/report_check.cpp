#include "src/report_check.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "src/json_parts.h"
#include "src/summary.h"
#include "src/words.h"

namespace sitemode {
namespace {

// Messages of one kind and severity, so that twenty notes don't hide an error.
struct Group {
    std::string_view kind;
    Severity severity;
    std::string_view code;
    std::size_t count = 0, shown = 0;
    std::string last_hint = {};
};

constexpr std::string_view questions = "questions";

// Writes what there is to say of one file.
class FileText {
public:
    FileText(const FileReview& review, const CheckStyle& style, std::string& out)
        : review_(review), style_(style), out_(out) {}

    void write() {
        for (const auto& items : sites()) add_site(items);
        bool any_rest = false;
        for (const auto& group : groups_) any_rest = add_rest(group, any_rest) || any_rest;
    }

private:
    // What there is to say of each site, and of the hierarchy; the most severe first, as in each of them.
    std::vector<std::span<const ReviewItem>> sites() const {
        const auto items = review_.items();
        std::vector<std::span<const ReviewItem>> out;
        for (std::size_t first = 0, end = 0; first < items.size(); first = end) {
            while (end < items.size() && items[end].site == items[first].site) ++end;
            out.push_back(items.subspan(first, end - first));
        }
        std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
            return a.front().severity < b.front().severity;
        });
        return out;
    }

    void add_site(std::span<const ReviewItem> items) {
        heading_due_ = true;
        const auto asking =
            std::count_if(items.begin(), items.end(), [](const auto& i) { return i.is_question; });
        bool asked = false;
        for (const auto& item : items) {
            if (!item.is_question || asking == 1)
                add_item(item);
            else if (!std::exchange(asked, true))
                add_questions(items, static_cast<std::size_t>(asking));
        }
    }

    void add_item(const ReviewItem& item) {
        const auto index = review_.rule(item);
        const auto code = index ? rule(*index).code : std::string_view();
        auto& group = group_of(review_.kind(item), item.severity, code);
        if (!is_shown(group)) return;
        const auto message = review_.message(item);
        add_heading(item.site);
        add_line(message.place, message.severity, message.text, code);
        if (!message.hint.empty() && message.hint != group.last_hint)
            out_ += "  hint: " + style_.printable(message.hint) + "\n";
        group.last_hint = message.hint;
    }

    void add_questions(std::span<const ReviewItem> items, std::size_t count) {
        auto& group = group_of(questions, Severity::note, {});
        if (!is_shown(group)) return;
        auto words = counted(count, "question") + ":";
        for (const auto& item : items)
            if (item.is_question) words += " " + review_.short_question(item);
        const auto site = items.front().site;
        add_heading(site);
        add_line(review_.hierarchy()->place(site), Severity::note, words, {});
    }

    Group& group_of(std::string_view kind, Severity severity, std::string_view code) {
        for (auto& group : groups_)
            if (group.kind == kind && group.severity == severity) return group;
        groups_.push_back({kind, severity, code, review_.not_kept(kind)});
        return groups_.back();
    }

    bool is_shown(Group& group) const {
        ++group.count;
        if (group.shown == CheckText::most_of_a_kind && !style_.all_findings) return false;
        ++group.shown;
        return true;
    }

    void add_heading(SiteIndex site) {
        if (!std::exchange(heading_due_, false)) return;
        if (!out_.empty()) out_ += '\n';
        if (site == no_site) return;
        const auto& h = *review_.hierarchy();
        auto words = std::string(h.code(site));
        if (h.name(site) != h.code(site)) words += " " + std::string(h.name(site));
        words = style_.printable(words);
        out_ += (style_.heading == nullptr ? words : style_.heading(words)) + "\n";
    }

    void add_line(const Place& place, Severity severity, std::string_view words, std::string_view code) {
        out_ += shown_place(place) + ": " + shown(severity) + " " + style_.printable(words);
        if (!code.empty()) (out_ += " [").append(code) += ']';
        out_ += '\n';
    }

    // Gives true where something was left out.
    bool add_rest(const Group& group, bool any_before) {
        if (group.count <= group.shown) return false;
        if (!any_before) out_ += '\n';
        const auto left = with_thousands(group.count - group.shown);
        out_ += style_.printable(review_.file()) + ": " + shown(Severity::note) + " and " + left + " more ";
        if (group.kind == questions)
            out_ += "sites with questions";
        else if (group.code.empty())
            out_ += "of this kind: " + words_of_kind(group.kind);
        else
            out_ += shown_kind(group);
        out_ += style_.all_findings ? "\n" : " (--all-findings shows all)\n";
        return true;
    }

    static std::string shown_kind(const Group& group) {
        return std::string(severity_name(group.severity)) + "s [" + std::string(group.code) + "]";
    }

    std::string shown_place(const Place& place) const {
        const auto& files = review_.files();
        auto file = style_.printable(place.file < files.size() ? files[place.file] : review_.file());
        if (place.line == 0) return file;
        return file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    }

    std::string shown(Severity severity) const {
        const auto word = std::string(severity_name(severity)) + ":";
        return style_.severity == nullptr ? word : style_.severity(severity, word);
    }

    const FileReview& review_;
    const CheckStyle& style_;
    std::string& out_;
    std::vector<Group> groups_;
    bool heading_due_ = true;
};

std::string_view nothing_words(Severity least) {
    switch (least) {
    case Severity::error:
        return "no error";
    case Severity::warning:
        return "no error and no warning";
    case Severity::note:
        break;
    }
    return "nothing to report";
}

// "3 errors, 5 warnings, 12 notes (10 questions)"
std::string count_words(const CheckCounts& counts, Severity least) {
    std::string out;
    const auto add = [&](std::size_t count, std::string_view what) {
        if (count > 0) out += (out.empty() ? "" : ", ") + counted(count, what);
    };
    add(counts.errors, "error");
    add(counts.warnings, "warning");
    add(counts.notes, "note");
    if (counts.questions > 0) out += " (" + counted(counts.questions, "question") + ")";
    return out.empty() ? std::string(nothing_words(least)) : out;
}

} // namespace

void CheckText::add(const FileReview& review) {
    FileText(review, style_, out_).write();
    counts_ += review.counts();
    ++files_;
}

std::string CheckText::finished() && {
    if (!out_.empty()) out_ += '\n';
    out_ += count_words(counts_, style_.least) + " in " + counted(files_, "file") + "\n";
    return std::move(out_);
}

CheckJson::CheckJson(TextSink sink) : json_(sink) {
    json_.begin_object();
    write_heading(json_);
    json_.key("files");
    json_.begin_array();
}

void CheckJson::add(const FileReview& review) {
    counts_ += review.counts();
    ++files_;
    json_.begin_object();
    json_.field("file", review.file());
    if (review.hierarchy() != nullptr)
        write_summary(json_, summary_of(*review.hierarchy(), *review.solution()), *review.solution());
    json_.key("findings");
    json_.begin_array();
    for (const auto& item : review.items()) write_message(json_, review.files(), review.message(item));
    json_.end_array();
    json_.end_object();
}

std::string CheckJson::finished() && {
    json_.end_array();
    json_.key("counts");
    json_.begin_object(JsonWriter::Layout::inline_);
    json_.field("files", std::uint64_t{files_});
    json_.field("errors", std::uint64_t{counts_.errors});
    json_.field("warnings", std::uint64_t{counts_.warnings});
    json_.field("notes", std::uint64_t{counts_.notes});
    json_.field("questions", std::uint64_t{counts_.questions});
    json_.end_object();
    json_.end_object();
    return std::move(json_).finished();
}

} // namespace sitemode
