#include "graphs/dot_format_words.h"

#include <array>
#include <utility>

#include "graphs/diagnostic.h"

namespace sitemode {
namespace {

// Keywords are written in lower case.
std::string_view keyword_text(const DotToken& token) {
    constexpr std::array<std::string_view, 6> names{"strict", "graph", "digraph", "node", "edge", "subgraph"};
    return names[static_cast<std::size_t>(token.word) - static_cast<std::size_t>(DotWord::strict)];
}

std::string_view written_text(const DotToken& token, std::string_view source) {
    if (token.word >= DotWord::strict) return keyword_text(token);
    const bool is_plain = token.in_quotes && !token.is_html && source.size() == token.text.size() + 2 &&
                          source.substr(1, token.text.size()) == token.text;
    return is_plain && is_bare_id(token.text) ? token.text : source;
}

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

} // namespace

// What stands between two words: blanks, line ends and comments.
class DotFormatWords::Gap {
public:
    Gap(std::string_view text, bool is_first, bool is_last) : text_(text), is_line_over_(is_first) {
        while (at_ < text_.size()) step();
        // Behind it on the same line is a word: the comments belong to that.
        if (!is_line_over_ && !is_last) comments_at_line_end_ = 0;
    }

    const std::vector<DotComment>& comments() const { return comments_; }
    std::size_t comments_at_line_end() const { return comments_at_line_end_; }
    bool ends_with_blank_line() const { return line_ends_ > 1; }

private:
    void step() {
        const char c = text_[at_];
        if (ends_line(c)) {
            at_ += c == '\r' && text_.substr(at_ + 1).starts_with('\n') ? 2U : 1U;
            ++line_ends_;
            is_line_over_ = true;
        } else if (c == '#' || c == '/') {
            comment(text_.substr(at_).starts_with("/*"));
        } else {
            ++at_;
        }
    }

    void comment(bool is_block) {
        const std::size_t begin = at_;
        if (is_block) {
            at_ = text_.find("*/", at_ + 2) + 2;
        } else {
            while (at_ < text_.size() && !ends_line(text_[at_])) ++at_;
        }
        std::string_view found = text_.substr(begin, at_ - begin);
        while (found.ends_with(' ') || found.ends_with('\t')) found.remove_suffix(1);
        comments_.push_back({found, line_ends_ > 1});
        line_ends_ = 0;
        if (!is_line_over_) ++comments_at_line_end_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ends_ = 0; // since the last comment
    bool is_line_over_;
    std::vector<DotComment> comments_;
    std::size_t comments_at_line_end_ = 0;
};

DotFormatWords::DotFormatWords(std::string_view text, bool all_ascii) {
    Diagnostics said_before;
    DotScanner scanner(text, keeper_, said_before, all_ascii);
    DotToken token;
    std::size_t end = 0;
    do {
        scanner.next(token);
        const Gap gap(text.substr(end, token.begin - end), words_.empty(), token.word == DotWord::end);
        const std::size_t first = comments_.size();
        comments_.insert(comments_.end(), gap.comments().begin(), gap.comments().end());
        add(token, scanner.source(token.begin, token.end));
        words_.back().first_before = first + gap.comments_at_line_end();
        words_.back().first_after = comments_.size();
        words_.back().is_behind_blank = gap.ends_with_blank_line();
        end = token.end;
    } while (token.word != DotWord::end);
    mark_inline_groups();
}

void DotFormatWords::add(const DotToken& token, std::string_view source) {
    DotFormatWord& word = words_.emplace_back();
    word.word = token.word;
    word.text = written_text(token, source);
    if (token.word == DotWord::id) word.name = plain_text(token, keeper_);
}

// A group stays in the line of its link where it holds nothing but sites.
void DotFormatWords::mark_inline_groups() {
    struct Open {
        std::size_t at;
        bool has_sites_only;
    };
    std::vector<Open> open;
    for (std::size_t at = 0; at < words_.size(); ++at) {
        switch (words_[at].word) {
        case DotWord::left_brace:
            if (!open.empty()) open.back().has_sites_only = false;
            open.push_back({at, true});
            break;
        case DotWord::right_brace:
            words_[open.back().at].is_inline = open.back().has_sites_only &&
                                               !has_comments_between(open.back().at, at) &&
                                               is_in_link(open.back().at, at);
            open.pop_back();
            break;
        case DotWord::left_bracket: // an empty list will not be written
            if (words_[at + 1].word != DotWord::right_bracket && !open.empty())
                open.back().has_sites_only = false;
            break;
        case DotWord::right_bracket:
        case DotWord::id:
        case DotWord::comma:
        case DotWord::colon:
        case DotWord::semicolon:
            break;
        default:
            if (!open.empty()) open.back().has_sites_only = false;
        }
    }
}

bool DotFormatWords::is_in_link(std::size_t open, std::size_t close) const {
    std::size_t first = open;
    if (first > 1 && words_[first - 1].word == DotWord::id && words_[first - 2].word == DotWord::subgraph)
        first -= 2;
    else if (first > 0 && words_[first - 1].word == DotWord::subgraph)
        first -= 1;
    const bool is_behind_arrow = first > 0 && words_[first - 1].word == DotWord::arrow;
    return is_behind_arrow || words_[close + 1].word == DotWord::arrow;
}

} // namespace sitemode
