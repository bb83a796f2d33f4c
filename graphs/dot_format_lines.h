// The lines that a formatter of DOT writes (graphs/dot_format.h): indentation, comments above a line and at
// its end, blank lines.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/dot_format_words.h"

namespace sitemode {

// The line at hand, and all those before it. Comments are collected until the line ends.
class DotLines {
public:
    explicit DotLines(const DotFormatWords& words) : words_(words) {}

    bool is_empty() const { return text_.empty(); }

    // Passes a word that is not written; its comments are.
    void pass(std::size_t index) {
        put_above(tail_);
        put_above(words_.before(index));
        tail_ = words_.after(index);
    }

    void write(std::size_t index, bool has_blank) {
        pass(index);
        const DotFormatWord& word = words_.at(index);
        if (is_empty()) (above_.empty() ? is_behind_blank_ : has_blank_inside_) = word.is_behind_blank;
        if (has_blank && !is_empty()) text_ += ' ';
        text_ += word.text;
        opens_ = word.word == DotWord::left_brace || word.word == DotWord::left_bracket;
    }

    void add(std::string_view text) {
        text_ += text;
        opens_ = false;
    }

    // Ends the line where one has begun. One that closes a group has the comments above it inside the group.
    void end(std::size_t depth, bool closes = false) {
        if (is_empty()) return;
        if (is_behind_blank_ && !closes) blank_line();
        end_comments(closes ? depth + 1 : depth);
        if (has_blank_inside_ && !closes) blank_line();
        indent(depth);
        out_ += text_;
        for (const DotComment& comment : tail_) (out_ += ' ') += comment.text;
        out_ += '\n';
        tail_ = {};
        text_.clear();
        is_at_begin_ = opens_;
        is_behind_blank_ = has_blank_inside_ = opens_ = false;
    }

    // Writes the comments collected so far, each on a line of its own.
    void end_comments(std::size_t depth) {
        for (const DotComment& comment : above_) {
            if (comment.is_behind_blank) blank_line();
            indent(depth);
            out_ += comment.text;
            out_ += '\n';
            is_at_begin_ = false;
        }
        above_.clear();
    }

    std::string take() { return std::move(out_); }

private:
    void put_above(std::span<const DotComment> comments) {
        for (const DotComment& comment : comments)
            above_.push_back({comment.text, comment.is_behind_blank && is_empty()});
    }
    void blank_line() {
        if (!is_at_begin_) out_ += '\n';
    }
    void indent(std::size_t depth) { out_.append(4 * depth, ' '); }

    const DotFormatWords& words_;
    std::string out_, text_;
    std::vector<DotComment> above_;
    std::span<const DotComment> tail_; // behind the last word
    bool is_at_begin_ = true;          // of the file or of a group: no blank line here
    bool is_behind_blank_ = false;     // a blank line stands above the line and its comments
    bool has_blank_inside_ = false;    // ... and between the comments and the line
    bool opens_ = false;
};

} // namespace sitemode
