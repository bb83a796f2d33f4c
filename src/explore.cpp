#include "src/explore.h"

#include <algorithm>

#include "graphs/ascii.h"
#include "graphs/nearest.h"
#include "graphs/utf8.h"
#include "src/change_words.h"
#include "src/columns.h"
#include "src/edit_line.h"
#include "src/summary.h"
#include "src/words.h"

namespace sitemode {
namespace {

using Kind = SessionCommand::Kind;

std::uint32_t column_in(std::string_view line, std::string_view word) {
    const auto before = line.substr(0, static_cast<std::size_t>(word.data() - line.data()));
    return static_cast<std::uint32_t>(code_points(before)) + 1;
}

Reply refusal(std::string text, std::string hint, std::uint32_t column = 1) {
    Message message;
    message.text = std::move(text);
    message.hint = std::move(hint);
    message.place.column = column;
    Reply reply;
    reply.refusals.push_back(std::move(message));
    return reply;
}

Reply shown(std::string text) {
    Reply reply;
    reply.text = std::move(text);
    return reply;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known,
                         std::string otherwise) {
    const auto near = nearest(word, known);
    return near.empty() ? std::move(otherwise) : "did you mean " + std::string(near) + "?";
}

// A code alone, or a fact without its value, is the beginning of something.
Reply refused_word(std::string_view line, std::string_view word, const Hierarchy& h) {
    std::vector<std::string_view> known;
    known.reserve(session_commands().size());
    for (const auto& row : session_commands()) known.push_back(row.name);
    std::string hint = "help shows what there is";
    if (word.find('.') != std::string_view::npos) hint = "a fact is given as SITE.fact=value";
    if (const auto site = h.site_with_code(in_capitals(word)); site != no_site)
        hint = "why " + std::string(h.code(site)) + ", or " + std::string(h.code(site)) + ".fact=value";
    else
        hint = did_you_mean(word, known, std::move(hint));
    return refusal(quoted(word) + " is no command and no edit", std::move(hint), column_in(line, word));
}

std::optional<Mode> mode_named(std::string_view word) {
    for (const auto mode : {Mode::native, Mode::mixed})
        if (name_of(mode) == word) return mode;
    return std::nullopt;
}

} // namespace

Session::Session(Hierarchy hierarchy, SessionOptions options)
    : options_(std::move(options)), start_(evaluated(std::move(hierarchy))) {}

Evaluation Session::evaluated(Hierarchy hierarchy) const {
    auto solution = solve(hierarchy, options_.solve);
    return {std::move(hierarchy), {}, std::move(solution), {}};
}

tl::expected<std::string, Refusal> Session::replace(std::vector<Edit> edits) {
    std::optional<Evaluation> next;
    if (!edits.empty()) {
        auto hierarchy = edited(start_.hierarchy, edits, options_.edit);
        if (!hierarchy) return tl::unexpected(std::move(hierarchy).error());
        next = evaluated(*std::move(hierarchy));
    }
    const auto& after = next ? *next : start_;
    auto text = brief_changes_text({now(), after, compared(now(), after), {}}, options_.change);
    current_ = std::move(next);
    edits_ = std::move(edits);
    return text;
}

tl::expected<std::string, Refusal> Session::edit(std::span<const Edit> edits) {
    const auto before = edits_.size();
    auto all = edits_;
    all.insert(all.end(), edits.begin(), edits.end());
    auto text = replace(std::move(all));
    if (!text) return text;
    steps_.push_back(before);
    undone_.clear();
    return text;
}

Reply Session::refused(Refusal refusal) const {
    Reply reply;
    reply.left_out = refusal.left_out;
    reply.refusals = std::move(refusal.messages);
    for (auto& message : reply.refusals) {
        const auto& [line, column, file] = message.place;
        const bool is_of_line =
            file < refusal.files.size() && refusal.files[file] == edit_file && line > edits_.size();
        message.place = {0, is_of_line ? column : 1, 0};
    }
    return reply;
}

Reply Session::edit_line(std::string_view line) {
    auto edits = parsed_line(line, static_cast<std::uint32_t>(edits_.size()) + 1);
    if (!edits) {
        Reply reply;
        reply.refusals.push_back(std::move(edits).error());
        return reply;
    }
    auto text = edit(*edits);
    return text ? shown(*std::move(text)) : refused(std::move(text).error());
}

Reply Session::undone() {
    if (steps_.empty()) return refusal("there is nothing to undo", "");
    const auto middle = edits_.begin() + static_cast<std::ptrdiff_t>(steps_.back());
    std::vector<Edit> last(middle, edits_.end());
    auto title = "undone: " + written_edits(steps_.back(), edits_.size()) + '\n';
    auto text = replace({edits_.begin(), middle});
    if (!text) return refused(std::move(text).error());
    steps_.pop_back();
    undone_.push_back(std::move(last));
    return shown(std::move(title) + *text);
}

Reply Session::redone() {
    if (undone_.empty()) return refusal("there is nothing to redo", "");
    auto others = std::move(undone_);
    auto text = edit(others.back());
    others.pop_back();
    undone_ = std::move(others);
    if (!text) return refused(std::move(text).error());
    return shown("redone: " + written_edits(steps_.back(), edits_.size()) + '\n' + *text);
}

Reply Session::changes() {
    if (!current_) return shown("nothing was edited\n");
    start_.findings = findings(start_.hierarchy, start_.solution, options_.findings);
    current_->findings = findings(current_->hierarchy, current_->solution, options_.findings);
    const auto comparison = compared(start_, *current_);
    auto text = changes_text({start_, *current_, comparison, {}}, options_.change);
    start_.findings = {};
    current_->findings = {};
    return shown(std::move(text));
}

std::string Session::written_edits(std::size_t first, std::size_t last) const {
    std::string out;
    for (std::size_t at = first; at < last; ++at)
        (out += at == first ? "" : " ") += options_.printable(written(edits_[at]));
    return out;
}

std::string Session::script() const {
    std::string out;
    for (const auto& edit : edits_) out += written(edit) + '\n';
    return out;
}

// The numbers are those that changes are cited with; a script may hold them as comments.
Reply Session::numbered_edits() const {
    if (edits_.empty()) return shown("nothing was edited\n");
    constexpr std::size_t widest = 60;
    std::vector<std::string> lines;
    lines.reserve(edits_.size());
    std::size_t column = 0;
    for (std::size_t at = 0; at < edits_.size(); ++at) {
        lines.push_back(written_edits(at, at + 1));
        column = std::max(column, std::min(width(lines.back()), widest));
    }
    std::string out;
    for (std::size_t at = 0; at < lines.size(); ++at)
        out += padded(lines[at], column) + "  # " + std::to_string(at + 1) + '\n';
    return shown(std::move(out));
}

std::string Session::summary() const {
    return summary_words(now());
}

bool Session::has_conflict() const {
    return summary_of(now().hierarchy, now().solution).by_unit.conflict > 0;
}

std::size_t Session::unsaved_count() const {
    const auto shorter = std::min(edits_.size(), saved_.size());
    std::size_t same = 0;
    while (same < shorter && edits_[same] == saved_[same]) ++same;
    return std::max(edits_.size(), saved_.size()) - same;
}

Reply Session::why(std::span<const std::string_view> words) const {
    if (words.empty()) return shown(blockers_text(now().hierarchy, now().solution, options_.why));
    if (words.size() > 2) return refusal("why takes a site and a mode", "why SITE native");
    const auto mode = words.size() == 2 ? mode_named(words[1]) : std::nullopt;
    if (words.size() == 2 && !mode)
        return refusal("there is no mode " + quoted(words[1]), "allowed: native, mixed");
    return why_site(unquoted(words[0]), mode);
}

Reply Session::why_site(const std::string& code, std::optional<Mode> mode) const {
    const auto& h = now().hierarchy;
    const auto site = h.site_with_code(in_capitals(code));
    if (site != no_site) return shown(why_text(h, now().solution, site, mode, options_.why));
    std::vector<std::string_view> codes;
    codes.reserve(h.size());
    for (SiteIndex other = 0; other < h.size(); ++other) codes.push_back(h.code(other));
    return refusal("there is no site " + quoted(code), did_you_mean(code, codes, "solve lists the sites"));
}

Reply Session::save(std::span<const std::string_view> words) const {
    if (words.size() != 1)
        return refusal("save takes one file", "a name with blanks stands in double quotes");
    Reply reply;
    reply.save_as = unquoted(words[0]);
    if (reply.save_as.empty()) return refusal("save takes one file", "save after.dot, or save after.edits");
    return reply;
}

Reply Session::answer(std::string_view line) {
    const auto words = words_of_line(line);
    if (words.empty()) return {};
    const auto* command = session_command_named(words.front());
    if (command == nullptr && words.front().find('=') == std::string_view::npos)
        return refused_word(line, words.front(), hierarchy());
    if (command == nullptr || command->kind == Kind::edit) return edit_line(line);
    const auto operands = std::span(words).subspan(1);
    if (command->kind == Kind::why) return why(operands);
    if (command->kind == Kind::save) return save(operands);
    if (!operands.empty())
        return refusal(std::string(command->name) + " takes nothing: what is " + quoted(operands[0]) + "?",
                       "", column_in(line, operands[0]));
    return answer(command->kind);
}

Reply Session::answer(SessionCommand::Kind command) {
    switch (command) {
    case Kind::undo:
        return undone();
    case Kind::redo:
        return redone();
    case Kind::changes:
        return changes();
    case Kind::edits:
        return numbered_edits();
    case Kind::status:
        return shown(summary() + '\n');
    case Kind::solve:
        return shown(solution_table(now(), options_.printable, options_.table));
    case Kind::help:
        return shown(session_help());
    default:
        break;
    }
    Reply last;
    last.is_last = true;
    return last;
}

} // namespace sitemode
