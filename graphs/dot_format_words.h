// The words of a DOT text together with the comments and blank lines between them: what a formatter needs and
// graphs/dot_scanner.h passes over. For texts without syntax errors only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graphs/dot_scanner.h"

namespace sitemode {

struct DotComment {
    std::string_view text;        // with its signs; the blanks at the end of a line are left out
    bool is_behind_blank = false; // a blank line stands before it
};

struct DotFormatWord {
    DotWord word = DotWord::end;
    std::string_view text;        // as it is to be written: without quotes where it needs none
    std::string_view name;        // of an id: what it means
    bool is_behind_blank = false; // a blank line stands before it, behind its comments
    bool is_inline = false;       // of '{': the group has room in the line of its link
    std::size_t first_before = 0; // the first comment before it ...
    std::size_t first_after = 0;  // ... and behind it at the end of its line
};

class DotFormatWords {
public:
    // `text` outlives the words.
    DotFormatWords(std::string_view text, bool all_ascii);

    // The last one is DotWord::end.
    const DotFormatWord& at(std::size_t index) const { return words_[index]; }
    // Comments that belong to what follows: on lines of their own, or with more behind them on their line.
    std::span<const DotComment> before(std::size_t index) const {
        return comments(words_[index].first_before, words_[index].first_after);
    }
    // Comments between a word and the end of its line.
    std::span<const DotComment> after(std::size_t index) const {
        const bool is_last = index + 1 == words_.size();
        return comments(words_[index].first_after,
                        is_last ? comments_.size() : words_[index + 1].first_before);
    }
    bool has_comments_between(std::size_t first, std::size_t last) const {
        return words_[first].first_after < words_[last].first_after;
    }
    std::span<const DotComment> all_comments() const { return comments_; }

private:
    class Gap;

    std::span<const DotComment> comments(std::size_t begin, std::size_t end) const {
        return std::span<const DotComment>(comments_).subspan(begin, end - begin);
    }
    void add(const DotToken& token, std::string_view source);
    void mark_inline_groups();
    bool is_in_link(std::size_t open, std::size_t close) const;

    TextKeeper keeper_;
    std::vector<DotFormatWord> words_;
    std::vector<DotComment> comments_;
};

} // namespace sitemode
