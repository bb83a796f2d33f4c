#include "graphs/dot_patches.h"

#include <algorithm>
#include <utility>

#include "graphs/dot_writer.h"

namespace sitemode {

DotPatches::DotPatches(std::string_view text, const DotOutline& outline)
    : text_(text), outline_(outline), is_removed_(outline.size(), false), is_ended_(outline.size(), false) {
    const std::size_t first_end = text.find_first_of("\r\n");
    if (first_end != text.npos)
        line_end_ = text.substr(first_end, text.substr(first_end, 2) == "\r\n" ? 2 : 1);
    bool is_first = true;
    for (std::uint32_t at = 0; at < outline.size(); ++at) {
        const DotStatement& statement = outline.statement(at);
        if (statement.group == 0) last_ = at;
        const bool counts =
            statement.kind == DotStatement::Kind::sites || statement.kind == DotStatement::Kind::links;
        if (counts && is_first) has_semicolons_ = statement.stop > statement.at.end;
        if (counts) is_first = false;
    }
}

std::uint32_t DotPatches::before_blanks(std::uint32_t at) const {
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
    return at;
}

std::uint32_t DotPatches::behind_blanks(std::uint32_t at) const {
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t')) ++at;
    return at;
}

bool DotPatches::is_line_end(std::uint32_t at) const {
    return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r';
}

bool DotPatches::begins_line(std::uint32_t at) const {
    at = before_blanks(at);
    return at == 0 || is_line_end(at - 1);
}

// Where the line ends if nothing but comments stands from `at` on; else `at`.
std::uint32_t DotPatches::end_of_line(std::uint32_t at) const {
    std::uint32_t end = behind_blanks(at);
    while (text_.substr(end, 2) == "/*") {
        const std::size_t close = text_.find("*/", end + 2);
        const auto next = static_cast<std::uint32_t>(close + 2);
        if (close == text_.npos || between(end, next).find_first_of("\r\n") != text_.npos) return at;
        end = behind_blanks(next);
    }
    const bool is_comment = text_.substr(end, 2) == "//" || text_.substr(end, 1) == "#";
    while (is_comment && !is_line_end(end)) ++end;
    return is_line_end(end) ? end : at;
}

// Blanks, line ends and separators.
bool DotPatches::is_plain(std::uint32_t begin, std::uint32_t end) const {
    return between(begin, end).find_first_not_of(" \t\r\n,;") == text_.npos;
}

void DotPatches::write_behind(std::uint32_t statement, std::string new_statement) {
    behind_.push_back({statement, std::move(new_statement)});
}

void DotPatches::write_at_end(std::string new_statement) {
    at_end_.push_back(std::move(new_statement));
}

void DotPatches::write_at_begin(const std::string& new_statement) {
    const std::uint32_t begin = outline_.group(0).inside.begin;
    const std::uint32_t first = outline_.statement(0).at.begin;
    if (!begins_line(first) || !is_line_end(end_of_line(begin))) {
        patches_.insert(begin, ' ' + new_statement + ';');
        return;
    }
    const auto indent = between(before_blanks(first), first);
    patches_.insert(end_of_line(begin),
                    line_end_ + std::string(indent) + new_statement + (has_semicolons_ ? ";" : ""));
}

void DotPatches::put_behind(const Behind& behind) {
    const DotStatement& statement = outline_.statement(behind.statement);
    if (last_stop_ != statement.stop) last_line_end_ = end_of_line(statement.stop);
    last_stop_ = statement.stop;
    const std::uint32_t end = last_line_end_;
    if (begins_line(statement.at.begin) && is_line_end(end)) {
        const auto indent = between(before_blanks(statement.at.begin), statement.at.begin);
        patches_.insert(end, line_end_ + std::string(indent) + behind.text + (has_semicolons_ ? ";" : ""));
        return;
    }
    const bool needs_semicolon =
        statement.stop == statement.at.end && !is_removed_[behind.statement] && !is_ended_[behind.statement];
    is_ended_[behind.statement] = true;
    patches_.insert(statement.stop, (needs_semicolon ? "; " : " ") + behind.text + ';');
}

void DotPatches::remove(std::uint32_t statement) {
    if (is_removed_[statement]) return;
    is_removed_[statement] = true;
    const DotStatement& removed = outline_.statement(statement);
    std::uint32_t begin = before_blanks(removed.at.begin);
    std::uint32_t end = behind_blanks(removed.stop);
    if (begins_line(removed.at.begin) && is_line_end(end)) {
        if (begin > 0) begin -= begin > 1 && text_[begin - 2] == '\r' && text_[begin - 1] == '\n' ? 2U : 1U;
    } else if (begins_line(removed.at.begin) || begin == removed.at.begin) {
        begin = removed.at.begin;
    } else {
        end = removed.stop;
    }
    patches_.cut(begin, end);
}

void DotPatches::remove_mention(std::uint32_t mention) {
    cut_mentions_.push_back(mention);
}

void DotPatches::cut_mentions() {
    std::vector<bool> is_cut(outline_.mentions().size(), false);
    for (const std::uint32_t mention : cut_mentions_) is_cut[mention] = true;
    std::sort(cut_mentions_.begin(), cut_mentions_.end());
    std::uint32_t done = 0; // mentions up to here are cut where they are to be
    std::uint32_t last = DotOutline::none, operand = 0;
    for (const std::uint32_t mention : cut_mentions_) {
        if (mention < done) continue;
        const std::uint32_t statement = outline_.mentions()[mention].statement;
        if (statement != last) operand = outline_.statement(statement).first_operand;
        last = statement;
        while (outline_.operand(operand).end_mention <= mention) ++operand;
        done = outline_.operand(operand).end_mention;
        cut_mentions(statement, outline_.operand(operand), is_cut);
    }
}

// Out of a list, each with the comma before it, or behind it where no site of the list stands before it.
void DotPatches::cut_mentions(std::uint32_t statement, const DotOperand& list,
                              const std::vector<bool>& is_cut) {
    bool has_one = false;
    for (auto at = list.first_mention; at < list.end_mention; ++at) has_one = has_one || !is_cut[at];
    if (!has_one) return remove(statement);
    bool has_one_before = false;
    for (auto at = list.first_mention; at < list.end_mention; ++at) {
        const auto& mentions = outline_.mentions();
        has_one_before = has_one_before || !is_cut[at];
        if (!is_cut[at]) continue;
        if (has_one_before)
            patches_.cut(mentions[at - 1].at.end, mentions[at].at.end);
        else
            patches_.cut(mentions[at].at.begin, mentions[at + 1].at.begin);
    }
}

void DotPatches::replace_arrow(std::uint32_t operand, std::string text) {
    const std::uint32_t begin = outline_.operand(operand).at.end;
    const std::uint32_t end = outline_.operand(operand + 1).at.begin;
    const auto gap = between(begin, end);
    if (gap.find_first_not_of(" \t\r\n->") == gap.npos) return patches_.replace(begin, end, std::move(text));
    const auto arrow = static_cast<std::uint32_t>(begin + gap.find("->"));
    patches_.replace(arrow, arrow + 2, std::move(text));
}

void DotPatches::remove_lists(std::uint32_t statement) {
    const DotSpan lists = outline_.statement(statement).lists;
    if (lists.begin < lists.end) patches_.cut(before_blanks(lists.begin), lists.end);
}

void DotPatches::set_value(const DotPair& pair, std::string_view value) {
    const bool keeps_quotes = pair.is_quoted && value.front() != '"';
    patches_.replace(pair.value_at.begin, pair.value_at.end,
                     keeps_quotes ? '"' + std::string(value) + '"' : std::string(value));
}

void DotPatches::remove_pair(std::uint32_t statement, std::uint32_t pair) {
    if (outline_.statement(statement).kind == DotStatement::Kind::fact) return remove(statement);
    pair_changes_.push_back({statement, pair, {}});
}

void DotPatches::add_pair(std::uint32_t statement, std::string pair) {
    pair_changes_.push_back({statement, DotOutline::none, std::move(pair)});
}

void DotPatches::change_pairs() {
    std::stable_sort(
        pair_changes_.begin(), pair_changes_.end(), [](const PairChange& a, const PairChange& b) {
            return a.statement != b.statement ? a.statement < b.statement : a.removed < b.removed;
        });
    const PairChange* const end = pair_changes_.data() + pair_changes_.size();
    for (const PairChange* begin = pair_changes_.data(); begin != end;) {
        const PairChange* next = begin;
        while (next != end && next->statement == begin->statement) ++next;
        if (!is_removed_[begin->statement]) change_pairs(begin->statement, begin, next);
        begin = next;
    }
}

// Of one statement: first the pairs to be removed, in their order, then those to be added.
void DotPatches::change_pairs(std::uint32_t statement, const PairChange* begin, const PairChange* end) {
    const DotStatement& changed = outline_.statement(statement);
    std::string added;
    for (const PairChange* change = begin; change != end; ++change)
        if (change->removed == DotOutline::none) added += (added.empty() ? "" : ", ") + change->added;
    std::uint32_t last = DotOutline::none; // that stays
    const PairChange* next = begin;
    for (std::uint32_t pair = changed.first_pair; pair < changed.end_pair; ++pair) {
        bool is_removed = false;
        for (; next != end && next->removed == pair; ++next) is_removed = true;
        if (!is_removed)
            last = pair;
        else if (last != DotOutline::none || pair + 1 < changed.end_pair)
            cut_pair(changed, pair, last != DotOutline::none);
        else if (!added.empty())
            return patches_.replace(outline_.pair(pair).at.begin, outline_.pair(pair).at.end, added);
        else
            cut_pair(changed, pair, false);
    }
    if (last == DotOutline::none && added.empty()) remove_empty_lists(statement);
    if (!added.empty()) insert_pairs(changed, last, added);
}

// Comments in them stay.
void DotPatches::remove_empty_lists(std::uint32_t statement) {
    const DotStatement& emptied = outline_.statement(statement);
    const auto inside = between(emptied.lists.begin, emptied.lists.end);
    const bool has_comments = inside.find("//") != inside.npos || inside.find("/*") != inside.npos ||
                              inside.find('#') != inside.npos;
    if (has_comments) return;
    if (emptied.kind == DotStatement::Kind::attributes)
        remove(statement); // a keyword can't do without
    else
        remove_lists(statement);
}

void DotPatches::cut_pair(const DotStatement& statement, std::uint32_t pair, bool has_one_before) {
    const DotSpan cut = outline_.pair(pair).at;
    if (has_one_before && is_plain(outline_.pair(pair - 1).at.end, cut.begin))
        return patches_.cut(outline_.pair(pair - 1).at.end, cut.end);
    const bool has_next = pair + 1 < statement.end_pair;
    if (has_next && is_plain(cut.end, outline_.pair(pair + 1).at.begin))
        return patches_.cut(cut.begin, outline_.pair(pair + 1).at.begin);
    const std::uint32_t separator = behind_blanks(cut.end);
    const bool has_separator = text_[separator] == ',' || text_[separator] == ';';
    patches_.cut(cut.begin, has_separator ? separator + 1 : cut.end);
}

void DotPatches::insert_pairs(const DotStatement& statement, std::uint32_t last, const std::string& added) {
    if (statement.lists.begin == statement.lists.end)
        return patches_.insert(statement.at.end, " [" + added + ']');
    if (last == DotOutline::none) return patches_.insert(statement.lists.begin + 1, added);
    const DotSpan behind = outline_.pair(last).at;
    std::string between_pairs = ", ";
    const bool has_own_line = begins_line(behind.begin) && last > statement.first_pair;
    if (has_own_line)
        between_pairs = ',' + line_end_ + std::string(between(before_blanks(behind.begin), behind.begin));
    patches_.insert(behind.end, between_pairs + added);
}

std::string DotPatches::text() && {
    cut_mentions();
    change_pairs();
    for (const Behind& behind : behind_) put_behind(behind);
    for (std::string& statement : at_end_) put_behind({last_, std::move(statement)});
    return patches_.applied(text_);
}

} // namespace sitemode
